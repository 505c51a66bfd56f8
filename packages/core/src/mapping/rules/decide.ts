import type { Found } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import type { HitPolicy } from './rules.ts'

/** A rule whose condition holds, and what made it hold. */
export interface Match {
  readonly rule: CompiledRule
  readonly found: readonly Found[]
}

const contains = (outer: Found, inner: Found): boolean =>
  outer.text !== undefined &&
  inner.text !== undefined &&
  outer.value === inner.value &&
  outer.text.start <= inner.text.start &&
  outer.text.end >= inner.text.end

const width = ({ text }: Found): number => (text === undefined ? 0 : text.end - text.start)

/** Every word that made the rule match lies inside longer stretches of other rules; of equal stretches the earlier rule's counts. */
const isSwallowed = (match: Match, matches: readonly Match[]): boolean => {
  const words = match.found.filter(({ condition, text }) => condition === 'phrase' && text !== undefined)
  return (
    words.length > 0 &&
    words.every((inner) =>
      matches.some(
        (other) =>
          other !== match &&
          other.found.some(
            (outer) =>
              outer.condition === 'phrase' &&
              contains(outer, inner) &&
              (width(outer) > width(inner) || other.rule.index < match.rule.index),
          ),
      ),
    )
  )
}

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
      return highest(
        highest(matches, ({ rule }) => rule.conditions),
        ({ rule }) => rule.priority,
      ).slice(0, 1)
    case 'unique':
      return []
    case 'longest':
      return matches.filter((match) => !isSwallowed(match, matches))
    default:
      return policy satisfies never
  }
}
