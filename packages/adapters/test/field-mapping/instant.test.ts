import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatInstant,
  instantOfLocalTime,
  localTimeAt,
  parseClockTime,
  parseInstant,
  parseLocalTime,
} from '../../src/field-mapping/instant.ts'

describe('an instant', () => {
  test.each([
    ['2026-11-23T20:02:00Z', '2026-11-23T20:02:00.000Z'],
    ['2026-11-23 20:02Z', '2026-11-23T20:02:00.000Z'],
    ['2026-11-23T14:02:00.5-06:00', '2026-11-23T20:02:00.500Z'],
    ['2026-11-23T14:02:00.123456-0600', '2026-11-23T20:02:00.123Z'],
    ['2026-11-23T14:02:00-06', '2026-11-23T20:02:00.000Z'],
    ['1795464120', '2026-11-23T20:02:00.000Z'],
    ['1795464120000', '2026-11-23T20:02:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(parseInstant(text) ?? 0).toISOString()).toBe(expected)
  })

  test.each([
    '2026-11-23T20:02:00',
    '2026-11-23',
    '2026-02-30T00:00:00Z',
    '2026-11-23T25:00:00Z',
    '23/11/2026',
    '17954641',
    'now',
    '',
  ])('is not %j', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  test('reads the usual form as it reads the same instant in others', () => {
    const two = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, '0'))
    const zone = fc.tuple(fc.constantFrom('+', '-'), two(24), two(60))
    const clock = fc.tuple(two(24), two(60), two(60))
    const day = fc.tuple(fc.integer({ min: 1970, max: 2100 }), two(13), two(32))
    const fraction = fc.stringMatching(/^(?:\.\d{1,9})?$/)
    fc.assert(
      fc.property(day, clock, fraction, zone, (date, time, parts, [sign, hours, minutes]) => {
        const local = `${date.join('-')}T${time.join(':')}${parts}`
        expect(parseInstant(`${local}${sign}${hours}:${minutes}`)).toBe(
          parseInstant(`${local}${sign}${hours}${minutes}`),
        )
        expect(parseInstant(`${local}Z`)).toBe(parseInstant(`${local}z`))
      }),
      { numRuns: 5000 },
    )
  })

  test('reads whatever instant is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2999-01-01'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString())).toBe(date.getTime())
        },
      ),
    )
  })
})

describe('a time on the wall', () => {
  test.each([
    ['2026-11-23', { date: '2026-11-23' }],
    ['2026-11-23T09:30', { date: '2026-11-23', time: '09:30' }],
    ['2026-11-23 09:30:59', { date: '2026-11-23', time: '09:30' }],
    ['2026-11-23T24:30', undefined],
    ['2026-11-31', undefined],
    ['2026-11-23T09:30Z', undefined],
    ['Nov 23', undefined],
  ])('%s', (text, expected) => {
    expect(parseLocalTime(text)).toEqual(expected)
  })

  test.each([
    ['9 AM', '09:00'],
    ['12am', '00:00'],
    ['12:05 p.m.', '12:05'],
    ['2:30pm', '14:30'],
    ['14:30', '14:30'],
    ['9', undefined],
    ['13 pm', undefined],
    ['0 am', undefined],
    ['9:75', undefined],
    ['at 9 AM', undefined],
  ])('of day: %s', (text, expected) => {
    expect(parseClockTime(text)).toBe(expected)
  })
})

describe('time zones', () => {
  const chicago = 'America/Chicago'
  const instantOf = (date: string, time: string) => {
    const ms = instantOfLocalTime({ date, time }, chicago)
    return ms === undefined ? undefined : new Date(ms).toISOString()
  }

  test('summer and winter differ', () => {
    expect(instantOf('2026-01-05', '09:00')).toBe('2026-01-05T15:00:00.000Z')
    expect(instantOf('2026-07-06', '09:00')).toBe('2026-07-06T14:00:00.000Z')
  })

  test('a time that the clock skips is none; of one that comes twice it is the first', () => {
    expect(instantOf('2026-03-08', '02:30')).toBeUndefined()
    expect(instantOf('2026-11-01', '01:30')).toBe('2026-11-01T06:30:00.000Z')
  })

  test('there and back again', () => {
    const zone = fc.constantFrom(chicago, 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC')
    const minute = fc.integer({ min: 0, max: 60 * 24 * 365 * 40 })
    fc.assert(
      fc.property(zone, minute, (timeZone, minutes) => {
        const ms = minutes * 60_000
        const local = localTimeAt(ms, timeZone)
        const back = instantOfLocalTime(local, timeZone) ?? Number.NaN
        expect(localTimeAt(back, timeZone)).toEqual(local)
        expect(Math.abs(back - ms)).toBeLessThanOrEqual(3_600_000)
      }),
    )
  })
})

test('writes every instant as the engine does, leap days and turns of centuries included', () => {
  const turns = ['1970-01-01', '1999-12-31', '2000-02-29', '2100-02-28', '2100-03-01', '2400-02-29', '9999-12-31'].map(
    Date.parse,
  )
  const instants = fc.oneof(fc.constantFrom(...turns), fc.integer({ min: -1e13, max: 2.6e14 }))
  fc.assert(fc.property(instants, (ms) => formatInstant(ms) === new Date(ms).toISOString()))
})
