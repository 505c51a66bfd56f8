import { QuickBooksReplyError } from './reply-error.ts'

/** Too many requests for this company (3001). */
export class ThrottledError extends QuickBooksReplyError {
  override readonly name = 'ThrottledError'
  override readonly code = 'throttled'
  override readonly retryable = true
}
