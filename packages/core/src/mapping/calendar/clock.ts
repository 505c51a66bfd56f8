import type { Weekday } from '../rules/rules.ts'

/** What the business's wall clock and calendar read at an instant. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:mm` */
  readonly time: string
  /** Since midnight by the wall clock, 0 to 1439. */
  readonly minutes: number
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly weekday: Weekday
}

/** `14:30` → 870 */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Tells whether a calendar has a day, `YYYY-MM-DD` or `MM-DD`; the 29th of February is in some years. */
export const isDay = (day: string): boolean => {
  const date = day.length === 5 ? `2024-${day}` : day
  const epochMs = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(date)
}

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Offsets of all zones change on quarter hours, so one reading holds for the quarter. */
const quarterMs = 15 * 60_000
const metLimit = 4_096

/** Reads instants as wall-clock times of one zone, daylight saving included. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat
  readonly #offsets = new Map<number, number>()

  /** @throws `RangeError` when the zone is not an IANA name */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  }

  /** Reads milliseconds since 1970 as local time. */
  read(epochMs: number): LocalTime {
    const shifted = new Date(epochMs + this.#offsetMs(epochMs))
    const year = shifted.getUTCFullYear()
    const month = shifted.getUTCMonth() + 1
    const day = shifted.getUTCDate()
    const iso = shifted.toISOString()
    return {
      date: iso.slice(0, 10),
      time: iso.slice(11, 16),
      minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
      year,
      month,
      day,
      weekday: weekdays[shifted.getUTCDay()] ?? 'sun',
    }
  }

  #offsetMs(epochMs: number): number {
    const quarter = Math.floor(epochMs / quarterMs)
    const known = this.#offsets.get(quarter)
    if (known !== undefined) return known
    const start = quarter * quarterMs
    const read = Object.fromEntries(this.#format.formatToParts(start).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = read
    // `Date.UTC` takes the years 0 to 99 for those of the last century.
    const offset = new Date(Date.UTC(2000, 0, 1, hour, minute)).setUTCFullYear(year, month - 1, day) - start
    if (this.#offsets.size >= metLimit) this.#offsets.clear()
    this.#offsets.set(quarter, offset)
    return offset
  }
}
