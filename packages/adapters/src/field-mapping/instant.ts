/** A wall-clock time of the business: `YYYY-MM-DD` and, where one was said, `HH:mm`. */
export interface LocalTime {
  date: string
  time?: string
}

const isoPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * Reads an instant: ISO 8601 with a zone, or Unix time in seconds (10 digits) or milliseconds (13 digits).
 *
 * @returns milliseconds since 1970; nothing for a text without a zone, which is no instant, or with a date that is none
 */
export const parseInstant = (text: string): number | undefined => {
  if (/^\d{10}$|^\d{13}$/.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1)
  const match = isoPattern.exec(text)
  const [, , , , hour, minute, second = '00', fraction = '', zone] = match ?? []
  const date = match && validDate(match)
  if (!date || hour === undefined || zone === undefined) return undefined
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`)
  return Number.isNaN(ms) ? undefined : ms
}

/** Reads `YYYY-MM-DD`, with or without `HH:mm`, and without a zone. */
export const parseLocalTime = (text: string): LocalTime | undefined => {
  const match = isoPattern.exec(text)
  const [, , , , hour, minute, , , zone] = match ?? []
  const date = match && validDate(match)
  if (!date || zone !== undefined) return undefined
  if (hour === undefined || minute === undefined) return { date }
  return Number(hour) < 24 && Number(minute) < 60 ? { date, time: `${hour}:${minute}` } : undefined
}

const validDate = ([, year = '', month = '', day = '']: RegExpExecArray): string | undefined => {
  // A day that the month has not rolls over into the next one.
  const rolled = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const isReal = rolled.getUTCDate() === Number(day) && rolled.getUTCMonth() === Number(month) - 1
  return isReal ? `${year}-${month}-${day}` : undefined
}

/** Reads a time of day such as `9 AM`, `2:30 pm` or `14:30` as `HH:mm`. A bare number is no time. */
export const parseClockTime = (text: string): string | undefined => {
  const match = /^(\d{1,2})(?::(\d\d))?\s*(?:([ap])\.?m\.?)?$/i.exec(text)
  const [, hourText = '', minute = '00', half] = match ?? []
  if (!match || (match[2] === undefined && half === undefined)) return undefined
  const hour = Number(hourText)
  if (Number(minute) > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return undefined
  const hour24 = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  return `${String(hour24).padStart(2, '0')}:${minute}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/**
 * Says what clock and calendar of a time zone show at an instant.
 *
 * @throws RangeError when the zone is not an IANA name
 */
export const localTimeAt = (instantMs: number, timeZone: string): Required<LocalTime> => {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  )
  const date = `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
  return { date, time: `${parts.get('hour')}:${parts.get('minute')}` }
}

/**
 * Finds the instant at which clock and calendar of a time zone show the given time.
 *
 * @returns the earlier of two when the clock is set back over it; nothing when the clock skips it
 */
export const instantOfLocalTime = ({ date, time }: Required<LocalTime>, timeZone: string): number | undefined => {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const offsets = [-1, 1].map((days) => {
    const nearby = asUtc + days * 86_400_000
    const local = localTimeAt(nearby, timeZone)
    return Date.parse(`${local.date}T${local.time}:00Z`) - nearby
  })
  return offsets
    .map((offset) => asUtc - offset)
    .sort((left, right) => left - right)
    .find((instant) => {
      const local = localTimeAt(instant, timeZone)
      return local.date === date && local.time === time
    })
}
