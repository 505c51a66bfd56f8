import { compareDecimals, isDecimal } from '../../money/index.ts'
import type { ConditionValue, TriggerCondition } from './condition.ts'

/** Walks own members alone, so that no path reaches what is not data. */
const read = (root: unknown, path: string): unknown => {
  let value = root
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    // An object with an own member of that name.
    value = (value as Record<string, unknown>)[name]
  }
  return value ?? undefined
}

/** Negative, zero or positive; `undefined` where the two cannot be ordered. Numbers and amounts compare by value. */
const compare = (left: unknown, right: ConditionValue): number | undefined => {
  const [a, b] = [left, right].map((value) => (typeof value === 'number' ? String(value) : value))
  if (isDecimal(a) && isDecimal(b)) return compareDecimals(a, b)
  if (typeof a !== 'string' || typeof b !== 'string') return undefined
  return a < b ? -1 : a > b ? 1 : 0
}

const equals = (left: unknown, right: ConditionValue) => left === right || compare(left, right) === 0
const isAtLeast = (left: unknown, right: ConditionValue) => (compare(left, right) ?? -1) >= 0
const isAtMost = (left: unknown, right: ConditionValue) => (compare(left, right) ?? 1) <= 0

/** Tells whether a condition holds; what a path does not lead to equals nothing and is in no order with anything. */
export const holds = (condition: TriggerCondition, root: unknown): boolean => {
  switch (condition.op) {
    case 'all':
      return condition.of.every((part) => holds(part, root))
    case 'any':
      return condition.of.some((part) => holds(part, root))
    case 'not':
      return !holds(condition.of, root)
    case 'exists':
      return read(root, condition.path) !== undefined
    case 'equals':
      return equals(read(root, condition.path), condition.value)
    case 'in': {
      const value = read(root, condition.path)
      const members = Array.isArray(value) ? value : [value]
      return members.some((member) => condition.values.some((allowed) => equals(member, allowed)))
    }
    case 'atLeast':
      return isAtLeast(read(root, condition.path), condition.value)
    case 'atMost':
      return isAtMost(read(root, condition.path), condition.value)
    case 'between': {
      const value = read(root, condition.path)
      return isAtLeast(value, condition.from) && isAtMost(value, condition.to)
    }
    default:
      return condition satisfies never
  }
}
