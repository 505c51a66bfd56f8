import { emptyDelivery, rejectionsKept, settleDelivery } from '../../changes.ts'
import type { DeliveryRecord } from '../../records.ts'
import type { Row, Session } from '../database.ts'
import { fromDoc, toDoc } from '../text.ts'
import { type Operations, rowName } from './operation.ts'

const deliveryRow = (of: { realmId: string; adapter: string; deliveryId: string }): string =>
  rowName('delivery', of.realmId, of.adapter, of.deliveryId)

type Kept = Omit<DeliveryRecord, 'rawBody'>

/** Takes away what rows of deliveries, locked for it, have brought. */
export const emptyRows = async (session: Session, rows: readonly Row[], at: string): Promise<Kept[]> => {
  const emptied = rows.map((row) => emptyDelivery(fromDoc<Kept>(row), at))
  for (const next of emptied)
    await session.change(
      `update leadbooks.deliveries set status = $4, due_at = null, raw_body = '', doc = $5
       where realm_id = $1 and adapter = $2 and delivery_id = $3`,
      ...[next.realmId, next.adapter, next.deliveryId, next.status, toDoc(next)],
    )
  return emptied
}

export const deliveries: Operations<
  'delivery.insert' | 'delivery.repeat' | 'delivery.settle' | 'delivery.empty' | 'rejection.count'
> = {
  'delivery.insert': {
    row: ({ record }) => deliveryRow(record),
    apply: async (session, writes) => {
      const records = writes.map(({ record: { rawBody, ...doc } }) => ({ rawBody, doc }))
      const inserted = await session.change(
        `insert into leadbooks.deliveries (realm_id, adapter, delivery_id, status, received_at, due_at, raw_body, doc)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::jsonb[])
         on conflict do nothing`,
        records.map(({ doc }) => doc.realmId),
        records.map(({ doc }) => doc.adapter),
        records.map(({ doc }) => doc.deliveryId),
        records.map(({ doc }) => doc.status),
        records.map(({ doc }) => doc.receivedAt),
        records.map(({ doc }) => doc.dueAt ?? null),
        records.map(({ rawBody }) => rawBody),
        records.map(({ doc }) => toDoc(doc)),
      )
      return inserted === writes.length ? undefined : 'duplicate-delivery'
    },
  },
  'delivery.repeat': {
    row: deliveryRow,
    apply: async (session, writes) => {
      await session.change(
        `update leadbooks.deliveries d set doc = jsonb_set(d.doc, '{repeats}', to_jsonb((d.doc ->> 'repeats')::int + 1))
         from unnest($1::text[], $2::text[], $3::text[]) as w (realm_id, adapter, delivery_id)
         where (d.realm_id, d.adapter, d.delivery_id) = (w.realm_id, w.adapter, w.delivery_id)`,
        writes.map(({ realmId }) => realmId),
        writes.map(({ adapter }) => adapter),
        writes.map(({ deliveryId }) => deliveryId),
      )
      return undefined
    },
  },
  'delivery.settle': {
    row: deliveryRow,
    apply: async (session, writes) => {
      for (const write of writes) {
        const { realmId, adapter, deliveryId, dueAt } = write
        const [row] = await session.rows(
          `select doc::text, status from leadbooks.deliveries
           where realm_id = $1 and adapter = $2 and delivery_id = $3 for update`,
          realmId,
          adapter,
          deliveryId,
        )
        if (row?.status !== 'received') return 'delivery-settled'
        const next = settleDelivery(fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row), write)
        await session.change(
          `update leadbooks.deliveries set status = $4, due_at = $5, doc = $6
           where realm_id = $1 and adapter = $2 and delivery_id = $3`,
          realmId,
          adapter,
          deliveryId,
          next.status,
          dueAt ?? null,
          toDoc(next),
        )
      }
      return undefined
    },
  },
  'delivery.empty': {
    row: deliveryRow,
    apply: async (session, writes) => {
      for (const { realmId, adapter, deliveryId, at } of writes) {
        const rows = await session.rows(
          `select doc::text from leadbooks.deliveries
           where realm_id = $1 and adapter = $2 and delivery_id = $3 for update`,
          ...[realmId, adapter, deliveryId],
        )
        await emptyRows(session, rows, at)
      }
      return undefined
    },
  },
  'rejection.count': {
    row: ({ record: { realmId, adapter, code, hour } }) => rowName('rejection', realmId, adapter, code, hour),
    apply: async (session, writes) => {
      for (const { record } of writes)
        await session.change(
          `insert into leadbooks.rejections as r (realm_id, adapter, code, hour, count, last_at, message)
           values ($1, $2, $3, $4, 1, $5, $6)
           on conflict (realm_id, adapter, code, hour)
           do update set count = r.count + 1, last_at = excluded.last_at, message = excluded.message`,
          record.realmId,
          record.adapter,
          record.code,
          record.hour,
          record.lastAt,
          record.message,
        )
      await session.change(
        `delete from leadbooks.rejections where last_at <
           (select last_at from leadbooks.rejections order by last_at desc limit 1 offset $1)`,
        rejectionsKept,
      )
      return undefined
    },
  },
}
