import { asRealm, realmColumns } from '../realm-row.ts'
import type { ChangeRecord, LeadRecord } from '../records.ts'
import type { Store } from '../store.ts'
import type { Database, Row } from './database.ts'
import { headsOfLane, withLanes } from './lanes.ts'
import { all, one, withBody } from './rows.ts'
import { fromDoc } from './text.ts'

/** What comes due in a table, and in which order a realm's rows are taken. */
export interface Queue {
  table: 'deliveries' | 'leads' | 'changes'
  columns: string
  /** Of rows (`q`) that are due at the same instant, so that two looks see them alike. */
  order: string
  /** Of a realm (`r`), whether its rows are taken now (`$1`). */
  isOpen?: string
  /** Most rows of a realm that a round takes. In the statement it is a number: see the claims. */
  mostOfARealm: number
}

export const deliveries: Queue = {
  table: 'deliveries',
  columns: 'q.doc::text, q.raw_body',
  order: 'q.due_at, q.adapter, q.delivery_id',
  mostOfARealm: 100,
}
export const leads: Queue = { table: 'leads', columns: 'q.doc::text', order: 'q.due_at, q.lead_id', mostOfARealm: 100 }
export const changes: Queue = {
  table: 'changes',
  columns: 'q.doc::text',
  order: 'q.due_at, q.entity, q.id',
  isOpen: `coalesce(r.paused_until, '') <= $1`,
  mostOfARealm: 1_000,
}

/** What is due, longest first, whoever's it is. */
const inOrder = ({ table, columns, isOpen }: Queue): string => `
  select ${columns} from leadbooks.${table} q
  ${isOpen === undefined ? 'where' : `left join leadbooks.realms r on r.realm_id = q.realm_id where ${isOpen} and`}
  q.due_at <= $1 order by q.due_at limit $2`

/**
 * The realms in which something is due, found by hops along an index: one with a hundred thousand rows costs as much as one
 * with a single row. Each gets its turn, from the realm behind `$3` on.
 */
export const inRound = ({ table, columns, order, isOpen, mostOfARealm }: Queue): string => `
  with recursive held (realm_id) as (
    (select q.realm_id from leadbooks.${table} q where q.due_at is not null order by q.realm_id limit 1)
    union all
    select next.realm_id from held cross join lateral (
      select q.realm_id from leadbooks.${table} q where q.due_at is not null and q.realm_id > held.realm_id
      order by q.realm_id limit 1
    ) next
  ), due as (
    select held.realm_id, held.realm_id <= $3 as is_behind from held
    ${isOpen === undefined ? '' : 'left join leadbooks.realms r on r.realm_id = held.realm_id'}
    where (select q.due_at from leadbooks.${table} q where q.realm_id = held.realm_id and q.due_at is not null
           order by q.due_at limit 1) <= $1 ${isOpen === undefined ? '' : `and ${isOpen}`}
    order by is_behind, held.realm_id limit $2
  )
  select ${columns} from (
    select q.*, due.is_behind, row_number() over (partition by q.realm_id order by ${order}) as turn
    from due cross join lateral (
      select q.* from leadbooks.${table} q where q.realm_id = due.realm_id and q.due_at <= $1
      order by ${order} limit ${mostOfARealm}
    ) q
  ) q
  order by q.turn, q.is_behind, q.realm_id limit $2`

/** Due rows, each realm's in turn. Nearly always all that is due fits in, and nobody has to be passed over. */
const takeTurns = async <T>(
  db: Database,
  queue: Queue,
  read: (row: Row) => T,
  now: string,
  limit: number,
  after = '',
): Promise<T[]> => {
  const due = await db.rows(inOrder(queue), now, limit + 1)
  return (due.length <= limit ? due : await db.rows(inRound(queue), now, limit, after)).map(read)
}

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

/** What waits to be done, outbox apart. */
export const readDue = (
  db: Database,
): Pick<Store, 'dueDeliveries' | 'dueLeads' | 'dueChanges' | 'dueSweeps' | 'nextDueAt'> => ({
  dueDeliveries: (now, limit, after) => takeTurns(db, deliveries, withBody, now, limit, after),
  dueLeads: (now, limit, after) => takeTurns(db, leads, fromDoc<LeadRecord>, now, limit, after),
  dueChanges: (now, limit, after) => takeTurns(db, changes, fromDoc<ChangeRecord>, now, limit, after),
  dueSweeps: (now, limit) =>
    all(
      db,
      (row) => asRealm(String(row.realm_id), row),
      `select ${realmColumns} from leadbooks.realms where sweep_due_at <= $1 and coalesce(paused_until, '') <= $1
       order by sweep_due_at limit $2`,
      ...[now, limit],
    ),
  nextDueAt: () => one(db, (row) => (typeof row.at === 'string' ? row.at : undefined), earliest),
})
