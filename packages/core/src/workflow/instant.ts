/** Milliseconds since 1970 of an ISO 8601 instant, or `undefined` where the text is none. */
export const epochMs = (instant: string): number | undefined => {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? undefined : ms
}

/** Orders instants by time, whatever offset they are written in; texts that are no instants come first, by their letters. */
export const compareInstants = (left: string, right: string): number => {
  const [a, b] = [epochMs(left), epochMs(right)]
  if (a !== undefined && b !== undefined) return a - b
  if (a === undefined && b === undefined) return left < right ? -1 : left > right ? 1 : 0
  return a === undefined ? -1 : 1
}

/** The instant some minutes later, in UTC; `undefined` where the text is no instant or the sum is beyond the calendar. */
export const addMinutes = (instant: string, minutes: number): string | undefined => {
  const ms = epochMs(instant)
  if (ms === undefined) return undefined
  const sum = new Date(ms + minutes * 60_000)
  return Number.isNaN(sum.getTime()) ? undefined : sum.toISOString()
}

/**
 * Reads the clock on a wall in a time zone.
 *
 * @returns `date` as `YYYY-MM-DD` and `time` as `HH:mm`, or `undefined` where the text is no instant
 * @throws RangeError when the zone is not an IANA name; {@link parseTriggers} refuses such a policy
 */
export const wallClock = (instant: string, timeZone: string): { date: string; time: string } | undefined => {
  const ms = epochMs(instant)
  if (ms === undefined) return undefined
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}
