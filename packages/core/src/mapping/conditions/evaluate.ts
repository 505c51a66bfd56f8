import type { Condition } from '../operators/condition.ts'
import { Area, isAsPressing, isCaller, isCustomerOf, isInArea, isOfService, wants } from './call.ts'
import type { ConditionFacts } from './facts.ts'
import { isDayOfWeek, isHoliday, isOpenAs, isSeason, isTimeOfDay } from './time.ts'
import { allHold, anyHolds, holdsNot, type Test } from './truth.ts'
import { type ValueCondition, valueTest } from './value-condition.ts'

/** Operators whose members are not those of mapping rules: they hold conditions, paths or limits. */
type Other = { of: unknown } | { path: string } | { op: 'phrase' | 'field' }

/** A condition over facts: those of mapping rules but for `phrase` and `field`, which read texts, over the paths of anything. */
export type FactCondition =
  | { op: 'all' | 'any'; of: FactCondition[] }
  | { op: 'not'; of: FactCondition }
  | Exclude<ValueCondition, { of: unknown }>
  | Exclude<Condition, Other>

/**
 * Makes a condition ready to be asked of facts: the evaluator of mapping rules without their texts.
 *
 * @returns a test that answers `undefined` where the facts do not say
 */
export const conditionTest = (condition: FactCondition): Test<ConditionFacts> => {
  switch (condition.op) {
    case 'all':
      return allHold(condition.of.map(conditionTest))
    case 'any':
      return anyHolds(condition.of.map(conditionTest))
    case 'not':
      return holdsNot(conditionTest(condition.of))
    case 'equals':
    case 'in':
    case 'startsWith':
    case 'atLeast':
    case 'atMost':
    case 'between':
    case 'exists':
      return valueTest(condition)
    case 'urgency':
      return isAsPressing(condition)
    case 'intent':
      return wants(condition)
    case 'serviceType':
      return isOfService(condition)
    case 'customerType':
      return isCustomerOf(condition)
    case 'caller':
      return isCaller(condition)
    case 'area':
      return isInArea(new Area(condition))
    case 'businessHours':
      return isOpenAs(condition)
    case 'timeOfDay':
      return isTimeOfDay(condition)
    case 'dayOfWeek':
      return isDayOfWeek(condition)
    case 'holiday':
      return isHoliday
    case 'season':
      return isSeason(condition)
    default:
      return condition satisfies never
  }
}
