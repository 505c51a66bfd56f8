import type { ReviewRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import type { Database } from '../database.ts'
import { all, one } from '../rows.ts'
import { fromDoc } from '../text.ts'

/** What waits for a person, and what they said. */
export const readReviews = (db: Database): Pick<Store, 'readReview' | 'listReviews' | 'reviewsOf'> => ({
  readReview: (realmId, reviewId) =>
    one(
      db,
      fromDoc<ReviewRecord>,
      'select doc::text from leadbooks.reviews where realm_id = $1 and review_id = $2',
      ...[realmId, reviewId],
    ),
  listReviews: (realmId, status, limit) =>
    all(
      db,
      fromDoc<ReviewRecord>,
      'select doc::text from leadbooks.reviews where realm_id = $1 and status = $2 order by opened_at desc limit $3',
      ...[realmId, status, limit],
    ),
  reviewsOf: (realmId, leadId) =>
    all(
      db,
      fromDoc<ReviewRecord>,
      `select doc::text from leadbooks.reviews
       where realm_id = $1 and (doc ->> 'leadId') collate "C" = $2 order by opened_at, review_id`,
      ...[realmId, leadId],
    ),
})
