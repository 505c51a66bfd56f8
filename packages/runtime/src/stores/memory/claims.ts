import { heldLanes, leaseCommand } from '../changes.ts'
import type { OutboxRecord } from '../records.ts'
import type { ClaimOptions, Store } from '../store.ts'
import { inRound, inTurns, pilesOf } from '../turns.ts'
import { by } from './rows.ts'
import { rowKey, type Tables } from './tables.ts'
import { realmOf } from './writes.ts'

const open = new Set<OutboxRecord['status']>(['ready', 'leased', 'waiting'])

export const isOpen = ({ status }: OutboxRecord): boolean => open.has(status)

/** Open commands that nothing of their lead and lane stands before, in the order of issue. */
export const headsOf = (tables: Tables): OutboxRecord[] => {
  const lanes = new Set<string>()
  return tables.commands
    .values()
    .filter(isOpen)
    .sort((left, right) => left.sequence - right.sequence)
    .filter(({ realmId, leadId, lane }) => {
      const key = rowKey(realmId, leadId, lane)
      if (lanes.has(key)) return false
      lanes.add(key)
      return true
    })
}

/** Whether a person has stopped what the command does. */
export const isHeld = (tables: Tables, { realmId, lane }: OutboxRecord): boolean =>
  heldLanes.includes(lane) && realmOf(tables, realmId).heldSince !== undefined

const isPaused = (tables: Tables, { realmId, lane }: OutboxRecord, now: string): boolean =>
  lane === 'quickbooks' && (realmOf(tables, realmId).pausedUntil ?? '') > now

const isDue = ({ status, dueAt, leaseUntil = '' }: OutboxRecord, now: string): boolean =>
  status === 'ready' ? dueAt <= now : status === 'leased' && leaseUntil <= now

const laneOf = ({ realmId, lane }: OutboxRecord): string => rowKey(realmId, lane)

const runningByLane = (tables: Tables, now: string): Map<string, number> => {
  const running = new Map<string, number>()
  for (const record of tables.commands.values())
    if (record.status === 'leased' && (record.leaseUntil ?? '') > now)
      running.set(laneOf(record), (running.get(laneOf(record)) ?? 0) + 1)
  return running
}

/** What each lane may start now, in turn from realm to realm. */
const claimable = (tables: Tables, { now, limit, perRealm, after }: ClaimOptions): OutboxRecord[] => {
  const running = runningByLane(tables, now)
  const due = headsOf(tables).filter(
    (record) => isDue(record, now) && !isHeld(tables, record) && !isPaused(tables, record, now),
  )
  const piles = pilesOf(due.sort(by(({ dueAt }) => dueAt)), laneOf)
  const realms = inRound(
    due.map(({ realmId }) => realmId),
    after,
  )
  const turns = [...piles].map(([lane, pile]) => pile.slice(0, Math.max(0, perRealm - (running.get(lane) ?? 0))))
  turns.sort((left, right) => realms.indexOf(left[0]?.realmId ?? '') - realms.indexOf(right[0]?.realmId ?? ''))
  return inTurns(turns, limit)
}

/** Leases what is due. */
export const claim = (tables: Tables, options: ClaimOptions): OutboxRecord[] => {
  const { now, leaseMs } = options
  const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString()
  const claimed = claimable(tables, options)
    .sort((left, right) => left.sequence - right.sequence)
    .map((record) => leaseCommand(record, now, leaseUntil))
  for (const leased of claimed) tables.commands.set(rowKey(leased.realmId, leased.key), leased)
  tables.keep()
  return structuredClone(claimed)
}

export const extendLease = (
  tables: Tables,
  ...[realmId, key, token, until]: Parameters<Store['extendLease']>
): boolean => {
  const record = tables.commands.get(rowKey(realmId, key))
  if (record?.status !== 'leased' || record.leaseToken !== token) return false
  tables.commands.set(rowKey(realmId, key), { ...record, leaseUntil: until })
  tables.keep()
  return true
}
