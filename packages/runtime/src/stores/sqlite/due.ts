import type { ChangeRecord, LeadRecord } from '../records.ts'
import type { Store } from '../store.ts'
import { isHead } from './heads.ts'
import { asRealm, realmColumns, withBody } from './rows.ts'
import { fromDoc, heldLaneList, type Statements } from './statements.ts'

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
  dueDeliveries: async (now, limit) =>
    db.rows('select doc, raw_body from deliveries where due_at <= ? order by due_at limit ?', now, limit).map(withBody),
  dueLeads: async (now, limit) =>
    db.rows('select doc from leads where due_at <= ? order by due_at limit ?', now, limit).map(fromDoc<LeadRecord>),
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
