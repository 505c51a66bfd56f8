/** What a business lets go out without a person, so that a fault of a rule or a flood of calls stays small. */
export interface Limits {
  /** Decimal string in the business's currency: an estimate or invoice above it waits for a person before it is sent. */
  maxAmount?: string
  /** Documents and customers written to QuickBooks. */
  documents?: Rate
  /** Texts and e-mails to customers, estimates and invoices that are e-mailed among them. */
  messages?: Rate
  /**
   * Where texts go, by the beginnings of E.164 numbers (`+1`, `+44`): texting abroad is what fraud lives on.
   *
   * @defaultValue for a business in the US or Canada, `+1` without the islands that share it; elsewhere everywhere
   */
  smsPrefixes?: string[]
}

/** How many in any clock hour, and in any 24 of them. */
export interface Rate {
  perHour?: number
  perDay?: number
}
