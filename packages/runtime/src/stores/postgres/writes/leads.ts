import type { LeadRecord } from '../../records.ts'
import type { Session } from '../database.ts'
import { toDoc } from '../text.ts'
import { type Operations, rowName, type WriteOf } from './operation.ts'

/** @returns how many were as they were expected */
const create = (session: Session, leads: readonly LeadRecord[]): Promise<number> =>
  session.change(
    `insert into leadbooks.leads (realm_id, lead_id, version, created_at, due_at, doc)
     select realm_id, lead_id, 1, created_at, due_at, doc
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[]) as w (realm_id, lead_id, created_at, due_at, doc)
     on conflict do nothing`,
    leads.map(({ realmId }) => realmId),
    leads.map(({ leadId }) => leadId),
    leads.map(({ createdAt }) => createdAt),
    leads.map(({ dueAt }) => dueAt ?? null),
    leads.map(toDoc),
  )

/** The row is waited for, and its version looked at again as it is then. @returns how many were as they were expected */
const replace = (session: Session, leads: readonly LeadRecord[]): Promise<number> =>
  session.change(
    `update leadbooks.leads l set version = w.version, due_at = w.due_at, doc = w.doc
     from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::jsonb[]) as w (realm_id, lead_id, version, due_at, doc)
     where l.realm_id = w.realm_id and l.lead_id = w.lead_id and l.version = w.version - 1`,
    leads.map(({ realmId }) => realmId),
    leads.map(({ leadId }) => leadId),
    leads.map(({ version }) => version),
    leads.map(({ dueAt }) => dueAt ?? null),
    leads.map(toDoc),
  )

/** In one order everywhere, so that two transactions over several leads do not wait for each other. */
const byLead = (left: WriteOf<'lead.save'>, right: WriteOf<'lead.save'>): number =>
  left.record.leadId < right.record.leadId ? -1 : 1

export const leads: Operations<'lead.save' | 'ref.put' | 'timeline.append'> = {
  'lead.save': {
    row: ({ record }) => rowName('lead', record.realmId, record.leadId),
    apply: async (session, writes) => {
      const next = writes
        .toSorted(byLead)
        .map(({ expectedVersion, record }): LeadRecord => ({ ...record, version: expectedVersion + 1 }))
      const fresh = next.filter(({ version }) => version === 1)
      const known = next.filter(({ version }) => version > 1)
      if (fresh.length > 0 && (await create(session, fresh)) < fresh.length) return 'lead-version'
      if (known.length > 0 && (await replace(session, known)) < known.length) return 'lead-version'
      return undefined
    },
  },
  'ref.put': {
    row: () => undefined,
    apply: async (session, writes) => {
      await session.change(
        `insert into leadbooks.refs (realm_id, kind, value, lead_id)
         select distinct * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) order by 1, 2, 3, 4
         on conflict do nothing`,
        writes.map(({ realmId }) => realmId),
        writes.map(({ kind }) => kind),
        writes.map(({ value }) => value),
        writes.map(({ leadId }) => leadId),
      )
      return undefined
    },
  },
  'timeline.append': {
    row: () => undefined,
    apply: async (session, writes) => {
      await session.change(
        `insert into leadbooks.timeline (realm_id, lead_id, doc)
         select * from unnest($1::text[], $2::text[], $3::jsonb[])`,
        writes.map(({ entry }) => entry.realmId),
        writes.map(({ entry }) => entry.leadId),
        writes.map(({ entry }) => toDoc(entry)),
      )
      return undefined
    },
  },
}
