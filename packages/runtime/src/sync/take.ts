import type { LeadEvent } from '@leadbooks/core'
import type { Engine } from '../engine/options.ts'
import { computeStep } from '../engine/step.ts'
import { withoutErased } from '../privacy/erased-customers.ts'
import { erasedStage } from '../stores/changes.ts'
import type { LeadRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import type { Fact } from './facts.ts'
import { outwardNews } from './outward.ts'
import type { Consequence } from './records.ts'

const stepTries = 50
/** Leads told of one fact: a customer of many years has many. */
const mostLeads = 1_000

const leadsOf = async (engine: Engine, realmId: string, { refs, leads: named = [] }: Fact): Promise<Set<string>> => {
  const leads = new Set(named)
  for (const [kind, value] of refs)
    for (const leadId of await engine.store.leadsOf(realmId, kind, value, mostLeads)) leads.add(leadId)
  return leads
}

/**
 * Commits what a record changes here: the mirror, and what its leads are told, in one transaction with `also`.
 *
 * @throws when the leads keep changing under fifty tries
 */
export const takeIn = async (
  engine: Engine,
  realmId: string,
  { writes, facts }: Consequence,
  also: readonly Write[] = [],
): Promise<void> => {
  const tenant = await engine.tenantOf(realmId)
  const mirrored = await withoutErased(engine.store, realmId, writes)
  for (let tries = 0; tries < stepTries; tries += 1) {
    const now = engine.now()
    const told = new Map<string, LeadEvent[]>()
    const keep: Write[] = []
    for (const fact of facts) {
      for (const leadId of await leadsOf(engine, realmId, fact)) {
        // An event that is given its time and lead is a lead's event.
        const event = { ...fact.event, at: now, leadId } as LeadEvent
        told.set(leadId, [...(told.get(leadId) ?? []), event])
        for (const [kind, value] of fact.keep) keep.push({ op: 'ref.put', realmId, kind, value, leadId })
      }
    }
    const steps: Write[] = []
    for (const [leadId, events] of told) {
      const before: LeadRecord | undefined = await engine.store.readLead(realmId, leadId)
      if (before !== undefined && before.stage !== erasedStage)
        steps.push(...computeStep(before, events, { tenant, now, settleMs: engine.settleMs }).writes)
    }
    const news = outwardNews(engine, tenant, realmId, mirrored)
    const outcome = await engine.store.commit([...steps, ...mirrored, ...keep, ...news, ...also])
    if (outcome.ok) {
      if (steps.length > 0 || news.length > 0) engine.poke()
      return
    }
    if (outcome.conflict !== 'lead-version') throw new Error(`QuickBooks' changes were refused: ${outcome.conflict}.`)
  }
  throw new Error(`The leads of a change keep changing.`)
}
