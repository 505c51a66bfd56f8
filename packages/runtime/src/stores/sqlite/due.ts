import { asRealm, realmColumns } from '../realm-row.ts'
import type { ChangeRecord, DeliveryRecord, LeadRecord } from '../records.ts'
import type { Store } from '../store.ts'
import { inTurns } from '../turns.ts'
import { isHead } from './heads.ts'
import { withBody } from './rows.ts'
import { fromDoc, heldLaneList, type Row, type Statements } from './statements.ts'

/** What comes due in a table, and in which order a realm's rows are taken. */
export interface Queue {
  table: 'deliveries' | 'leads' | 'changes'
  columns: string
  /** Of rows (`q`) that are due at the same instant, so that two looks see them alike. */
  order: string
  /** Of a realm (`r`), whether its rows are taken now; the instant is bound once. */
  isOpen?: string
}

export const deliveries: Queue = {
  table: 'deliveries',
  columns: 'q.doc, q.raw_body',
  order: 'q.due_at, q.adapter, q.delivery_id',
}
export const leads: Queue = { table: 'leads', columns: 'q.doc', order: 'q.due_at, q.lead_id' }
export const changes: Queue = {
  table: 'changes',
  columns: 'q.doc',
  order: 'q.due_at, q.entity, q.id',
  isOpen: "coalesce(r.paused_until, '') <= ?",
}

/** Whether more is due than one look takes: the rows are not read for it, only an index. */
const isPile = ({ table }: Queue): string =>
  `select count(*) as due from (select 1 from ${table} where due_at <= ? limit ?)`

const all = ({ table, columns, isOpen }: Queue): string =>
  `select ${columns} from ${table} q
   ${isOpen === undefined ? 'where' : `left join realms r on r.realm_id = q.realm_id where ${isOpen} and`}
   q.due_at <= ? order by q.due_at limit ?`

/**
 * Realms in which something is due, from one to another, in the order of their ids. They are found by hops along an index: a
 * realm with a hundred thousand rows costs as much as one with a single row.
 */
export const dueRealms = ({ table, isOpen }: Queue): string => `
  with recursive held (realm_id) as (
    select (select min(realm_id) from ${table} where due_at is not null and realm_id > ?)
    union all
    select (select min(q.realm_id) from ${table} q where q.due_at is not null and q.realm_id > held.realm_id)
    from held where held.realm_id <= ?
  )
  select held.realm_id from held ${isOpen === undefined ? '' : 'left join realms r on r.realm_id = held.realm_id'}
  where held.realm_id <= ? ${isOpen === undefined ? '' : `and ${isOpen}`}
    and (select min(q.due_at) from ${table} q where q.due_at is not null and q.realm_id = held.realm_id) <= ?
  limit ?`

export const dueOfRealm = ({ table, columns, order }: Queue): string =>
  `select ${columns} from ${table} q where q.realm_id = ? and q.due_at <= ? order by ${order} limit ?`

/** Sorts behind every realm's id. */
const last = '\u{10ffff}'

const realmsInRound = (db: Statements, queue: Queue, now: string, limit: number, after: string): string[] => {
  const open = queue.isOpen === undefined ? [] : [now]
  const between = (from: string, to: string, most: number): string[] =>
    db.rows(dueRealms(queue), from, to, to, ...open, now, most).map((row) => String(row.realm_id))
  const behind = between(after, last, limit)
  return behind.length === limit || after === '' ? behind : [...behind, ...between('', after, limit - behind.length)]
}

/** Due rows, each realm's in turn. */
const takeTurns = (db: Statements, queue: Queue, now: string, limit: number, after = ''): Row[] => {
  const due = Number(db.row(isPile(queue), now, limit + 1)?.due)
  if (due <= limit) return db.rows(all(queue), ...(queue.isOpen === undefined ? [] : [now]), now, limit)
  const realmIds = realmsInRound(db, queue, now, limit, after)
  const ofRealm = dueOfRealm(queue)
  const share = Math.ceil(limit / Math.max(1, realmIds.length))
  const piles = realmIds.map((realmId) => db.rows(ofRealm, realmId, now, share))
  const isShort = piles.reduce((sum, pile) => sum + pile.length, 0) < limit
  // Realms with few rows leave room for those with more.
  const fuller = isShort
    ? piles.map((pile, at) => (pile.length < share ? pile : db.rows(ofRealm, realmIds[at] ?? '', now, limit)))
    : piles
  return inTurns(fuller, limit)
}

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

/** What waits to be done, outbox apart. */
export const readDue = (
  db: Statements,
): Pick<Store, 'dueDeliveries' | 'dueLeads' | 'dueChanges' | 'dueSweeps' | 'nextDueAt'> => ({
  dueDeliveries: async (now, limit, after): Promise<DeliveryRecord[]> =>
    takeTurns(db, deliveries, now, limit, after).map(withBody),
  dueLeads: async (now, limit, after) => takeTurns(db, leads, now, limit, after).map(fromDoc<LeadRecord>),
  dueChanges: async (now, limit, after) => takeTurns(db, changes, now, limit, after).map(fromDoc<ChangeRecord>),
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
  nextDueAt: async () => {
    const instants = Object.values(db.row(earliest) ?? {}).filter((at) => typeof at === 'string')
    return instants.sort()[0]
  },
})
