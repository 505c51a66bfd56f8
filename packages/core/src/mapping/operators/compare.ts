import * as z from 'zod'
import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { Facts } from './facts.ts'
import type { Check, Operator } from './operator.ts'

/** A value that a field may have. */
export type Scalar = string | number | boolean

/** Holds when the lead's value at `path` is this one; capitals and outer blanks do not matter. */
export interface EqualsCondition {
  op: 'equals'
  /** Dotted lead path: `contact.address.postalCode`, `fields.property_type`. */
  path: string
  value: Scalar
}

/** Holds when the value is one of these. */
export interface InCondition {
  op: 'in'
  path: string
  values: Scalar[]
}

/** Holds when the value begins with one of these, as an area's postal codes do. */
export interface StartsWithCondition {
  op: 'startsWith'
  path: string
  any: string[]
}

/** Holds when the value is a number of at least, or at most, this decimal. */
export interface LimitCondition {
  op: 'atLeast' | 'atMost'
  path: string
  value: string
}

/** Holds when the value is a number from `from` to `to`, both included. */
export interface BetweenCondition {
  op: 'between'
  path: string
  from: string
  to: string
}

/** Holds when the lead has a value at `path`; never unknown. */
export interface ExistsCondition {
  op: 'exists'
  path: string
}

const path = z
  .string()
  .regex(
    /^(?:id|source|occurredAt|contact|request|appointment|callback|call|fields)(?:\.[^.]{1,100}){0,7}$/,
    'expected a dotted lead path such as contact.address.city',
  )
const scalar = z.union([z.string(), z.number(), z.boolean()])
const decimal = z.string().refine(isDecimal, 'expected a decimal string such as 250.00')

const same = (left: string, right: Scalar): boolean => left.trim().toLowerCase() === String(right).trim().toLowerCase()

const judged = (at: string, op: string, holds: (value: string) => boolean | undefined): Check => {
  return (facts: Facts, found) => {
    const value = facts.text(at)
    if (value === undefined) return facts.missing(at)
    const truth = holds(value)
    if (truth) found.push({ condition: op, value: `${at}: ${value.slice(0, 200)}` })
    return truth === undefined ? facts.missing(at) : truth
  }
}

/** The number in a value as people write amounts: `$1,250` → `1250`. */
const numberIn = (value: string): string | undefined => {
  const bare = value.trim().replace(/^\$/, '').replaceAll(',', '')
  return isDecimal(bare) ? bare : undefined
}

const numeric = (at: string, op: string, holds: (value: string) => boolean): Check =>
  judged(at, op, (value) => {
    const number = numberIn(value)
    return number === undefined ? undefined : holds(number)
  })

export const equals: Operator<EqualsCondition> = {
  op: 'equals',
  schema: () => z.strictObject({ op: z.literal('equals'), path, value: scalar }),
  compile: (condition) => judged(condition.path, 'equals', (value) => same(value, condition.value)),
}

export const isIn: Operator<InCondition> = {
  op: 'in',
  schema: () => z.strictObject({ op: z.literal('in'), path, values: z.array(scalar).min(1) }),
  compile: (condition) => judged(condition.path, 'in', (value) => condition.values.some((one) => same(value, one))),
}

export const startsWith: Operator<StartsWithCondition> = {
  op: 'startsWith',
  schema: () => z.strictObject({ op: z.literal('startsWith'), path, any: z.array(z.string().min(1)).min(1) }),
  compile: (condition) =>
    judged(condition.path, 'startsWith', (value) =>
      condition.any.some((start) => value.trim().toLowerCase().startsWith(start.toLowerCase())),
    ),
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
  compile: (condition) => (facts, found) => {
    const value = facts.text(condition.path)
    if (value === undefined) return false
    found.push({ condition: 'exists', value: condition.path })
    return true
  },
}
