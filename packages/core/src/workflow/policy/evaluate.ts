import { compareDecimals, isDecimal } from '../../money/index.ts'
import type { ProjectionMembers } from '../projection/lead-view.ts'
import type { ConditionValue, TriggerCondition } from './condition.ts'

/** Tells whether a condition holds for a projection and the values of what an occurrence is about. */
export type Test = (root: object, subject?: Readonly<Record<string, string>>) => boolean
type Reader = (...from: Parameters<Test>) => unknown

/** What a path may begin with; a record, so that the compiler sees to it that no member of a projection is missing. */
const members: Record<keyof ProjectionMembers, true> = {
  leadId: true,
  stage: true,
  lead: true,
  urgency: true,
  intents: true,
  contact: true,
  pricing: true,
  customerId: true,
  estimate: true,
  invoices: true,
  documents: true,
  appointment: true,
  callback: true,
  money: true,
  reviews: true,
  failures: true,
  anomalies: true,
}

/** Walks own members alone, so that no path reaches what is not data. */
const walk = (root: unknown, names: readonly string[]): unknown => {
  let value = root
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    // An object with an own member of that name.
    value = (value as Record<string, unknown>)[name]
  }
  return value ?? undefined
}

/** Text that is blank says nothing, as in mapping rules. */
const told = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value)

const reader = (path: string): Reader => {
  const [first = '', ...rest] = path.split('.')
  if (first === 'subject') return (_, subject) => told(walk(subject, rest))
  if (!Object.hasOwn(members, first)) return () => undefined
  // A member of a projection, which may be a getter and so not its own.
  const member = (root: object) => (root as Record<string, unknown>)[first]
  return rest.length === 0 ? (root) => told(member(root)) ?? undefined : (root) => told(walk(member(root), rest))
}

/** The number in a value as people write amounts: `$1,250` is `1250`. */
const numberIn = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? `${value}` : value
  if (isDecimal(text)) return text
  if (typeof text !== 'string') return undefined
  const bare = `${text}`.trim().replace(/^\$/, '').replaceAll(',', '')
  return isDecimal(bare) ? bare : undefined
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : Number(left > right))

/** Orders numbers by value against a number, and texts, such as dates, against a text; `undefined` for all else. */
const comparing = (right: string | number): ((left: unknown) => number | undefined) => {
  const limit = numberIn(right)
  if (limit === undefined) return (left) => (typeof left === 'string' ? compareTexts(left, String(right)) : undefined)
  return (left) => {
    const number = numberIn(left)
    return number === undefined ? undefined : compareDecimals(number, limit)
  }
}

const plain = (value: string): string => value.trim().toLowerCase()

/** Whether a scalar is one of a few: capitals and outer blanks do not matter, amounts are compared by value. */
const oneOf = (values: readonly ConditionValue[]): ((left: unknown) => boolean) => {
  const words = new Set(values.map((value) => plain(String(value))))
  const numbers = values.map(String).filter(isDecimal)
  const isScalar = (left: unknown) => typeof left === 'string' || typeof left === 'number' || typeof left === 'boolean'
  return (left) => {
    if (typeof left === 'string' && words.has(left)) return true
    if (!isScalar(left)) return false
    const text = plain(String(left))
    return words.has(text) || (isDecimal(text) && numbers.some((number) => compareDecimals(text, number) === 0))
  }
}

type Comparison = Extract<TriggerCondition, { path: string }>

const compileComparison = (comparison: Comparison): ((value: unknown) => boolean) => {
  switch (comparison.op) {
    case 'exists':
      return (value) => value !== undefined
    case 'equals':
      return oneOf([comparison.value])
    case 'in': {
      const isAllowed = oneOf(comparison.values)
      return (value) => (Array.isArray(value) ? value.some(isAllowed) : isAllowed(value))
    }
    case 'startsWith': {
      const starts = comparison.any.map((start) => start.toLowerCase())
      return (value) => typeof value === 'string' && starts.some((start) => plain(value).startsWith(start))
    }
    case 'atLeast': {
      const compare = comparing(comparison.value)
      return (value) => (compare(value) ?? -1) >= 0
    }
    case 'atMost': {
      const compare = comparing(comparison.value)
      return (value) => (compare(value) ?? 1) <= 0
    }
    case 'between': {
      const [above, below] = [comparing(comparison.from), comparing(comparison.to)]
      return (value) => (above(value) ?? -1) >= 0 && (below(value) ?? 1) <= 0
    }
    default:
      return comparison satisfies never
  }
}

/** Makes a condition ready to be asked often; what a path does not lead to equals nothing and is in no order with anything. */
export const compileCondition = (condition: TriggerCondition): Test => {
  switch (condition.op) {
    case 'all': {
      const parts = condition.of.map(compileCondition)
      return (root, subject) => parts.every((part) => part(root, subject))
    }
    case 'any': {
      const parts = condition.of.map(compileCondition)
      return (root, subject) => parts.some((part) => part(root, subject))
    }
    case 'not': {
      const part = compileCondition(condition.of)
      return (root, subject) => !part(root, subject)
    }
    default: {
      const read = reader(condition.path)
      const isMet = compileComparison(condition)
      return (root, subject) => isMet(read(root, subject))
    }
  }
}

/** Tells whether a condition holds, once. */
export const holds = (condition: TriggerCondition, root: object): boolean => compileCondition(condition)(root)
