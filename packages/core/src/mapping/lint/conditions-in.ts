import type { Condition } from '../operators/condition.ts'
import type { MappingRules } from '../rules/rules.ts'

const within = (condition: Condition): Condition[] => {
  if (condition.op === 'all' || condition.op === 'any') return condition.of.flatMap(within)
  return condition.op === 'not' ? within(condition.of) : [condition]
}

/** Every condition without parts in a document. */
export const conditionsIn = ({ rules, surcharges = [], discounts = [] }: MappingRules): Condition[] =>
  [...rules, ...surcharges, ...discounts].flatMap(({ when }) => within(when))
