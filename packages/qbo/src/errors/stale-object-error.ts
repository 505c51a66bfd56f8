import { QuickBooksReplyError } from './reply-error.ts'

/** Somebody changed the record since its `SyncToken` was read (5010): read it again, apply the change again. */
export class StaleObjectError extends QuickBooksReplyError {
  override readonly name = 'StaleObjectError'
  override readonly code = 'stale-object'
  override readonly retryable = false
}
