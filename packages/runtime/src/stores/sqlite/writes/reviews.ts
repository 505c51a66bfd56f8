import { resolveReview } from '../../changes.ts'
import type { ReviewRecord } from '../../records.ts'
import { fromDoc, toDoc } from '../statements.ts'
import type { Appliers } from './applier.ts'

/** What waits for a person. */
export const writeReviews: Pick<Appliers, 'review.open' | 'review.resolve'> = {
  'review.open': (db, { record }) => {
    db.run(
      'insert or ignore into reviews (realm_id, review_id, status, opened_at, doc) values (?, ?, ?, ?, ?)',
      record.realmId,
      record.reviewId,
      record.status,
      record.openedAt,
      toDoc(record),
    )
    return undefined
  },
  'review.resolve': (db, write) => {
    const { realmId, reviewId } = write
    const row = db.row('select doc, status from reviews where realm_id = ? and review_id = ?', realmId, reviewId)
    if (row?.status !== 'open') return 'review-resolved'
    const next = resolveReview(fromDoc<ReviewRecord>(row), write)
    db.run(
      'update reviews set status = ?, doc = ? where realm_id = ? and review_id = ?',
      next.status,
      toDoc(next),
      realmId,
      reviewId,
    )
    return undefined
  },
}
