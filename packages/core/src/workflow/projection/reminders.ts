import { compareDecimals } from '../../money/index.ts'
import { addDays, compareInstants, instantAt, wallClock } from '../instant.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { type InvoiceView, isStanding } from './invoices.ts'

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

/** Tells whether an instant lies in the quiet hours, which may go over midnight. */
export const isQuiet = (instant: string, { quietHours: { from, to }, timeZone }: TriggerPolicy): boolean => {
  const time = wallClock(instant, timeZone)?.time
  if (time === undefined || from === to) return false
  return from < to ? time >= from && time < to : time >= from || time < to
}

/** The end of the quiet hours that an instant lies in. */
export const quietEnd = (instant: string, policy: TriggerPolicy): string | undefined => {
  const clock = wallClock(instant, policy.timeZone)
  if (clock === undefined || !isQuiet(instant, policy)) return undefined
  const date = clock.time < policy.quietHours.to ? clock.date : addDays(clock.date, 1)
  return date === undefined ? undefined : instantAt(date, policy.quietHours.to, policy.timeZone)
}
