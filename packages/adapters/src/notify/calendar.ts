import type { LeadAppointment } from '@leadbooks/core'
import { instantOfLocalTime } from '../field-mapping/instant.ts'

/** One appointment in a calendar. */
export interface CalendarEntry {
  /** The lead it belongs to: the same over every move, so that calendars change the entry instead of adding another. */
  leadId: string
  appointment: LeadAppointment
  /** How often the entry was changed: 0 when it is added, more with each move and with the cancellation. */
  sequence: number
  /** ISO 8601 instant of that change. */
  changedAt: string
  summary: string
  description?: string
  location?: string
  cancelled?: boolean
  /** How long it takes where only its beginning is known. @defaultValue 60 */
  durationMinutes?: number
  /** The zone of an appointment that names none. @defaultValue `'UTC'` */
  timeZone?: string
  /** E-mail addresses, for an invitation. */
  organizer?: string
  attendee?: string
}

/** What a calendar file is for. */
export interface CalendarOptions {
  /** `REQUEST` and `CANCEL` go out by e-mail; a feed and a file are `PUBLISH`. @defaultValue `'PUBLISH'` */
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  /** What a feed is called in the calendar. */
  name?: string
  /** How soon a calendar that subscribes should look again. */
  refreshMinutes?: number
}

/**
 * Writes appointments as an iCalendar file, or as a feed that calendars subscribe to.
 *
 * Times are written as instants, so that every calendar shows the business's hour whatever its own zone. A part of a day is that
 * window (8–12, 12–17, 17–20); a day alone is an entry of a whole day. Appointments without a day are left out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545
 * @example
 * import { calendarFile } from '@leadbooks/adapters/notify'
 *
 * const appointment = { date: '2026-11-26', from: '09:00', to: '11:00', timeZone: 'America/Chicago' }
 * const entry = { leadId: 'nextphone:1', appointment, sequence: 0, changedAt: '2026-11-23T20:02:00Z', summary: 'Panel upgrade' }
 * calendarFile([entry]).split('\r\n').filter((line) => line.startsWith('DT'))
 * // => ['DTSTAMP:20261123T200200Z', 'DTSTART:20261126T150000Z', 'DTEND:20261126T170000Z']
 */
export const calendarFile = (entries: readonly CalendarEntry[], options: CalendarOptions = {}): string => {
  const { method = 'PUBLISH', name, refreshMinutes } = options
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//LeadBooks//Appointments//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === undefined ? [] : [`X-WR-CALNAME:${escapeText(name)}`]),
    // The older name is the one that calendars heed.
    ...(refreshMinutes === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`, `X-PUBLISHED-TTL:PT${refreshMinutes}M`]),
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const eventLines = (entry: CalendarEntry): string[] => {
  const { leadId, sequence, changedAt, summary, description, location, cancelled, organizer, attendee } = entry
  const times = timeLines(entry)
  if (times.length === 0) return []
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(leadId)}@leadbooks`,
    `SEQUENCE:${Math.max(0, Math.trunc(sequence))}`,
    `DTSTAMP:${utc(Date.parse(changedAt))}`,
    `LAST-MODIFIED:${utc(Date.parse(changedAt))}`,
    ...times,
    `SUMMARY:${escapeText(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(location === undefined ? [] : [`LOCATION:${escapeText(location)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(isAddress(organizer) ? [`ORGANIZER:mailto:${organizer}`] : []),
    ...(isAddress(attendee) ? [`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:${attendee}`] : []),
    'END:VEVENT',
  ]
}

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(text)

const windows = { morning: ['08:00', '12:00'], afternoon: ['12:00', '17:00'], evening: ['17:00', '20:00'] } as const

const timeLines = ({ appointment, durationMinutes = 60, timeZone = 'UTC' }: CalendarEntry): string[] => {
  const { date, part } = appointment
  if (date === undefined) return []
  const zone = appointment.timeZone ?? timeZone
  const [partFrom, partTo] = part === undefined ? [undefined, undefined] : windows[part]
  const from = appointment.from ?? partFrom
  const to = appointment.to ?? (appointment.from === undefined ? partTo : undefined)
  const end = to === undefined ? undefined : instantOf(date, to, zone)
  const durationMs = durationMinutes * 60_000
  if (from === undefined && end === undefined)
    return [`DTSTART;VALUE=DATE:${compact(date)}`, `DTEND;VALUE=DATE:${compact(dayAfter(date))}`]
  const start = from === undefined ? (end ?? 0) - durationMs : instantOf(date, from, zone)
  const isAhead = end !== undefined && end > start
  return [`DTSTART:${utc(start)}`, `DTEND:${utc(isAhead ? end : start + durationMs)}`]
}

const compact = (date: string): string => date.replaceAll('-', '')
const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

/** A time that the clock skips is read as an hour later, as RFC 5545 has it (3.3.5). */
const instantOf = (date: string, time: string, zone: string): number => {
  const later = `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`
  return instantOfLocalTime({ date, time }, zone) ?? instantOfLocalTime({ date, time: later }, zone) ?? 0
}

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** Backslash, comma, semicolon and line breaks are escaped; other control characters have no place in a text. */
const escapeText = (text: string): string =>
  text
    .slice(0, 5000)
    .replace(/\\/g, '\\\\')
    .replace(/[,;]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[^\P{Cc}\t]/gu, '')

const encoder = new TextEncoder()

/** Lines of more than 75 octets go on in the next line after a space, never inside a character. */
const fold = (line: string): string => {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
