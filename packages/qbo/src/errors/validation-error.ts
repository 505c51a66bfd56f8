import { QuickBooksReplyError } from './reply-error.ts'

/** QuickBooks refuses what was sent; the same call will be refused again. */
export class ValidationError extends QuickBooksReplyError {
  override readonly name = 'ValidationError'
  override readonly code = 'validation'
  override readonly retryable = false
}
