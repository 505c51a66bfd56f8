import { QuickBooksError } from './quickbooks-error.ts'

/** What Intuit's token endpoints answered. */
export interface OAuthErrorDetails {
  /** The code of RFC 6749: `invalid_grant`, `invalid_client`, `access_denied`, … */
  error: string
  description?: string | undefined
  /** Absent where the refusal came with the browser, in the callback. */
  status?: number | undefined
  intuitTid?: string | undefined
}

/** Intuit refuses a code, a token or the app itself. */
export class OAuthError extends QuickBooksError {
  override readonly name = 'OAuthError'
  override readonly code = 'oauth'
  override readonly retryable: boolean
  readonly error: string
  /** Intuit's own words; kept out of the message. */
  readonly description: string | undefined
  readonly status: number | undefined
  readonly intuitTid: string | undefined

  constructor({ error, description, status, intuitTid }: OAuthErrorDetails) {
    super(`Intuit answered ${error}${intuitTid ? ` (intuit_tid ${intuitTid})` : ''}`)
    this.error = error
    this.description = description
    this.status = status
    this.intuitTid = intuitTid
    this.retryable = status === 429 || (status ?? 0) >= 500
  }
}
