const codes = [
  'unknown-item',
  'unknown-name',
  'no-lines',
  'estimate-gone',
  'edited-by-hand',
  'already-paid',
  'has-payments',
  'currency-differs',
  'customer-inactive',
  'sms-country',
] as const

/** Something a person must put right before a document can be written. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError' as const
  readonly code: (typeof codes)[number]
  readonly retryable = false

  constructor(code: DocumentError['code'], message: string) {
    super(message)
    this.code = code
  }
}
