import { QuickBooksError, type QuickBooksErrorCode } from './quickbooks-error.ts'

/** What is known about a call that got no reply. */
export interface ConnectionDetails {
  method: string
  path: string
  requestId?: string | undefined
  cause?: unknown
}

/** No reply came, so the call may or may not have been carried out. A write is made sure of by sending it again with `requestId`. */
export class ConnectionError extends QuickBooksError {
  override readonly name: string = 'ConnectionError'
  override readonly code: QuickBooksErrorCode = 'connection'
  override readonly retryable = true
  readonly outcome = 'unknown'
  readonly method: string
  readonly path: string
  readonly requestId: string | undefined

  constructor(details: ConnectionDetails, problem = 'got no reply') {
    super(`${details.method} ${details.path} ${problem}; it may have been carried out`, { cause: details.cause })
    this.method = details.method
    this.path = details.path
    this.requestId = details.requestId
  }
}
