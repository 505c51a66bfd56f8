import { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { memberNames } from '../policy/sources.ts'
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
  const known = memberNames.map((name) => [name, view[name]]).filter(([, value]) => value !== undefined)
  // Every member has its own value, and none but those that need not be there is left out.
  return Object.fromEntries(known) as LeadProjection
}
