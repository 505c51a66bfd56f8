import type {
  AuditEntry,
  ChangeRecord,
  CustomerRecord,
  DeliveryRecord,
  DocumentRecord,
  ItemRecord,
  LeadRecord,
  RealmRecord,
  RegisterRecord,
  RejectionRecord,
  ReviewRecord,
  TimelineEntry,
} from '../records.ts'
import type { Store } from '../store.ts'
import { asCommand, commandColumns } from './commands.ts'
import type { Database, Row } from './database.ts'
import { headsOfLane, withLanes } from './lanes.ts'
import { fromDoc } from './text.ts'

/** The part of a store that changes nothing. */
export type Reads = Omit<Store, 'name' | 'commit' | 'claimCommands' | 'extendLease' | 'close'>

const withBody = (row: Row): DeliveryRecord => ({
  ...fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row),
  // A copy that is no view of the buffer the driver reads into.
  rawBody: new Uint8Array(row.raw_body as Uint8Array), // a bytea column that is never null
})

const realmColumns = 'realm_id, imported_at, customers_revision, paused_until, held_since, changes_since, sweep_due_at'

/** Columns that are null until they are first set, under the names they have in a record. */
const realmInstants = {
  imported_at: 'importedAt',
  paused_until: 'pausedUntil',
  held_since: 'heldSince',
  changes_since: 'changesSince',
  sweep_due_at: 'sweepDueAt',
} as const satisfies Record<string, keyof RealmRecord>

const asRealm = (realmId: string, row: Row = {}): RealmRecord => ({
  realmId,
  customersRevision: Number(row.customers_revision ?? 0),
  ...Object.fromEntries(
    Object.entries(realmInstants).flatMap(([column, name]) =>
      typeof row[column] === 'string' ? [[name, row[column]]] : [],
    ),
  ),
})

const asRejection = (row: Row): RejectionRecord => ({
  realmId: String(row.realm_id),
  adapter: String(row.adapter),
  code: String(row.code),
  hour: String(row.hour),
  count: Number(row.count),
  lastAt: String(row.last_at),
  message: String(row.message),
})

/** The earliest of everything; what a pause holds up is due when it ends. */
const earliest = `
  ${withLanes}
  select min(at) as at from (
    (select due_at as at from leadbooks.deliveries where due_at is not null order by due_at limit 1)
    union all (select due_at from leadbooks.leads where due_at is not null order by due_at limit 1)
    union all (select lease_until from leadbooks.commands where status = 'leased' order by lease_until limit 1)
    union all select greatest(sweep_due_at, paused_until) from leadbooks.realms where sweep_due_at is not null
    union all select greatest(c.due_at, r.paused_until)
      from leadbooks.changes c left join leadbooks.realms r on r.realm_id = c.realm_id
    union all select greatest(c.due_at, l.paused_until) from open l cross join lateral (
      select c.due_at from ${headsOfLane} order by c.due_at limit 1
    ) c
  ) due`

const realmsAfter = `
  with recursive held (id) as (
    select $1::text collate "C"
    union all
    select (select min(m.id) from (
      select min(realm_id) as id from leadbooks.deliveries where realm_id > held.id
      union all select min(realm_id) from leadbooks.leads where realm_id > held.id
      union all select min(realm_id) from leadbooks.realms where realm_id > held.id
    ) m) from held where held.id is not null
  )
  select id from held where id is not null limit $2 offset 1`

export const createReads = (db: Database): Reads => {
  const one = async <T>(read: (row: Row) => T, sql: string, ...values: unknown[]): Promise<T | undefined> => {
    const [row] = await db.rows(sql, ...values)
    return row && read(row)
  }
  const all = async <T>(read: (row: Row) => T, sql: string, ...values: unknown[]): Promise<T[]> =>
    (await db.rows(sql, ...values)).map(read)

  return {
    readDelivery: (realmId, adapter, deliveryId) =>
      one(
        withBody,
        `select doc::text, raw_body from leadbooks.deliveries where realm_id = $1 and adapter = $2 and delivery_id = $3`,
        ...[realmId, adapter, deliveryId],
      ),
    dueDeliveries: (now, limit) =>
      all(
        withBody,
        'select doc::text, raw_body from leadbooks.deliveries where due_at <= $1 order by due_at limit $2',
        ...[now, limit],
      ),
    listDeliveries: (realmId, status, { limit, before }) =>
      all(
        withBody,
        `select doc::text, raw_body from leadbooks.deliveries
         where realm_id = $1 and ($2::text is null or status = $2) and ($3::text is null or received_at < $3)
         order by received_at desc limit $4`,
        ...[realmId, status ?? null, before ?? null, limit],
      ),
    deliveriesOf: (realmId, leadId, limit) =>
      all(
        withBody,
        `select doc::text, raw_body from leadbooks.deliveries
         where realm_id = $1 and doc -> 'leadIds' @> to_jsonb(array[$2::text]) order by received_at limit $3`,
        ...[realmId, leadId, limit],
      ),
    agedDeliveries: (realmId, before, limit) =>
      all(
        withBody,
        `select doc::text, raw_body from leadbooks.deliveries
         where realm_id = $1 and received_at < $2 and status <> 'received' and doc ->> 'emptiedAt' is null
         order by received_at limit $3`,
        ...[realmId, before, limit],
      ),
    listRejections: (realmId, limit) =>
      all(
        asRejection,
        'select * from leadbooks.rejections where realm_id = $1 order by last_at desc limit $2',
        ...[realmId, limit],
      ),

    readLead: (realmId, leadId) =>
      one(
        fromDoc<LeadRecord>,
        'select doc::text from leadbooks.leads where realm_id = $1 and lead_id = $2',
        ...[realmId, leadId],
      ),
    findLead: async (realmId, kind, value) => {
      const rows = await db.rows(
        'select lead_id from leadbooks.refs where realm_id = $1 and kind = $2 and value = $3 limit 2',
        ...[realmId, kind, value],
      )
      // A ref that several leads share (a customer with many calls) does not say which one is meant.
      return rows.length === 1 ? String(rows[0]?.lead_id) : undefined
    },
    leadsOf: (realmId, kind, value, limit) =>
      all(
        (row) => String(row.lead_id),
        'select lead_id from leadbooks.refs where realm_id = $1 and kind = $2 and value = $3 order by lead_id limit $4',
        ...[realmId, kind, value, limit],
      ),
    dueLeads: (now, limit) =>
      all(
        fromDoc<LeadRecord>,
        'select doc::text from leadbooks.leads where due_at <= $1 order by due_at limit $2',
        ...[now, limit],
      ),
    listLeads: (realmId, { limit, before }) =>
      all(
        fromDoc<LeadRecord>,
        `select doc::text from leadbooks.leads where realm_id = $1 and ($2::text is null or created_at < $2)
         order by created_at desc, lead_id limit $3`,
        ...[realmId, before ?? null, limit],
      ),
    agedLeads: (realmId, before, limit) =>
      all(
        fromDoc<LeadRecord>,
        `select l.doc::text from leadbooks.leads l
         where l.realm_id = $1 and (l.doc ->> 'updatedAt') collate "C" < $2 and l.due_at is null
           and l.doc ->> 'stage' <> 'erased' and not exists (
             select 1 from leadbooks.commands c
             where c.realm_id = l.realm_id and c.lead_id = l.lead_id and c.status in ('ready', 'leased', 'waiting')
           )
         order by (l.doc ->> 'updatedAt') collate "C" limit $3`,
        ...[realmId, before, limit],
      ),
    timeline: (realmId, leadId) =>
      all(
        fromDoc<TimelineEntry>,
        'select doc::text from leadbooks.timeline where realm_id = $1 and lead_id = $2 order by id',
        ...[realmId, leadId],
      ),

    readCommand: (realmId, key) =>
      one(
        asCommand,
        `select ${commandColumns} from leadbooks.commands where realm_id = $1 and key = $2`,
        ...[realmId, key],
      ),
    listCommands: (realmId, { leadId, status, limit }) => {
      const filters = Object.entries({ lead_id: leadId, status }).filter(([, value]) => value !== undefined)
      const where = filters.map(([column], index) => ` and ${column} = $${index + 3}`).join('')
      return all(
        asCommand,
        `select ${commandColumns} from leadbooks.commands where realm_id = $1${where} order by sequence limit $2`,
        ...[realmId, limit, ...filters.map(([, value]) => value)],
      )
    },

    readRealm: async (realmId) =>
      asRealm(
        realmId,
        await one((row) => row, `select ${realmColumns} from leadbooks.realms where realm_id = $1`, realmId),
      ),
    dueSweeps: (now, limit) =>
      all(
        (row) => asRealm(String(row.realm_id), row),
        `select ${realmColumns} from leadbooks.realms where sweep_due_at <= $1 and coalesce(paused_until, '') <= $1
         order by sweep_due_at limit $2`,
        ...[now, limit],
      ),
    dueChanges: (now, limit) =>
      all(
        fromDoc<ChangeRecord>,
        `select c.doc::text from leadbooks.changes c left join leadbooks.realms r on r.realm_id = c.realm_id
         where c.due_at <= $1 and coalesce(r.paused_until, '') <= $1 order by c.due_at limit $2`,
        ...[now, limit],
      ),
    listRealms: async ({ after = '', limit }) => (await db.rows(realmsAfter, after, limit)).map(({ id }) => String(id)),
    countRealms: async () =>
      Number(
        (await db.rows('select count(*) as held from leadbooks.realms where imported_at is not null'))[0]?.held ?? 0,
      ),
    listCustomers: (realmId, { after = '', limit }) =>
      all(
        fromDoc<CustomerRecord>,
        'select doc::text from leadbooks.customers where realm_id = $1 and customer_id > $2 order by customer_id limit $3',
        ...[realmId, after, limit],
      ),
    readCustomer: (realmId, customerId) =>
      one(
        fromDoc<CustomerRecord>,
        'select doc::text from leadbooks.customers where realm_id = $1 and customer_id = $2',
        ...[realmId, customerId],
      ),
    customersByKeys: (realmId, keys, limit, weights = keys.map(() => 1)) =>
      all(
        fromDoc<CustomerRecord>,
        `select c.doc::text from (
           select h.customer_id, sum(w.weight) as held
           from unnest($2::text[], $4::float8[]) as w(key, weight)
           join leadbooks.customer_keys h on h.realm_id = $1 and h.key = w.key
           group by h.customer_id order by held desc, h.customer_id limit $3
         ) k join leadbooks.customers c on c.realm_id = $1 and c.customer_id = k.customer_id
         order by k.held desc, k.customer_id`,
        ...[realmId, keys, limit, weights],
      ),
    keyFrequencies: async (realmId, keys) => {
      const rows = await db.rows(
        `select key, count(*) as held from leadbooks.customer_keys where realm_id = $1 and key = any($2::text[]) group by key
         union all select null, customers_count from leadbooks.realms where realm_id = $1`,
        ...[realmId, keys],
      )
      return {
        size: Number(rows.find(({ key }) => key === null)?.held ?? 0),
        frequencies: new Map(rows.flatMap(({ key, held }) => (typeof key === 'string' ? [[key, Number(held)]] : []))),
      }
    },
    readDocument: (realmId, entity, documentId) =>
      one(
        fromDoc<DocumentRecord>,
        'select doc::text from leadbooks.documents where realm_id = $1 and entity = $2 and document_id = $3',
        ...[realmId, entity, documentId],
      ),
    listDocuments: (realmId, customerId, limit) =>
      all(
        fromDoc<DocumentRecord>,
        `select doc::text from leadbooks.documents where realm_id = $1 and customer_id = $2
         order by txn_date desc, entity desc, document_id desc limit $3`,
        ...[realmId, customerId, limit],
      ),
    listItems: (realmId) =>
      all(fromDoc<ItemRecord>, 'select doc::text from leadbooks.items where realm_id = $1 order by item_id', realmId),

    readReview: (realmId, reviewId) =>
      one(
        fromDoc<ReviewRecord>,
        'select doc::text from leadbooks.reviews where realm_id = $1 and review_id = $2',
        ...[realmId, reviewId],
      ),
    listReviews: (realmId, status, limit) =>
      all(
        fromDoc<ReviewRecord>,
        'select doc::text from leadbooks.reviews where realm_id = $1 and status = $2 order by opened_at desc limit $3',
        ...[realmId, status, limit],
      ),
    reviewsOf: (realmId, leadId) =>
      all(
        fromDoc<ReviewRecord>,
        `select doc::text from leadbooks.reviews
         where realm_id = $1 and (doc ->> 'leadId') collate "C" = $2 order by opened_at, review_id`,
        ...[realmId, leadId],
      ),

    readRegister: (realmId, kind, id) =>
      one(
        fromDoc<RegisterRecord>,
        'select doc::text from leadbooks.registers where realm_id = $1 and kind = $2 and id = $3',
        ...[realmId, kind, id],
      ),
    listRegister: (realmId, kind, limit) =>
      all(
        fromDoc<RegisterRecord>,
        'select doc::text from leadbooks.registers where realm_id = $1 and kind = $2 order by id desc limit $3',
        ...[realmId, kind, limit],
      ),
    listAudit: (realmId, { limit, before = '~' }) =>
      all(
        fromDoc<AuditEntry>,
        `select doc::text from leadbooks.audit where realm_id = $1 and at < $2
         order by at desc, sequence desc limit $3`,
        ...[realmId, before, limit],
      ),

    nextDueAt: () => one((row) => (typeof row.at === 'string' ? row.at : undefined), earliest),
    counts: async (realmId) => {
      const rows = await db.rows(
        `select 'deliveries.' || status as kind, count(*) as held from leadbooks.deliveries where realm_id = $1 group by status
         union all select 'commands.' || status, count(*) from leadbooks.commands where realm_id = $1 group by status
         union all select 'reviews.' || status, count(*) from leadbooks.reviews where realm_id = $1 group by status
         union all select 'leads', count(*) from leadbooks.leads where realm_id = $1
         union all select 'customers', count(*) from leadbooks.customers where realm_id = $1`,
        realmId,
      )
      return Object.fromEntries(rows.map((row) => [String(row.kind), Number(row.held)]))
    },
  }
}
