import { noteChange } from '../../changes.ts'
import type { ChangeRecord } from '../../records.ts'
import { fromDoc, toDoc } from '../text.ts'
import { type Operations, rowName } from './operation.ts'
import { lockRealms } from './realms.ts'

const documentRow = (of: { realmId: string; entity: string; documentId: string }): string =>
  rowName('document', of.realmId, of.entity, of.documentId)

const changeRow = (of: { realmId: string; entity: string; id: string }): string =>
  rowName('change', of.realmId, of.entity, of.id)

export const customers: Operations<'customer.put' | 'customer.remove'> = {
  'customer.put': {
    row: ({ record }) => rowName('customer', record.realmId, record.customerId),
    apply: async (session, writes) => {
      const records = writes.map(({ record }) => record)
      await lockRealms(
        session,
        records.map(({ realmId }) => realmId),
      )
      const held = writes.flatMap(({ record: { realmId, customerId }, keys }) =>
        keys.map((key) => ({ realmId, customerId, key })),
      )
      // All parts of the statement see the customers as they were before it; keys that stay are left alone.
      await session.change(
        `with put as (
           select * from unnest($1::text[], $2::text[], $3::jsonb[]) as w (realm_id, customer_id, doc)
         ), held as (
           select distinct * from unnest($4::text[], $5::text[], $6::text[]) as w (realm_id, key, customer_id)
         ), counted as (
           select p.realm_id, count(*) as written, count(*) filter (where c.realm_id is null) as fresh
           from put p left join leadbooks.customers c using (realm_id, customer_id) group by p.realm_id
         ), saved as (
           insert into leadbooks.customers (realm_id, customer_id, doc) select realm_id, customer_id, doc from put
           on conflict (realm_id, customer_id) do update set doc = excluded.doc
         ), dropped as (
           delete from leadbooks.customer_keys k using put p
           where k.realm_id = p.realm_id and k.customer_id = p.customer_id and not exists (
             select 1 from held h where h.realm_id = k.realm_id and h.customer_id = k.customer_id and h.key = k.key
           )
         ), added as (
           insert into leadbooks.customer_keys (realm_id, key, customer_id) select realm_id, key, customer_id from held
           on conflict do nothing
         )
         update leadbooks.realms r
         set customers_revision = r.customers_revision + n.written, customers_count = r.customers_count + n.fresh
         from counted n where r.realm_id = n.realm_id`,
        records.map(({ realmId }) => realmId),
        records.map(({ customerId }) => customerId),
        records.map(toDoc),
        held.map(({ realmId }) => realmId),
        held.map(({ key }) => key),
        held.map(({ customerId }) => customerId),
      )
      return undefined
    },
  },
  'customer.remove': {
    row: ({ realmId, customerId }) => rowName('customer', realmId, customerId),
    apply: async (session, writes) => {
      await lockRealms(
        session,
        writes.map(({ realmId }) => realmId),
      )
      await session.change(
        `with gone as (
           select * from unnest($1::text[], $2::text[]) as w (realm_id, customer_id)
         ), removed as (
           delete from leadbooks.customers c using gone g
           where c.realm_id = g.realm_id and c.customer_id = g.customer_id returning c.realm_id
         ), keys as (
           delete from leadbooks.customer_keys k using gone g
           where k.realm_id = g.realm_id and k.customer_id = g.customer_id
         ), counted as (
           select realm_id, count(*) as removed from removed group by realm_id
         )
         update leadbooks.realms r
         set customers_revision = r.customers_revision + n.removed, customers_count = r.customers_count - n.removed
         from counted n where r.realm_id = n.realm_id`,
        writes.map(({ realmId }) => realmId),
        writes.map(({ customerId }) => customerId),
      )
      return undefined
    },
  },
}

export const mirror: Operations<
  'document.put' | 'document.remove' | 'item.put' | 'change.note' | 'change.settle' | 'change.postpone'
> = {
  'document.put': {
    row: ({ record }) => documentRow(record),
    apply: async (session, writes) => {
      const records = writes.map(({ record }) => record)
      await session.change(
        `insert into leadbooks.documents (realm_id, entity, document_id, customer_id, txn_date, doc)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[]) order by 1, 2, 3
         on conflict (realm_id, entity, document_id)
         do update set customer_id = excluded.customer_id, txn_date = excluded.txn_date, doc = excluded.doc`,
        records.map(({ realmId }) => realmId),
        records.map(({ entity }) => entity),
        records.map(({ documentId }) => documentId),
        records.map(({ customerId }) => customerId),
        records.map(({ txnDate }) => txnDate),
        records.map(toDoc),
      )
      return undefined
    },
  },
  'document.remove': {
    row: documentRow,
    apply: async (session, writes) => {
      await session.change(
        `delete from leadbooks.documents d using unnest($1::text[], $2::text[], $3::text[]) as w (realm_id, entity, document_id)
         where (d.realm_id, d.entity, d.document_id) = (w.realm_id, w.entity, w.document_id)`,
        writes.map(({ realmId }) => realmId),
        writes.map(({ entity }) => entity),
        writes.map(({ documentId }) => documentId),
      )
      return undefined
    },
  },
  'item.put': {
    row: ({ record }) => rowName('item', record.realmId, record.itemId),
    apply: async (session, writes) => {
      const records = writes.map(({ record }) => record)
      await session.change(
        `insert into leadbooks.items (realm_id, item_id, doc)
         select * from unnest($1::text[], $2::text[], $3::jsonb[]) order by 1, 2
         on conflict (realm_id, item_id) do update set doc = excluded.doc`,
        records.map(({ realmId }) => realmId),
        records.map(({ itemId }) => itemId),
        records.map(toDoc),
      )
      return undefined
    },
  },
  'change.note': {
    row: ({ record }) => changeRow(record),
    apply: async (session, writes) => {
      for (const { record } of writes) {
        const { realmId, entity, id } = record
        // Inserted first, so that of two nodes with a first word about a record the second waits and joins its own to it.
        const inserted = await session.change(
          `insert into leadbooks.changes (realm_id, entity, id, noticed_at, due_at, doc) values ($1, $2, $3, $4, $5, $6)
           on conflict do nothing`,
          ...[realmId, entity, id, record.noticedAt, record.dueAt, toDoc(record)],
        )
        if (inserted === 1) continue
        const [row] = await session.rows(
          'select doc::text from leadbooks.changes where realm_id = $1 and entity = $2 and id = $3 for update',
          ...[realmId, entity, id],
        )
        const next = noteChange(row && fromDoc<ChangeRecord>(row), record)
        await session.change(
          `insert into leadbooks.changes (realm_id, entity, id, noticed_at, due_at, doc) values ($1, $2, $3, $4, $5, $6)
           on conflict (realm_id, entity, id)
           do update set noticed_at = excluded.noticed_at, due_at = excluded.due_at, doc = excluded.doc`,
          ...[realmId, entity, id, next.noticedAt, next.dueAt, toDoc(next)],
        )
      }
      return undefined
    },
  },
  'change.settle': {
    row: changeRow,
    apply: async (session, writes) => {
      await session.change(
        `delete from leadbooks.changes c
         using unnest($1::text[], $2::text[], $3::text[], $4::text[]) as w (realm_id, entity, id, noticed_at)
         where (c.realm_id, c.entity, c.id, c.noticed_at) = (w.realm_id, w.entity, w.id, w.noticed_at)`,
        writes.map(({ realmId }) => realmId),
        writes.map(({ entity }) => entity),
        writes.map(({ id }) => id),
        writes.map(({ noticedAt }) => noticedAt),
      )
      return undefined
    },
  },
  'change.postpone': {
    row: changeRow,
    apply: async (session, writes) => {
      for (const { realmId, entity, id, dueAt } of writes)
        await session.change(
          `update leadbooks.changes set due_at = $4,
             doc = doc || jsonb_build_object('dueAt', $4::text, 'attempts', (doc ->> 'attempts')::int + 1)
           where realm_id = $1 and entity = $2 and id = $3`,
          ...[realmId, entity, id, dueAt],
        )
      return undefined
    },
  },
}
