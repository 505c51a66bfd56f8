import type { ReplayState } from './http/replays.ts'
import type { LedgerState } from './ledger/ledger.ts'
import type { GrantState } from './oauth/grants.ts'

/** Everything an emulator holds, as plain JSON: books, counters, files, connections, replies to requestids. */
export interface EmulatorState {
  readonly version: 1
  readonly companies: { readonly [realmId: string]: LedgerState }
  readonly grants: readonly GrantState[]
  readonly replays: readonly ReplayState[]
  /** Where the generator of ids and tokens stands. */
  readonly position: number
}
