import {
  dayBefore,
  discardCommand,
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
import type {
  ChangeRecord,
  DeliveryRecord,
  LeadRecord,
  OutboxRecord,
  RegisterRecord,
  ReviewRecord,
} from '../records.ts'
import type { CommitOutcome, Conflict, Write } from '../store.ts'
import { emptyDeliveryOf, eraseLeadOf } from './erasure.ts'
import { fromDoc, type Statements, toDoc } from './statements.ts'

type Apply<Op extends Write['op']> = (db: Statements, write: Extract<Write, { op: Op }>) => Conflict | undefined
type Appliers = { [Op in Write['op']]: Apply<Op> }

const editCommand = (
  db: Statements,
  where: { realmId: string; key: string; token?: string },
  edit: (record: OutboxRecord) => OutboxRecord,
): boolean => {
  const row = db.row(
    'select doc, status, lease_token from commands where realm_id = ? and key = ?',
    where.realmId,
    where.key,
  )
  if (row === undefined) return false
  if (where.token !== undefined && (row.status !== 'leased' || row.lease_token !== where.token)) return false
  const next = edit(fromDoc<OutboxRecord>(row))
  db.run(
    'update commands set status = ?, due_at = ?, lease_until = ?, lease_token = ?, doc = ? where realm_id = ? and key = ?',
    next.status,
    next.dueAt,
    next.leaseUntil ?? null,
    next.leaseToken ?? null,
    toDoc(next),
    where.realmId,
    where.key,
  )
  return true
}

const touchRealm = (db: Statements, realmId: string): void => {
  db.run('insert or ignore into realms (realm_id) values (?)', realmId)
}

const bumpCustomers = (db: Statements, realmId: string, countChange: number): void => {
  touchRealm(db, realmId)
  db.run(
    'update realms set customers_revision = customers_revision + 1, customers_count = customers_count + ? where realm_id = ?',
    countChange,
    realmId,
  )
}

const dropCustomer = (db: Statements, realmId: string, customerId: string): number => {
  db.run('delete from customer_keys where realm_id = ? and customer_id = ?', realmId, customerId)
  return db.run('delete from customers where realm_id = ? and customer_id = ?', realmId, customerId)
}

const appliers: Appliers = {
  'delivery.insert': (db, { record }) => {
    const { rawBody, ...doc } = record
    const inserted = db.run(
      'insert or ignore into deliveries (realm_id, adapter, delivery_id, status, received_at, due_at, raw_body, doc) values (?, ?, ?, ?, ?, ?, ?, ?)',
      record.realmId,
      record.adapter,
      record.deliveryId,
      record.status,
      record.receivedAt,
      record.dueAt ?? null,
      rawBody,
      toDoc(doc),
    )
    return inserted === 1 ? undefined : 'duplicate-delivery'
  },
  'delivery.repeat': (db, { realmId, adapter, deliveryId }) => {
    db.run(
      `update deliveries set doc = json_set(doc, '$.repeats', json_extract(doc, '$.repeats') + 1)
       where realm_id = ? and adapter = ? and delivery_id = ?`,
      realmId,
      adapter,
      deliveryId,
    )
    return undefined
  },
  'delivery.settle': (db, write) => {
    const row = db.row(
      'select doc, status from deliveries where realm_id = ? and adapter = ? and delivery_id = ?',
      write.realmId,
      write.adapter,
      write.deliveryId,
    )
    if (row?.status !== 'received') return 'delivery-settled'
    const next = settleDelivery(fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row), write)
    db.run(
      'update deliveries set status = ?, due_at = ?, doc = ? where realm_id = ? and adapter = ? and delivery_id = ?',
      next.status,
      write.dueAt ?? null,
      toDoc(next),
      write.realmId,
      write.adapter,
      write.deliveryId,
    )
    return undefined
  },
  'delivery.empty': emptyDeliveryOf,
  'rejection.count': (db, { record }) => {
    db.run(
      `insert into rejections (realm_id, adapter, code, hour, count, last_at, message) values (?, ?, ?, ?, 1, ?, ?)
       on conflict do update set count = count + 1, last_at = excluded.last_at, message = excluded.message`,
      record.realmId,
      record.adapter,
      record.code,
      record.hour,
      record.lastAt,
      record.message,
    )
    db.run(
      `delete from rejections where last_at < (select last_at from rejections order by last_at desc limit 1 offset ?)`,
      rejectionsKept,
    )
    return undefined
  },
  'lead.save': (db, { expectedVersion, record }) => {
    const next: LeadRecord = { ...record, version: expectedVersion + 1 }
    const changed =
      expectedVersion === 0
        ? db.run(
            'insert or ignore into leads (realm_id, lead_id, version, created_at, due_at, doc) values (?, ?, 1, ?, ?, ?)',
            next.realmId,
            next.leadId,
            next.createdAt,
            next.dueAt ?? null,
            toDoc(next),
          )
        : db.run(
            'update leads set version = ?, due_at = ?, doc = ? where realm_id = ? and lead_id = ? and version = ?',
            next.version,
            next.dueAt ?? null,
            toDoc(next),
            next.realmId,
            next.leadId,
            expectedVersion,
          )
    return changed === 1 ? undefined : 'lead-version'
  },
  'lead.erase': eraseLeadOf,
  'ref.put': (db, { realmId, kind, value, leadId }) => {
    db.run(
      'insert or ignore into refs (realm_id, kind, value, lead_id) values (?, ?, ?, ?)',
      realmId,
      kind,
      value,
      leadId,
    )
    return undefined
  },
  'command.insert': (db, { record }) => {
    // A key that is there already is the same wish: it is not wished twice.
    db.run(
      'insert or ignore into commands (realm_id, key, lead_id, lane, status, due_at, doc) values (?, ?, ?, ?, ?, ?, ?)',
      record.realmId,
      record.key,
      record.leadId,
      record.lane,
      record.status,
      record.dueAt,
      toDoc(record),
    )
    return undefined
  },
  'command.progress': (db, { realmId, key, token, progress }) =>
    editCommand(db, { realmId, key, token }, (record) => ({ ...record, progress })) ? undefined : 'lease-lost',
  'command.settle': (db, { realmId, key, token, ...settlement }) =>
    editCommand(db, { realmId, key, token }, (record) => settleCommand(record, settlement)) ? undefined : 'lease-lost',
  'command.redrive': (db, { realmId, key, ...redrive }) => {
    const row = db.row('select status from commands where realm_id = ? and key = ?', realmId, key)
    if (!isRedrivable(row?.status)) return 'not-dead'
    editCommand(db, { realmId, key }, (record) => redriveCommand(record, redrive))
    return undefined
  },
  'command.discard': (db, { realmId, key }) => {
    const row = db.row('select status from commands where realm_id = ? and key = ?', realmId, key)
    if (!isRedrivable(row?.status)) return 'not-dead'
    editCommand(db, { realmId, key }, discardCommand)
    return undefined
  },
  'command.hasten': (db, { realmId, key, dueAt }) => {
    editCommand(db, { realmId, key }, (record) => hastenCommand(record, dueAt))
    return undefined
  },
  'customer.put': (db, { record, keys }) => {
    const replaced = dropCustomer(db, record.realmId, record.customerId)
    db.run(
      'insert into customers (realm_id, customer_id, doc) values (?, ?, ?)',
      record.realmId,
      record.customerId,
      toDoc(record),
    )
    for (const key of new Set(keys))
      db.run(
        'insert into customer_keys (realm_id, key, customer_id) values (?, ?, ?)',
        record.realmId,
        key,
        record.customerId,
      )
    bumpCustomers(db, record.realmId, 1 - replaced)
    return undefined
  },
  'customer.remove': (db, { realmId, customerId }) => {
    const removed = dropCustomer(db, realmId, customerId)
    if (removed > 0) bumpCustomers(db, realmId, -removed)
    return undefined
  },
  'customers.guard': (db, { realmId, expectedRevision }) => {
    const row = db.row('select customers_revision from realms where realm_id = ?', realmId)
    return Number(row?.customers_revision ?? 0) === expectedRevision ? undefined : 'customers-revision'
  },
  'document.put': (db, { record }) => {
    db.run(
      'insert or replace into documents (realm_id, entity, document_id, customer_id, txn_date, doc) values (?, ?, ?, ?, ?, ?)',
      record.realmId,
      record.entity,
      record.documentId,
      record.customerId,
      record.txnDate,
      toDoc(record),
    )
    return undefined
  },
  'document.remove': (db, { realmId, entity, documentId }) => {
    db.run('delete from documents where realm_id = ? and entity = ? and document_id = ?', realmId, entity, documentId)
    return undefined
  },
  'item.put': (db, { record }) => {
    db.run(
      'insert or replace into items (realm_id, item_id, doc) values (?, ?, ?)',
      record.realmId,
      record.itemId,
      toDoc(record),
    )
    return undefined
  },
  'realm.imported': (db, { realmId, at }) => {
    touchRealm(db, realmId)
    db.run('update realms set imported_at = ? where realm_id = ?', at, realmId)
    return undefined
  },
  'realm.pause': (db, { realmId, until }) => {
    touchRealm(db, realmId)
    db.run('update realms set paused_until = ? where realm_id = ?', until, realmId)
    return undefined
  },
  'realm.hold': (db, { realmId, since }) => {
    touchRealm(db, realmId)
    db.run('update realms set held_since = ? where realm_id = ?', since, realmId)
    return undefined
  },
  'usage.add': (db, { realmId, kind, hour, ...limits }) => {
    const from = dayBefore(hour)
    const used = db.row(
      `select coalesce(sum(count), 0) as in_day, coalesce(sum(case when hour = ? then count end), 0) as in_hour
       from usage where realm_id = ? and kind = ? and hour between ? and ?`,
      hour,
      realmId,
      kind,
      from,
      hour,
    )
    if (!isWithinLimits({ inHour: Number(used?.in_hour), inDay: Number(used?.in_day) }, limits)) return 'usage-limit'
    db.run(
      `insert into usage (realm_id, kind, hour, count) values (?, ?, ?, 1) on conflict do update set count = count + 1`,
      realmId,
      kind,
      hour,
    )
    db.run('delete from usage where realm_id = ? and kind = ? and hour < ?', realmId, kind, from)
    return undefined
  },
  'realm.swept': (db, { realmId, since, dueAt }) => {
    touchRealm(db, realmId)
    db.run('update realms set changes_since = ?, sweep_due_at = ? where realm_id = ?', since, dueAt, realmId)
    return undefined
  },
  'change.note': (db, { record }) => {
    const { realmId, entity, id } = record
    const row = db.row('select doc from changes where realm_id = ? and entity = ? and id = ?', realmId, entity, id)
    const next = noteChange(row && fromDoc<ChangeRecord>(row), record)
    db.run(
      'insert or replace into changes (realm_id, entity, id, noticed_at, due_at, doc) values (?, ?, ?, ?, ?, ?)',
      realmId,
      entity,
      id,
      next.noticedAt,
      next.dueAt,
      toDoc(next),
    )
    return undefined
  },
  'change.settle': (db, { realmId, entity, id, noticedAt }) => {
    db.run(
      'delete from changes where realm_id = ? and entity = ? and id = ? and noticed_at = ?',
      realmId,
      entity,
      id,
      noticedAt,
    )
    return undefined
  },
  'change.postpone': (db, { realmId, entity, id, dueAt }) => {
    const row = db.row('select doc from changes where realm_id = ? and entity = ? and id = ?', realmId, entity, id)
    if (row === undefined) return undefined
    const before = fromDoc<ChangeRecord>(row)
    const next: ChangeRecord = { ...before, dueAt, attempts: before.attempts + 1 }
    db.run(
      'update changes set due_at = ?, doc = ? where realm_id = ? and entity = ? and id = ?',
      dueAt,
      toDoc(next),
      realmId,
      entity,
      id,
    )
    return undefined
  },
  'review.open': (db, { record }) => {
    db.run(
      'insert or ignore into reviews (realm_id, review_id, status, opened_at, doc) values (?, ?, ?, ?, ?)',
      record.realmId,
      record.reviewId,
      record.status,
      record.openedAt,
      toDoc(record),
    )
    return undefined
  },
  'review.resolve': (db, write) => {
    const { realmId, reviewId } = write
    const row = db.row('select doc, status from reviews where realm_id = ? and review_id = ?', realmId, reviewId)
    if (row?.status !== 'open') return 'review-resolved'
    const next = resolveReview(fromDoc<ReviewRecord>(row), write)
    db.run(
      'update reviews set status = ?, doc = ? where realm_id = ? and review_id = ?',
      next.status,
      toDoc(next),
      realmId,
      reviewId,
    )
    return undefined
  },
  'timeline.append': (db, { entry }) => {
    db.run('insert into timeline (realm_id, lead_id, doc) values (?, ?, ?)', entry.realmId, entry.leadId, toDoc(entry))
    return undefined
  },
  'register.put': (db, { expectedVersion, record }) => {
    const { realmId, kind, id } = record
    const next: RegisterRecord = { ...record, version: expectedVersion + 1 }
    const changed =
      expectedVersion === 0
        ? db.run(
            'insert or ignore into registers (realm_id, kind, id, version, doc) values (?, ?, ?, 1, ?)',
            ...[realmId, kind, id, toDoc(next)],
          )
        : db.run(
            'update registers set version = ?, doc = ? where realm_id = ? and kind = ? and id = ? and version = ?',
            ...[next.version, toDoc(next), realmId, kind, id, expectedVersion],
          )
    return changed === 1 ? undefined : 'register-version'
  },
  'register.remove': (db, { realmId, kind, id }) => {
    db.run('delete from registers where realm_id = ? and kind = ? and id = ?', realmId, kind, id)
    return undefined
  },
  'audit.append': (db, { entry }) => {
    db.run('insert into audit (realm_id, at, doc) values (?, ?, ?)', entry.realmId, entry.at, toDoc(entry))
    return undefined
  },
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
