import type { LeadAppointment, LeadCallback } from '@leadbooks/core'
import { localTimeAt, parseInstant } from './instant.ts'
import type { Reading } from './reading.ts'
import { parseWhen, type When } from './when/when.ts'
import { type Booking, readBooking, readIntents } from './words.ts'

/**
 * Reads when somebody is to come: a day, a window on it, a part of it, in the business's zone.
 *
 * Where the words could mean another day there is no `date` but a doubt, because a wrong day is worse than none; the words
 * themselves are always in `raw`.
 *
 * @param saidAt - ISO 8601 instant of the call
 */
export const readAppointment = (reading: Reading, saidAt: string): LeadAppointment | undefined => {
  const exact = readExact(reading)
  if (exact !== undefined) return appointmentOf(reading, [exact], saidAt)
  const raw = reading.line('appointment.raw')
  const day = reading.line('appointment.date')
  const hour = reading.line('appointment.time')
  if (day === undefined && hour === undefined && raw === undefined) return undefined
  return appointmentOf(
    reading,
    [day, hour, raw].filter((part) => part !== undefined),
    saidAt,
  )
}

/**
 * Among several forms of one time, the one with an offset tells which zone the others are in. A `Z` tells nothing: models write it after
 * the hour that was said.
 */
const readExact = (reading: Reading): string | undefined => {
  const source = reading.sources.takeIf(
    'appointment.raw',
    (text) => /\d[+-]\d\d:?\d\d$/.test(text) && parseInstant(text) !== undefined,
  )
  if (source) reading.note('appointment.raw', source)
  return source?.text
}

const appointmentOf = (reading: Reading, parts: string[], saidAt: string): LeadAppointment => {
  const { timeZone } = reading.context
  const when = readWhen(reading, parts, 'appointment', saidAt)
  const appointment: LeadAppointment = { raw: parts.join(' '), timeZone }
  if (when.date) appointment.date = when.date
  if (when.from) appointment.from = when.from
  if (when.to) appointment.to = when.to
  if (when.part) appointment.part = when.part
  return appointment
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
export const readCallback = (reading: Reading, saidAt: string): LeadCallback | undefined => {
  const raw = reading.line('callback.raw')
  if (raw === undefined) return undefined
  const { date, at } = readWhen(reading, [raw], 'callback', saidAt)
  return { raw, ...(date !== undefined && at !== undefined && { at }) }
}

const sentences: Record<When['doubts'][number], string> = {
  'am-or-pm': 'the hour may be in the morning or in the evening',
  'ambiguous-day': 'the words fit more than one day',
  'bare-number': 'a number stands alone; it was taken for an hour',
  'clock-change': 'the clock is changed at that hour',
  'day-order': 'month and day may stand in either order',
  'impossible-date': 'there is no such day',
  'impossible-time': 'there is no such time',
  'in-the-past': 'that has gone by',
  'no-day': 'a time came without a day',
  'no-single-day': 'no single day was named',
  'not-understood': 'not all words were understood',
  'several-days': 'more than one day was named',
  'several-times': 'more than one time was named',
  'time-zone': 'the hour was said in another zone, and it is not certain in which',
  'turned-down': 'something is ruled out or taken back',
  'weekday-and-date-disagree': 'the name of the day and its date disagree',
}

/** `Tomorrow` counts from when it was said, however late the delivery is read. */
const readWhen = (reading: Reading, parts: string[], path: 'appointment' | 'callback', saidAt: string): When => {
  const { timeZone, country } = reading.context
  const text = parts.length === 1 ? parts[0] : parts.map((part) => onTheWall(part, timeZone)).join(' ')
  const when = parseWhen(text ?? '', { now: saidAt, timeZone, country })
  for (const doubt of when.doubts) reading.doubt(path, doubt, sentences[doubt])
  return when
}

/** An instant beside other words is told as the clock shows it, so that all can be read together. */
const onTheWall = (text: string, timeZone: string): string => {
  const instant = parseInstant(text)
  if (instant === undefined) return text
  const { date, time } = localTimeAt(instant, timeZone)
  return `${date} ${time}`
}
