import type { LeadRecord, TimelineEntry } from '../../records.ts'
import type { Store } from '../../store.ts'
import { fromDoc, type Statements } from '../statements.ts'

/** Leads, and what happened to them. */
export const readLeads = (
  db: Statements,
): Pick<Store, 'readLead' | 'findLead' | 'leadsOf' | 'listLeads' | 'agedLeads' | 'timeline'> => ({
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
})
