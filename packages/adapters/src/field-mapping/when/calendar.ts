import { formatInstant } from '../instant.ts'

/** A day of the calendar as `YYYY-MM-DD`, and arithmetic on such days. No zones, no clocks. */
export type Day = string

const dayMs = 86_400_000

const ofMs = (ms: number): Day => formatInstant(ms).slice(0, 10)

/** The day some days later, or earlier where the number is negative. */
export const addDays = (day: Day, days: number): Day => ofMs(Date.parse(day) + days * dayMs)

/** How many days lie between two days; negative where the second is the earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / dayMs

/** Days after Monday, 0 to 6: a week begins on Monday. */
export const weekdayOf = (day: Day): number => (new Date(day).getUTCDay() + 6) % 7

/** The day of these numbers, or nothing where the month has no such day. */
export const dayOf = (year: number, month: number, dayOfMonth: number): Day | undefined => {
  const ms = Date.UTC(year, month - 1, dayOfMonth)
  const day = Number.isNaN(ms) || year < 1970 || year > 9999 ? undefined : ofMs(ms)
  return day?.endsWith(`-${two(month)}-${two(dayOfMonth)}`) ? day : undefined
}

/** Two digits. */
export const two = (value: number): string => String(value).padStart(2, '0')
