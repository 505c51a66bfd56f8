import type { Environment } from './options.ts'

/** Calls as the App Partner Program counts them: what goes into QuickBooks is free, what comes out is not. */
export interface MeteredCalls {
  /** Creates, updates, deletes, sends. */
  core: number
  /** Reads, queries, reports, change data capture: limited by the month. Items of a batch count one each. */
  corePlus: number
}

/** Calls that QuickBooks has answered. */
export interface MeterReading extends MeteredCalls {
  realmId: string
  /** Intuit counts production alone. */
  environment: Environment
  /** Milliseconds since 1970. */
  at: number
}

/** Counts calls. Implement it to count over several processes. */
export interface Meter {
  count(reading: MeterReading): void
}
