import type { Store } from '../store.ts'
import { readDue } from './due.ts'
import { readCommands } from './reads/commands.ts'
import { readDeliveries } from './reads/deliveries.ts'
import { readLeads } from './reads/leads.ts'
import { readMirror } from './reads/mirror.ts'
import { readRealms } from './reads/realms.ts'
import { readRegisters } from './reads/registers.ts'
import { readReviews } from './reads/reviews.ts'
import type { Statements } from './statements.ts'

/** The part of a store that changes nothing. */
export type Reads = Omit<Store, 'name' | 'commit' | 'claimCommands' | 'extendLease' | 'close'>

export const createReads = (db: Statements): Reads => ({
  ...readDue(db),
  ...readDeliveries(db),
  ...readLeads(db),
  ...readCommands(db),
  ...readRealms(db),
  ...readMirror(db),
  ...readReviews(db),
  ...readRegisters(db),
})
