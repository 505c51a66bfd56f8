import { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { LeadState } from '../state.ts'
import { LeadView } from './lead-view.ts'
import type { LeadProjection } from './projection.ts'

/**
 * Says where a lead stands.
 *
 * Depends on the facts, the policy and the latest waking of the clock, never on the order in which things became known.
 *
 * @example
 * import { defaultTriggers, initialState, project } from '@leadbooks/core'
 *
 * project(initialState('nextphone:42'), defaultTriggers).stage // => 'received'
 */
export const project = (state: LeadState, policy: TriggerPolicy): LeadProjection => {
  const view = new LeadView(new OpenLead(state), policy)
  const { lead, pricing, customerId, estimate, appointment, callback } = view
  return {
    leadId: view.leadId,
    ...(lead !== undefined && { lead }),
    urgency: view.urgency,
    intents: view.intents,
    contact: view.contact,
    ...(pricing !== undefined && { pricing }),
    ...(customerId !== undefined && { customerId }),
    ...(estimate !== undefined && { estimate }),
    invoices: view.invoices,
    documents: view.documents,
    ...(appointment !== undefined && { appointment }),
    ...(callback !== undefined && { callback }),
    money: view.money,
    reviews: view.reviews,
    failures: view.failures,
    anomalies: view.anomalies,
    stage: view.stage,
  }
}
