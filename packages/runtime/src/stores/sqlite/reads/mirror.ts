import type { CustomerRecord, DocumentRecord, ItemRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import { fromDoc, type Statements } from '../statements.ts'

/** Keys as one bound value: a Durable Object takes no more than a hundred. */
const oneOfKeys = 'key in (select value from json_each(?))'

/**
 * Cross joins keep this order of loops: a look into a primary key for each key, then for each customer found. Left to itself,
 * SQLite goes through all customers of the realm.
 */
export const byKeys = `
  select c.doc from (
    select k.customer_id, sum(json_extract(w.value, '$[1]')) as held
    from json_each(?) w cross join customer_keys k on k.realm_id = ? and k.key = json_extract(w.value, '$[0]')
    group by k.customer_id order by held desc, k.customer_id limit ?
  ) k cross join customers c on c.realm_id = ? and c.customer_id = k.customer_id
  order by k.held desc, c.customer_id`

/** What QuickBooks holds, as it was last heard of. */
export const readMirror = (
  db: Statements,
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
  readCustomer: async (realmId, customerId) => {
    const row = db.row('select doc from customers where realm_id = ? and customer_id = ?', realmId, customerId)
    return row && fromDoc<CustomerRecord>(row)
  },
  listCustomers: async (realmId, { after = '', limit }) =>
    db
      .rows(
        'select doc from customers where realm_id = ? and customer_id > ? order by customer_id limit ?',
        ...[realmId, after, limit],
      )
      .map(fromDoc<CustomerRecord>),
  customersByKeys: async (realmId, keys, limit, weights = keys.map(() => 1)) =>
    keys.length === 0
      ? []
      : db
          .rows(byKeys, ...[JSON.stringify(keys.map((key, at) => [key, weights[at] ?? 0])), realmId, limit, realmId])
          .map(fromDoc<CustomerRecord>),
  keyFrequencies: async (realmId, keys) => {
    const rows =
      keys.length === 0
        ? []
        : db.rows(
            `select key, count(*) as held from customer_keys where realm_id = ? and ${oneOfKeys} group by key`,
            realmId,
            JSON.stringify(keys),
          )
    const size = db.row('select customers_count from realms where realm_id = ?', realmId)
    return {
      size: Number(size?.customers_count ?? 0),
      frequencies: new Map(rows.map((row) => [String(row.key), Number(row.held)])),
    }
  },
  readDocument: async (realmId, entity, documentId) => {
    const row = db.row(
      'select doc from documents where realm_id = ? and entity = ? and document_id = ?',
      realmId,
      entity,
      documentId,
    )
    return row && fromDoc<DocumentRecord>(row)
  },
  listDocuments: async (realmId, customerId, limit) =>
    db
      .rows(
        `select doc from documents where realm_id = ? and customer_id = ?
           order by txn_date desc, entity desc, document_id desc limit ?`,
        realmId,
        customerId,
        limit,
      )
      .map(fromDoc<DocumentRecord>),
  listItems: async (realmId) =>
    db.rows('select doc from items where realm_id = ? order by item_id', realmId).map(fromDoc<ItemRecord>),
})
