import { claim, extendLease } from './memory/claims.ts'
import { readDue } from './memory/due.ts'
import { readCommands } from './memory/reads/commands.ts'
import { readDeliveries } from './memory/reads/deliveries.ts'
import { readLeads } from './memory/reads/leads.ts'
import { readMirror } from './memory/reads/mirror.ts'
import { readRealms } from './memory/reads/realms.ts'
import { readRegisters } from './memory/reads/registers.ts'
import { readReviews } from './memory/reads/reviews.ts'
import { Tables } from './memory/tables.ts'
import { commitWrites } from './memory/writes.ts'
import type { Store } from './store.ts'

/**
 * Keeps everything in this process's memory: for tests, demos and dry runs. A restart loses it all.
 *
 * @example
 * import { memoryStore } from '@leadbooks/runtime/stores/memory'
 *
 * const store = memoryStore()
 * await store.nextDueAt() // => undefined
 */
export const memoryStore = (): Store => {
  const tables = new Tables()
  return {
    name: 'memory',
    commit: async (writes) => commitWrites(tables, writes),
    ...readDue(tables),
    ...readDeliveries(tables),
    ...readLeads(tables),
    ...readCommands(tables),
    ...readRealms(tables),
    ...readMirror(tables),
    ...readReviews(tables),
    ...readRegisters(tables),
    claimCommands: async (options) => claim(tables, options),
    extendLease: async (...of) => extendLease(tables, ...of),
    close: async () => undefined,
  }
}
