import type {
  AuditEntry,
  ChangeRecord,
  CustomerRecord,
  DeliveryRecord,
  DocumentRecord,
  ItemRecord,
  LeadRecord,
  OutboxRecord,
  RealmRecord,
  RegisterRecord,
  RejectionRecord,
  ReviewRecord,
  TimelineEntry,
} from '../records.ts'
import type { Store } from '../store.ts'
import { fromDoc, heldLaneList, type Statements } from './statements.ts'

/** The part of a store that changes nothing. */
export type Reads = Omit<Store, 'name' | 'commit' | 'claimCommands' | 'extendLease' | 'close'>

const withBody = (row: Record<string, unknown>): DeliveryRecord => ({
  ...fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row),
  rawBody: row.raw_body as Uint8Array, // a blob column that is never null
})

const asCommand = (row: Record<string, unknown>): OutboxRecord => ({
  ...fromDoc<OutboxRecord>(row),
  sequence: Number(row.sequence),
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

const asRealm = (realmId: string, row: Record<string, unknown> = {}): RealmRecord => ({
  realmId,
  customersRevision: Number(row.customers_revision ?? 0),
  ...Object.fromEntries(
    Object.entries(realmInstants).flatMap(([column, name]) =>
      typeof row[column] === 'string' ? [[name, row[column]]] : [],
    ),
  ),
})

/** Nothing of its lead and lane stands before a command (`c`). */
const isHead = `not exists (
    select 1 from commands e
    where e.realm_id = c.realm_id and e.lead_id = c.lead_id and e.lane = c.lane and e.sequence < c.sequence
      and e.status in ('ready', 'leased', 'waiting')
  )`

/** Everything that comes due, each with its earliest; a command of a paused realm is due when the pause ends. */
const dueKinds: readonly string[] = [
  'select min(due_at) from deliveries where due_at is not null',
  'select min(due_at) from leads where due_at is not null',
  "select min(lease_until) from commands where status = 'leased'",
  `select min(max(sweep_due_at, coalesce(paused_until, ''))) from realms where sweep_due_at is not null`,
  `select min(max(c.due_at, coalesce(r.paused_until, '')))
     from changes c left join realms r on r.realm_id = c.realm_id`,
  `select c.due_at from commands c left join realms r on r.realm_id = c.realm_id and c.lane in (${heldLaneList})
     where c.status = 'ready' and r.held_since is null and ${isHead}
       and (c.lane <> 'quickbooks' or coalesce(r.paused_until, '') <= c.due_at) order by c.due_at limit 1`,
  // From the few realms that are paused, not from all that is ready.
  `select min(r.paused_until) from realms r where r.paused_until is not null and r.held_since is null and exists (
     select 1 from commands c where c.realm_id = r.realm_id and c.lane = 'quickbooks' and c.status = 'ready'
       and c.due_at < r.paused_until and ${isHead}
   )`,
]

/** One value a kind, not a union: a Durable Object takes no more than five parts of one. */
const earliest = `select ${dueKinds.map((kind, index) => `(${kind}) as due${index}`).join(', ')}`

/** Keys as one bound value: a Durable Object takes no more than a hundred. */
const oneOfKeys = 'key in (select value from json_each(?))'

/**
 * Cross joins keep this order of loops: a look into a primary key for each key, then for each customer found. Left to itself,
 * SQLite goes through all customers of the realm.
 */
export const byKeys = `
  select c.doc from (
    select k.customer_id, sum(json_extract(w.value, '$[1]')) as held
    from json_each(?) w cross join customer_keys k on k.realm_id = ? and k.key = json_extract(w.value, '$[0]')
    group by k.customer_id order by held desc, k.customer_id limit ?
  ) k cross join customers c on c.realm_id = ? and c.customer_id = k.customer_id
  order by k.held desc, c.customer_id`

/** Two questions, one an index: nearly every delivery is about one lead. */
export const deliveriesOfLead = `
  select doc, raw_body from deliveries where realm_id = ? and json_extract(doc, '$.leadIds[0]') = ?
  union all
  select doc, raw_body from deliveries where realm_id = ? and json_array_length(doc, '$.leadIds') > 1
    and json_extract(doc, '$.leadIds[0]') <> ? and exists (select 1 from json_each(doc, '$.leadIds') where value = ?)`

const realmsAfter = `
  with recursive held (id) as (
    select ?
    union all
    select (select min(id) from (
      select min(realm_id) as id from deliveries where realm_id > held.id
      union all select min(realm_id) from leads where realm_id > held.id
      union all select min(realm_id) from realms where realm_id > held.id
    )) from held where held.id is not null
  )
  select id from held where id is not null limit ? offset 1`

export const createReads = (db: Statements): Reads => ({
  readDelivery: async (realmId, adapter, deliveryId) => {
    const row = db.row(
      'select doc, raw_body from deliveries where realm_id = ? and adapter = ? and delivery_id = ?',
      realmId,
      adapter,
      deliveryId,
    )
    return row && withBody(row)
  },
  dueDeliveries: async (now, limit) =>
    db.rows('select doc, raw_body from deliveries where due_at <= ? order by due_at limit ?', now, limit).map(withBody),
  listDeliveries: async (realmId, status, { limit, before }) =>
    db
      .rows(
        `select doc, raw_body from deliveries where realm_id = ? and (? is null or status = ?) and received_at < ?
           order by received_at desc limit ?`,
        realmId,
        status ?? null,
        status ?? null,
        before ?? '~',
        limit,
      )
      .map(withBody),
  deliveriesOf: async (realmId, leadId, limit) =>
    db
      .rows(
        `select doc, raw_body from (${deliveriesOfLead}) order by json_extract(doc, '$.receivedAt') limit ?`,
        ...[realmId, leadId, realmId, leadId, leadId, limit],
      )
      .map(withBody),
  agedDeliveries: async (realmId, before, limit) =>
    db
      .rows(
        `select doc, raw_body from deliveries
         where realm_id = ? and received_at < ? and status <> 'received' and json_extract(doc, '$.emptiedAt') is null
         order by received_at limit ?`,
        ...[realmId, before, limit],
      )
      .map(withBody),
  listRejections: async (realmId, limit) =>
    db.rows('select * from rejections where realm_id = ? order by last_at desc limit ?', realmId, limit).map(
      (row): RejectionRecord => ({
        realmId: String(row.realm_id),
        adapter: String(row.adapter),
        code: String(row.code),
        hour: String(row.hour),
        count: Number(row.count),
        lastAt: String(row.last_at),
        message: String(row.message),
      }),
    ),

  readLead: async (realmId, leadId) => {
    const row = db.row('select doc from leads where realm_id = ? and lead_id = ?', realmId, leadId)
    return row && fromDoc<LeadRecord>(row)
  },
  findLead: async (realmId, kind, value) => {
    const rows = db.rows(
      'select lead_id from refs where realm_id = ? and kind = ? and value = ? limit 2',
      realmId,
      kind,
      value,
    )
    // A ref that several leads share (a customer with many calls) does not say which one is meant.
    return rows.length === 1 ? String(rows[0]?.lead_id) : undefined
  },
  leadsOf: async (realmId, kind, value, limit) =>
    db
      .rows(
        'select lead_id from refs where realm_id = ? and kind = ? and value = ? limit ?',
        realmId,
        kind,
        value,
        limit,
      )
      .map((row) => String(row.lead_id)),
  dueLeads: async (now, limit) =>
    db.rows('select doc from leads where due_at <= ? order by due_at limit ?', now, limit).map(fromDoc<LeadRecord>),
  listLeads: async (realmId, { limit, before }) =>
    db
      .rows(
        'select doc from leads where realm_id = ? and created_at < ? order by created_at desc, lead_id limit ?',
        realmId,
        before ?? '~',
        limit,
      )
      .map(fromDoc<LeadRecord>),
  agedLeads: async (realmId, before, limit) =>
    db
      .rows(
        `select l.doc from leads l
         where l.realm_id = ? and json_extract(l.doc, '$.updatedAt') < ? and l.due_at is null
           and json_extract(l.doc, '$.stage') <> 'erased' and not exists (
             select 1 from commands c
             where c.realm_id = l.realm_id and c.lead_id = l.lead_id and c.status in ('ready', 'leased', 'waiting')
           )
         order by json_extract(l.doc, '$.updatedAt') limit ?`,
        ...[realmId, before, limit],
      )
      .map(fromDoc<LeadRecord>),
  timeline: async (realmId, leadId) =>
    db
      .rows('select doc from timeline where realm_id = ? and lead_id = ? order by id', realmId, leadId)
      .map(fromDoc<TimelineEntry>),

  readCommand: async (realmId, key) => {
    const row = db.row('select sequence, doc from commands where realm_id = ? and key = ?', realmId, key)
    return row && asCommand(row)
  },
  listCommands: async (realmId, { leadId, status, limit }) =>
    db
      .rows(
        `select sequence, doc from commands where realm_id = ? and (? is null or lead_id = ?) and (? is null or status = ?)
           order by sequence limit ?`,
        realmId,
        leadId ?? null,
        leadId ?? null,
        status ?? null,
        status ?? null,
        limit,
      )
      .map(asCommand),

  readRealm: async (realmId) =>
    asRealm(realmId, db.row(`select ${realmColumns} from realms where realm_id = ?`, realmId)),
  dueSweeps: async (now, limit) =>
    db
      .rows(
        `select ${realmColumns} from realms where sweep_due_at <= ? and coalesce(paused_until, '') <= ?
           order by sweep_due_at limit ?`,
        now,
        now,
        limit,
      )
      .map((row) => asRealm(String(row.realm_id), row)),
  dueChanges: async (now, limit) =>
    db
      .rows(
        `select c.doc from changes c left join realms r on r.realm_id = c.realm_id
           where c.due_at <= ? and coalesce(r.paused_until, '') <= ? order by c.due_at limit ?`,
        now,
        now,
        limit,
      )
      .map(fromDoc<ChangeRecord>),
  listRealms: async ({ after = '', limit }) => db.rows(realmsAfter, after, limit).map(({ id }) => String(id)),
  countRealms: async () =>
    Number(db.row('select count(*) as held from realms where imported_at is not null')?.held ?? 0),
  listCustomers: async (realmId, { after = '', limit }) =>
    db
      .rows(
        'select doc from customers where realm_id = ? and customer_id > ? order by customer_id limit ?',
        ...[realmId, after, limit],
      )
      .map(fromDoc<CustomerRecord>),
  readCustomer: async (realmId, customerId) => {
    const row = db.row('select doc from customers where realm_id = ? and customer_id = ?', realmId, customerId)
    return row && fromDoc<CustomerRecord>(row)
  },
  customersByKeys: async (realmId, keys, limit, weights = keys.map(() => 1)) =>
    keys.length === 0
      ? []
      : db
          .rows(byKeys, ...[JSON.stringify(keys.map((key, at) => [key, weights[at] ?? 0])), realmId, limit, realmId])
          .map(fromDoc<CustomerRecord>),
  keyFrequencies: async (realmId, keys) => {
    const rows =
      keys.length === 0
        ? []
        : db.rows(
            `select key, count(*) as held from customer_keys where realm_id = ? and ${oneOfKeys} group by key`,
            realmId,
            JSON.stringify(keys),
          )
    const size = db.row('select customers_count from realms where realm_id = ?', realmId)
    return {
      size: Number(size?.customers_count ?? 0),
      frequencies: new Map(rows.map((row) => [String(row.key), Number(row.held)])),
    }
  },
  readDocument: async (realmId, entity, documentId) => {
    const row = db.row(
      'select doc from documents where realm_id = ? and entity = ? and document_id = ?',
      realmId,
      entity,
      documentId,
    )
    return row && fromDoc<DocumentRecord>(row)
  },
  listDocuments: async (realmId, customerId, limit) =>
    db
      .rows(
        `select doc from documents where realm_id = ? and customer_id = ?
           order by txn_date desc, entity desc, document_id desc limit ?`,
        realmId,
        customerId,
        limit,
      )
      .map(fromDoc<DocumentRecord>),
  listItems: async (realmId) =>
    db.rows('select doc from items where realm_id = ? order by item_id', realmId).map(fromDoc<ItemRecord>),

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

  readRegister: async (realmId, kind, id) => {
    const row = db.row('select doc from registers where realm_id = ? and kind = ? and id = ?', realmId, kind, id)
    return row && fromDoc<RegisterRecord>(row)
  },
  listRegister: async (realmId, kind, limit) =>
    db
      .rows('select doc from registers where realm_id = ? and kind = ? order by id desc limit ?', realmId, kind, limit)
      .map(fromDoc<RegisterRecord>),
  listAudit: async (realmId, { limit, before = '~' }) =>
    db
      .rows(
        'select doc from audit where realm_id = ? and at < ? order by at desc, sequence desc limit ?',
        ...[realmId, before, limit],
      )
      .map(fromDoc<AuditEntry>),

  nextDueAt: async () => {
    const instants = Object.values(db.row(earliest) ?? {}).filter((at) => typeof at === 'string')
    return instants.sort()[0]
  },
  counts: async (realmId) => {
    const rows = db.rows(
      `select 'deliveries.' || status as kind, count(*) as held from deliveries where realm_id = ? group by status
         union all select 'commands.' || status, count(*) from commands where realm_id = ? group by status
         union all select 'reviews.' || status, count(*) from reviews where realm_id = ? group by status
         union all select 'leads', count(*) from leads where realm_id = ?
         union all select 'customers', count(*) from customers where realm_id = ?`,
      realmId,
      realmId,
      realmId,
      realmId,
      realmId,
    )
    return Object.fromEntries(rows.map((row) => [String(row.kind), Number(row.held)]))
  },
})
