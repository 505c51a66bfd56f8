import { type LocalTime, ZoneClock } from '../mapping/calendar/clock.ts'

/** Milliseconds since 1970 of an ISO 8601 instant, or `undefined` where the text is none. */
export const epochMs = (instant: string): number | undefined => {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? undefined : ms
}

/** An instant in UTC as `toISOString` writes it, on a day that every month has: its letters are in the order of time. */
const plainUtc = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[01][1-9]|[12]0|2[1-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Orders instants by time, whatever offset they are written in; texts that are no instants come first, by their letters. */
export const compareInstants = (left: string, right: string): number => {
  if (left === right) return 0
  if (plainUtc.test(left) && plainUtc.test(right)) return compareText(left, right)
  const [a, b] = [epochMs(left), epochMs(right)]
  if (a !== undefined && b !== undefined) return a - b
  if (a === undefined && b === undefined) return compareText(left, right)
  return a === undefined ? -1 : 1
}

/** The latest of some instants; `undefined` where there are none. */
export const latestOf = (instants: readonly string[]): string | undefined => instants.toSorted(compareInstants).at(-1)

/** The instant some minutes later, in UTC; `undefined` where the text is no instant or the sum is beyond the calendar. */
export const addMinutes = (instant: string, minutes: number): string | undefined => {
  const ms = epochMs(instant)
  if (ms === undefined) return undefined
  const sum = new Date(ms + minutes * 60_000)
  return Number.isNaN(sum.getTime()) ? undefined : sum.toISOString()
}

const [firstReadMs, lastReadMs] = [Date.UTC(1000, 0, 2), Date.UTC(9999, 11, 30)]

const clocks = new Map<string, ZoneClock>()
/** Clocks kept, since making one costs more than everything else here; a business has one time zone. */
const clocksKept = 50

const clockOf = (timeZone: string): ZoneClock => {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new ZoneClock(timeZone)
  if (clocks.size >= clocksKept) clocks.clear()
  clocks.set(timeZone, clock)
  return clock
}

/**
 * Reads the clock on a wall in a time zone.
 *
 * @returns `undefined` where the text is no instant of the years 1000 to 9999
 * @throws RangeError when the zone is not an IANA name; {@link parseTriggers} refuses such a policy
 */
export const localTime = (instant: string, timeZone: string): LocalTime | undefined => {
  const ms = epochMs(instant)
  return ms === undefined || ms < firstReadMs || ms > lastReadMs ? undefined : clockOf(timeZone).read(ms)
}

/** The day some days later; `undefined` where the text is no day. */
export const addDays = (date: string, days: number): string | undefined =>
  addMinutes(`${date}T00:00Z`, days * 24 * 60)?.slice(0, 10)

/**
 * Finds the instant at which the clock on a wall shows a time on a day.
 *
 * A time that the clock leaps over in spring is taken as the one an hour earlier.
 *
 * @throws RangeError when the zone is not an IANA name
 */
export const instantAt = (date: string, time: string, timeZone: string): string | undefined => {
  const shown = `${date}T${time}Z`
  const wanted = epochMs(shown)
  if (wanted === undefined) return undefined
  let guess = wanted
  // The offset at the first guess may be that of the other side of a change of clocks; the second look is on the right side.
  for (let look = 0; look < 2; look += 1) {
    const wall = localTime(new Date(guess).toISOString(), timeZone)
    const read = wall && epochMs(`${wall.date}T${wall.time}Z`)
    if (read === undefined) return undefined
    guess += wanted - read
  }
  return new Date(guess).toISOString()
}
