import type { CustomerRecord, DocumentRecord, ItemRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import type { Database } from '../database.ts'
import { all, one } from '../rows.ts'
import { fromDoc } from '../text.ts'

/** What QuickBooks holds, as it was last heard of. */
export const readMirror = (
  db: Database,
): Pick<
  Store,
  | 'readCustomer'
  | 'listCustomers'
  | 'customersByKeys'
  | 'keyFrequencies'
  | 'readDocument'
  | 'listDocuments'
  | 'listItems'
> => ({
  readCustomer: (realmId, customerId) =>
    one(
      db,
      fromDoc<CustomerRecord>,
      'select doc::text from leadbooks.customers where realm_id = $1 and customer_id = $2',
      ...[realmId, customerId],
    ),
  listCustomers: (realmId, { after = '', limit }) =>
    all(
      db,
      fromDoc<CustomerRecord>,
      'select doc::text from leadbooks.customers where realm_id = $1 and customer_id > $2 order by customer_id limit $3',
      ...[realmId, after, limit],
    ),
  customersByKeys: (realmId, keys, limit, weights = keys.map(() => 1)) =>
    all(
      db,
      fromDoc<CustomerRecord>,
      `select c.doc::text from (
         select h.customer_id, sum(w.weight) as held
         from unnest($2::text[], $4::float8[]) as w(key, weight)
         join leadbooks.customer_keys h on h.realm_id = $1 and h.key = w.key
         group by h.customer_id order by held desc, h.customer_id limit $3
       ) k join leadbooks.customers c on c.realm_id = $1 and c.customer_id = k.customer_id
       order by k.held desc, k.customer_id`,
      ...[realmId, keys, limit, weights],
    ),
  keyFrequencies: async (realmId, keys) => {
    const rows = await db.rows(
      `select key, count(*) as held from leadbooks.customer_keys where realm_id = $1 and key = any($2::text[]) group by key
       union all select null, customers_count from leadbooks.realms where realm_id = $1`,
      ...[realmId, keys],
    )
    return {
      size: Number(rows.find(({ key }) => key === null)?.held ?? 0),
      frequencies: new Map(rows.flatMap(({ key, held }) => (typeof key === 'string' ? [[key, Number(held)]] : []))),
    }
  },
  readDocument: (realmId, entity, documentId) =>
    one(
      db,
      fromDoc<DocumentRecord>,
      'select doc::text from leadbooks.documents where realm_id = $1 and entity = $2 and document_id = $3',
      ...[realmId, entity, documentId],
    ),
  listDocuments: (realmId, customerId, limit) =>
    all(
      db,
      fromDoc<DocumentRecord>,
      `select doc::text from leadbooks.documents where realm_id = $1 and customer_id = $2
       order by txn_date desc, entity desc, document_id desc limit $3`,
      ...[realmId, customerId, limit],
    ),
  listItems: (realmId) =>
    all(db, fromDoc<ItemRecord>, 'select doc::text from leadbooks.items where realm_id = $1 order by item_id', realmId),
})
