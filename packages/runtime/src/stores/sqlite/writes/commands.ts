import { discardCommand, hastenCommand, isRedrivable, redriveCommand, settleCommand } from '../../changes.ts'
import type { OutboxRecord } from '../../records.ts'
import { fromDoc, type Statements, toDoc } from '../statements.ts'
import type { Appliers } from './applier.ts'

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

/** The outbox. */
export const writeCommands: Pick<
  Appliers,
  'command.insert' | 'command.progress' | 'command.settle' | 'command.redrive' | 'command.discard' | 'command.hasten'
> = {
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
}
