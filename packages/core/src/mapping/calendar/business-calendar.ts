import type { BusinessHours, Holiday } from '../rules/rules.ts'
import { type LocalTime, minutesOf } from './clock.ts'

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const fallsOn = (holiday: Holiday, { date, year, month, day, weekday }: LocalTime): boolean => {
  if ('date' in holiday) return holiday.date === date || holiday.date === date.slice(5)
  if (holiday.month !== month || holiday.weekday !== weekday) return false
  return holiday.nth === -1 ? day + 7 > daysIn(year, month) : Math.ceil(day / 7) === holiday.nth
}

/** When a business is open. */
export class BusinessCalendar {
  readonly #hours: BusinessHours | undefined
  readonly #holidays: readonly Holiday[]

  constructor(hours: BusinessHours | undefined, holidays: readonly Holiday[]) {
    this.#hours = hours
    this.#holidays = holidays
  }

  /** The holiday's name, or its date where it has none; `undefined` on any other day. */
  holidayOn(local: LocalTime): string | undefined {
    const holiday = this.#holidays.find((each) => fallsOn(each, local))
    return holiday === undefined ? undefined : (holiday.name ?? local.date)
  }

  /** Without business hours the business never closes but for holidays. */
  isOpen(local: LocalTime): boolean {
    if (this.holidayOn(local) !== undefined) return false
    if (this.#hours === undefined) return true
    const today = this.#hours[local.weekday] ?? []
    return today.some(({ from, to }) => local.minutes >= minutesOf(from) && local.minutes < minutesOf(to))
  }
}
