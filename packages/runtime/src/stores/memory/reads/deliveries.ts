import type { Store } from '../../store.ts'
import { by, copy, ofRealm } from '../rows.ts'
import { rowKey, type Tables } from '../tables.ts'

/** What came in. */
export const readDeliveries = (
  tables: Tables,
): Pick<Store, 'readDelivery' | 'listDeliveries' | 'deliveriesOf' | 'agedDeliveries' | 'listRejections'> => ({
  readDelivery: async (realmId, adapter, deliveryId) =>
    copy(tables.deliveries.get(rowKey(realmId, adapter, deliveryId))),
  listDeliveries: async (realmId, status, { limit, before = '~' }) =>
    copy(
      ofRealm(tables.deliveries.values(), realmId)
        .filter((row) => (status === undefined || row.status === status) && row.receivedAt < before)
        .sort(by(({ receivedAt }) => receivedAt))
        .reverse()
        .slice(0, limit),
    ),
  deliveriesOf: async (realmId, leadId, limit) =>
    copy(
      ofRealm(tables.deliveries.values(), realmId)
        .filter(({ leadIds }) => leadIds.includes(leadId))
        .sort(by(({ receivedAt }) => receivedAt))
        .slice(0, limit),
    ),
  agedDeliveries: async (realmId, before, limit) =>
    copy(
      ofRealm(tables.deliveries.values(), realmId)
        .filter(
          ({ status, receivedAt, emptiedAt }) =>
            status !== 'received' && receivedAt < before && emptiedAt === undefined,
        )
        .sort(by(({ receivedAt }) => receivedAt))
        .slice(0, limit),
    ),
  listRejections: async (realmId, limit) =>
    copy(
      ofRealm(tables.rejections.values(), realmId)
        .sort(by(({ lastAt }) => lastAt))
        .reverse()
        .slice(0, limit),
    ),
})
