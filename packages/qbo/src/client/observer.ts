import type { ConnectionError } from '../errors/connection-error.ts'
import type { QuickBooksErrorCode } from '../errors/quickbooks-error.ts'
import { QuickBooksReplyError } from '../errors/reply-error.ts'

/** One request on its way; nothing in it is secret, and nothing of a customer is in it. */
export interface RequestState {
  realmId: string
  method: string
  /** Below the company, without the query: `/customer/12`. */
  path: string
  /** 1 for the first attempt. */
  attempt: number
  requestId?: string
}

/** A reply, good or bad. */
export interface ReplyState extends RequestState {
  status: number
  durationMs: number
  intuitTid?: string
}

/** What went wrong with an attempt: its kind, not the words of QuickBooks, which may name customers. */
export interface Problem {
  /** The error's class, `ThrottledError` for one. */
  name: string
  code: QuickBooksErrorCode
  /** HTTP status, where a reply came. */
  status?: number
  intuitTid?: string
}

/** An attempt that failed and will be made again. */
export interface RetryState extends RequestState {
  error: Problem
  delayMs: number
}

/** Watches requests without being able to change them. What an observer throws is dropped. */
export interface Observer {
  onRequest?(state: RequestState): void
  onReply?(state: ReplyState): void
  onRetry?(state: RetryState): void
  /** The company was throttled: none of its requests start for `delayMs`. */
  onThrottle?(state: RetryState): void
}

/** Says of an error what an observer may know. */
export const problemOf = (error: ConnectionError | QuickBooksReplyError): Problem => {
  const { name, code } = error
  if (!(error instanceof QuickBooksReplyError)) return Object.freeze({ name, code })
  const { status, intuitTid } = error
  return Object.freeze({ name, code, status, ...(intuitTid !== undefined && { intuitTid }) })
}

/** Tells an observer, so that its failure stays its own. */
export const tell = (observation: () => void): void => {
  try {
    observation()
  } catch {
    // An observer that fails must not fail the write it watches.
  }
}
