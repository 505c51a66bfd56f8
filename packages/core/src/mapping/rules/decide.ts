import type { Issue } from '../../lead/issue.ts'
import type { LostRule } from '../contract.ts'
import type { Found } from '../operators/operator.ts'
import { claimIndex, swallowers, wordsClaimed } from './claims.ts'
import { type CompiledRule, policyOf } from './compiled-rule.ts'
import type { HitPolicy, MappingRules } from './rules.ts'

/** A rule whose condition holds, and what made it hold. */
export interface Match {
  readonly rule: CompiledRule
  readonly found: readonly Found[]
}

/** A match that does not count, and why. */
export interface Loss {
  readonly match: Match
  readonly reason: LostRule['reason']
  readonly to: readonly string[]
  readonly message: string
}

/** Which matches count, most pressing priority first, then as in the document. */
export interface Decision {
  readonly winners: readonly Match[]
  readonly lost: readonly Loss[]
  readonly issues: readonly Issue[]
}

const idOf = ({ rule }: Match): string => rule.rule.id

/** Rules that are told by name where one loses to more. */
const idsTold = 20
const idsOf = (matches: readonly Match[]): string[] => matches.slice(0, idsTold).map(idOf)

/** Orders by a number, the highest first; `sort` keeps the document's order among equals. */
const byHighest = (matches: readonly Match[], ...measures: ((match: Match) => number)[]): Match[] =>
  matches
    .map((match) => ({ match, values: measures.map((measure) => measure(match)) }))
    .sort((left, right) => {
      for (const [index, value] of right.values.entries()) {
        const order = value - (left.values[index] ?? 0)
        if (order !== 0) return order
      }
      return left.match.rule.index - right.match.rule.index
    })
    .map(({ match }) => match)

const priorityOf = ({ rule }: Match): number => rule.priority

/** The matching rules of one group that count; several under `unique` count none of them. */
export const decideGroup = (
  policy: HitPolicy,
  matches: readonly Match[],
): { readonly winners: readonly Match[]; readonly lost: readonly Loss[] } => {
  if (matches.length < 2) return { winners: matches, lost: [] }
  const outranked = (winners: readonly Match[], why: (loser: Match) => string): Loss[] => {
    const [won, to] = [new Set(winners), idsOf(winners)]
    return matches
      .filter((match) => !won.has(match))
      .map((match) => ({ match, reason: 'outranked', to, message: why(match) }))
  }
  switch (policy) {
    case 'collect':
      return { winners: matches, lost: [] }
    case 'first': {
      const winners = matches.slice(0, 1)
      return { winners, lost: outranked(winners, () => 'an earlier rule of the group counts') }
    }
    case 'priority': {
      const most = matches.map(priorityOf).reduce((left, right) => Math.max(left, right))
      const winners = matches.filter((match) => priorityOf(match) === most)
      return { winners, lost: outranked(winners, (match) => `its priority is ${priorityOf(match)}, not ${most}`) }
    }
    case 'best': {
      const winners = byHighest(matches, wordsClaimed, priorityOf).slice(0, 1)
      const words = winners.map(wordsClaimed)
      const why = (match: Match): string =>
        wordsClaimed(match) < (words[0] ?? 0)
          ? `it claims ${wordsClaimed(match)} words, the best ${words[0]}`
          : 'as many words as the best, with less priority or later in the document'
      return { winners, lost: outranked(winners, why) }
    }
    case 'unique': {
      const more = matches.length > idsTold ? ` and ${matches.length - idsTold} more` : ''
      const message = `several rules of a unique group match: ${idsOf(matches).join(', ')}${more}`
      const few = matches.slice(0, idsTold + 1)
      const lost = matches.map(
        (match): Loss => ({ match, reason: 'not-unique', to: idsOf(few.filter((other) => other !== match)), message }),
      )
      return { winners: [], lost }
    }
    case 'longest': {
      const index = claimIndex(matches)
      const lost = matches.flatMap((match): Loss[] => {
        const takers = swallowers(match, index)
        if (takers.length === 0) return []
        return [{ match, reason: 'outranked', to: idsOf(takers), message: 'all its words are part of theirs' }]
      })
      const losers = new Set(lost.map(({ match }) => match))
      return { winners: matches.filter((match) => !losers.has(match)), lost }
    }
    default:
      return policy satisfies never
  }
}

/** Matches by their group, the groups in the order of the document. */
const byGroup = (matches: readonly Match[]): [group: string | number, matches: Match[]][] => {
  const groups = new Map<string | number, Match[]>()
  for (const match of matches) {
    const group = groups.get(match.rule.group)
    if (group === undefined) groups.set(match.rule.group, [match])
    else group.push(match)
  }
  return [...groups].sort(([, left], [, right]) => (left[0]?.rule.groupIndex ?? 0) - (right[0]?.rule.groupIndex ?? 0))
}

/** The names among a rule's `unlessMatched` that are in a set. */
const namesIn = ({ rule: { rule } }: Match, names: ReadonlySet<string | number>): string[] =>
  (rule.unlessMatched ?? []).filter((name) => names.has(name))

/** The id of the rule that ends the matter, if one does. */
export const lastOf = (winners: readonly Match[]): string | undefined =>
  winners.find(({ rule }) => rule.rule.last)?.rule.rule.id

/** How a group is decided. */
interface Settled extends ReturnType<typeof decideGroup> {
  /** Matches that step back, with the rules of the group that they give way to. */
  readonly away: ReadonlyMap<Match, readonly string[]>
}

/** Times a group is decided anew; only rules that give way in a circle need more, and of those none is right. */
const roundLimit = 20

/** Of the matches that count but for it, or stepped back before, those that give way to one which stays. */
const steppingBack = (
  open: readonly Match[],
  winners: ReadonlySet<Match>,
  before: Settled['away'],
): Settled['away'] => {
  const away = new Map<Match, readonly string[]>()
  const counting = new Set<string>()
  for (const match of open) {
    if (!winners.has(match) && !before.has(match)) continue
    const to = namesIn(match, counting)
    if (to.length > 0) away.set(match, to)
    else if (winners.has(match)) counting.add(idOf(match))
  }
  return away
}

/** Decides group after group which matches count. */
class Round {
  readonly winners: Match[] = []
  readonly lost: Loss[] = []
  readonly issues: Issue[] = []
  /** Rules and groups that count so far. */
  readonly #won = new Set<string | number>()
  #last: string | undefined

  take(group: string | number, policy: HitPolicy, matches: readonly Match[]): void {
    if (this.#last !== undefined) {
      this.#lose(matches, 'not-reached', [this.#last], `nothing is looked at after ${this.#last}`)
      return
    }
    const { winners, lost, away } = this.#settle(policy, this.#giveWay(matches))
    const [conflict] = lost.filter(({ reason }) => reason === 'not-unique')
    if (conflict !== undefined)
      this.issues.push({ path: `groups.${group}`, code: 'not-unique', message: conflict.message })
    this.lost.push(...lost)
    for (const [match, to] of away) this.#loseTo([match], to)
    for (const match of winners) this.#won.add(idOf(match))
    if (winners.length > 0) this.#won.add(group)
    this.winners.push(...winners)
    this.#last = lastOf(winners)
  }

  /** The matches that give way to nothing that was decided in the groups before. */
  #giveWay(matches: readonly Match[]): Match[] {
    return matches.filter((match) => {
      const to = namesIn(match, this.#won)
      if (to.length > 0) this.#loseTo([match], to)
      return to.length === 0
    })
  }

  /**
   * Decides a group of which some rules may give way to others.
   *
   * Whether a rule counts may depend on one that steps back, so the group is decided anew until the same ones step back as before.
   */
  #settle(policy: HitPolicy, open: readonly Match[]): Settled {
    let away: Settled['away'] = new Map()
    for (let round = 1; ; round += 1) {
      const { winners, lost } = decideGroup(policy, away.size === 0 ? open : open.filter((match) => !away.has(match)))
      const next = steppingBack(open, new Set(winners), away)
      const isSettled = next.size === away.size && [...next.keys()].every((match) => away.has(match))
      if (isSettled || round === roundLimit)
        return { winners: winners.filter((match) => !next.has(match)), lost, away: new Map([...away, ...next]) }
      away = next
    }
  }

  #loseTo(matches: readonly Match[], to: readonly string[]): void {
    this.#lose(matches, 'gave-way', to, `it gives way to ${to.join(', ')}`)
  }

  #lose(matches: readonly Match[], reason: Loss['reason'], to: readonly string[], message: string): void {
    for (const match of matches) this.lost.push({ match, reason, to, message })
  }
}

const noLosses: readonly Loss[] = []
const noIssues: readonly Issue[] = []

/** Decides which of a lead's matches count, by the hit policies of their groups. */
export const decide = (document: MappingRules, matches: readonly Match[]): Decision => {
  // Nobody to lose to.
  if (matches.length < 2) return { winners: matches, lost: noLosses, issues: noIssues }
  const round = new Round()
  for (const [group, members] of byGroup(matches)) round.take(group, policyOf(document, group), members)
  return {
    winners: byHighest(round.winners, priorityOf),
    lost: round.lost.toSorted((left, right) => left.match.rule.index - right.match.rule.index),
    issues: round.issues,
  }
}
