import { OpenLead } from './fact-set.ts'
import { addMinutes, compareInstants } from './instant.ts'
import type { TriggerPolicy } from './policy/policy.ts'
import { callbackInstants } from './projection/callback.ts'
import { LeadView } from './projection/lead-view.ts'
import { quietEnd, reminderInstants, requestInstant } from './projection/reminders.ts'
import type { LeadState } from './state.ts'

/**
 * Finds the next instant at which the passing of time alone changes something about a lead.
 *
 * Send it a `clock.woke` then; nothing else is needed to keep callbacks, expiry, due dates and reminders.
 *
 * @returns an ISO 8601 instant after the latest waking, which may lie in the past; `undefined` where time changes nothing
 */
export const nextWake = (state: LeadState, policy: TriggerPolicy): string | undefined => {
  const { now } = state
  const open = new OpenLead(state)
  const { callback, estimate, invoices } = new LeadView(open, policy)
  const instants: (string | undefined)[] = invoices.flatMap((invoice) => reminderInstants(invoice, policy))
  if (callback !== undefined) instants.push(...callbackInstants(callback, policy))
  if (estimate?.status === 'pending') instants.push(addMinutes(estimate.createdAt, policy.estimateValidDays * 24 * 60))
  const reminds = estimate?.status === 'expired' || invoices.some(({ status }) => status === 'overdue')
  if (now !== undefined && reminds) instants.push(quietEnd(now, policy))
  const settledAt = invoices.some(({ status }) => status === 'paid') ? requestInstant(open) : undefined
  if (settledAt !== undefined) instants.push(quietEnd(settledAt, policy))
  return instants
    .filter((instant) => instant !== undefined)
    .filter((instant) => now === undefined || compareInstants(instant, now) > 0)
    .sort(compareInstants)[0]
}
