import {
  dayBefore,
  discardCommand,
  emptyDelivery,
  hastenCommand,
  isRedrivable,
  isWithinLimits,
  noteChange,
  redriveCommand,
  rejectionsKept,
  resolveReview,
  settleCommand,
  settleDelivery,
} from '../changes.ts'
import type { LeadRecord, OutboxRecord, RealmRecord } from '../records.ts'
import type { CommitOutcome, Conflict, Write } from '../store.ts'
import { eraseLeadOf } from './erasure.ts'
import { rowKey, type Tables } from './tables.ts'

type Apply<Op extends Write['op']> = (tables: Tables, write: Extract<Write, { op: Op }>) => Conflict | undefined
type Appliers = { [Op in Write['op']]: Apply<Op> }

export const realmOf = (tables: Tables, realmId: string): RealmRecord =>
  tables.realms.get(realmId) ?? { realmId, customersRevision: 0 }

const saveRealm = (tables: Tables, realmId: string, change: (realm: RealmRecord) => RealmRecord): undefined => {
  tables.realms.set(realmId, change(realmOf(tables, realmId)))
}

const bumpCustomers = (tables: Tables, realmId: string): undefined =>
  saveRealm(tables, realmId, (realm) => ({ ...realm, customersRevision: realm.customersRevision + 1 }))

const leased = (tables: Tables, realmId: string, key: string, token: string): OutboxRecord | undefined => {
  const record = tables.commands.get(rowKey(realmId, key))
  return record?.status === 'leased' && record.leaseToken === token ? record : undefined
}

const appliers: Appliers = {
  'delivery.insert': (tables, { record }) => {
    const key = rowKey(record.realmId, record.adapter, record.deliveryId)
    if (tables.deliveries.get(key) !== undefined) return 'duplicate-delivery'
    tables.deliveries.set(key, record)
    return undefined
  },
  'delivery.repeat': (tables, { realmId, adapter, deliveryId }) => {
    const key = rowKey(realmId, adapter, deliveryId)
    const record = tables.deliveries.get(key)
    if (record !== undefined) tables.deliveries.set(key, { ...record, repeats: record.repeats + 1 })
    return undefined
  },
  'delivery.settle': (tables, write) => {
    const key = rowKey(write.realmId, write.adapter, write.deliveryId)
    const record = tables.deliveries.get(key)
    if (record?.status !== 'received') return 'delivery-settled'
    tables.deliveries.set(key, settleDelivery(record, write))
    return undefined
  },
  'delivery.empty': (tables, { realmId, adapter, deliveryId, at }) => {
    const key = rowKey(realmId, adapter, deliveryId)
    const record = tables.deliveries.get(key)
    if (record !== undefined) tables.deliveries.set(key, { ...emptyDelivery(record, at), rawBody: new Uint8Array() })
    return undefined
  },
  'rejection.count': (tables, { record }) => {
    const key = rowKey(record.realmId, record.adapter, record.code, record.hour)
    tables.rejections.set(key, { ...record, count: (tables.rejections.get(key)?.count ?? 0) + 1 })
    const rows = tables.rejections.values()
    if (rows.length > rejectionsKept) {
      const oldest = rows.reduce((left, right) => (left.lastAt <= right.lastAt ? left : right))
      tables.rejections.delete(rowKey(oldest.realmId, oldest.adapter, oldest.code, oldest.hour))
    }
    return undefined
  },
  'lead.save': (tables, { expectedVersion, record }) => {
    const key = rowKey(record.realmId, record.leadId)
    if ((tables.leads.get(key)?.version ?? 0) !== expectedVersion) return 'lead-version'
    const next: LeadRecord = { ...record, version: expectedVersion + 1 }
    tables.leads.set(key, next)
    return undefined
  },
  'lead.erase': eraseLeadOf,
  'ref.put': (tables, { realmId, kind, value, leadId }) => {
    const key = rowKey(realmId, kind, value)
    const held = tables.refs.get(key) ?? []
    if (!held.includes(leadId)) tables.refs.set(key, [...held, leadId])
    return undefined
  },
  'command.insert': (tables, { record }) => {
    const key = rowKey(record.realmId, record.key)
    if (tables.commands.get(key) !== undefined) return undefined
    tables.sequence += 1
    tables.commands.set(key, { ...record, sequence: tables.sequence })
    return undefined
  },
  'command.progress': (tables, { realmId, key, token, progress }) => {
    const record = leased(tables, realmId, key, token)
    if (record === undefined) return 'lease-lost'
    tables.commands.set(rowKey(realmId, key), { ...record, progress })
    return undefined
  },
  'command.settle': (tables, { realmId, key, token, ...settlement }) => {
    const record = leased(tables, realmId, key, token)
    if (record === undefined) return 'lease-lost'
    tables.commands.set(rowKey(realmId, key), settleCommand(record, settlement))
    return undefined
  },
  'command.redrive': (tables, { realmId, key, ...redrive }) => {
    const record = tables.commands.get(rowKey(realmId, key))
    if (record === undefined || !isRedrivable(record.status)) return 'not-dead'
    tables.commands.set(rowKey(realmId, key), redriveCommand(record, redrive))
    return undefined
  },
  'command.discard': (tables, { realmId, key }) => {
    const record = tables.commands.get(rowKey(realmId, key))
    if (record === undefined || !isRedrivable(record.status)) return 'not-dead'
    tables.commands.set(rowKey(realmId, key), discardCommand(record))
    return undefined
  },
  'command.hasten': (tables, { realmId, key, dueAt }) => {
    const record = tables.commands.get(rowKey(realmId, key))
    if (record !== undefined) tables.commands.set(rowKey(realmId, key), hastenCommand(record, dueAt))
    return undefined
  },
  'customer.put': (tables, { record, keys }) => {
    tables.customers.set(rowKey(record.realmId, record.customerId), { record, keys: new Set(keys) })
    return bumpCustomers(tables, record.realmId)
  },
  'customer.remove': (tables, { realmId, customerId }) => {
    if (tables.customers.delete(rowKey(realmId, customerId))) bumpCustomers(tables, realmId)
    return undefined
  },
  'customers.guard': (tables, { realmId, expectedRevision }) =>
    realmOf(tables, realmId).customersRevision === expectedRevision ? undefined : 'customers-revision',
  'document.put': (tables, { record }) => {
    tables.documents.set(rowKey(record.realmId, record.entity, record.documentId), record)
    return undefined
  },
  'document.remove': (tables, { realmId, entity, documentId }) => {
    tables.documents.delete(rowKey(realmId, entity, documentId))
    return undefined
  },
  'item.put': (tables, { record }) => {
    tables.items.set(rowKey(record.realmId, record.itemId), record)
    return undefined
  },
  'realm.imported': (tables, { realmId, at }) => saveRealm(tables, realmId, (realm) => ({ ...realm, importedAt: at })),
  'realm.pause': (tables, { realmId, until }) =>
    saveRealm(tables, realmId, ({ pausedUntil: _, ...realm }) =>
      until === null ? realm : { ...realm, pausedUntil: until },
    ),
  'realm.hold': (tables, { realmId, since }) =>
    saveRealm(tables, realmId, ({ heldSince: _, ...realm }) =>
      since === null ? realm : { ...realm, heldSince: since },
    ),
  'usage.add': (tables, { realmId, kind, hour, ...limits }) => {
    const from = dayBefore(hour)
    const rows = tables.usage.values().filter((row) => row.realmId === realmId && row.kind === kind)
    const inDay = rows.filter((row) => row.hour >= from && row.hour <= hour).reduce((sum, { count }) => sum + count, 0)
    const inHour = rows.find((row) => row.hour === hour)?.count ?? 0
    if (!isWithinLimits({ inHour, inDay }, limits)) return 'usage-limit'
    tables.usage.set(rowKey(realmId, kind, hour), { realmId, kind, hour, count: inHour + 1 })
    for (const row of rows) if (row.hour < from) tables.usage.delete(rowKey(realmId, kind, row.hour))
    return undefined
  },
  'realm.swept': (tables, { realmId, since, dueAt }) =>
    saveRealm(tables, realmId, (realm) => ({ ...realm, changesSince: since, sweepDueAt: dueAt })),
  'change.note': (tables, { record }) => {
    const key = rowKey(record.realmId, record.entity, record.id)
    tables.changes.set(key, noteChange(tables.changes.get(key), record))
    return undefined
  },
  'change.settle': (tables, { realmId, entity, id, noticedAt }) => {
    const key = rowKey(realmId, entity, id)
    if (tables.changes.get(key)?.noticedAt === noticedAt) tables.changes.delete(key)
    return undefined
  },
  'change.postpone': (tables, { realmId, entity, id, dueAt }) => {
    const key = rowKey(realmId, entity, id)
    const record = tables.changes.get(key)
    if (record !== undefined) tables.changes.set(key, { ...record, dueAt, attempts: record.attempts + 1 })
    return undefined
  },
  'review.open': (tables, { record }) => {
    const key = rowKey(record.realmId, record.reviewId)
    if (tables.reviews.get(key) === undefined) tables.reviews.set(key, record)
    return undefined
  },
  'review.resolve': (tables, write) => {
    const key = rowKey(write.realmId, write.reviewId)
    const record = tables.reviews.get(key)
    if (record?.status !== 'open') return 'review-resolved'
    tables.reviews.set(key, resolveReview(record, write))
    return undefined
  },
  'timeline.append': (tables, { entry }) => {
    const key = rowKey(entry.realmId, entry.leadId)
    tables.timelines.set(key, [...(tables.timelines.get(key) ?? []), entry])
    return undefined
  },
  'register.put': (tables, { expectedVersion, record }) => {
    const key = rowKey(record.realmId, record.kind, record.id)
    if ((tables.registers.get(key)?.version ?? 0) !== expectedVersion) return 'register-version'
    tables.registers.set(key, { ...record, version: expectedVersion + 1 })
    return undefined
  },
  'register.remove': (tables, { realmId, kind, id }) => {
    tables.registers.delete(rowKey(realmId, kind, id))
    return undefined
  },
  'audit.append': (tables, { entry }) => {
    tables.audits.set(entry.realmId, [...(tables.audits.get(entry.realmId) ?? []), entry])
    return undefined
  },
}

/** Carries out all writes or none. */
export const commitWrites = (tables: Tables, writes: readonly Write[]): CommitOutcome => {
  for (const write of writes) {
    // The table is keyed by `op`, so the applier found takes exactly this write; the compiler cannot follow that.
    const conflict = (appliers[write.op] as Apply<Write['op']>)(tables, structuredClone(write))
    if (conflict !== undefined) {
      tables.undo()
      return { ok: false, conflict }
    }
  }
  tables.keep()
  return { ok: true }
}
