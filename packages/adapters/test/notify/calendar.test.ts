import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, calendarFeed, calendarFile } from '../../src/notify/index.ts'

const entry: CalendarEntry = {
  leadId: 'nextphone:call-1',
  appointment: { date: '2026-11-26', from: '09:00', to: '11:00', timeZone: 'America/Chicago' },
  sequence: 0,
  changedAt: '2026-11-23T20:02:00Z',
  summary: 'Panel upgrade; 200A, Main St',
  description: 'Line one\nLine two\\three',
  location: '12 Oak St, Austin',
  organizer: 'office@example.com',
  attendee: 'ann@example.com',
}

/** What an independent reader makes of the file. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      location: event.location,
      isDay: event.startDate.isDate,
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
      status: component.getFirstPropertyValue('status'),
    }
  })
}

test('another reader finds every text and both instants again', () => {
  expect(read(calendarFile([entry]))).toEqual([
    {
      uid: 'nextphone:call-1@leadbooks',
      sequence: 0,
      summary: entry.summary,
      description: entry.description,
      location: entry.location,
      isDay: false,
      start: '2026-11-26T15:00:00.000Z',
      end: '2026-11-26T17:00:00.000Z',
      status: 'CONFIRMED',
    },
  ])
})

test('a move and a cancellation are the same entry with a higher sequence', () => {
  const moved = { ...entry, sequence: 1, appointment: { ...entry.appointment, date: '2026-11-27' } }
  const cancelled = { ...moved, sequence: 2, cancelled: true }
  const [first, second, third] = [entry, moved, cancelled].map((each) => read(calendarFile([each]))[0])
  expect(new Set([first?.uid, second?.uid, third?.uid]).size).toBe(1)
  expect([first?.sequence, second?.sequence, third?.sequence]).toEqual([0, 1, 2])
  expect(second?.start).toBe('2026-11-27T15:00:00.000Z')
  expect(third?.status).toBe('CANCELLED')
  expect(calendarFile([cancelled], { method: 'CANCEL' })).toContain('\r\nMETHOD:CANCEL\r\n')
})

test.each([
  [
    'a summer morning',
    { date: '2026-07-06', from: '09:00', timeZone: 'America/Chicago' },
    '2026-07-06T14:00:00.000Z',
    '2026-07-06T15:00:00.000Z',
  ],
  [
    'a time that the clock skips',
    { date: '2026-03-08', from: '02:30', timeZone: 'America/Chicago' },
    '2026-03-08T08:30:00.000Z',
    '2026-03-08T09:30:00.000Z',
  ],
  [
    'a part of the day',
    { date: '2026-11-26', part: 'morning' as const, timeZone: 'America/Denver' },
    '2026-11-26T15:00:00.000Z',
    '2026-11-26T19:00:00.000Z',
  ],
  [
    'a latest time',
    { date: '2026-11-26', to: '15:00', timeZone: 'UTC' },
    '2026-11-26T14:00:00.000Z',
    '2026-11-26T15:00:00.000Z',
  ],
  ['a day alone', { date: '2026-11-30' }, '2026-11-30', '2026-12-01'],
])('%s has its beginning and its end', (_, appointment, start, end) => {
  expect(read(calendarFile([{ ...entry, appointment }]))).toMatchObject([{ start, end }])
})

test('an appointment without a day is in no calendar', () => {
  expect(read(calendarFile([{ ...entry, appointment: { raw: 'soon' } }, entry]))).toHaveLength(1)
})

test('whatever is said, the file can be read, its lines are short and nothing breaks out of its line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 100 }),
      (description, summary) => {
        const file = calendarFile([{ ...entry, description, summary: `${summary}\r\nEND:VEVENT` }], { name: summary })
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(read(file)).toHaveLength(1)
        expect(file.match(/\r\nEND:VEVENT/g)).toHaveLength(1)
      },
    ),
    { numRuns: 200 },
  )
})

describe('a feed', () => {
  const feed = async (entries: CalendarEntry[], headers: HeadersInit = {}) =>
    calendarFeed(entries, new Request('https://books.example.com/feed.ics', { headers }), { name: 'Lee, Plumbers' })

  test('is answered once while nothing changes', async () => {
    const first = await feed([entry])
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await first.text()).toContain('X-WR-CALNAME:Lee\\, Plumbers\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n')
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect((await feed([entry], { 'if-none-match': known })).status).toBe(304)
    const moved = { ...entry, sequence: 1, changedAt: '2026-11-24T20:02:00Z' }
    expect((await feed([moved], { 'if-none-match': etag })).status).toBe(200)
  })

  test('says what the file says, and is a calendar without entries where there are none', async () => {
    expect(read(await (await feed([entry])).text())).toEqual(read(calendarFile([entry])))
    expect(read(await (await feed([])).text())).toEqual([])
  })
})
