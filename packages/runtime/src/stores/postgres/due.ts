import type { ChangeRecord, LeadRecord } from '../records.ts'
import type { Store } from '../store.ts'
import type { Database } from './database.ts'
import { headsOfLane, withLanes } from './lanes.ts'
import { all, asRealm, one, realmColumns, withBody } from './rows.ts'
import { fromDoc } from './text.ts'

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
  dueDeliveries: (now, limit) =>
    all(
      db,
      withBody,
      'select doc::text, raw_body from leadbooks.deliveries where due_at <= $1 order by due_at limit $2',
      ...[now, limit],
    ),
  dueLeads: (now, limit) =>
    all(
      db,
      fromDoc<LeadRecord>,
      'select doc::text from leadbooks.leads where due_at <= $1 order by due_at limit $2',
      ...[now, limit],
    ),
  dueChanges: (now, limit) =>
    all(
      db,
      fromDoc<ChangeRecord>,
      `select c.doc::text from leadbooks.changes c left join leadbooks.realms r on r.realm_id = c.realm_id
         where c.due_at <= $1 and coalesce(r.paused_until, '') <= $1 order by c.due_at limit $2`,
      ...[now, limit],
    ),
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
