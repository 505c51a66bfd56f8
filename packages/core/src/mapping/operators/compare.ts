import * as z from 'zod'
import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import { type LeadPath, leadPathPattern } from './lead-path.ts'
import type { CompileScope, Judge, Operator } from './operator.ts'
import { bounded, decimal } from './text-schema.ts'

/** A value that a field may have. */
export type Scalar = string | number | boolean

/** Holds when the lead's value at `path` is this one; capitals and outer blanks do not matter. */
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

const path = z
  .string()
  .regex(leadPathPattern, 'the path of a value of the lead, such as contact.address.city or fields.roof_age')
const text = bounded(0, 2_000)
const scalar = z.union([text, z.number(), z.boolean()])

const plain = (value: Scalar): string => String(value).trim().toLowerCase()

/** Judges the value at a path; without a value, or with one that cannot be judged, the answer is unknown. */
const judged = (at: LeadPath, op: string, holds: (value: string) => boolean | undefined): Judge => ({
  check: (facts, found) => {
    const value = facts.text(at)
    const truth = value === undefined ? undefined : holds(value)
    if (value === undefined || truth === undefined) return facts.missing(at)
    if (truth) found?.push({ condition: op, value: `${at}: ${value.slice(0, 200)}` })
    return truth
  },
  actual: (facts) => facts.text(at),
})

/** Judges whether the value is one of a few, which the lead's value leads to directly. */
const oneOf = (op: string, at: LeadPath, values: readonly Scalar[], scope: CompileScope): Judge => {
  const wanted = new Set(values.map(plain))
  const keys = Array.from([...wanted, undefined], (value) => scope.value(at, value))
  return {
    ...judged(at, op, (value) => wanted.has(plain(value))),
    trigger: (costOf) => ({ keys, cost: keys.reduce((sum, key) => sum + costOf(key), 0) }),
  }
}

/** The number in a value as people write amounts: `$1,250` → `1250`. */
const numberIn = (value: string): string | undefined => {
  const bare = value.trim().replace(/^\$/, '').replaceAll(',', '')
  return isDecimal(bare) ? bare : undefined
}

const numeric = (at: LeadPath, op: string, holds: (value: string) => boolean): Judge =>
  judged(at, op, (value) => {
    const number = numberIn(value)
    return number === undefined ? undefined : holds(number)
  })

export const equals: Operator<EqualsCondition> = {
  op: 'equals',
  schema: () => z.strictObject({ op: z.literal('equals'), path, value: scalar }),
  compile: (condition, scope) => oneOf('equals', condition.path, [condition.value], scope),
}

export const isIn: Operator<InCondition> = {
  op: 'in',
  schema: () => z.strictObject({ op: z.literal('in'), path, values: z.array(scalar).min(1).max(5_000) }),
  compile: (condition, scope) => oneOf('in', condition.path, condition.values, scope),
}

export const startsWith: Operator<StartsWithCondition> = {
  op: 'startsWith',
  schema: () => z.strictObject({ op: z.literal('startsWith'), path, any: z.array(bounded(1, 200)).min(1).max(5_000) }),
  compile: (condition) => {
    const starts = condition.any.map((start) => start.toLowerCase())
    return judged(condition.path, 'startsWith', (value) => {
      const said = plain(value)
      return starts.some((start) => said.startsWith(start))
    })
  },
}

export const atLeast: Operator<LimitCondition> = {
  op: 'atLeast',
  schema: () => z.strictObject({ op: z.literal('atLeast'), path, value: decimal }),
  compile: (condition) => numeric(condition.path, 'atLeast', (value) => compareDecimals(value, condition.value) >= 0),
}

export const atMost: Operator<LimitCondition> = {
  op: 'atMost',
  schema: () => z.strictObject({ op: z.literal('atMost'), path, value: decimal }),
  compile: (condition) => numeric(condition.path, 'atMost', (value) => compareDecimals(value, condition.value) <= 0),
}

export const between: Operator<BetweenCondition> = {
  op: 'between',
  schema: () => z.strictObject({ op: z.literal('between'), path, from: decimal, to: decimal }),
  compile: (condition, { issue, path: at }) => {
    if (compareDecimals(condition.from, condition.to) > 0) {
      issue(at, 'empty-range', `from ${condition.from} is above to ${condition.to}, so nothing lies between`)
    }
    return numeric(
      condition.path,
      'between',
      (value) => compareDecimals(value, condition.from) >= 0 && compareDecimals(value, condition.to) <= 0,
    )
  },
}

export const exists: Operator<ExistsCondition> = {
  op: 'exists',
  schema: () => z.strictObject({ op: z.literal('exists'), path }),
  compile: (condition) => ({
    check: (facts, found) => {
      if (facts.text(condition.path) === undefined) return false
      found?.push({ condition: 'exists', value: condition.path })
      return true
    },
  }),
}
