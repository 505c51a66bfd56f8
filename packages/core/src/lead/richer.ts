import { canonicalJson } from './canonical-json.ts'

/** Scores a value; the greater score is the richer value. */
export type Rank<Value> = (value: Value) => number

/**
 * Keeps the richer of two values, whichever is first.
 *
 * A total order (rank, then content) makes keeping the greater one commutative, associative and idempotent, which no rule that
 * looks at the order of arrival is.
 */
export const richer = <Value>(
  left: Value | undefined,
  right: Value | undefined,
  rank: Rank<Value>,
): Value | undefined => {
  if (left === undefined) return right
  if (right === undefined) return left
  const difference = rank(left) - rank(right)
  if (difference !== 0) return difference > 0 ? left : right
  return canonicalJson(left) >= canonicalJson(right) ? left : right
}

/** Values differ only by content: the greater text is kept. */
export const anyOrder: Rank<unknown> = () => 0

/** Longer text says more. */
export const byLength: Rank<string> = (text) => text.trim().length

/** How much a value holds: filled members first, then characters. */
export const byContent: Rank<unknown> = (value) =>
  leaves(value) * 1_000_000 + Math.min(canonicalJson(value).length, 999_999)

const leaves = (value: unknown): number => {
  if (value === null || value === undefined || value === '') return 0
  if (typeof value !== 'object') return 1
  return Object.values(value).reduce((sum: number, item) => sum + leaves(item), 0)
}

/** Earlier instants rank higher; what is no instant ranks lowest. */
export const byEarliest: Rank<string> = (instant) => {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? -Number.MAX_VALUE : -at
}

/** Later instants rank higher; what is no instant ranks lowest. */
export const byLatest: Rank<string> = (instant) => {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? -Number.MAX_VALUE : at
}

/** Ranks the members of a list from poorest to richest. */
export const byPlace =
  <Value>(...poorestFirst: readonly Value[]): Rank<Value> =>
  (value) =>
    poorestFirst.indexOf(value)
