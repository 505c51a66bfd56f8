import { erasedStage, heldLanes, leaseCommand } from './changes.ts'
import { rowKey, Tables } from './memory/tables.ts'
import { commitWrites, realmOf } from './memory/writes.ts'
import type { OutboxRecord } from './records.ts'
import type { ClaimOptions, Store } from './store.ts'

const by =
  <Row>(key: (row: Row) => string) =>
  (left: Row, right: Row): number =>
    key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0

const open = new Set<OutboxRecord['status']>(['ready', 'leased', 'waiting'])

/** Open commands that nothing of their lead and lane stands before, in the order of issue. */
const headsOf = (tables: Tables): OutboxRecord[] => {
  const lanes = new Set<string>()
  return tables.commands
    .values()
    .filter(({ status }) => open.has(status))
    .sort((left, right) => left.sequence - right.sequence)
    .filter(({ realmId, leadId, lane }) => {
      const key = rowKey(realmId, leadId, lane)
      if (lanes.has(key)) return false
      lanes.add(key)
      return true
    })
}

const runningByRealm = (tables: Tables, now: string): Map<string, number> => {
  const running = new Map<string, number>()
  for (const { status, lane, realmId, leaseUntil = '' } of tables.commands.values())
    if (status === 'leased' && lane === 'quickbooks' && leaseUntil > now)
      running.set(realmId, (running.get(realmId) ?? 0) + 1)
  return running
}

const isDue = ({ status, dueAt, leaseUntil = '' }: OutboxRecord, now: string): boolean =>
  status === 'ready' ? dueAt <= now : status === 'leased' && leaseUntil <= now

const isHeld = (tables: Tables, { realmId, lane }: OutboxRecord): boolean =>
  heldLanes.includes(lane) && realmOf(tables, realmId).heldSince !== undefined

const claim = (tables: Tables, { now, limit, leaseMs, perRealm }: ClaimOptions): OutboxRecord[] => {
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

/** The later of two instants; both are text in ISO 8601, so it sorts last. */
const later = (at: string | undefined, other: string): string | undefined =>
  at === undefined ? undefined : at < other ? other : at

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
  // Callers get copies: a row changes by `commit` alone.
  const copy = <T>(value: T): T => structuredClone(value)
  const ofRealm = <Row extends { realmId: string }>(rows: Row[], realmId: string): Row[] =>
    rows.filter((row) => row.realmId === realmId)

  return {
    name: 'memory',
    commit: async (writes) => commitWrites(tables, writes),

    readDelivery: async (realmId, adapter, deliveryId) =>
      copy(tables.deliveries.get(rowKey(realmId, adapter, deliveryId))),
    dueDeliveries: async (now, limit) =>
      copy(
        tables.deliveries
          .values()
          .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
          .sort(by(({ dueAt = '' }) => dueAt))
          .slice(0, limit),
      ),
    listDeliveries: async (realmId, status, { limit, before = '~' }) =>
      copy(
        ofRealm(tables.deliveries.values(), realmId)
          .filter((row) => (status === undefined || row.status === status) && row.receivedAt < before)
          .sort(by(({ receivedAt }) => receivedAt))
          .reverse()
          .slice(0, limit),
      ),
    deliveriesOf: async (realmId, leadId, limit) =>
      copy(
        ofRealm(tables.deliveries.values(), realmId)
          .filter(({ leadIds }) => leadIds.includes(leadId))
          .sort(by(({ receivedAt }) => receivedAt))
          .slice(0, limit),
      ),
    agedDeliveries: async (realmId, before, limit) =>
      copy(
        ofRealm(tables.deliveries.values(), realmId)
          .filter(
            ({ status, receivedAt, emptiedAt }) =>
              status !== 'received' && receivedAt < before && emptiedAt === undefined,
          )
          .sort(by(({ receivedAt }) => receivedAt))
          .slice(0, limit),
      ),
    listRejections: async (realmId, limit) =>
      copy(
        ofRealm(tables.rejections.values(), realmId)
          .sort(by(({ lastAt }) => lastAt))
          .reverse()
          .slice(0, limit),
      ),

    readLead: async (realmId, leadId) => copy(tables.leads.get(rowKey(realmId, leadId))),
    findLead: async (realmId, kind, value) => {
      const held = tables.refs.get(rowKey(realmId, kind, value)) ?? []
      // A ref that several leads share (a customer with many calls) does not say which one is meant.
      return held.length === 1 ? held[0] : undefined
    },
    leadsOf: async (realmId, kind, value, limit) =>
      copy((tables.refs.get(rowKey(realmId, kind, value)) ?? []).slice(0, limit)),
    dueLeads: async (now, limit) =>
      copy(
        tables.leads
          .values()
          .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
          .sort(by(({ dueAt = '' }) => dueAt))
          .slice(0, limit),
      ),
    listLeads: async (realmId, { limit, before = '~' }) =>
      copy(
        ofRealm(tables.leads.values(), realmId)
          .filter(({ createdAt }) => createdAt < before)
          .sort(by(({ createdAt }) => createdAt))
          .reverse()
          .slice(0, limit),
      ),
    agedLeads: async (realmId, before, limit) => {
      const atWork = new Set(
        ofRealm(tables.commands.values(), realmId)
          .filter(({ status }) => open.has(status))
          .map(({ leadId }) => leadId),
      )
      return copy(
        ofRealm(tables.leads.values(), realmId)
          .filter(
            ({ leadId, stage, updatedAt, dueAt }) =>
              stage !== erasedStage && updatedAt < before && dueAt === undefined && !atWork.has(leadId),
          )
          .sort(by(({ updatedAt }) => updatedAt))
          .slice(0, limit),
      )
    },
    timeline: async (realmId, leadId) => copy(tables.timelines.get(rowKey(realmId, leadId)) ?? []),

    claimCommands: async (options) => claim(tables, options),
    extendLease: async (realmId, key, token, until) => {
      const record = tables.commands.get(rowKey(realmId, key))
      if (record?.status !== 'leased' || record.leaseToken !== token) return false
      tables.commands.set(rowKey(realmId, key), { ...record, leaseUntil: until })
      tables.keep()
      return true
    },
    readCommand: async (realmId, key) => copy(tables.commands.get(rowKey(realmId, key))),
    listCommands: async (realmId, { leadId, status, limit }) =>
      copy(
        ofRealm(tables.commands.values(), realmId)
          .filter(
            (row) => (leadId === undefined || row.leadId === leadId) && (status === undefined || row.status === status),
          )
          .sort((left, right) => left.sequence - right.sequence)
          .slice(0, limit),
      ),

    readRealm: async (realmId) => copy(realmOf(tables, realmId)),
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
    dueChanges: async (now, limit) =>
      copy(
        tables.changes
          .values()
          .filter(({ realmId, dueAt }) => dueAt <= now && (realmOf(tables, realmId).pausedUntil ?? '') <= now)
          .sort(by(({ dueAt }) => dueAt))
          .slice(0, limit),
      ),
    listRealms: async ({ after = '', limit }) => {
      const held = [tables.deliveries, tables.leads, tables.realms].flatMap((table) =>
        table.values().map(({ realmId }) => realmId),
      )
      return [...new Set(held)]
        .filter((realmId) => realmId > after)
        .sort()
        .slice(0, limit)
    },
    countRealms: async () => tables.realms.values().filter(({ importedAt }) => importedAt !== undefined).length,
    listCustomers: async (realmId, { after = '', limit }) =>
      copy(
        tables.customers
          .values()
          .map(({ record }) => record)
          .filter((record) => record.realmId === realmId && record.customerId > after)
          .sort(by(({ customerId }) => customerId))
          .slice(0, limit),
      ),
    readCustomer: async (realmId, customerId) => copy(tables.customers.get(rowKey(realmId, customerId))?.record),
    customersByKeys: async (realmId, keys, limit, weights = keys.map(() => 1)) => {
      const shared = tables.customers
        .values()
        .filter(({ record }) => record.realmId === realmId)
        .map(({ record, keys: held }) => ({
          record,
          held: keys.reduce((sum, key, at) => sum + (held.has(key) ? (weights[at] ?? 0) : 0), 0),
        }))
        .filter(({ held }) => held > 0)
      shared.sort(
        (left, right) => right.held - left.held || (left.record.customerId < right.record.customerId ? -1 : 1),
      )
      return copy(shared.slice(0, limit).map(({ record }) => record))
    },
    keyFrequencies: async (realmId, keys) => {
      const customers = tables.customers.values().filter(({ record }) => record.realmId === realmId)
      const frequencies = new Map<string, number>()
      for (const key of keys) {
        const held = customers.filter((customer) => customer.keys.has(key)).length
        if (held > 0) frequencies.set(key, held)
      }
      return { size: customers.length, frequencies }
    },
    readDocument: async (realmId, entity, documentId) =>
      copy(tables.documents.get(rowKey(realmId, entity, documentId))),
    listDocuments: async (realmId, customerId, limit) =>
      copy(
        ofRealm(tables.documents.values(), realmId)
          .filter((row) => row.customerId === customerId)
          .sort(by(({ txnDate, entity, documentId }) => JSON.stringify([txnDate, entity, documentId])))
          .reverse()
          .slice(0, limit),
      ),
    listItems: async (realmId) => copy(ofRealm(tables.items.values(), realmId).sort(by(({ itemId }) => itemId))),

    readReview: async (realmId, reviewId) => copy(tables.reviews.get(rowKey(realmId, reviewId))),
    listReviews: async (realmId, status, limit) =>
      copy(
        ofRealm(tables.reviews.values(), realmId)
          .filter((row) => row.status === status)
          .sort(by(({ openedAt }) => openedAt))
          .reverse()
          .slice(0, limit),
      ),

    reviewsOf: async (realmId, leadId) =>
      copy(
        ofRealm(tables.reviews.values(), realmId)
          .filter((row) => row.leadId === leadId)
          .sort(by(({ openedAt }) => openedAt)),
      ),

    readRegister: async (realmId, kind, id) => copy(tables.registers.get(rowKey(realmId, kind, id))),
    listRegister: async (realmId, kind, limit) =>
      copy(
        ofRealm(tables.registers.values(), realmId)
          .filter((row) => row.kind === kind)
          .sort(by(({ id }) => id))
          .reverse()
          .slice(0, limit),
      ),
    listAudit: async (realmId, { limit, before = '~' }) =>
      copy(
        (tables.audits.get(realmId) ?? [])
          .filter(({ at }) => at < before)
          .reverse()
          .slice(0, limit),
      ),

    nextDueAt: async () => {
      const due = [
        ...tables.deliveries.values().map(({ dueAt }) => dueAt),
        ...tables.leads.values().map(({ dueAt }) => dueAt),
        ...tables.realms.values().map(({ sweepDueAt, pausedUntil = '' }) => later(sweepDueAt, pausedUntil)),
        ...tables.changes
          .values()
          .map(({ realmId, dueAt }) => later(dueAt, realmOf(tables, realmId).pausedUntil ?? '')),
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
    counts: async (realmId) => {
      const counts: Record<string, number> = {
        leads: ofRealm(tables.leads.values(), realmId).length,
        customers: tables.customers.values().filter(({ record }) => record.realmId === realmId).length,
      }
      const add = (kind: string): void => {
        counts[kind] = (counts[kind] ?? 0) + 1
      }
      for (const { status } of ofRealm(tables.deliveries.values(), realmId)) add(`deliveries.${status}`)
      for (const { status } of ofRealm(tables.commands.values(), realmId)) add(`commands.${status}`)
      for (const { status } of ofRealm(tables.reviews.values(), realmId)) add(`reviews.${status}`)
      return counts
    },
    close: async () => undefined,
  }
}
