import type { Fault } from './fault.ts'
import { describeCode } from './fault-codes.ts'
import { type Outcome, QuickBooksError, type QuickBooksErrorCode } from './quickbooks-error.ts'

/** What is known about a call that QuickBooks answered with an error. */
export interface ReplyDetails {
  status: number
  type: string
  faults: readonly Fault[]
  method: string
  /** Below the company, without the query: `/customer/12`. */
  path: string
  outcome: Outcome
  intuitTid?: string | undefined
  requestId?: string | undefined
  /** The wait that QuickBooks asked for. */
  retryAfterMs?: number | undefined
}

const describe = ({ method, path, status, faults, intuitTid }: ReplyDetails): string => {
  const [fault] = faults
  const what = fault?.code ? `fault ${fault.code}${describeCode(fault.code)}` : `HTTP ${status}`
  return `${method} ${path} failed with ${what}${intuitTid ? ` (intuit_tid ${intuitTid})` : ''}`
}

/**
 * A reply that is an error. Its message carries codes alone; QuickBooks' own words, which may name customers, are in `faults`.
 */
export class QuickBooksReplyError extends QuickBooksError {
  override readonly name: string = 'QuickBooksReplyError'
  override readonly code: QuickBooksErrorCode = 'reply'
  override readonly retryable: boolean = false
  /** HTTP status; QuickBooks also sends faults with 200. */
  readonly status: number
  readonly type: string
  readonly faults: readonly Fault[]
  readonly method: string
  readonly path: string
  readonly outcome: Outcome
  /** The id Intuit's support asks for. */
  readonly intuitTid: string | undefined
  readonly requestId: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(details: ReplyDetails) {
    super(describe(details))
    this.status = details.status
    this.type = details.type
    this.faults = details.faults
    this.method = details.method
    this.path = details.path
    this.outcome = details.outcome
    this.intuitTid = details.intuitTid
    this.requestId = details.requestId
    this.retryAfterMs = details.retryAfterMs
  }

  /** The first fault, if the reply had one. */
  get fault(): Fault | undefined {
    return this.faults[0]
  }
}
