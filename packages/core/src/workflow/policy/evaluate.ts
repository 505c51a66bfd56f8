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

const reader = (path: string): Reader => {
  const [first = '', ...rest] = path.split('.')
  if (first === 'subject') return (_, subject) => walk(subject, rest)
  if (!Object.hasOwn(members, first)) return () => undefined
  // A member of a projection, which may be a getter and so not its own.
  const member = (root: object) => (root as Record<string, unknown>)[first]
  return rest.length === 0 ? (root) => member(root) ?? undefined : (root) => walk(member(root), rest)
}

/** Negative, zero or positive; `undefined` where the two cannot be ordered. Numbers and amounts compare by value. */
const compare = (left: unknown, right: ConditionValue): number | undefined => {
  const a = typeof left === 'number' ? String(left) : left
  const b = typeof right === 'number' ? String(right) : right
  if (typeof a !== 'string' || typeof b !== 'string') return undefined
  if (isDecimal(a) && isDecimal(b)) return compareDecimals(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

const equals = (left: unknown, right: ConditionValue) => left === right || compare(left, right) === 0
/** Ready to compare with one value: words are equal when they are the same, only numbers need to be read. */
const equalTo = (value: ConditionValue): ((left: unknown) => boolean) =>
  typeof value === 'number' || isDecimal(value) ? (left) => equals(left, value) : (left) => left === value

const isAtLeast = (left: unknown, right: ConditionValue) => (compare(left, right) ?? -1) >= 0
const isAtMost = (left: unknown, right: ConditionValue) => (compare(left, right) ?? 1) <= 0

type Comparison = Extract<TriggerCondition, { path: string }>

const compileComparison = (comparison: Comparison): ((value: unknown) => boolean) => {
  switch (comparison.op) {
    case 'exists':
      return (value) => value !== undefined
    case 'equals':
      return equalTo(comparison.value)
    case 'in': {
      const words = new Set<unknown>(comparison.values)
      const numbers = comparison.values.filter((value) => typeof value === 'number' || isDecimal(value)).map(equalTo)
      const isAllowed = (member: unknown) => words.has(member) || numbers.some((test) => test(member))
      return (value) => (Array.isArray(value) ? value.some(isAllowed) : isAllowed(value))
    }
    case 'atLeast':
      return (value) => isAtLeast(value, comparison.value)
    case 'atMost':
      return (value) => isAtMost(value, comparison.value)
    case 'between':
      return (value) => isAtLeast(value, comparison.from) && isAtMost(value, comparison.to)
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
