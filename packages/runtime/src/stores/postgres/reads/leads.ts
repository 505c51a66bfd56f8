import type { LeadRecord, TimelineEntry } from '../../records.ts'
import type { Store } from '../../store.ts'
import type { Database } from '../database.ts'
import { all, one } from '../rows.ts'
import { fromDoc } from '../text.ts'

/** Leads, and what happened to them. */
export const readLeads = (
  db: Database,
): Pick<Store, 'readLead' | 'findLead' | 'leadsOf' | 'listLeads' | 'agedLeads' | 'timeline'> => ({
  readLead: (realmId, leadId) =>
    one(
      db,
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
      db,
      (row) => String(row.lead_id),
      'select lead_id from leadbooks.refs where realm_id = $1 and kind = $2 and value = $3 order by lead_id limit $4',
      ...[realmId, kind, value, limit],
    ),
  listLeads: (realmId, { limit, before }) =>
    all(
      db,
      fromDoc<LeadRecord>,
      `select doc::text from leadbooks.leads where realm_id = $1 and ($2::text is null or created_at < $2)
       order by created_at desc, lead_id limit $3`,
      ...[realmId, before ?? null, limit],
    ),
  agedLeads: (realmId, before, limit) =>
    all(
      db,
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
      db,
      fromDoc<TimelineEntry>,
      'select doc::text from leadbooks.timeline where realm_id = $1 and lead_id = $2 order by id',
      ...[realmId, leadId],
    ),
})
