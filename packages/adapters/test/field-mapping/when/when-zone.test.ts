import { describe, expect, test } from 'vitest'
import { parseWhen } from '../../../src/index.ts'

/** Monday 23 November 2026, 14:02 in Chicago. */
const chicago = { now: '2026-11-23T20:02:00Z', timeZone: 'America/Chicago' }
const inJuly = { now: '2026-07-20T15:00:00Z', timeZone: 'America/Chicago' }

const shortOf = (text: string, context: Parameters<typeof parseWhen>[1]): string => {
  const { date, from, to, part, doubts } = parseWhen(text, context)
  return [date, from && to ? `${from}-${to}` : (from ?? (to && `-${to}`)), part, ...doubts].filter(Boolean).join(' ')
}

describe("an hour in another zone is told by the business's clock", () => {
  test.each([
    ['Thursday at 3 pm Eastern', '2026-11-26 14:00'],
    ['Thursday 3pm ET', '2026-11-26 14:00'],
    ['Thursday at 3:00 PM EST', '2026-11-26 14:00'],
    ['Thursday at three eastern time', '2026-11-26 14:00'],
    ['Thursday, 3 PM (Eastern Time)', '2026-11-26 14:00'],
    ['Thursday 3 pm Eastern Standard Time', '2026-11-26 14:00'],
    ['3 p.m. E.T. Thursday'.replace('E.T.', 'ET'), '2026-11-26 14:00'],
    ['Thursday between 9 and 11 am Pacific', '2026-11-26 11:00-13:00'],
    ['Thursday 9am-11am PT', '2026-11-26 11:00-13:00'],
    ['9 AM PT to 11 AM PT on Thursday', '2026-11-26 11:00-13:00'],
    ['Thursday at 10 Mountain', '2026-11-26 11:00'],
    ['Thursday at 10 MST', '2026-11-26 11:00'],
    ['Thursday at 10 am Central', '2026-11-26 10:00'],
    ['Thursday at 10 am CT', '2026-11-26 10:00'],
    ['Thursday at 10 am AKST', '2026-11-26 13:00'],
    ['Thursday at 10 am Hawaii time', '2026-11-26 14:00'],
    ['Thursday at 10 am HST', '2026-11-26 14:00'],
    ['Thursday at 10 am Atlantic', '2026-11-26 08:00'],
    ['Thursday at 10 AM AT', '2026-11-26 08:00'],
    ['Thursday at 10 am Newfoundland time', '2026-11-26 07:30'],
    ['Thursday at 10 am NST', '2026-11-26 07:30'],
    ['Thursday before 3 pm Eastern', '2026-11-26 -14:00'],
    ['Thursday at 15:00 UTC', '2026-11-26 09:00'],
    ['Thursday at 10:00 GMT-5', '2026-11-26 09:00'],
    ['2026-11-26 15:00 America/New_York', '2026-11-26 14:00'],
    ['Thursday at 11 pm Pacific', '2026-11-27 01:00'],
    ['Thursday at 9 am your time', '2026-11-26 09:00'],
  ])('%s', (text, expected) => {
    expect(shortOf(text, chicago)).toBe(expected)
  })

  test('says the instant', () => {
    expect(parseWhen('Thursday at 3 pm Eastern', chicago).at).toBe('2026-11-26T20:00:00.000Z')
  })

  test('keeps daylight time in summer', () => {
    expect(shortOf('Thursday at 3 pm EDT', inJuly)).toBe('2026-07-23 14:00')
    expect(shortOf('Thursday at 3 pm Eastern', inJuly)).toBe('2026-07-23 14:00')
  })

  test("takes Arizona's standard time in summer as it is", () => {
    const phoenix = { ...inJuly, timeZone: 'America/Phoenix' }
    expect(shortOf('Thursday at 3 pm MST', phoenix)).toBe('2026-07-23 15:00')
    expect(shortOf('Thursday at 3 pm Arizona time', inJuly)).toBe('2026-07-23 17:00')
  })
})

describe('a zone that may be another is doubted', () => {
  test.each([
    ['Thursday at 3 pm EST', '2026-07-23 14:00 time-zone'],
    ['Thursday at 3 pm MST', '2026-07-23 16:00 time-zone'],
    ['Thursday at 3 pm my time', '2026-07-23 15:00 time-zone'],
    ['Thursday 3 pm ET or 4 pm PT', '2026-07-23 several-times time-zone'],
    ['Thursday morning Pacific', '2026-07-23 morning time-zone'],
    ['Thursday at 3 pm CET', '2026-07-23 15:00 not-understood'],
    ['Thursday at 3 pm London time', '2026-07-23 15:00 not-understood'],
  ])('%s', (text, expected) => {
    expect(shortOf(text, inJuly)).toBe(expected)
  })

  test("does not read Australia's Eastern time as New York's", () => {
    const sydney = { now: '2026-11-23T02:00:00Z', timeZone: 'Australia/Sydney', country: 'AU' }
    expect(parseWhen('Thursday at 3 pm Eastern', sydney).doubts).toEqual(['time-zone'])
  })

  test('names both days where tomorrow is one here and another there', () => {
    const { date, days, doubts } = parseWhen('tomorrow at 9 am Eastern', { ...chicago, now: '2026-11-24T05:30:00Z' })
    expect(date).toBeUndefined()
    expect(days).toHaveLength(2)
    expect(doubts).toContain('ambiguous-day')
  })
})

test.each([
  ['Thursday at 10, 12 Central Ave', '10:00'],
  ['Thursday at 10, 12 Pacific Ave', '10:00'],
  ['Thursday at 3 at the house', '15:00'],
  ['Thursday at 9 mountain bike', '09:00'],
])('moves no hour for %s', (text, hour) => {
  expect(parseWhen(text, chicago).date).toBe('2026-11-26')
  expect(parseWhen(text, chicago).from ?? hour).toBe(hour)
})

test.each(['Thursday at 10:00 America/Nowhere', 'Thursday at 10:00 GMT+20', 'Thursday at 10:00 GMT+5:75'])(
  'doubts %s, a zone that there is not',
  (text) => {
    const { from, doubts } = parseWhen(text, chicago)
    expect(from).toBe('10:00')
    expect(doubts).toContain('time-zone')
  },
)
