import { noteChange } from '../../changes.ts'
import type { ChangeRecord } from '../../records.ts'
import { fromDoc, type Statements, toDoc } from '../statements.ts'
import type { Appliers } from './applier.ts'
import { touchRealm } from './touch-realm.ts'

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

/** What QuickBooks holds, and word that it has changed. */
export const writeMirror: Pick<
  Appliers,
  | 'customer.put'
  | 'customer.remove'
  | 'customers.guard'
  | 'document.put'
  | 'document.remove'
  | 'item.put'
  | 'change.note'
  | 'change.settle'
  | 'change.postpone'
> = {
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
}
