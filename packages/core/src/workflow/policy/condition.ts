import type { FactCondition } from '../../mapping/conditions/evaluate.ts'
import type { Scalar } from '../../mapping/operators/compare.ts'

/** A value that a condition compares with. */
export type ConditionValue = Scalar

/**
 * What must hold for a trigger: the conditions of mapping rules, judged by the same evaluator, over a {@link LeadProjection}.
 *
 * `path` is dotted and walks own members alone: `urgency`, `estimate.total`. Names that a projection has not are the
 * lead's, so that the paths of mapping rules (`contact.address.city`, `fields.size`) lead to the same values; `contact.name` and
 * its like, `appointment` and `callback` are what came of them. Under `subject` is what the
 * occurrence is about: `subject.balance` of an invoice, `subject.command` of a failure. Times and days are those of the call.
 *
 * A trigger is set off or not, so what nobody knows does not hold, and `not` over it does. `phrase` and `field` read texts: they
 * belong to mapping rules, which judge a call once, when it is priced.
 */
export type TriggerCondition = FactCondition
