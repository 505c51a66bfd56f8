import type { LeadEvent } from '@leadbooks/core'
import { erasedStage } from '../stores/changes.ts'
import type { LeadRecord } from '../stores/records.ts'
import type { Conflict, Write } from '../stores/store.ts'
import type { Engine } from './options.ts'
import { computeStep, newLead } from './step.ts'

/** How often a step is computed again because the lead has moved on meanwhile. */
const stepTries = 50

/**
 * Tells a lead what happened, in one transaction with `also`; a lead that has moved on meanwhile is told again as it is now.
 *
 * @param eventsFor - the events, given the lead as it is; none leave the lead as it is but commit `also`
 * @returns the guard of `also` that refused, when nothing was committed
 * @throws when the lead keeps changing under fifty tries
 */
export const applyToLead = async (
  engine: Engine,
  { realmId, leadId }: { realmId: string; leadId: string },
  eventsFor: (record: LeadRecord) => readonly LeadEvent[],
  also: (record: LeadRecord) => readonly Write[] = () => [],
): Promise<Conflict | undefined> => {
  const tenant = await engine.tenantOf(realmId)
  for (let tries = 0; tries < stepTries; tries += 1) {
    const now = engine.now()
    const before = (await engine.store.readLead(realmId, leadId)) ?? newLead(realmId, leadId, now)
    // An erased lead is told nothing any more; whatever is settled with it still is.
    const { writes } =
      before.stage === erasedStage
        ? { writes: [] }
        : computeStep(before, eventsFor(before), { tenant, now, settleMs: engine.settleMs })
    const outcome = await engine.store.commit([...writes, ...also(before)])
    if (outcome.ok) return undefined
    if (outcome.conflict !== 'lead-version') return outcome.conflict
  }
  throw new Error(`Lead ${leadId} changed under every one of ${stepTries} tries to tell it what happened.`)
}
