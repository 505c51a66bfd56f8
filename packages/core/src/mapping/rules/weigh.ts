import type { Lack, NearMiss, TextEvidence } from '../contract.ts'
import { describeCondition } from '../operators/describe.ts'
import type { Facts } from '../operators/facts.ts'
import type { Found } from '../operators/operator.ts'
import type { Reading } from '../text/reading.ts'
import type { WeighedPhrase } from '../text/word-weights.ts'
import { type CompiledWeights, plainItem, type WeighedItem, weightsId } from './compile-weights.ts'
import { type Decision, type Loss, lastOf, type Match } from './decide.ts'
import { lackedDays } from './explain.ts'
import { isEffective, type Open } from './judge.ts'

/** Phrases that are told of one item. */
const toldLimit = 5

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`

const itemsOf = ({ rule: { rule } }: Match): string[] => rule.lines.map(({ item }) => plainItem(item))

const withoutItems = (match: Match, gone: ReadonlySet<string>): Match => {
  const { rule } = match.rule
  const lines = rule.lines.filter(({ item }) => !gone.has(plainItem(item)))
  return { ...match, rule: { ...match.rule, rule: { ...rule, lines } } }
}

/** Words that are not the agent's. */
const wordsOfCaller = ({ sentences }: Reading): number =>
  sentences.reduce((words, { from, to, speaker }) => (speaker === 'agent' ? words : words + to - from), 0)

/** Rounds after which all rules that words outweigh go at once, so that a long chain of them is no burden. */
const roundLimit = 10

/** What counts, and what keeps others of a unique group from it. */
const standingInTheWay = ({ winners, lost }: Decision): Match[] => [
  ...winners,
  ...lost.flatMap(({ match, reason }) => (reason === 'not-unique' ? [match] : [])),
]

const givesItems = ({ rule: { rule } }: Match): boolean => rule.lines.length > 0

/** An item of the table, for one call. */
interface Standing {
  readonly place: number
  readonly item: WeighedItem
  /** What it is worth before anything is said. */
  readonly start: number
  /** What the words are worth for it. */
  readonly sum: number
  /** With what a rule's word is worth. */
  readonly total: number
}

/** What is decided with the words, and the items that would be there if more were known. */
export interface Weighed {
  readonly decision: Decision
  readonly waiting: readonly Open[]
}

/** Holds the items that rules gave against what the words of a call are worth. */
export class Weighing {
  readonly #weights: CompiledWeights
  readonly #facts: Facts
  readonly #decideAmong: (matches: readonly Match[]) => Decision
  readonly #readings: readonly Reading[]
  readonly #standings: readonly Standing[]
  readonly #isLong: boolean

  constructor(weights: CompiledWeights, facts: Facts, decideAmong: (matches: readonly Match[]) => Decision) {
    const readings = facts.sources.map(({ reading }) => reading)
    this.#weights = weights
    this.#facts = facts
    this.#decideAmong = decideAmong
    const sums = weights.table.weigh(readings)
    this.#readings = readings
    this.#isLong = readings.reduce((words, reading) => words + wordsOfCaller(reading), 0) >= weights.limits.minWords
    this.#standings = weights.items.map((item, place): Standing => {
      const sum = sums[place] as number // one for each item
      const start = weights.table.starts[place] as number // as the sums
      return { place, item, start, sum, total: sum + weights.limits.ruleBits }
    })
  }

  /**
   * The decision with what is added and without what is taken away.
   *
   * A rule of which nothing stays does not count, so it is no rule for others to lose to: who counts is decided without it.
   *
   * @param decided - what is decided among the matches before words are weighed
   */
  decide(matches: readonly Match[], decided: Decision): Weighed {
    // A few words that a rule understood leave nothing to be weighed.
    if (!this.#isLong && decided.winners.some(givesItems)) return { decision: decided, waiting: [] }
    const { countsAbove } = this.#weights.limits
    const decision = this.#without(matches, decided, ({ total }) => this.#isLong && total <= countsAbove)
    if (lastOf(decision.winners) !== undefined) return { decision, waiting: [] }
    const wanted = this.#notGiven(decision).filter(({ sum }) => sum > countsAbove)
    const added = wanted.filter((one) => this.#isAddable(one))
    if (added.length > 0 || decision.winners.some(givesItems))
      return { decision: this.#with(decision, added), waiting: this.#waiting(wanted) }
    return this.#alone(matches, decided)
  }

  /** Items that are not on the estimate and that a rule's word would have put there. */
  nearMisses(decision: Decision): NearMiss[] {
    const { countsAbove, ruleBits } = this.#weights.limits
    const outweighed = new Set(decision.lost.flatMap(({ reason, to }) => (reason === 'outweighed' ? to : [])))
    return this.#notGiven(decision)
      .filter(({ item, sum }) => sum > countsAbove - ruleBits && !outweighed.has(weightsId(item.item)))
      .filter((one) => one.sum <= countsAbove || !this.#isAddable(one))
      .sort((left, right) => right.sum - left.sum || left.place - right.place)
      .map(
        (one): NearMiss => ({
          ruleId: weightsId(one.item.item),
          evidence: this.#told(one, true),
          lacked: this.#lacked(one),
        }),
      )
  }

  /** What keeps an item from being added: the words, else what has to hold besides or the days of its rules. */
  #lacked({ item: { item, when, rules }, sum }: Standing): Lack[] {
    const { countsAbove } = this.#weights.limits
    if (sum <= countsAbove)
      return [
        {
          ...{ path: `weights.items.${item}`, expected: `more than ${countsAbove} bits` },
          actual: `${signed(sum)} bits`,
        },
      ]
    const lacked: Lack[] = []
    if (when !== undefined && when.check(this.#facts) !== true)
      lacked.push({ path: when.path, expected: describeCondition(when.condition) })
    const [first] = rules
    if (first !== undefined && !rules.some((rule) => isEffective(rule, this.#facts)))
      lacked.push(lackedDays(first, this.#facts))
    return lacked
  }

  #notGiven({ winners }: Decision): Standing[] {
    const given = new Set(winners.flatMap(itemsOf))
    return this.#standings.filter(({ item }) => !given.has(item.plain))
  }

  /** What is not wanted now is not added, nor what no rule in force has a line for. */
  #isAddable(one: Standing): boolean {
    return this.#truthOf(one) === true
  }

  /** Whether an item may be added; `undefined` where the lead does not say what it wants besides. */
  #truthOf({ item: { when, rules } }: Standing): boolean | undefined {
    if (!rules.some((rule) => isEffective(rule, this.#facts))) return false
    return when === undefined ? true : when.check(this.#facts)
  }

  /** Of items that words would add, those for which it has to be asked what they want besides. */
  #waiting(wanted: readonly Standing[]): Open[] {
    return wanted.flatMap((one): Open[] => {
      const { item, when } = one.item
      return when !== undefined && this.#truthOf(one) === undefined ? [{ id: weightsId(item), when }] : []
    })
  }

  /**
   * The items worth most, where nothing else counts; the same words may be worth as much for two that go together.
   *
   * What a rule gave stays unless what is said outweighs the rule, however rare the item is.
   */
  #alone(matches: readonly Match[], decided: Decision): Weighed {
    const { aloneAbove, countsAbove } = this.#weights.limits
    const beaten = new Set(this.#standings.filter(({ start, total }) => total <= Math.min(aloneAbove, start)))
    for (;;) {
      const decision = this.#without(matches, decided, (one) => this.#isLong && beaten.has(one))
      if (lastOf(decision.winners) !== undefined) return { decision, waiting: [] }
      const given = this.#givenBy(decision)
      const others = this.#notGiven(decision)
      const addable = others.filter((one) => one.sum > aloneAbove && this.#isAddable(one))
      const best = Math.max(...given.map(({ total }) => total), ...addable.map(({ sum }) => sum))
      const less = given.filter(({ total }) => total < best)
      if (less.length > 0) {
        // Without them others of the rules may count.
        for (const one of less) beaten.add(one)
        continue
      }
      const wanted = others.filter(({ sum }) => sum > countsAbove || (sum > aloneAbove && sum >= best))
      return {
        decision: this.#with(
          decision,
          addable.filter(({ sum }) => sum === best),
        ),
        waiting: this.#waiting(wanted),
      }
    }
  }

  #givenBy({ winners }: Decision): Standing[] {
    return [...new Set(winners.flatMap(itemsOf))].flatMap((item) => this.#standingOf(item) ?? [])
  }

  #standingOf(plain: string): Standing | undefined {
    const place = this.#weights.places.get(plain)
    return place === undefined ? undefined : this.#standings[place]
  }

  /** What is decided without the items that are outweighed, and without the rules of which nothing else is left. */
  #without(matches: readonly Match[], decided: Decision, isOutweighed: (one: Standing) => boolean): Decision {
    const gone = new Set(this.#standings.filter(isOutweighed).map(({ item }) => item.plain))
    // A rule that has the last word is not weighed.
    const isTouched = (match: Match): boolean => !match.rule.rule.last && itemsOf(match).some((item) => gone.has(item))
    if (!matches.some(isTouched)) return decided
    const isGone = (match: Match): boolean => isTouched(match) && itemsOf(match).every((item) => gone.has(item))
    const out = new Set<Match>()
    let decision = decided
    // What loses to a rule that counts is told as lost to it, so only what stands in the way of others goes.
    for (let round = 1; ; round += 1) {
      const standing = round > roundLimit ? matches : standingInTheWay(decision)
      const before = out.size
      for (const match of standing) if (isGone(match)) out.add(match)
      if (out.size === before) break
      decision = this.#decideAmong(matches.filter((match) => !out.has(match)))
    }
    const lost = [...out, ...decision.winners.filter(isTouched)].flatMap((match) => this.#lossesOf(match, gone))
    return {
      ...decision,
      winners: decision.winners.map((match) => (isTouched(match) ? withoutItems(match, gone) : match)),
      lost: [...decision.lost, ...lost].sort((left, right) => left.match.rule.index - right.match.rule.index),
    }
  }

  #with(decision: Decision, added: readonly Standing[]): Decision {
    const more = added.flatMap((one): Match[] => {
      const rule = one.item.rules.find((rule) => isEffective(rule, this.#facts))
      return rule === undefined ? [] : [{ rule, found: this.#told(one, true) }]
    })
    return more.length === 0 ? decision : { ...decision, winners: [...decision.winners, ...more] }
  }

  #lossesOf(match: Match, gone: ReadonlySet<string>): Loss[] {
    return [...new Set(itemsOf(match))].flatMap((item): Loss[] => {
      const one = gone.has(item) ? this.#standingOf(item) : undefined
      return one === undefined ? [] : [this.#loss(match, one)]
    })
  }

  #loss(match: Match, one: Standing): Loss {
    const { countsAbove, ruleBits } = this.#weights.limits
    const { item } = one.item
    const worth = `the words are worth ${signed(one.sum)} bits for ${item} and the rule ${signed(ruleBits)}`
    return {
      match: { ...match, found: [...match.found, ...this.#told(one, false)] },
      reason: 'outweighed',
      to: [weightsId(item)],
      message: `${worth}, more than ${countsAbove} are wanted`,
    }
  }

  /** The sum, and the phrases that told most for an item or against it. */
  #told({ place, sum }: Standing, isFor: boolean): Found[] {
    const phrases = this.#weights.table.told(this.#readings, place)
    const said = phrases.reduce((all, { bits }) => all + bits, 0)
    const value = `${signed(sum)} bits: ${signed(sum - said)} to begin with and ${signed(said)} for ${phrases.length} phrases`
    const shown = phrases.filter(({ bits }) => isFor === bits > 0).slice(0, toldLimit)
    return [
      { condition: 'weights', value },
      ...shown.map((phrase) => ({ condition: 'weights', text: evidenceOf(phrase), value: this.#pathOf(phrase) })),
    ]
  }

  #pathOf({ reading }: WeighedPhrase): string {
    return this.#facts.sources.find((source) => source.reading === reading)?.path ?? ''
  }
}

const evidenceOf = ({ phrase, bits, reading, from, to }: WeighedPhrase): TextEvidence => ({
  ...reading.evidence(phrase, from, to),
  bits,
})
