/** A value of a projection that a condition is compared with. */
export type ConditionValue = string | number | boolean

/**
 * What must hold for a trigger: a small closed language over a {@link LeadProjection}. Its operators mean what those of the same
 * name mean in mapping rules: capitals and outer blanks do not matter, blank text is absent, `$1,250` is a number.
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
  | { op: 'startsWith'; path: string; any: string[] }
  | { op: 'atLeast' | 'atMost'; path: string; value: string | number }
  | { op: 'between'; path: string; from: string | number; to: string | number }
