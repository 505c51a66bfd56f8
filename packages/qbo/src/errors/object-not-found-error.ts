import { QuickBooksReplyError } from './reply-error.ts'

/** The record, or one it refers to, does not exist or is inactive (610). */
export class ObjectNotFoundError extends QuickBooksReplyError {
  override readonly name = 'ObjectNotFoundError'
  override readonly code = 'object-not-found'
  override readonly retryable = false
}
