import type { LeadRecord } from '../../records.ts'
import { eraseLeadOf } from '../erasure.ts'
import { toDoc } from '../statements.ts'
import type { Appliers } from './applier.ts'

/** Leads, what points at them and what happened to them. */
export const writeLeads: Pick<Appliers, 'lead.save' | 'lead.erase' | 'ref.put' | 'timeline.append'> = {
  'lead.save': (db, { expectedVersion, record }) => {
    const next: LeadRecord = { ...record, version: expectedVersion + 1 }
    const changed =
      expectedVersion === 0
        ? db.run(
            'insert or ignore into leads (realm_id, lead_id, version, created_at, due_at, doc) values (?, ?, 1, ?, ?, ?)',
            next.realmId,
            next.leadId,
            next.createdAt,
            next.dueAt ?? null,
            toDoc(next),
          )
        : db.run(
            'update leads set version = ?, due_at = ?, doc = ? where realm_id = ? and lead_id = ? and version = ?',
            next.version,
            next.dueAt ?? null,
            toDoc(next),
            next.realmId,
            next.leadId,
            expectedVersion,
          )
    return changed === 1 ? undefined : 'lead-version'
  },
  'lead.erase': eraseLeadOf,
  'ref.put': (db, { realmId, kind, value, leadId }) => {
    db.run(
      'insert or ignore into refs (realm_id, kind, value, lead_id) values (?, ?, ?, ?)',
      realmId,
      kind,
      value,
      leadId,
    )
    return undefined
  },
  'timeline.append': (db, { entry }) => {
    db.run('insert into timeline (realm_id, lead_id, doc) values (?, ?, ?)', entry.realmId, entry.leadId, toDoc(entry))
    return undefined
  },
}
