import { QuickBooksReplyError } from './reply-error.ts'

/** The app, the user or the company's plan may not do this; somebody at the company has to act. */
export class AuthorizationError extends QuickBooksReplyError {
  override readonly name = 'AuthorizationError'
  override readonly code = 'authorization'
  override readonly retryable = false
}
