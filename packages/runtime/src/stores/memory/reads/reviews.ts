import type { Store } from '../../store.ts'
import { by, copy, ofRealm } from '../rows.ts'
import { rowKey, type Tables } from '../tables.ts'

/** What waits for a person, and what they said. */
export const readReviews = (tables: Tables): Pick<Store, 'readReview' | 'listReviews' | 'reviewsOf'> => ({
  readReview: async (realmId, reviewId) => copy(tables.reviews.get(rowKey(realmId, reviewId))),
  listReviews: async (realmId, status, limit) =>
    copy(
      ofRealm(tables.reviews.values(), realmId)
        .filter((row) => row.status === status)
        .sort(by(({ openedAt }) => openedAt))
        .reverse()
        .slice(0, limit),
    ),
  reviewsOf: async (realmId, leadId) =>
    copy(
      ofRealm(tables.reviews.values(), realmId)
        .filter((row) => row.leadId === leadId)
        .sort(by(({ openedAt }) => openedAt)),
    ),
})
