import type { CommitOutcome, Conflict, Write } from '../store.ts'
import type { Statements } from './statements.ts'
import type { Appliers, Apply } from './writes/applier.ts'
import { writeCommands } from './writes/commands.ts'
import { writeDeliveries } from './writes/deliveries.ts'
import { writeLeads } from './writes/leads.ts'
import { writeMirror } from './writes/mirror.ts'
import { writeRealms } from './writes/realms.ts'
import { writeRegisters } from './writes/registers.ts'
import { writeReviews } from './writes/reviews.ts'

const appliers: Appliers = {
  ...writeDeliveries,
  ...writeLeads,
  ...writeCommands,
  ...writeMirror,
  ...writeRealms,
  ...writeReviews,
  ...writeRegisters,
}

/** Carries out writes up to the first that is refused, inside a transaction that somebody else began. */
export const applyWrites = (db: Statements, writes: readonly Write[]): Conflict | undefined => {
  for (const write of writes) {
    // The table is keyed by `op`, so the applier found takes exactly this write; the compiler cannot follow that.
    const conflict = (appliers[write.op] as Apply<Write['op']>)(db, write)
    if (conflict !== undefined) return conflict
  }
  return undefined
}

/** Carries out all writes or none. */
export const commitWrites = (db: Statements, writes: readonly Write[]): CommitOutcome =>
  db.transaction(
    (): CommitOutcome => {
      const conflict = applyWrites(db, writes)
      return conflict === undefined ? { ok: true } : { ok: false, conflict }
    },
    (outcome) => outcome.ok,
  )
