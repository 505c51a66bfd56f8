/** A wall-clock time of the business: `YYYY-MM-DD` and, where one was said, `HH:mm`. */
export interface LocalTime {
  date: string
  time?: string
}

const isoPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i

/** The form nearly all have, on a day that its month has. */
const plainInstant =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/**
 * Reads an instant: ISO 8601 with a zone, or Unix time in seconds (10 digits) or milliseconds (13 digits).
 *
 * @returns milliseconds since 1970; nothing for a text without a zone, which is no instant, or with a date that is none
 */
export const parseInstant = (text: string): number | undefined => {
  if (/^\d{10}$|^\d{13}$/.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1)
  if (plainInstant.test(text)) return Date.parse(text)
  const match = isoPattern.exec(text)
  const [, , , , hour, minute, second = '00', fraction = '', zone] = match ?? []
  const date = match && validDate(match)
  if (!date || hour === undefined || zone === undefined) return undefined
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`)
  return Number.isNaN(ms) ? undefined : ms
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/**
 * Writes milliseconds since 1970 as ISO 8601 in UTC, to the millisecond.
 *
 * @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
 */
export const formatInstant = (ms: number): string => {
  // Dates beyond these years are written with a sign.
  if (!(ms >= 0 && ms < 253_402_300_800_000)) return new Date(ms).toISOString()
  const whole = Math.floor(ms)
  const day = Math.floor(whole / dayMs)
  const inDay = whole - day * dayMs
  const seconds = Math.floor(inDay / 1000)
  const fraction = inDay % 1000
  // Years that begin in March end with the leap day; an era has 400 of them.
  const since = day + 719_468
  const era = Math.floor(since / 146_097)
  const ofEra = since - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month < 3 ? 1 : 0)
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${year}-${two(month)}-${two(date)}T${clock}.${fraction < 100 ? '0' : ''}${two(fraction)}Z`
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

/** Offsets of all zones change on quarter hours, so one reading holds for the quarter. */
const quarterMs = 15 * 60_000
const dayMs = 86_400_000
/** Formats cost far more to make than to use; a business has one zone, a process some hundreds of businesses. */
const mostZones = 500
const mostOffsets = 2000

interface Zone {
  format: Intl.DateTimeFormat
  /** Quarter hours since 1970 → milliseconds that the clock is ahead of UTC. */
  offsets: Map<number, number>
}

const zones = new Map<string, Zone>()

const zoneOf = (timeZone: string): Zone => {
  const known = zones.get(timeZone)
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
  if (zones.size >= mostZones) zones.clear()
  const zone = { format, offsets: new Map<number, number>() }
  zones.set(timeZone, zone)
  return zone
}

const offsetMs = (instantMs: number, timeZone: string): number => {
  const { format, offsets } = zoneOf(timeZone)
  const quarter = Math.floor(instantMs / quarterMs)
  const known = offsets.get(quarter)
  if (known !== undefined) return known
  const start = quarter * quarterMs
  const parts = new Map(format.formatToParts(start).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  if (offsets.size >= mostOffsets) offsets.clear()
  offsets.set(quarter, shown - start)
  return shown - start
}

/**
 * Says what clock and calendar of a time zone show at an instant.
 *
 * @throws RangeError when the zone is not an IANA name
 */
export const localTimeAt = (instantMs: number, timeZone: string): Required<LocalTime> => {
  const shown = formatInstant(instantMs + offsetMs(instantMs, timeZone))
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) }
}

/**
 * Finds the instant at which clock and calendar of a time zone show the given time.
 *
 * @returns the earlier of two when the clock is set back over it; nothing when the clock skips it
 */
export const instantOfLocalTime = ({ date, time }: Required<LocalTime>, timeZone: string): number | undefined => {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const before = offsetMs(asUtc - dayMs, timeZone)
  const after = offsetMs(asUtc + dayMs, timeZone)
  // The larger the offset, the earlier the instant.
  const offsets = before === after ? [before] : [Math.max(before, after), Math.min(before, after)]
  const offset = offsets.find((each) => offsetMs(asUtc - each, timeZone) === each)
  return offset === undefined ? undefined : asUtc - offset
}
