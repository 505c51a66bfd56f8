import { QuickBooksReplyError } from './reply-error.ts'

/** QuickBooks is down, has failed inside (10000) or answers what is no answer. */
export class ServiceError extends QuickBooksReplyError {
  override readonly name = 'ServiceError'
  override readonly code = 'service'
  override readonly retryable = true
}
