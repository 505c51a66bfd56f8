import type { DatabaseSync } from 'node:sqlite'

/** Numbered for ever: a released step is never edited, a new one is added. `PRAGMA user_version` says how far a file is. */
export const migrations: readonly string[] = [
  `
  create table deliveries (
    realm_id text not null, adapter text not null, delivery_id text not null,
    status text not null, received_at text not null, due_at text, raw_body blob not null, doc text not null,
    primary key (realm_id, adapter, delivery_id)
  ) without rowid;
  create index deliveries_due on deliveries (due_at) where due_at is not null;
  create index deliveries_by_time on deliveries (realm_id, received_at);

  create table rejections (
    realm_id text not null, adapter text not null, code text not null, hour text not null,
    count integer not null, last_at text not null, message text not null,
    primary key (realm_id, adapter, code, hour)
  ) without rowid;
  create index rejections_by_time on rejections (last_at);

  create table leads (
    realm_id text not null, lead_id text not null, version integer not null,
    created_at text not null, due_at text, doc text not null,
    primary key (realm_id, lead_id)
  ) without rowid;
  create index leads_due on leads (due_at) where due_at is not null;
  create index leads_by_time on leads (realm_id, created_at, lead_id);

  create table refs (
    realm_id text not null, kind text not null, value text not null, lead_id text not null,
    primary key (realm_id, kind, value, lead_id)
  ) without rowid;

  create table commands (
    sequence integer primary key autoincrement,
    realm_id text not null, key text not null, lead_id text not null, lane text not null,
    status text not null, due_at text not null, lease_until text, lease_token text, doc text not null,
    unique (realm_id, key)
  );
  create index commands_open on commands (realm_id, lead_id, lane, sequence) where status in ('ready', 'leased', 'waiting');
  create index commands_due on commands (due_at) where status = 'ready';
  create index commands_leased on commands (realm_id, lane, lease_until) where status = 'leased';
  create index commands_by_lead on commands (realm_id, lead_id, sequence);
  create index commands_dead on commands (realm_id, sequence) where status = 'dead';

  create table customers (
    realm_id text not null, customer_id text not null, doc text not null,
    primary key (realm_id, customer_id)
  ) without rowid;
  create table customer_keys (
    realm_id text not null, key text not null, customer_id text not null,
    primary key (realm_id, key, customer_id)
  ) without rowid;
  create index customer_keys_by_customer on customer_keys (realm_id, customer_id);

  create table documents (
    realm_id text not null, entity text not null, document_id text not null, customer_id text not null,
    txn_date text not null, doc text not null,
    primary key (realm_id, entity, document_id)
  ) without rowid;
  create index documents_by_customer on documents (realm_id, customer_id, txn_date, entity, document_id);

  create table items (
    realm_id text not null, item_id text not null, doc text not null,
    primary key (realm_id, item_id)
  ) without rowid;

  create table realms (
    realm_id text primary key, imported_at text, customers_revision integer not null default 0,
    customers_count integer not null default 0, paused_until text, held_since text,
    changes_since text, sweep_due_at text
  ) without rowid;
  create index realms_to_sweep on realms (sweep_due_at) where sweep_due_at is not null;

  create table changes (
    realm_id text not null, entity text not null, id text not null, noticed_at text not null, due_at text not null,
    doc text not null,
    primary key (realm_id, entity, id)
  ) without rowid;
  create index changes_due on changes (due_at);

  create table usage (
    realm_id text not null, kind text not null, hour text not null, count integer not null,
    primary key (realm_id, kind, hour)
  ) without rowid;

  create table reviews (
    realm_id text not null, review_id text not null, status text not null, opened_at text not null, doc text not null,
    primary key (realm_id, review_id)
  ) without rowid;
  create index reviews_by_status on reviews (realm_id, status, opened_at);

  create table timeline (
    id integer primary key autoincrement,
    realm_id text not null, lead_id text not null, doc text not null
  );
  create index timeline_by_lead on timeline (realm_id, lead_id, id);
  `,
  `
  create table registers (
    realm_id text not null, kind text not null, id text not null, version integer not null, doc text not null,
    primary key (realm_id, kind, id)
  ) without rowid;

  create table audit (
    sequence integer primary key autoincrement,
    realm_id text not null, at text not null, doc text not null
  );
  create index audit_by_realm on audit (realm_id, at, sequence);
  create trigger audit_is_never_changed before update on audit begin select raise(abort, 'the audit trail is never changed'); end;
  create trigger audit_is_never_deleted before delete on audit begin select raise(abort, 'the audit trail is never deleted'); end;
  `,
  // What belongs to a lead, and what has lain long enough. Of several leads in one delivery only the first is in the index.
  `
  create index deliveries_by_lead on deliveries (realm_id, json_extract(doc, '$.leadIds[0]'));
  create index deliveries_of_several on deliveries (realm_id) where json_array_length(doc, '$.leadIds') > 1;
  create index deliveries_to_empty on deliveries (realm_id, received_at)
    where status <> 'received' and json_extract(doc, '$.emptiedAt') is null;
  create index leads_at_rest on leads (realm_id, json_extract(doc, '$.updatedAt'))
    where due_at is null and json_extract(doc, '$.stage') <> 'erased';
  create index reviews_by_lead on reviews (realm_id, json_extract(doc, '$.leadId'));
  `,
  // A claim hops from lane to lane along it, whatever has piled up in one of them.
  `
  create index commands_ready on commands (realm_id, lane, due_at, sequence) where status = 'ready';
  `,
  // A round takes from each realm what is due longest, and hops from realm to realm along these.
  `
  create index deliveries_in_turn on deliveries (realm_id, due_at) where due_at is not null;
  create index leads_in_turn on leads (realm_id, due_at) where due_at is not null;
  create index changes_in_turn on changes (realm_id, due_at);
  create index commands_lease_end on commands (lease_until) where status = 'leased';
  `,
  // A line that is replaced is deleted without the trigger on deletions being asked.
  `
  create trigger audit_is_never_replaced before insert on audit
    when exists (select 1 from audit where sequence = new.sequence)
    begin select raise(abort, 'the audit trail is never changed'); end;
  `,
]

/** @throws when a newer version of LeadBooks wrote the database */
export const assertKnown = (found: number): void => {
  if (found > migrations.length)
    throw new Error(
      `The database was written by a newer version of LeadBooks (schema ${found}, this one knows ${migrations.length}).`,
    )
}

/** Brings a file up to this version, one transaction a step. */
export const migrate = (database: DatabaseSync): void => {
  const found = Number(database.prepare('pragma user_version').get()?.user_version ?? 0)
  assertKnown(found)
  migrations.slice(found).forEach((step, index) => {
    database.exec('begin immediate')
    try {
      // Another process may have migrated the file while this one waited for the lock.
      const now = Number(database.prepare('pragma user_version').get()?.user_version ?? 0)
      if (now === found + index) database.exec(`${step}; pragma user_version = ${found + index + 1}`)
      database.exec('commit')
    } catch (error) {
      database.exec('rollback')
      throw error
    }
  })
}
