import type { CompiledCondition } from '../operators/operator.ts'

/** Truths that a condition may have, as bits. */
export const Truths: { readonly holds: 1; readonly fails: 2; readonly unknown: 4 } = { holds: 1, fails: 2, unknown: 4 }

/** A condition without parts, and the truths it must have one of. */
export interface Literal {
  readonly leaf: CompiledCondition
  readonly truths: number
}

/** One way for a condition to be as wanted: all of these at once. */
export type Case = readonly Literal[]

const caseLimit = 256
const literalLimit = 300

/** The truths of a condition whose negation has these. */
const opposite = (truths: number): number =>
  ((truths & Truths.holds) << 1) | ((truths & Truths.fails) >> 1) | (truths & Truths.unknown)

/** Every case of one list beside every case of the other; `undefined` where there are too many to look at. */
export const combined = (left: readonly Case[], right: readonly Case[]): Case[] | undefined =>
  left.length * right.length > caseLimit ? undefined : left.flatMap((one) => right.map((other) => [...one, ...other]))

/**
 * The ways for a condition to be as wanted; `undefined` where there are too many to look at.
 *
 * @param truths - `holds`, `fails`, or either of them with `unknown`
 */
export const casesOf = (condition: CompiledCondition, truths: number): Case[] | undefined => {
  const { parts } = condition
  if (parts === undefined) return [[{ leaf: condition, truths }]]
  const inner = condition.condition.op === 'not' ? opposite(truths) : truths
  // `all` holds when every part does and fails when one does; `any` the other way round.
  const everyPart = (condition.condition.op === 'any') !== ((inner & Truths.holds) !== 0)
  let cases: Case[] | undefined = everyPart ? [[]] : []
  for (const part of parts) {
    const ways = casesOf(part, inner)
    if (ways === undefined || cases === undefined) return undefined
    cases = everyPart ? combined(cases, ways) : [...cases, ...ways]
    if (cases !== undefined && (cases.length > caseLimit || (cases[0]?.length ?? 0) > literalLimit)) return undefined
  }
  return cases
}
