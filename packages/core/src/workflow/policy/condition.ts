import type { FactCondition } from '../../mapping/conditions/evaluate.ts'
import type { Scalar } from '../../mapping/operators/compare.ts'
import type { FieldCondition, PhraseCondition } from '../../mapping/operators/phrase.ts'

/** A value that a condition compares with. */
export type ConditionValue = Scalar

/**
 * What must hold for a trigger: the conditions of mapping rules, judged by the same evaluator, over a {@link LeadProjection}.
 *
 * `path` is dotted and walks own members alone: `urgency`, `estimate.total`. Names that a projection has not are the
 * lead's, so that the paths of mapping rules (`contact.address.city`, `fields.size`) lead to the same values; `contact.name` and
 * its like, `appointment` and `callback` are what came of them. `lead.doubts.phone` has the codes of what is doubtful about a detail.
 * Under `subject` is what the occurrence is about: `subject.balance` of an invoice, `subject.command` of a failure. Times and days are
 * those of the call.
 *
 * A trigger is set off or not, so what nobody knows does not hold, and `not` over it does. Only what the words of a call say
 * (`phrase`, `field`) stays open until {@link judgeTexts} has read them, and neither it nor `not` over it sets a trigger off before.
 */
export type TriggerCondition =
  | { op: 'all' | 'any'; of: TriggerCondition[] }
  | { op: 'not'; of: TriggerCondition }
  | PhraseCondition
  | FieldCondition
  | Exclude<FactCondition, { of: unknown }>

/** A condition that holds no others. */
export type SimpleCondition = Exclude<TriggerCondition, { of: unknown }>

/** The simple conditions in a condition, each with its path. */
export const simpleConditionsIn = (condition: TriggerCondition, path: string): [string, SimpleCondition][] => {
  if (!('of' in condition)) return [[path, condition]]
  return condition.op === 'not'
    ? simpleConditionsIn(condition.of, `${path}.of`)
    : condition.of.flatMap((part, index) => simpleConditionsIn(part, `${path}.of.${index}`))
}
