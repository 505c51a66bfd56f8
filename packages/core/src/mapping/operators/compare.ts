import * as z from 'zod'
import { compareDecimals } from '../../money/decimal.ts'
import type { Test } from '../conditions/truth.ts'
import { beginsWith, comparable, isBetween, isOneOf, isThere } from '../conditions/values.ts'
import type { Facts } from './facts.ts'
import type { LeadPath } from './lead-path.ts'
import { type CompileScope, checked, type Judge, type Operator } from './operator.ts'
import { bounded } from './text-schema.ts'

/** A value that a field may have. */
export type Scalar = string | number | boolean

/** Holds when the lead's value at `path` is this one; capitals and outer blanks do not matter, and `445.00` is `445`. */
export interface EqualsCondition {
  op: 'equals'
  path: LeadPath
  value: Scalar
}

/** Holds when the value is one of these. */
export interface InCondition {
  op: 'in'
  path: LeadPath
  values: Scalar[]
}

/** Holds when the value begins with one of these, as an area's postal codes do. */
export interface StartsWithCondition {
  op: 'startsWith'
  path: LeadPath
  any: string[]
}

/** Holds when the value is a number of at least, or at most, this decimal. */
export interface LimitCondition {
  op: 'atLeast' | 'atMost'
  path: LeadPath
  value: string
}

/** Holds when the value is a number from `from` to `to`, both included. */
export interface BetweenCondition {
  op: 'between'
  path: LeadPath
  from: string
  to: string
}

/** Holds when the lead has a value at `path`; never unknown. */
export interface ExistsCondition {
  op: 'exists'
  path: LeadPath
}

const text = bounded(0, 2_000)
const scalar = z.union([text, z.number(), z.boolean()])

/** Judges the value at a path; without a value, or with one that cannot be judged, the answer is unknown. */
const judged = (at: LeadPath, op: string, test: Test<Facts>): Judge => ({
  check: checked(
    test,
    (facts) => ({ condition: op, value: `${at}: ${facts.text(at)?.slice(0, 200)}` }),
    () => at,
  ),
  actual: (facts) => facts.text(at),
})

/** Judges whether the value is one of a few, which the lead's value leads to directly. */
const oneOf = (op: string, at: LeadPath, values: readonly Scalar[], scope: CompileScope): Judge => {
  const keys = Array.from([...new Set(values.map(comparable)), undefined], (value) => scope.value(at, value))
  return {
    ...judged(at, op, isOneOf(at, values)),
    trigger: (costOf) => ({ keys, cost: keys.reduce((sum, key) => sum + costOf(key), 0) }),
  }
}

export const equals: Operator<EqualsCondition> = {
  op: 'equals',
  schema: ({ path }) => z.strictObject({ op: z.literal('equals'), path, value: scalar }),
  compile: (condition, scope) => oneOf('equals', condition.path, [condition.value], scope),
}

export const isIn: Operator<InCondition> = {
  op: 'in',
  schema: ({ path }) => z.strictObject({ op: z.literal('in'), path, values: z.array(scalar).min(1).max(5_000) }),
  compile: (condition, scope) => oneOf('in', condition.path, condition.values, scope),
}

export const startsWith: Operator<StartsWithCondition> = {
  op: 'startsWith',
  schema: ({ path }) =>
    z.strictObject({ op: z.literal('startsWith'), path, any: z.array(bounded(1, 200)).min(1).max(5_000) }),
  compile: ({ path: at, any }) => judged(at, 'startsWith', beginsWith(at, any)),
}

export const atLeast: Operator<LimitCondition> = {
  op: 'atLeast',
  schema: ({ path, limit }) => z.strictObject({ op: z.literal('atLeast'), path, value: limit }),
  compile: ({ path: at, value }) => judged(at, 'atLeast', isBetween(at, value, undefined)),
}

export const atMost: Operator<LimitCondition> = {
  op: 'atMost',
  schema: ({ path, limit }) => z.strictObject({ op: z.literal('atMost'), path, value: limit }),
  compile: ({ path: at, value }) => judged(at, 'atMost', isBetween(at, undefined, value)),
}

export const between: Operator<BetweenCondition> = {
  op: 'between',
  schema: ({ path, limit }) => z.strictObject({ op: z.literal('between'), path, from: limit, to: limit }),
  compile: ({ path: at, from, to }, { issue }, where) => {
    if (compareDecimals(from, to) > 0)
      issue(where, 'empty-range', `from ${from} is above to ${to}, so nothing lies between`)
    return judged(at, 'between', isBetween(at, from, to))
  },
}

export const exists: Operator<ExistsCondition> = {
  op: 'exists',
  schema: ({ path }) => z.strictObject({ op: z.literal('exists'), path }),
  compile: ({ path: at }) => ({ check: checked(isThere(at), () => ({ condition: 'exists', value: at })) }),
}
