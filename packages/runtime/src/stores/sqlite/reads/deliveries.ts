import type { RejectionRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import { withBody } from '../rows.ts'
import type { Statements } from '../statements.ts'

/** Two questions, one an index: nearly every delivery is about one lead. */
export const deliveriesOfLead = `
  select doc, raw_body from deliveries where realm_id = ? and json_extract(doc, '$.leadIds[0]') = ?
  union all
  select doc, raw_body from deliveries where realm_id = ? and json_array_length(doc, '$.leadIds') > 1
    and json_extract(doc, '$.leadIds[0]') <> ? and exists (select 1 from json_each(doc, '$.leadIds') where value = ?)`

/** What came in. */
export const readDeliveries = (
  db: Statements,
): Pick<Store, 'readDelivery' | 'listDeliveries' | 'deliveriesOf' | 'agedDeliveries' | 'listRejections'> => ({
  readDelivery: async (realmId, adapter, deliveryId) => {
    const row = db.row(
      'select doc, raw_body from deliveries where realm_id = ? and adapter = ? and delivery_id = ?',
      realmId,
      adapter,
      deliveryId,
    )
    return row && withBody(row)
  },
  listDeliveries: async (realmId, status, { limit, before }) =>
    db
      .rows(
        `select doc, raw_body from deliveries where realm_id = ? and (? is null or status = ?) and received_at < ?
           order by received_at desc limit ?`,
        realmId,
        status ?? null,
        status ?? null,
        before ?? '~',
        limit,
      )
      .map(withBody),
  deliveriesOf: async (realmId, leadId, limit) =>
    db
      .rows(
        `select doc, raw_body from (${deliveriesOfLead}) order by json_extract(doc, '$.receivedAt') limit ?`,
        ...[realmId, leadId, realmId, leadId, leadId, limit],
      )
      .map(withBody),
  agedDeliveries: async (realmId, before, limit) =>
    db
      .rows(
        `select doc, raw_body from deliveries
         where realm_id = ? and received_at < ? and status <> 'received' and json_extract(doc, '$.emptiedAt') is null
         order by received_at limit ?`,
        ...[realmId, before, limit],
      )
      .map(withBody),
  listRejections: async (realmId, limit) =>
    db.rows('select * from rejections where realm_id = ? order by last_at desc limit ?', realmId, limit).map(
      (row): RejectionRecord => ({
        realmId: String(row.realm_id),
        adapter: String(row.adapter),
        code: String(row.code),
        hour: String(row.hour),
        count: Number(row.count),
        lastAt: String(row.last_at),
        message: String(row.message),
      }),
    ),
})
