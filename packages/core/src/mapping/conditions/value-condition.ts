import type { Scalar } from '../operators/compare.ts'
import type { ConditionFacts } from './facts.ts'
import { allHold, anyHolds, holdsNot } from './truth.ts'
import { beginsWith, isBetween, isOneOf, isThere } from './values.ts'

/** A condition over values alone: those operators of mapping rules that compare what is at a path, over the paths of any document. */
export type ValueCondition =
  | { op: 'all' | 'any'; of: ValueCondition[] }
  | { op: 'not'; of: ValueCondition }
  | { op: 'exists'; path: string }
  | { op: 'equals'; path: string; value: Scalar }
  | { op: 'in'; path: string; values: Scalar[] }
  | { op: 'startsWith'; path: string; any: string[] }
  /** Numbers are compared by value; a limit that is no number, such as a date, as text. */
  | { op: 'atLeast' | 'atMost'; path: string; value: string | number }
  | { op: 'between'; path: string; from: string | number; to: string | number }

/**
 * Makes a condition over values ready to be asked, as a mapping rule would judge it.
 *
 * @returns a test that answers `undefined` where there is no value to judge; `not` of that is not known either
 * @example
 * import { valueTest } from '@leadbooks/core'
 *
 * const isLarge = valueTest({ op: 'atLeast', path: 'deal.amount', value: '1000' })
 * const amountOf = (amount?: string) => ({ value: () => amount })
 * isLarge(amountOf('$1,250')) // => true
 * isLarge(amountOf()) // => undefined
 */
export const valueTest = (
  condition: ValueCondition,
): ((facts: Pick<ConditionFacts, 'value'>) => boolean | undefined) => {
  switch (condition.op) {
    case 'all':
      return allHold(condition.of.map(valueTest))
    case 'any':
      return anyHolds(condition.of.map(valueTest))
    case 'not':
      return holdsNot(valueTest(condition.of))
    case 'equals':
      return isOneOf(condition.path, [condition.value])
    case 'in':
      return isOneOf(condition.path, condition.values)
    case 'startsWith':
      return beginsWith(condition.path, condition.any)
    case 'atLeast':
      return isBetween(condition.path, condition.value, undefined)
    case 'atMost':
      return isBetween(condition.path, undefined, condition.value)
    case 'between':
      return isBetween(condition.path, condition.from, condition.to)
    case 'exists':
      return isThere(condition.path)
    default:
      return condition satisfies never
  }
}
