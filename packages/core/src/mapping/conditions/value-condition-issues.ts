import type { Issue } from '../../lead/issue.ts'
import { compareDecimals } from '../../money/decimal.ts'
import type { ValueCondition } from './value-condition.ts'
import { numberIn } from './values.ts'

const compareLimits = (from: string | number, to: string | number): number => {
  const [least, most] = [numberIn(from), numberIn(to)]
  if (least !== undefined && most !== undefined) return compareDecimals(least, most)
  return String(from) < String(to) ? -1 : Number(String(from) > String(to))
}

/** What is wrong with a condition of the right shape: a range that nothing can lie in is an `empty-range`. */
export const valueConditionIssues = (condition: ValueCondition, path: string): Issue[] => {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) => valueConditionIssues(part, `${path}.of.${index}`))
    case 'not':
      return valueConditionIssues(condition.of, `${path}.of`)
    case 'between': {
      const { from, to } = condition
      const message = `from ${from} is above to ${to}, so nothing lies between`
      return compareLimits(from, to) > 0 ? [{ path, code: 'empty-range', message }] : []
    }
    default:
      return []
  }
}
