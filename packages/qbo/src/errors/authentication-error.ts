import { QuickBooksReplyError } from './reply-error.ts'

/** The access token is not accepted (3200), even after a refresh where there is one. */
export class AuthenticationError extends QuickBooksReplyError {
  override readonly name = 'AuthenticationError'
  override readonly code = 'authentication'
  override readonly retryable = false
}
