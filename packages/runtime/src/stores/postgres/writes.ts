import type { CommitOutcome, Conflict, Write } from '../store.ts'
import type { Database, Session } from './database.ts'
import { commands } from './writes/commands.ts'
import { deliveries } from './writes/deliveries.ts'
import { erasure } from './writes/erasure.ts'
import { leads } from './writes/leads.ts'
import { customers, mirror } from './writes/mirror.ts'
import type { Operation, Operations } from './writes/operation.ts'
import { realms } from './writes/realms.ts'
import { registers } from './writes/registers.ts'
import { reviews } from './writes/reviews.ts'

/**
 * Kinds of writes in the order in which they are carried out. It is one order for all transactions, so that they take their
 * locks in one order and do not wait for each other in a circle: a realm's row, deliveries, leads, commands, the rest.
 */
const { 'customers.guard': guard, 'usage.add': usage, ...ofRealms } = realms
const { 'lead.save': saveLead, ...ofLeads } = leads
const operations: Operations<Write['op']> = {
  ...erasure,
  'customers.guard': guard,
  ...customers,
  ...ofRealms,
  ...deliveries,
  'lead.save': saveLead,
  ...commands,
  ...ofLeads,
  ...mirror,
  ...reviews,
  ...registers,
  'usage.add': usage,
}
const order = Object.keys(operations) as Write['op'][] // the keys of that table

/** Cuts a list where a write changes a row again that one before it has changed; within a part, order is no matter. */
const partsOf = (writes: readonly Write[]): Write[][] => {
  const parts: Write[][] = [[]]
  let touched = new Set<string>()
  for (const write of writes) {
    const { row } = operations[write.op] as Operation<Write['op']> // the entry of that op takes exactly this write
    const name = row(write)
    if (name !== undefined && touched.has(name)) {
      parts.push([])
      touched = new Set()
    }
    if (name !== undefined) touched.add(name)
    parts.at(-1)?.push(write)
  }
  return parts
}

const applyAll = async (session: Session, writes: readonly Write[]): Promise<Conflict | undefined> => {
  for (const part of partsOf(writes)) {
    for (const op of order) {
      const group = part.filter((write) => write.op === op)
      if (group.length === 0) continue
      const { apply } = operations[op] as Operation<Write['op']> // the entry of that op takes exactly this group
      const conflict = await apply(session, group)
      if (conflict !== undefined) return conflict
    }
  }
  return undefined
}

/** Kinds that are one statement, which is a transaction by itself. */
const singleStatement: ReadonlySet<Write['op']> = new Set(['delivery.insert', 'delivery.repeat', 'timeline.append'])

/** Carries out all writes or none. */
export const commitWrites = async (db: Database, writes: readonly Write[]): Promise<CommitOutcome> => {
  const [only] = writes
  const conflict =
    only !== undefined && writes.length === 1 && singleStatement.has(only.op)
      ? await applyAll(db, writes)
      : await db.transaction(
          (session) => applyAll(session, writes),
          (refused) => refused === undefined,
        )
  return conflict === undefined ? { ok: true } : { ok: false, conflict }
}
