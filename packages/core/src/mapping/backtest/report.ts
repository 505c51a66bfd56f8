/** How many of some calls a document covers. */
export interface Coverage {
  /** Calls that at least one rule counts for. */
  covered: number
  /** `covered` of all, 0 to 1 with four decimals. */
  share: number
  /** Sum of the estimates, two decimals. */
  total: string
  /** Estimates with a line that is still to be quoted. */
  unpriced: number
  /** Calls that no rule counts for, by lead id. */
  uncovered: string[]
  /** Rules that counted for none of the calls, as in the document. */
  neverHit: string[]
  /** Calls each rule counted for. */
  hits: Record<string, number>
}

/** One estimate that is not the same under both documents. */
export interface ChangedEstimate {
  leadId: string
  /** What changed: lines or money, the currency, the urgency, the tags, what is wrong with it. */
  changed: ('lines' | 'currency' | 'urgency' | 'tags' | 'issues')[]
  before: EstimateSummary
  after: EstimateSummary
  /** After less before, two decimals. */
  delta: string
}

/** An estimate as far as a comparison goes. */
export interface EstimateSummary {
  /** `2 h × HVAC Repair - Hourly at 135.00 = 270.00`, in the order of the estimate. */
  lines: string[]
  total: string
  /** ISO 4217. */
  currency: string
  urgency: string
  tags: string[]
  ruleIds: string[]
  /** `unknown-item`, or `missing-fact contact.address.postalCode` where it is about the call; each once. */
  issues: string[]
}

/** A call that could not be priced, and why. */
export interface SkippedLead {
  leadId: string
  message: string
}

/** What a document does with past calls, beside what another would do. */
export interface BacktestReport {
  leads: number
  /** Content hashes. */
  hash: string
  otherHash?: string
  coverage: Coverage
  /** The other document's. */
  otherCoverage?: Coverage
  /** By lead id. */
  changed: ChangedEstimate[]
  /** What the other document's estimates come to more than this one's; negative for less. */
  delta?: string
  skipped: SkippedLead[]
  /** The report as lines of text: the same for the same documents and calls, in whatever order they come. */
  text: string
}
