import type { Row } from '../ledger/json.ts'
import { addDays } from '../ledger/pacific-time.ts'

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** A day of the month some months after a date; the last day where the month is shorter. */
const dayOfMonth = (date: string, monthsLater: number, day: number): string => {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + monthsLater, 1))
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth())
  return addDays(first.toISOString().slice(0, 10), Math.min(day, last) - 1)
}

/** Whole days from one date to another. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * When a document is due by its term: some days later, or on a day of the month.
 *
 * A day of the month that is gone, or nearer than the term's `DueNextMonthDays`, is that of the month after.
 *
 * @param otherwiseDays - days later where there is no term, or one that says nothing
 */
export const dueDate = (txnDate: string, term: Row | undefined, otherwiseDays: number): string => {
  const day = term?.DayOfMonthDue
  const days = term?.DueDays
  const margin = Number(term?.DueNextMonthDays ?? 0)
  if (typeof day !== 'number') return addDays(txnDate, typeof days === 'number' ? days : otherwiseDays)
  const thisMonth = dayOfMonth(txnDate, 0, day)
  const notice = daysBetween(txnDate, thisMonth)
  return notice >= 0 && notice >= margin ? thisMonth : dayOfMonth(txnDate, 1, day)
}
