import { isLeadless } from '../../engine/leadless.ts'
import { dataKeyIds, emptyDelivery, eraseCommand, eraseEntry, eraseLead, eraseReview, isUnderWay } from '../changes.ts'
import type { DeliveryRecord, LeadRecord, OutboxRecord, ReviewRecord, TimelineEntry } from '../records.ts'
import type { Conflict, Write } from '../store.ts'
import { deliveriesOfLead } from './reads/deliveries.ts'
import { fromDoc, type Row, type Statements, toDoc } from './statements.ts'

type Delivery = Omit<DeliveryRecord, 'rawBody'>

const saveEmptied = (db: Statements, before: Delivery, at: string): void => {
  const next = emptyDelivery(before, at)
  db.run(
    `update deliveries set status = ?, due_at = null, raw_body = zeroblob(0), doc = ?
     where realm_id = ? and adapter = ? and delivery_id = ?`,
    ...[next.status, toDoc(next), next.realmId, next.adapter, next.deliveryId],
  )
}

const dropKey = (db: Statements, realmId: string, id: string): void => {
  db.run("delete from registers where realm_id = ? and kind = 'data-key' and id = ?", realmId, id)
}

/** Takes away what a delivery brought. */
export const emptyDeliveryOf = (
  db: Statements,
  { realmId, adapter, deliveryId, at }: Extract<Write, { op: 'delivery.empty' }>,
): undefined => {
  const row = db.row(
    'select doc from deliveries where realm_id = ? and adapter = ? and delivery_id = ?',
    ...[realmId, adapter, deliveryId],
  )
  if (row !== undefined) saveEmptied(db, fromDoc<Delivery>(row), at)
}

const eraseCommands = (db: Statements, rows: readonly Row[]): void => {
  for (const row of rows) {
    const next = eraseCommand(fromDoc<OutboxRecord>(row))
    db.run(
      'update commands set status = ?, lease_until = null, lease_token = null, doc = ? where sequence = ?',
      ...[next.status, toDoc(next), Number(row.sequence)],
    )
  }
}

const eraseReviews = (db: Statements, realmId: string, leadId: string, at: string): void => {
  const rows = db.rows(
    `select doc from reviews where realm_id = ? and json_extract(doc, '$.leadId') = ?`,
    ...[realmId, leadId],
  )
  for (const row of rows) {
    const next = eraseReview(fromDoc<ReviewRecord>(row), at)
    db.run(
      'update reviews set status = ?, doc = ? where realm_id = ? and review_id = ?',
      ...[next.status, toDoc(next), realmId, next.reviewId],
    )
  }
}

/** Takes away all that is known of a lead. */
export const eraseLeadOf = (db: Statements, write: Extract<Write, { op: 'lead.erase' }>): Conflict | undefined => {
  const { realmId, leadId, at } = write
  const ofLead = [realmId, leadId] as const
  const commands = db.rows('select sequence, doc from commands where realm_id = ? and lead_id = ?', ...ofLead)
  if (commands.some((row) => isUnderWay(fromDoc<OutboxRecord>(row), at))) return 'lead-busy'

  eraseCommands(db, commands)
  eraseReviews(db, realmId, leadId, at)
  for (const row of db.rows(deliveriesOfLead, realmId, leadId, realmId, leadId, leadId)) {
    const delivery = fromDoc<Delivery>(row)
    saveEmptied(db, delivery, at)
    dropKey(db, realmId, dataKeyIds.delivery(delivery.adapter, delivery.deliveryId))
  }
  for (const row of db.rows('select id, doc from timeline where realm_id = ? and lead_id = ?', ...ofLead))
    db.run('update timeline set doc = ? where id = ?', toDoc(eraseEntry(fromDoc<TimelineEntry>(row))), Number(row.id))
  dropKey(db, realmId, dataKeyIds.lead(leadId))
  if (isLeadless(leadId)) return undefined
  const held = db.row('select doc from leads where realm_id = ? and lead_id = ?', ...ofLead)
  const next = eraseLead(held && fromDoc<LeadRecord>(held), write)
  db.run(
    `insert into leads (realm_id, lead_id, version, created_at, due_at, doc) values (?, ?, ?, ?, null, ?)
     on conflict do update set version = excluded.version, due_at = null, doc = excluded.doc`,
    ...[realmId, leadId, next.version, next.createdAt, toDoc(next)],
  )
  return undefined
}
