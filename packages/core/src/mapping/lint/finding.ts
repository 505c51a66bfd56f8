import type { Lead } from '../../lead/lead.ts'

/** A call that shows what a finding says: map `lead` at `at` for `caller`, and see. */
export interface Example {
  /** What the lead's text says, or its transcript. */
  text: string
  /** ISO instant. */
  at: string
  lead: Lead
  caller?: { known: boolean }
}

/** Something about a rule document that its author should know before it goes live. */
export interface Finding {
  /**
   * `unknown-item` `inactive-item` `rate-missing` `rule-missing` `never-fires` `shadowed` `contradictory` `overlapping` `absence-only` `gap` `no-fallback` `incomplete`, or
   * the code of an issue that keeps the document from being compiled.
   */
  code: string
  severity: 'error' | 'warning' | 'note'
  /** Path from the document's root. */
  path: string
  message: string
  /** The rules it is about. */
  ruleIds: string[]
  /**
   * `proven`: it holds for every call · `shown`: the example is a call for which it holds · `cannot-tell`: it may hold, and neither a proof nor a
   * call that shows the opposite was found.
   */
  certainty: 'proven' | 'shown' | 'cannot-tell'
  example?: Example
}
