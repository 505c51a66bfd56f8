import { rejectionsKept, settleDelivery } from '../../changes.ts'
import type { DeliveryRecord } from '../../records.ts'
import { emptyDeliveryOf } from '../erasure.ts'
import { fromDoc, toDoc } from '../statements.ts'
import type { Appliers } from './applier.ts'

/** What comes in. */
export const writeDeliveries: Pick<
  Appliers,
  'delivery.insert' | 'delivery.repeat' | 'delivery.settle' | 'delivery.empty' | 'rejection.count'
> = {
  'delivery.insert': (db, { record }) => {
    const { rawBody, ...doc } = record
    const inserted = db.run(
      'insert or ignore into deliveries (realm_id, adapter, delivery_id, status, received_at, due_at, raw_body, doc) values (?, ?, ?, ?, ?, ?, ?, ?)',
      record.realmId,
      record.adapter,
      record.deliveryId,
      record.status,
      record.receivedAt,
      record.dueAt ?? null,
      rawBody,
      toDoc(doc),
    )
    return inserted === 1 ? undefined : 'duplicate-delivery'
  },
  'delivery.repeat': (db, { realmId, adapter, deliveryId }) => {
    db.run(
      `update deliveries set doc = json_set(doc, '$.repeats', json_extract(doc, '$.repeats') + 1)
       where realm_id = ? and adapter = ? and delivery_id = ?`,
      realmId,
      adapter,
      deliveryId,
    )
    return undefined
  },
  'delivery.settle': (db, write) => {
    const row = db.row(
      'select doc, status from deliveries where realm_id = ? and adapter = ? and delivery_id = ?',
      write.realmId,
      write.adapter,
      write.deliveryId,
    )
    if (row?.status !== 'received') return 'delivery-settled'
    const next = settleDelivery(fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row), write)
    db.run(
      'update deliveries set status = ?, due_at = ?, doc = ? where realm_id = ? and adapter = ? and delivery_id = ?',
      next.status,
      write.dueAt ?? null,
      toDoc(next),
      write.realmId,
      write.adapter,
      write.deliveryId,
    )
    return undefined
  },
  'delivery.empty': emptyDeliveryOf,
  'rejection.count': (db, { record }) => {
    db.run(
      `insert into rejections (realm_id, adapter, code, hour, count, last_at, message) values (?, ?, ?, ?, 1, ?, ?)
       on conflict do update set count = count + 1, last_at = excluded.last_at, message = excluded.message`,
      record.realmId,
      record.adapter,
      record.code,
      record.hour,
      record.lastAt,
      record.message,
    )
    db.run(
      `delete from rejections where last_at < (select last_at from rejections order by last_at desc limit 1 offset ?)`,
      rejectionsKept,
    )
    return undefined
  },
}
