import type { Store } from '../../store.ts'
import { by, copy, ofRealm } from '../rows.ts'
import { rowKey, type Tables } from '../tables.ts'

/** What QuickBooks holds, as it was last heard of. */
export const readMirror = (
  tables: Tables,
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
  readCustomer: async (realmId, customerId) => copy(tables.customers.get(rowKey(realmId, customerId))?.record),
  listCustomers: async (realmId, { after = '', limit }) =>
    copy(
      tables.customers
        .values()
        .map(({ record }) => record)
        .filter((record) => record.realmId === realmId && record.customerId > after)
        .sort(by(({ customerId }) => customerId))
        .slice(0, limit),
    ),
  customersByKeys: async (realmId, keys, limit, weights = keys.map(() => 1)) => {
    const shared = tables.customers
      .values()
      .filter(({ record }) => record.realmId === realmId)
      .map(({ record, keys: held }) => ({
        record,
        held: keys.reduce((sum, key, at) => sum + (held.has(key) ? (weights[at] ?? 0) : 0), 0),
      }))
      .filter(({ held }) => held > 0)
    shared.sort((left, right) => right.held - left.held || (left.record.customerId < right.record.customerId ? -1 : 1))
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
  readDocument: async (realmId, entity, documentId) => copy(tables.documents.get(rowKey(realmId, entity, documentId))),
  listDocuments: async (realmId, customerId, limit) =>
    copy(
      ofRealm(tables.documents.values(), realmId)
        .filter((row) => row.customerId === customerId)
        .sort(by(({ txnDate, entity, documentId }) => JSON.stringify([txnDate, entity, documentId])))
        .reverse()
        .slice(0, limit),
    ),
  listItems: async (realmId) => copy(ofRealm(tables.items.values(), realmId).sort(by(({ itemId }) => itemId))),
})
