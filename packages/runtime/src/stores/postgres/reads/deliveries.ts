import type { RejectionRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import type { Database, Row } from '../database.ts'
import { all, one, withBody } from '../rows.ts'

const asRejection = (row: Row): RejectionRecord => ({
  realmId: String(row.realm_id),
  adapter: String(row.adapter),
  code: String(row.code),
  hour: String(row.hour),
  count: Number(row.count),
  lastAt: String(row.last_at),
  message: String(row.message),
})

/** What came in. */
export const readDeliveries = (
  db: Database,
): Pick<Store, 'readDelivery' | 'listDeliveries' | 'deliveriesOf' | 'agedDeliveries' | 'listRejections'> => ({
  readDelivery: (realmId, adapter, deliveryId) =>
    one(
      db,
      withBody,
      `select doc::text, raw_body from leadbooks.deliveries where realm_id = $1 and adapter = $2 and delivery_id = $3`,
      ...[realmId, adapter, deliveryId],
    ),
  listDeliveries: (realmId, status, { limit, before }) =>
    all(
      db,
      withBody,
      `select doc::text, raw_body from leadbooks.deliveries
       where realm_id = $1 and ($2::text is null or status = $2) and ($3::text is null or received_at < $3)
       order by received_at desc limit $4`,
      ...[realmId, status ?? null, before ?? null, limit],
    ),
  deliveriesOf: (realmId, leadId, limit) =>
    all(
      db,
      withBody,
      `select doc::text, raw_body from leadbooks.deliveries
       where realm_id = $1 and doc -> 'leadIds' @> to_jsonb(array[$2::text]) order by received_at limit $3`,
      ...[realmId, leadId, limit],
    ),
  agedDeliveries: (realmId, before, limit) =>
    all(
      db,
      withBody,
      `select doc::text, raw_body from leadbooks.deliveries
       where realm_id = $1 and received_at < $2 and status <> 'received' and doc ->> 'emptiedAt' is null
       order by received_at limit $3`,
      ...[realmId, before, limit],
    ),
  listRejections: (realmId, limit) =>
    all(
      db,
      asRejection,
      'select * from leadbooks.rejections where realm_id = $1 order by last_at desc limit $2',
      ...[realmId, limit],
    ),
})
