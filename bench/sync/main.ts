// What staying in step with QuickBooks costs, how long it takes, and how fast a caller is looked up.
import { loadavg } from 'node:os'
import { changeLatency } from './latency.ts'
import { callerLookup } from './lookup.ts'
import { meteredCalls } from './metered.ts'

console.log(`Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}\n`)
await meteredCalls()
await changeLatency()
await callerLookup()
