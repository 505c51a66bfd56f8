import { type ConnectionDetails, ConnectionError } from './connection-error.ts'

/** The reply did not come, or not wholly, within `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  override readonly name = 'TimeoutError'
  override readonly code = 'timeout'
  readonly timeoutMs: number

  constructor(details: ConnectionDetails, timeoutMs: number) {
    super(details, `was not answered within ${timeoutMs} ms`)
    this.timeoutMs = timeoutMs
  }
}
