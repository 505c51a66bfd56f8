import { compareDecimals } from '../../money/index.ts'
import type { FactSet, OpenLead } from '../fact-set.ts'
import { addDays, addMinutes, compareInstants, instantAt, latestOf, localTime } from '../instant.ts'
import { compileCondition } from '../policy/evaluate.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { type InvoiceView, isStanding } from './invoices.ts'
import type { LeadView } from './lead-view.ts'

const stepInstant = (dueDate: string, days: number, { reminders, timeZone }: TriggerPolicy): string | undefined => {
  const date = addDays(dueDate, days)
  return date === undefined ? undefined : instantAt(date, reminders.at, timeZone)
}

/** The instants at which an unpaid invoice is reminded of, and those at which it becomes overdue. */
export const reminderInstants = (invoice: InvoiceView, policy: TriggerPolicy): string[] => {
  if (invoice.dueDate === undefined || !isStanding(invoice) || compareDecimals(invoice.balance, '0') <= 0) return []
  const { dueDate } = invoice
  const dayAfter = addDays(dueDate, 1)
  const overdueAt = dayAfter && instantAt(dayAfter, '00:00', policy.timeZone)
  const steps = policy.reminders.overdueDays.map((days) => stepInstant(dueDate, days, policy))
  return [overdueAt, ...steps].filter((instant) => instant !== undefined)
}

/** The last step of days overdue that an unpaid invoice has reached; steps that were slept through are not caught up with. */
export const reminderDay = (
  invoice: InvoiceView,
  now: string | undefined,
  policy: TriggerPolicy,
): number | undefined => {
  const { dueDate } = invoice
  if (invoice.status !== 'overdue' || dueDate === undefined || now === undefined) return undefined
  return policy.reminders.overdueDays
    .toSorted((left, right) => left - right)
    .findLast((days) => {
      const instant = stepInstant(dueDate, days, policy)
      return instant !== undefined && compareInstants(now, instant) >= 0
    })
}

/**
 * The instant that a request to the customer is judged by: money has just moved, or the clock has woken the lead since.
 *
 * Nobody tells a lead what time it is but these.
 */
export const requestInstant = ({ facts, now }: OpenLead): string | undefined => {
  const moved = facts.of('payment.received', 'payment.changed', 'credit.applied', 'invoice.changed')
  return latestOf([...(now === undefined ? [] : [now]), ...moved.map(({ at }) => at)])
}

/** Nobody is reminded or asked for anything: somebody said so, or the policy's rule holds. */
export const isStopped = (
  facts: FactSet,
  view: LeadView,
  { reminders: { stopWhen }, vocabulary }: TriggerPolicy,
): boolean =>
  facts.at('reminders', 'reminders.stopped') !== undefined ||
  (stopWhen !== undefined && compileCondition(stopWhen, vocabulary)(view.facts) === true)

/** Tells whether an instant lies in the quiet hours, which may go over midnight. */
export const isQuiet = (instant: string, { quietHours: { from, to }, timeZone }: TriggerPolicy): boolean => {
  const time = localTime(instant, timeZone)?.time
  if (time === undefined || from === to) return false
  return from < to ? time >= from && time < to : time >= from || time < to
}

/** The end of the quiet hours that an instant lies in, always after it, also where the clocks change in between. */
export const quietEnd = (instant: string, policy: TriggerPolicy): string | undefined => {
  const clock = localTime(instant, policy.timeZone)
  if (clock === undefined || !isQuiet(instant, policy)) return undefined
  const date = clock.time < policy.quietHours.to ? clock.date : addDays(clock.date, 1)
  let end = date && instantAt(date, policy.quietHours.to, policy.timeZone)
  // An hour that is leapt over or comes twice may end the quiet before the instant itself: the next that is after it counts.
  while (end !== undefined && (compareInstants(end, instant) <= 0 || isQuiet(end, policy))) end = addMinutes(end, 30)
  return end
}
