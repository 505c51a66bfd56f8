import { heldLanes, leaseCommand } from '../changes.ts'
import type { OutboxRecord } from '../records.ts'
import type { ClaimOptions, Store } from '../store.ts'
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

const runningByRealm = (tables: Tables, now: string): Map<string, number> => {
  const running = new Map<string, number>()
  for (const { status, lane, realmId, leaseUntil = '' } of tables.commands.values())
    if (status === 'leased' && lane === 'quickbooks' && leaseUntil > now)
      running.set(realmId, (running.get(realmId) ?? 0) + 1)
  return running
}

const isDue = ({ status, dueAt, leaseUntil = '' }: OutboxRecord, now: string): boolean =>
  status === 'ready' ? dueAt <= now : status === 'leased' && leaseUntil <= now

/** Leases what is due. */
export const claim = (tables: Tables, { now, limit, leaseMs, perRealm }: ClaimOptions): OutboxRecord[] => {
  const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString()
  const running = runningByRealm(tables, now)
  const claimed: OutboxRecord[] = []
  for (const record of headsOf(tables)) {
    if (claimed.length === limit) break
    if (!isDue(record, now) || isHeld(tables, record)) continue
    if (record.lane === 'quickbooks') {
      const count = running.get(record.realmId) ?? 0
      if (count >= perRealm || (realmOf(tables, record.realmId).pausedUntil ?? '') > now) continue
      running.set(record.realmId, count + 1)
    }
    const leased = leaseCommand(record, now, leaseUntil)
    tables.commands.set(rowKey(record.realmId, record.key), leased)
    claimed.push(leased)
  }
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
