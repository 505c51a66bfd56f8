import type { FactSet, OpenLead } from '../fact-set.ts'
import { addMinutes, compareInstants, epochMs } from '../instant.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { CallbackView } from './projection.ts'

/** A callback asked for by an event, else by the call itself. */
const requestedCallback = (facts: FactSet): { at: string; until?: string | undefined } | undefined => {
  const request = facts.at('callback', 'callback.requested')
  if (request !== undefined) return { at: request.at, until: request.callback.at }
  const lead = facts.at('lead', 'lead.received', 'lead.updated')?.lead
  if (lead === undefined || lead.request.intents.includes('spam')) return undefined
  if (lead.callback === undefined && !lead.request.intents.includes('callback')) return undefined
  return { at: lead.occurredAt, until: lead.callback?.at }
}

const stepsOf = ({ callback }: TriggerPolicy): number[] =>
  (callback.escalateMinutes ?? []).toSorted((left, right) => left - right)

/** The instant of the reminder; a callback that was asked for later than that needs none, since it has just been scheduled. */
const reminderInstant = ({ dueAt, requestedAt }: CallbackView, { callback }: TriggerPolicy): string | undefined => {
  const at = callback.remindMinutes === undefined ? undefined : addMinutes(dueAt, -callback.remindMinutes)
  return at !== undefined && compareInstants(at, requestedAt) > 0 ? at : undefined
}

/** The instants at which time changes something about a callback: it is about to be due, becomes late, then more and more so. */
export const callbackInstants = (callback: CallbackView, policy: TriggerPolicy): (string | undefined)[] => {
  if (callback.done) return []
  const later = [policy.callback.graceMinutes, ...stepsOf(policy)].map((minutes) => addMinutes(callback.dueAt, minutes))
  return [reminderInstant(callback, policy), ...later]
}

/** Tells whether a callback is to be reminded of: it is due soon and nobody has called. Once it is due, its lateness is told. */
export const isAboutToBeDue = (
  callback: CallbackView | undefined,
  now: string | undefined,
  policy: TriggerPolicy,
): boolean => {
  if (callback === undefined || callback.done || now === undefined) return false
  const at = reminderInstant(callback, policy)
  return at !== undefined && compareInstants(now, at) >= 0 && compareInstants(now, callback.dueAt) < 0
}

/** The last step of escalation that a late callback has reached; steps that were slept through are not caught up with. */
export const escalationMinutes = (
  callback: CallbackView | undefined,
  now: string | undefined,
  policy: TriggerPolicy,
): number | undefined => {
  if (callback === undefined || !callback.late || now === undefined) return undefined
  return stepsOf(policy).findLast((minutes) => {
    const instant = addMinutes(callback.dueAt, minutes)
    return instant !== undefined && compareInstants(now, instant) >= 0
  })
}

/** The callback the caller waits for, with the instant it is promised by; a request of spam is none. */
export const viewCallback = (state: OpenLead, policy: TriggerPolicy): CallbackView | undefined => {
  const request = requestedCallback(state.facts)
  if (request === undefined) return undefined
  const named = request.until !== undefined && epochMs(request.until) !== undefined ? request.until : undefined
  const dueAt = addMinutes(named ?? request.at, named === undefined ? policy.callback.withinMinutes : 0)
  if (dueAt === undefined) return undefined
  const doneAt = state.facts.at('callback-done', 'callback.done')?.at
  const done = doneAt !== undefined && compareInstants(doneAt, request.at) >= 0
  const lateAt = addMinutes(dueAt, policy.callback.graceMinutes)
  const late = !done && state.now !== undefined && lateAt !== undefined && compareInstants(state.now, lateAt) >= 0
  return { requestedAt: request.at, dueAt, done, late }
}
