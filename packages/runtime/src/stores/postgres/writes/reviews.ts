import { resolveReview } from '../../changes.ts'
import type { ReviewRecord } from '../../records.ts'
import { fromDoc, toDoc } from '../text.ts'
import { type Operations, rowName } from './operation.ts'

export const reviews: Operations<'review.open' | 'review.resolve'> = {
  'review.open': {
    row: ({ record }) => rowName('review', record.realmId, record.reviewId),
    apply: async (session, writes) => {
      const records = writes.map(({ record }) => record)
      await session.change(
        `insert into leadbooks.reviews (realm_id, review_id, status, opened_at, doc)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[]) order by 1, 2
         on conflict do nothing`,
        records.map(({ realmId }) => realmId),
        records.map(({ reviewId }) => reviewId),
        records.map(({ status }) => status),
        records.map(({ openedAt }) => openedAt),
        records.map(toDoc),
      )
      return undefined
    },
  },
  'review.resolve': {
    row: ({ realmId, reviewId }) => rowName('review', realmId, reviewId),
    apply: async (session, writes) => {
      for (const write of writes) {
        const { realmId, reviewId } = write
        const [row] = await session.rows(
          'select doc::text, status from leadbooks.reviews where realm_id = $1 and review_id = $2 for update',
          realmId,
          reviewId,
        )
        if (row?.status !== 'open') return 'review-resolved'
        const next = resolveReview(fromDoc<ReviewRecord>(row), write)
        await session.change(
          'update leadbooks.reviews set status = $3, doc = $4 where realm_id = $1 and review_id = $2',
          realmId,
          reviewId,
          next.status,
          toDoc(next),
        )
      }
      return undefined
    },
  },
}
