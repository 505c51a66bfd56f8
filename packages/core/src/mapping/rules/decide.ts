import type { Found } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import type { HitPolicy } from './rules.ts'

/** A rule whose condition holds, and what made it hold. */
export interface Match {
  readonly rule: CompiledRule
  readonly found: readonly Found[]
}

const claims = ({ found }: Match): NonNullable<Found['claim']>[] => found.flatMap(({ claim }) => claim ?? [])

/** Every word that made the rule match is also among the words of other rules, that took more; of equals the earlier rule's count. */
const isSwallowed = (match: Match, matches: readonly Match[]): boolean => {
  const own = claims(match)
  const others = matches.filter((other) => other !== match)
  return (
    own.length > 0 &&
    own.every(({ source, tokens }) =>
      others.some((other) =>
        claims(other).some(
          (claim) =>
            claim.source === source &&
            tokens.every((token) => claim.tokens.includes(token)) &&
            (claim.tokens.length > tokens.length || other.rule.index < match.rule.index),
        ),
      ),
    )
  )
}

const wordsClaimed = (match: Match): number =>
  new Set(claims(match).flatMap(({ source, tokens }) => tokens.map((token) => `${source} ${token}`))).size

const highest = (matches: readonly Match[], value: (match: Match) => number): Match[] => {
  const most = Math.max(...matches.map(value))
  return matches.filter((match) => value(match) === most)
}

/** The matching rules of one group that count; several under `unique` count none of them. */
export const decideGroup = (policy: HitPolicy, matches: readonly Match[]): Match[] => {
  if (matches.length < 2) return [...matches]
  switch (policy) {
    case 'collect':
      return [...matches]
    case 'first':
      return matches.slice(0, 1)
    case 'priority':
      return highest(matches, ({ rule }) => rule.priority)
    case 'best':
      return highest(highest(matches, wordsClaimed), ({ rule }) => rule.priority).slice(0, 1)
    case 'unique':
      return []
    case 'longest':
      return matches.filter((match) => !isSwallowed(match, matches))
    default:
      return policy satisfies never
  }
}
