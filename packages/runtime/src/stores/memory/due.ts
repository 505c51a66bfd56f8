import type { Store } from '../store.ts'
import { inRound, inTurns, pilesOf } from '../turns.ts'
import { headsOf, isHeld } from './claims.ts'
import { by, copy } from './rows.ts'
import type { Tables } from './tables.ts'
import { realmOf } from './writes.ts'

/** The later of two instants; both are text in ISO 8601, so it sorts last. */
const later = (at: string | undefined, other: string): string | undefined =>
  at === undefined ? undefined : at < other ? other : at

/** Due rows, each realm's in turn. */
const takeTurns = <Row extends { realmId: string; dueAt?: string }>(
  rows: readonly Row[],
  now: string,
  limit: number,
  after?: string,
): Row[] => {
  const due = rows.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now).sort(by(({ dueAt = '' }) => dueAt))
  const piles = pilesOf(due, ({ realmId }) => realmId)
  const realmIds = inRound(piles.keys(), after)
  return copy(
    inTurns(
      realmIds.map((realmId) => piles.get(realmId) ?? []),
      limit,
    ),
  )
}

/** What waits to be done, outbox apart. */
export const readDue = (
  tables: Tables,
): Pick<Store, 'dueDeliveries' | 'dueLeads' | 'dueChanges' | 'dueSweeps' | 'nextDueAt'> => ({
  dueDeliveries: async (now, limit, after) => takeTurns(tables.deliveries.values(), now, limit, after),
  dueLeads: async (now, limit, after) => takeTurns(tables.leads.values(), now, limit, after),
  dueChanges: async (now, limit, after) =>
    takeTurns(
      tables.changes.values().filter(({ realmId }) => (realmOf(tables, realmId).pausedUntil ?? '') <= now),
      now,
      limit,
      after,
    ),
  dueSweeps: async (now, limit) =>
    copy(
      tables.realms
        .values()
        .filter(
          ({ sweepDueAt, pausedUntil = '' }) => sweepDueAt !== undefined && sweepDueAt <= now && pausedUntil <= now,
        )
        .sort(by(({ sweepDueAt = '' }) => sweepDueAt))
        .slice(0, limit),
    ),
  nextDueAt: async () => {
    const due = [
      ...tables.deliveries.values().map(({ dueAt }) => dueAt),
      ...tables.leads.values().map(({ dueAt }) => dueAt),
      ...tables.realms.values().map(({ sweepDueAt, pausedUntil = '' }) => later(sweepDueAt, pausedUntil)),
      ...tables.changes.values().map(({ realmId, dueAt }) => later(dueAt, realmOf(tables, realmId).pausedUntil ?? '')),
      ...tables.commands.values().map(({ status, leaseUntil }) => (status === 'leased' ? leaseUntil : undefined)),
      ...headsOf(tables).map((record) => {
        const { status, lane, realmId, dueAt } = record
        if (isHeld(tables, record)) return undefined
        const pausedUntil = lane === 'quickbooks' ? (realmOf(tables, realmId).pausedUntil ?? '') : ''
        return status === 'ready' ? later(dueAt, pausedUntil) : undefined
      }),
    ]
    return due.filter((at): at is string => at !== undefined).sort()[0]
  },
})
