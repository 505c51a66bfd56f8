/** A value of a projection that a condition is compared with. */
export type ConditionValue = string | number | boolean

/**
 * What must hold for a trigger: a small closed language over a {@link LeadProjection}, the operators named as in mapping rules.
 *
 * `path` is dotted and walks own members alone: `urgency`, `estimate.total`, `lead.contact.emails.0`. Under `subject` is what the
 * occurrence is about: `subject.balance` of an invoice, `subject.command` of a failure.
 * Amounts are compared by value, so `'445.00'` equals `'445'`; where the path holds a list, `in` asks for one common member.
 */
export type TriggerCondition =
  | { op: 'all' | 'any'; of: TriggerCondition[] }
  | { op: 'not'; of: TriggerCondition }
  | { op: 'exists'; path: string }
  | { op: 'equals'; path: string; value: ConditionValue }
  | { op: 'in'; path: string; values: ConditionValue[] }
  | { op: 'atLeast' | 'atMost'; path: string; value: string | number }
  | { op: 'between'; path: string; from: string | number; to: string | number }
