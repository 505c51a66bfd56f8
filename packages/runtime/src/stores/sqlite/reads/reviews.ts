import type { ReviewRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import { fromDoc, type Statements } from '../statements.ts'

/** What waits for a person, and what they said. */
export const readReviews = (db: Statements): Pick<Store, 'readReview' | 'listReviews' | 'reviewsOf'> => ({
  readReview: async (realmId, reviewId) => {
    const row = db.row('select doc from reviews where realm_id = ? and review_id = ?', realmId, reviewId)
    return row && fromDoc<ReviewRecord>(row)
  },
  listReviews: async (realmId, status, limit) =>
    db
      .rows(
        'select doc from reviews where realm_id = ? and status = ? order by opened_at desc limit ?',
        realmId,
        status,
        limit,
      )
      .map(fromDoc<ReviewRecord>),
  reviewsOf: async (realmId, leadId) =>
    db
      .rows(
        `select doc from reviews where realm_id = ? and json_extract(doc, '$.leadId') = ? order by opened_at, review_id`,
        ...[realmId, leadId],
      )
      .map(fromDoc<ReviewRecord>),
})
