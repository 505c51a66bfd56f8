import type { EntityName } from '../entities/kind.ts'
import type { Operation } from './target.ts'

/** One call the emulator received. */
export interface RecordedCall {
  readonly method: string
  /** The whole path, without query parameters. */
  readonly path: string
  readonly realmId: string
  readonly entity?: EntityName
  readonly operation: Operation
  /** 0 while the call is under way, and when its connection was broken. */
  readonly status: number
  readonly requestId?: string
  /** Whether it is a CorePlus call, which QuickBooks charges for; writes are not. */
  readonly metered: boolean
  /** How many CorePlus calls it counts as: a batch is counted item by item. */
  readonly meteredCalls: number
  /** When it arrived: ISO 8601, by the emulator's clock. */
  readonly at: string
  /** Whether the reply is that of an earlier call with the same requestid. */
  readonly replayed: boolean
  /** Real time until the reply. */
  readonly durationMs?: number
  /** The statement of a query. */
  readonly statement?: string
}

/** What becomes known when a call is answered. */
export interface CallOutcome {
  readonly status: number
  readonly replayed: boolean
  readonly durationMs: number
}

const mostRecorded = 100_000
const droppedAtOnce = 10_000

/** The calls received, oldest first; after 100,000 the oldest 10,000 go. */
export class Journal {
  readonly calls: RecordedCall[] = []

  /** Records a call and gives back what completes the record. */
  open(call: Omit<RecordedCall, 'status' | 'replayed' | 'durationMs'>): (outcome: CallOutcome) => void {
    const recorded: { -readonly [field in keyof RecordedCall]: RecordedCall[field] } = {
      ...call,
      status: 0,
      replayed: false,
    }
    this.calls.push(recorded)
    if (this.calls.length > mostRecorded) this.calls.splice(0, droppedAtOnce)
    return (outcome) => {
      recorded.status = outcome.status
      recorded.replayed = outcome.replayed
      recorded.durationMs = outcome.durationMs
    }
  }
}
