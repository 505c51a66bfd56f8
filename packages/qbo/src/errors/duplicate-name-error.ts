import { QuickBooksReplyError } from './reply-error.ts'

/** The name is taken by another customer, vendor, employee or item (6240), perhaps an inactive one. */
export class DuplicateNameError extends QuickBooksReplyError {
  override readonly name = 'DuplicateNameError'
  override readonly code = 'duplicate-name'
  override readonly retryable = false
}
