import type { LeadAppointment, LeadCallback } from '@leadbooks/core'
import { instantOfLocalTime, localTimeAt, parseClockTime, parseInstant, parseLocalTime } from './instant.ts'
import type { Reading } from './reading.ts'
import { type Booking, readBooking, readIntents } from './words.ts'

/**
 * Reads when somebody is to come.
 *
 * Only dates and times written in figures become a date and a time; words (`tomorrow`, `after lunch`) stay in `raw`, because
 * a wrong day is worse than none.
 */
export const readAppointment = (reading: Reading): LeadAppointment | undefined => {
  const raw = reading.line('appointment.raw')
  const day = reading.line('appointment.date')
  const hour = reading.line('appointment.time')
  const parts = [day, hour, raw].filter((part) => part !== undefined)
  if (parts.length === 0) return undefined
  const { timeZone } = reading.context
  const whole = localTimeOf(parts[0] ?? '', timeZone)
  const time = whole?.time ?? parts.slice(1).map(parseClockTime).find(Boolean)
  return {
    raw: parts.join(' '),
    ...(whole && { date: whole.date }),
    ...(whole && time && { from: time }),
    timeZone,
  }
}

/** Reads what became of a booking; an outcome of another kind stays among the fields, spam becomes an intent. */
export const readOutcome = (reading: Reading): { booking?: Booking; spam?: true } => {
  const source = reading.sources.take('appointment.booking')
  if (!source) return {}
  const booking = readBooking(source.text)
  if (booking) return { booking }
  if (readIntents(source.text)?.join() === 'spam') return { spam: true }
  reading.sources.giveBack(source)
  return {}
}

/** Reads when the caller wants to be called; a time without a zone is the business's. */
export const readCallback = (reading: Reading): LeadCallback | undefined => {
  const raw = reading.line('callback.raw')
  if (raw === undefined) return undefined
  const local = parseLocalTime(raw)
  const at =
    parseInstant(raw) ??
    (local?.time ? instantOfLocalTime({ date: local.date, time: local.time }, reading.context.timeZone) : undefined)
  return { raw, ...(at !== undefined && { at: new Date(at).toISOString() }) }
}

const localTimeOf = (text: string, timeZone: string) => {
  const instant = parseInstant(text)
  return instant === undefined ? parseLocalTime(text) : localTimeAt(instant, timeZone)
}
