import type { Database, Session } from './database.ts'
import { PostgresStoreError } from './error.ts'

/**
 * Numbered for ever: a released step is never edited, a new one is added. The table `migrations` says how far a schema is.
 * Nodes of the version before keep running while a step is taken, so a step only ever adds.
 *
 * Texts have the collation "C": keys are compared faster, and instants sort as they do in the other stores.
 */
export const migrations: readonly string[] = [
  `
  create table leadbooks.deliveries (
    realm_id text collate "C" not null, adapter text collate "C" not null, delivery_id text collate "C" not null,
    status text collate "C" not null, received_at text collate "C" not null, due_at text collate "C",
    raw_body bytea not null, doc jsonb not null,
    primary key (realm_id, adapter, delivery_id)
  );
  create index deliveries_due on leadbooks.deliveries (due_at) where due_at is not null;
  create index deliveries_by_time on leadbooks.deliveries (realm_id, received_at);

  create table leadbooks.rejections (
    realm_id text collate "C" not null, adapter text collate "C" not null, code text collate "C" not null,
    hour text collate "C" not null, count bigint not null, last_at text collate "C" not null, message text not null,
    primary key (realm_id, adapter, code, hour)
  );
  create index rejections_by_time on leadbooks.rejections (last_at);

  create table leadbooks.leads (
    realm_id text collate "C" not null, lead_id text collate "C" not null, version bigint not null,
    created_at text collate "C" not null, due_at text collate "C", doc jsonb not null,
    primary key (realm_id, lead_id)
  );
  create index leads_due on leadbooks.leads (due_at) where due_at is not null;
  create index leads_by_time on leadbooks.leads (realm_id, created_at, lead_id);

  create table leadbooks.refs (
    realm_id text collate "C" not null, kind text collate "C" not null, value text collate "C" not null,
    lead_id text collate "C" not null,
    primary key (realm_id, kind, value, lead_id)
  );

  -- A queue: rows change often and are found by what they are now, so dead ones are cleared away early.
  create table leadbooks.commands (
    sequence bigint generated always as identity primary key,
    realm_id text collate "C" not null, key text collate "C" not null, lead_id text collate "C" not null,
    lane text collate "C" not null, status text collate "C" not null, due_at text collate "C" not null,
    lease_until text collate "C", lease_token text collate "C", doc jsonb not null,
    unique (realm_id, key)
  ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
  create index commands_ready on leadbooks.commands (realm_id, lane, due_at, sequence) where status = 'ready';
  create index commands_open on leadbooks.commands (realm_id, lead_id, lane, sequence)
    where status in ('ready', 'leased', 'waiting');
  create index commands_leased on leadbooks.commands (realm_id, lane) where status = 'leased';
  create index commands_lease_end on leadbooks.commands (lease_until) where status = 'leased';
  create index commands_by_lead on leadbooks.commands (realm_id, lead_id, sequence);
  create index commands_by_status on leadbooks.commands (realm_id, status, sequence);

  create table leadbooks.realms (
    realm_id text collate "C" primary key, imported_at text collate "C",
    customers_revision bigint not null default 0, customers_count bigint not null default 0,
    paused_until text collate "C", held_since text collate "C",
    changes_since text collate "C", sweep_due_at text collate "C"
  );
  create index realms_to_sweep on leadbooks.realms (sweep_due_at) where sweep_due_at is not null;

  create table leadbooks.changes (
    realm_id text collate "C" not null, entity text collate "C" not null, id text collate "C" not null,
    noticed_at text collate "C" not null, due_at text collate "C" not null, doc jsonb not null,
    primary key (realm_id, entity, id)
  );
  create index changes_due on leadbooks.changes (due_at);

  create table leadbooks.usage (
    realm_id text collate "C" not null, kind text collate "C" not null, hour text collate "C" not null,
    count bigint not null,
    primary key (realm_id, kind, hour)
  );

  create table leadbooks.customers (
    realm_id text collate "C" not null, customer_id text collate "C" not null, doc jsonb not null,
    primary key (realm_id, customer_id)
  );
  create table leadbooks.customer_keys (
    realm_id text collate "C" not null, key text collate "C" not null, customer_id text collate "C" not null,
    primary key (realm_id, key, customer_id)
  );
  create index customer_keys_by_customer on leadbooks.customer_keys (realm_id, customer_id);

  create table leadbooks.documents (
    realm_id text collate "C" not null, entity text collate "C" not null, document_id text collate "C" not null,
    customer_id text collate "C" not null, txn_date text collate "C" not null, doc jsonb not null,
    primary key (realm_id, entity, document_id)
  );
  create index documents_by_customer on leadbooks.documents (realm_id, customer_id, txn_date, entity, document_id);

  create table leadbooks.items (
    realm_id text collate "C" not null, item_id text collate "C" not null, doc jsonb not null,
    primary key (realm_id, item_id)
  );

  create table leadbooks.reviews (
    realm_id text collate "C" not null, review_id text collate "C" not null, status text collate "C" not null,
    opened_at text collate "C" not null, doc jsonb not null,
    primary key (realm_id, review_id)
  );
  create index reviews_by_status on leadbooks.reviews (realm_id, status, opened_at);

  create table leadbooks.timeline (
    id bigint generated always as identity primary key,
    realm_id text collate "C" not null, lead_id text collate "C" not null, doc jsonb not null
  );
  create index timeline_by_lead on leadbooks.timeline (realm_id, lead_id, id);
  `,
  `
  create table leadbooks.registers (
    realm_id text collate "C" not null, kind text collate "C" not null, id text collate "C" not null,
    version bigint not null, doc jsonb not null,
    primary key (realm_id, kind, id)
  );

  create table leadbooks.audit (
    sequence bigint generated always as identity primary key,
    realm_id text collate "C" not null, at text collate "C" not null, doc jsonb not null
  );
  create index audit_by_realm on leadbooks.audit (realm_id, at, sequence);
  create function leadbooks.keep_audit() returns trigger language plpgsql as
    $$ begin raise exception 'the audit trail is never changed'; end $$;
  create trigger audit_is_kept before update or delete or truncate on leadbooks.audit
    for each statement execute function leadbooks.keep_audit();
  `,
  // What belongs to a lead, and what has lain long enough.
  `
  create index deliveries_by_lead on leadbooks.deliveries using gin ((doc -> 'leadIds') jsonb_path_ops);
  create index deliveries_to_empty on leadbooks.deliveries (realm_id, received_at)
    where status <> 'received' and doc ->> 'emptiedAt' is null;
  create index leads_at_rest on leadbooks.leads (realm_id, ((doc ->> 'updatedAt') collate "C"))
    where due_at is null and doc ->> 'stage' <> 'erased';
  create index reviews_by_lead on leadbooks.reviews (realm_id, ((doc ->> 'leadId') collate "C"));
  `,
  // A round takes from each realm what is due longest, and hops from realm to realm along these.
  `
  create index deliveries_in_turn on leadbooks.deliveries (realm_id, due_at) where due_at is not null;
  create index leads_in_turn on leadbooks.leads (realm_id, due_at) where due_at is not null;
  create index changes_in_turn on leadbooks.changes (realm_id, due_at);
  `,
]

/** How far the schema is; 0 where there is none yet. */
const stepOf = async (session: Session, schema: string): Promise<number> => {
  const [known] = await session.rows('select to_regclass($1)::text as found', `"${schema}".migrations`)
  if (typeof known?.found !== 'string') return 0
  const [row] = await session.rows('select coalesce(max(step), 0) as step from leadbooks.migrations')
  const step = Number(row?.step)
  if (step > migrations.length)
    throw new PostgresStoreError(
      'postgres-newer',
      `The schema "${schema}" was written by a newer version of LeadBooks (step ${step}, this one knows ${migrations.length}).`,
    )
  return step
}

/** Refuses what cannot keep the store's promises. */
const assertUsable = async (session: Session, durable: boolean): Promise<void> => {
  const [found] = await session.rows(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`,
  )
  if (Number(found?.version) < 130_000 || found?.encoding !== 'UTF8')
    throw new PostgresStoreError(
      'postgres-unusable',
      `Postgres 13 or newer with the encoding UTF8 is needed; this one is ${String(found?.version)} with ${String(found?.encoding)}.`,
    )
  if (durable && (found?.fsync !== 'on' || found?.synchronous_commit === 'off'))
    throw new PostgresStoreError(
      'postgres-not-durable',
      `Postgres runs with fsync=${String(found?.fsync)}, synchronous_commit=${String(found?.synchronous_commit)}: what was acknowledged could be lost. Turn both on, or pass durable: false for a test.`,
    )
}

/** Brings the schema up to this version; of several nodes that start at once one does it and the others wait. */
export const migrate = async (db: Database, schema: string, durable: boolean): Promise<void> => {
  await assertUsable(db, durable)
  if ((await stepOf(db, schema)) === migrations.length) return
  await db.transaction(async (session) => {
    await session.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', `leadbooks/migrate/${schema}`)
    // Asked first: a role that may not create schemas may still use the one it was given.
    const [known] = await session.rows('select to_regnamespace($1)::text as found', `"${schema}"`)
    if (typeof known?.found !== 'string') await session.change(`create schema "${schema}"`)
    await session.change(
      'create table if not exists leadbooks.migrations (step int primary key, taken_at timestamptz not null default now())',
    )
    const found = await stepOf(session, schema)
    for (const [index, step] of migrations.entries()) {
      if (index < found) continue
      await session.script(step)
      await session.change('insert into leadbooks.migrations (step) values ($1)', index + 1)
    }
  })
}
