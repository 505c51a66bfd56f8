import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inAnyForm } from '../../../src/field-mapping/when/when.ts'
import { parseWhen, type When } from '../../../src/index.ts'

const timeZone = 'America/Chicago'
/** Monday 23 November 2026, 14:02 in Chicago. */
const monday = { now: '2026-11-23T20:02:00Z', timeZone }

/** Day, time and part in short; `?` and the days it may be where the day is not certain; the doubts behind. */
const shortOf = ({ date, from, to, part, soonest, days, doubts }: When): string =>
  [
    date ?? (days && `?${days.join('|')}`),
    from && (to ? `${from}-${to}` : from),
    !from && to && `-${to}`,
    part,
    soonest && 'soonest',
    ...doubts,
  ]
    .filter(Boolean)
    .join(' ')

test.each([
  ['by Friday', '?2026-11-27 no-single-day'],
  ['before Friday', '?2026-11-27 no-single-day'],
  ['by tomorrow', '?2026-11-24 no-single-day'],
  ['until the 30th', '?2026-11-30|2026-12-30 no-single-day'],
  ['after Wednesday', '?2026-11-25 no-single-day'],
  ['come by Friday at 3', '2026-11-27 15:00'],
  ['by 5 on Friday', '2026-11-27 -17:00'],
  ['Friday before 3', '2026-11-27 -15:00'],
])('a day to which it must be is not the day: %s', (text, wanted) => {
  expect(shortOf(parseWhen(text, monday))).toBe(wanted)
})

test.each([
  ['anytime Thursday', '2026-11-26'],
  ['any time tomorrow', '2026-11-24'],
  ['anytime Friday afternoon', '2026-11-27 afternoon'],
  ['any time after 3 on Friday', '2026-11-27 15:00'],
  ['any time', 'no-single-day'],
  ['any time works', 'no-single-day'],
  ['Wed AM', '2026-11-25 morning'],
  ['Wednesday PM', '2026-11-25 afternoon'],
  ['tomorrow a.m.', '2026-11-24 morning'],
  ['Thursday, I am home', '2026-11-26 not-understood'],
])('a whole day, or half of it: %s', (text, wanted) => {
  expect(shortOf(parseWhen(text, monday))).toBe(wanted)
})

describe('on a Monday at 14:02', () => {
  test.each([
    ['Thursday at 9', '2026-11-26 09:00'],
    ["I'd like someone to come out Thursday at 9 please", '2026-11-26 09:00'],
    ['tomorrow morning', '2026-11-24 morning'],
    ['tomorrow at nine thirty', '2026-11-24 09:30'],
    ['half past two tomorrow', '2026-11-24 14:30'],
    ['two thirty tomorrow afternoon', '2026-11-24 14:30 afternoon'],
    ['9 tomorrow morning', '2026-11-24 09:00 morning'],
    ['tmrw 9am', '2026-11-24 09:00'],
    ['tomorrow 0800', '2026-11-24 08:00'],
    ['tomorrow 14:30', '2026-11-24 14:30'],
    ['first thing tomorrow', '2026-11-24 morning'],
    ['lunchtime tomorrow', '2026-11-24 12:00-13:00'],
    ['tomorrow after lunch', '2026-11-24 13:00'],
    ['8 to 5 tomorrow', '2026-11-24 08:00-17:00'],
    ['10 to 2 tomorrow', '2026-11-24 10:00-14:00'],
    ['evening of the 24th', '2026-11-24 evening'],
    ['the day after tomorrow at 10', '2026-11-25 10:00'],
    ['day after tomorrow around ten', '2026-11-25 10:00'],
    ['Wednesday the 25th at noon', '2026-11-25 12:00'],
    ['between 2 and 4 on Thursday', '2026-11-26 14:00-16:00'],
    ['Thursday 2-4 PM', '2026-11-26 14:00-16:00'],
    ['Thursday from 2 to 4 pm', '2026-11-26 14:00-16:00'],
    ['Friday after 5pm', '2026-11-27 17:00'],
    ['no later than 3 on Friday', '2026-11-27 -15:00'],
    ['quarter to nine on Friday', '2026-11-27 08:45'],
    ['end of day Friday', '2026-11-27 afternoon'],
    ['Saturday morning before 10', '2026-11-28 -10:00 morning'],
    ['ten in the morning on the 30th', '2026-11-30 10:00 morning'],
    ['nov 30 2026 at 3:30pm', '2026-11-30 15:30'],
    ['Mon 11/30 8-10', '2026-11-30 08:00-10:00'],
    ['Tuesday, December 1st between 10 and 12', '2026-12-01 10:00-12:00'],
    ['next week on Wednesday', '2026-12-02'],
    ['a week from Thursday', '2026-12-03'],
    ['Friday week', '2026-12-04'],
    ['the 3rd', '2026-12-03'],
    ['Dec. 3rd 10 a.m.', '2026-12-03 10:00'],
    ['12/3/2026 9:00 AM', '2026-12-03 09:00'],
    ['the 12th', '2026-12-12'],
    ['in 3 days', '2026-11-26'],
    ['in two weeks', '2026-12-07'],
    ['in two hours', '2026-11-23 16:02'],
    ['in half an hour', '2026-11-23 14:32'],
    ['within 2 hours', '2026-11-23 -16:02'],
    ['this afternoon around 4', '2026-11-23 16:00 afternoon'],
    ['today if possible', '2026-11-23'],
    ['tonight', '2026-11-23 evening'],
    ['ASAP', 'soonest'],
    ['as soon as possible', 'soonest'],
    ['January 5', '2027-01-05'],
    ['2026-12-03', '2026-12-03'],
    ['2026-12-03T09:00:00-06:00', '2026-12-03 09:00'],
    ['2026-12-03 09:00', '2026-12-03 09:00'],
  ])('%s is certain', (text, expected) => {
    const when = parseWhen(text, monday)
    expect(shortOf(when)).toBe(expected)
    expect(when.confidence).toBe('high')
  })

  test.each([
    ['next Thursday', '?2026-12-03|2026-11-26 ambiguous-day'],
    ['next Tuesday between 2 and 4', '?2026-12-01|2026-11-24 14:00-16:00 ambiguous-day'],
    ['Monday', '?2026-11-23|2026-11-30 ambiguous-day'],
    ['this coming Monday', '?2026-11-23 ambiguous-day'],
    ['the second Wednesday', 'no-single-day'],
    ['2nd Wednesday', 'no-single-day'],
    ['first Monday of December', 'no-single-day not-understood'],
    ['the Thursday after next', 'no-single-day'],
    ['every other Tuesday', 'no-single-day'],
    ['Friday at midnight', '?2026-11-27 00:00 ambiguous-day'],
    ['Thursday or Friday', '?2026-11-26|2026-11-27 several-days'],
    ['Monday through Wednesday', '?2026-11-23|2026-11-30|2026-11-25 several-days'],
    ['not Thursday', '?2026-11-26 turned-down'],
    ['any day but Friday', '?2026-11-27 no-single-day turned-down'],
    ['Thursday at 9 instead of Friday', '?2026-11-26|2026-11-27 09:00 several-days turned-down'],
    ['Thursday the 12th', '?2026-11-26|2026-12-12|2027-01-12 weekday-and-date-disagree'],
    ['the 31st', '?2026-12-31|2027-01-31 ambiguous-day'],
    ['the 23rd', '?2026-11-23|2026-12-23 ambiguous-day'],
    ['any weekday after 4pm', '16:00 no-single-day'],
    ['sometime in January', 'no-single-day'],
    ['February 30', 'impossible-date'],
    ['November 20', '?2027-11-20 in-the-past'],
    ['yesterday', 'in-the-past'],
    ['2025-01-01', '2025-01-01 in-the-past'],
    ['today at 9am', '2026-11-23 09:00 in-the-past'],
    ['this morning', '2026-11-23 morning in-the-past'],
    ['Thursday at 7', '2026-11-26 07:00 am-or-pm'],
    ['Thursday 9', '2026-11-26 09:00 bare-number'],
    ['Thursday at 9 or 10', '2026-11-26 several-times'],
    ['Thursday at 27', '2026-11-26 impossible-time'],
    ['Thursday at 9 CET', '2026-11-26 09:00 not-understood'],
    ['after 5', '17:00 no-day'],
    ['when the kids are at school', 'not-understood'],
    ['', 'not-understood'],
  ])('%s is doubted', (text, expected) => {
    const when = parseWhen(text, monday)
    expect(shortOf(when)).toBe(expected)
    expect(when.confidence).toBe('low')
  })
})

test('the next weekday is plain once this week has none of that name left', () => {
  const saturday = { now: '2026-11-21T19:30:00Z', timeZone: 'America/New_York' }
  expect(shortOf(parseWhen('next Tuesday between 2 and 4', saturday))).toBe('2026-11-24 14:00-16:00')
  expect(shortOf(parseWhen('tomorrow at nine thirty', saturday))).toBe('2026-11-22 09:30')
  expect(shortOf(parseWhen('this Monday', saturday))).toBe('?2026-11-23 ambiguous-day')
})

test('on a Sunday nobody knows which week is the next', () => {
  const sunday = { now: '2026-11-22T18:00:00Z', timeZone }
  expect(shortOf(parseWhen('next Tuesday', sunday))).toBe('?2026-12-01|2026-11-24 ambiguous-day')
  expect(shortOf(parseWhen('Tuesday next week', sunday))).toBe('?2026-11-24|2026-12-01 ambiguous-day')
  expect(shortOf(parseWhen('Tuesday', sunday))).toBe('2026-11-24')
})

test('today is the business’s day, not that of Greenwich', () => {
  const lateInDenver = { now: '2026-11-24T04:30:00Z', timeZone: 'America/Denver' }
  expect(parseWhen('tomorrow', lateInDenver).date).toBe('2026-11-24')
  expect(parseWhen('tomorrow', { ...lateInDenver, timeZone: 'UTC' }).date).toBe('2026-11-25')
})

test('after midnight tomorrow may be the day that has begun', () => {
  const night = { now: '2026-11-24T07:30:00Z', timeZone }
  expect(shortOf(parseWhen('tomorrow morning', night))).toBe('?2026-11-25|2026-11-24 morning ambiguous-day')
})

describe('where the clock is changed', () => {
  test('a time that is skipped has no instant and is doubted', () => {
    const spring = parseWhen('Sunday at 2:30 am', { now: '2026-03-05T18:00:00Z', timeZone })
    expect(spring).toEqual({ date: '2026-03-08', from: '02:30', confidence: 'low', doubts: ['clock-change'] })
  })

  test('a time that comes twice is the first and doubted', () => {
    const autumn = parseWhen('Sunday at 1:30 am', { now: '2026-10-29T18:00:00Z', timeZone })
    expect(autumn).toMatchObject({ date: '2026-11-01', at: '2026-11-01T06:30:00.000Z', doubts: ['clock-change'] })
  })

  test('nine o’clock stays nine o’clock, and hours from now are hours', () => {
    expect(parseWhen('Sunday at 9', { now: '2026-10-29T18:00:00Z', timeZone }).at).toBe('2026-11-01T15:00:00.000Z')
    const before = { now: '2026-11-01T05:30:00Z', timeZone }
    expect(parseWhen('in 3 hours', before)).toMatchObject({ date: '2026-11-01', from: '02:30' })
  })
})

test('month and day stand as the country writes them', () => {
  const order = (country: string) => shortOf(parseWhen('3/4/2027', { ...monday, country }))
  expect(order('US')).toBe('2027-03-04')
  expect(order('GB')).toBe('2027-04-03')
  expect(order('CA')).toBe('?2027-03-04|2027-04-03 day-order')
  expect(shortOf(parseWhen('Thursday 3/4/2027', { ...monday, country: 'CA' }))).toBe('2027-03-04')
  expect(shortOf(parseWhen('25/12', { ...monday, country: 'US' }))).toBe('2026-12-25')
})

const days = fc.integer({ min: 1, max: 180 })
const start = fc.integer({ min: 0, max: 60 * 24 * 365 * 4 }).map((minutes) => Date.UTC(2026, 0, 1) + minutes * 60_000)

/** Noon some days after the day of an instant, in UTC, so that no change of clocks and no small hour is met. */
const noonAfter = (ms: number, count: number) => new Date(Math.floor(ms / 86_400_000) * 86_400_000 + count * 86_400_000)

describe('whatever day it is', () => {
  const told = (text: string, ms: number) => parseWhen(text, { now: new Date(ms).toISOString(), timeZone: 'UTC' })

  test('a date told in words is that date', () => {
    fc.assert(
      fc.property(start, days, fc.constantFrom('long', 'short'), (ms, count, month) => {
        const day = noonAfter(ms, count)
        const text = new Intl.DateTimeFormat('en-US', {
          month: month === 'long' ? 'long' : 'short',
          day: 'numeric',
          weekday: 'long',
          timeZone: 'UTC',
        }).format(day)
        expect(told(text, ms)).toEqual({ date: day.toISOString().slice(0, 10), confidence: 'high', doubts: [] })
      }),
    )
  })

  test('the name of a day within the week is that day', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 6 }), (ms, count) => {
        const day = noonAfter(ms, count)
        const name = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format(day)
        expect(told(`${name} at 10`, ms)).toMatchObject({
          date: day.toISOString().slice(0, 10),
          from: '10:00',
          doubts: [],
        })
      }),
    )
  })

  test('a day is certain, or there is none and a doubt', () => {
    const piece = fc.constantFrom(
      ...'Monday|Thursday|tomorrow|next|this|at|9|the 12th|12/3|or|not|between|and|2|4|pm|morning|in|two|hours|week|from|Dec|31st|noon|today|weekend|ASAP|30|:'.split(
        '|',
      ),
    )
    fc.assert(
      fc.property(start, fc.array(piece, { maxLength: 8 }), (ms, pieces) => {
        const when = told(pieces.join(' '), ms)
        expect(when.confidence === 'low').toBe(when.doubts.length > 0)
        if (when.days) expect(when).not.toHaveProperty('date')
        if (when.at) expect(when.date).toBeDefined()
      }),
      { numRuns: 1000 },
    )
  })
})

test('whatever text comes is answered, and soon', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
      expect(['high', 'low']).toContain(parseWhen(text, monday).confidence)
    }),
  )
  const started = process.cpuUsage()
  for (const seed of ['9 ', 'tomorrow ', '1:', 'between ', 'the 12th of ', '-', 'a', '\n'])
    for (const size of [300, 100_000]) parseWhen(seed.repeat(size / seed.length), monday)
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(500)
})

test.each([
  ['Thanksgiving at noon', '2026-11-26 12:00'],
  ['the day after Thanksgiving', '2026-11-27'],
  ["New Year's Eve at 9", '2026-12-31 09:00'],
  ['before Christmas', '?2026-12-25 no-single-day'],
  ['the week of the 14th', '?2026-12-14|2027-01-14 no-single-day'],
  ['the first week of January', 'no-single-day not-understood'],
  [
    'the end of next week',
    '?2026-11-30|2026-12-01|2026-12-02|2026-12-03|2026-12-04|2026-12-05|2026-12-06 no-single-day',
  ],
  ['Wednesday or the next day', '?2026-11-25 no-single-day'],
  ['Wednesday or the day after', '?2026-11-25 no-single-day'],
  ['by end of day Wednesday', '?2026-11-25 afternoon no-single-day'],
  ['Dec 8 or 9', '?2026-12-08|2026-12-09 several-days'],
  ['December 8th through 10th', '?2026-12-08|2026-12-10 several-days'],
  ['any Thursday', 'no-single-day'],
  ['this past Thursday', 'in-the-past'],
  ['three days ago', 'in-the-past'],
  ['two months from now', 'no-single-day'],
  ['first available', 'soonest'],
  ['the first opening on Thursday', '2026-11-26 soonest'],
  ['Thursday morning or evening', '2026-11-26 several-times'],
  ['Thursday at twenty past 4', '2026-11-26 16:20'],
  ['Thursday noonish', '2026-11-26 12:00'],
  ['Thursday at 1530', '2026-11-26 15:30'],
  ['jeudi', 'not-understood'],
  ['wensday at 10', '2026-11-25 10:00'],
  ['2026/12/9 at 10', '2026-12-09 10:00'],
])('%s: %s', (text, wanted) => {
  expect(shortOf(parseWhen(text, monday))).toBe(wanted)
})

test('feasts whose day is another one elsewhere name none there', () => {
  expect(parseWhen('Thanksgiving', { ...monday, country: 'CA' })).not.toHaveProperty('date')
})

test('reads an ordinary time as it reads one among all forms', () => {
  const weekday = fc.constantFrom('Monday', 'tuesday', 'Wednesday', 'THURSDAY', 'friday', 'Saturday', 'Sunday')
  const hour = fc.integer({ min: 0, max: 25 }).map((value) => (value % 2 === 0 ? String(value) : `0${value % 10}`))
  const minutes = fc.constantFrom('', ':00', ':30', ':59', ':60')
  const half = fc.constantFrom('', ' am', 'pm', ' PM')
  const said = fc.oneof(
    weekday,
    fc.tuple(weekday, hour, minutes, half).map(([day, ...time]) => `${day} at ${time.join('')}`),
  )
  fc.assert(
    fc.property(
      said,
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
      (text, now) => {
        const context = { ...monday, now: now.toISOString() }
        expect(parseWhen(text, context)).toEqual(inAnyForm(text, context))
      },
    ),
    { numRuns: 1000 },
  )
})
