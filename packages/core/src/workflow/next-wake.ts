import { addMinutes, compareInstants } from './instant.ts'
import type { TriggerPolicy } from './policy/policy.ts'
import { project } from './projection/project.ts'
import type { LeadState } from './state.ts'

/**
 * Finds the next instant at which the passing of time alone changes something about a lead.
 *
 * Send it a `clock.woke` then; nothing else is needed to keep callbacks, expiry and due dates.
 *
 * @returns an ISO 8601 instant after the latest waking, which may lie in the past; `undefined` where time changes nothing
 */
export const nextWake = (state: LeadState, policy: TriggerPolicy): string | undefined => {
  const { callback, estimate } = project(state, policy)
  const instants: (string | undefined)[] = []
  if (callback !== undefined && !callback.done) instants.push(addMinutes(callback.dueAt, policy.callback.graceMinutes))
  if (estimate?.status === 'pending') instants.push(addMinutes(estimate.createdAt, policy.estimateValidDays * 24 * 60))
  const { now } = state
  return instants
    .filter((instant) => instant !== undefined)
    .filter((instant) => now === undefined || compareInstants(instant, now) > 0)
    .sort(compareInstants)[0]
}
