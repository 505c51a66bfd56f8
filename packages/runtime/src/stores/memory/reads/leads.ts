import { erasedStage } from '../../changes.ts'
import type { Store } from '../../store.ts'
import { isOpen } from '../claims.ts'
import { by, copy, ofRealm } from '../rows.ts'
import { rowKey, type Tables } from '../tables.ts'

/** Leads, and what happened to them. */
export const readLeads = (
  tables: Tables,
): Pick<Store, 'readLead' | 'findLead' | 'leadsOf' | 'listLeads' | 'agedLeads' | 'timeline'> => ({
  readLead: async (realmId, leadId) => copy(tables.leads.get(rowKey(realmId, leadId))),
  findLead: async (realmId, kind, value) => {
    const held = tables.refs.get(rowKey(realmId, kind, value)) ?? []
    // A ref that several leads share (a customer with many calls) does not say which one is meant.
    return held.length === 1 ? held[0] : undefined
  },
  leadsOf: async (realmId, kind, value, limit) =>
    copy((tables.refs.get(rowKey(realmId, kind, value)) ?? []).slice(0, limit)),
  listLeads: async (realmId, { limit, before = '~' }) =>
    copy(
      ofRealm(tables.leads.values(), realmId)
        .filter(({ createdAt }) => createdAt < before)
        .sort(by(({ createdAt }) => createdAt))
        .reverse()
        .slice(0, limit),
    ),
  agedLeads: async (realmId, before, limit) => {
    const atWork = new Set(
      ofRealm(tables.commands.values(), realmId)
        .filter(isOpen)
        .map(({ leadId }) => leadId),
    )
    return copy(
      ofRealm(tables.leads.values(), realmId)
        .filter(
          ({ leadId, stage, updatedAt, dueAt }) =>
            stage !== erasedStage && updatedAt < before && dueAt === undefined && !atWork.has(leadId),
        )
        .sort(by(({ updatedAt }) => updatedAt))
        .slice(0, limit),
    )
  },
  timeline: async (realmId, leadId) => copy(tables.timelines.get(rowKey(realmId, leadId)) ?? []),
})
