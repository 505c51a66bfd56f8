/** What a business lets go out without a person, so that a fault of a rule or a flood of calls stays small. */
export interface Limits {
  /** Decimal string in the business's currency: an estimate or invoice above it waits for a person before it is sent. */
  maxAmount?: string
  /** Documents and customers written to QuickBooks. */
  documents?: Rate
  /** Texts and e-mails to customers, estimates and invoices that are e-mailed among them. @defaultValue 500 in 24 hours */
  messages?: Rate
  /** Texts and e-mails to one number or address in 24 hours, beside what QuickBooks e-mails. @defaultValue 10 */
  messagesPerPerson?: number
  /**
   * Countries that texts go to, ISO 3166-1 alpha-2: texting abroad is what fraud lives on. The islands that share `+1` with
   * the US and Canada are countries of their own.
   *
   * @defaultValue the business's own; for the US and Canada both of them and Puerto Rico
   */
  smsCountries?: string[]
}

/** How many in any clock hour, and in any 24 of them. */
export interface Rate {
  perHour?: number
  perDay?: number
}
