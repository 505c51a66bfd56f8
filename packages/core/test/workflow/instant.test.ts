import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, compareInstants, instantAt, localTime } from '../../src/workflow/instant.ts'

const chicago = 'America/Chicago'

test.each([
  ['winter', '2026-03-02T20:02:00Z', '2026-03-02', '14:02'],
  ['the evening before by the business’s clock', '2026-03-04T05:40:00Z', '2026-03-03', '23:40'],
  ['midnight', '2026-03-04T06:00:00Z', '2026-03-04', '00:00'],
  ['summer', '2026-07-01T20:00:00Z', '2026-07-01', '15:00'],
])('the wall clock in %s', (_, instant, date, time) => {
  expect(localTime(instant, chicago)).toMatchObject({ date, time })
})

test.each([
  ['an ordinary day', '2026-03-02', '10:00', '2026-03-02T16:00:00.000Z'],
  ['the day clocks go forward', '2026-03-08', '10:00', '2026-03-08T15:00:00.000Z'],
  ['an hour that the clock leaps over', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
  ['the day clocks go back', '2026-11-01', '10:00', '2026-11-01T16:00:00.000Z'],
])('the instant of a time on %s', (_, date, time, instant) => {
  expect(instantAt(date, time, chicago)).toBe(instant)
})

test('reading the clock at the instant of a time shows that time', () => {
  const zone = fc.constantFrom('America/Chicago', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC')
  const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2020-01-01', days) ?? '')
  fc.assert(
    fc.property(zone, day, fc.constantFrom('00:00', '10:00', '23:59'), (timeZone, date, time) => {
      const instant = instantAt(date, time, timeZone)
      expect(instant && localTime(instant, timeZone)).toMatchObject({ date, time })
    }),
  )
})

test('instants compare by time, whatever offset they are written in', () => {
  expect(compareInstants('2026-03-02T14:02:00-06:00', '2026-03-02T20:02:00Z')).toBe(0)
  expect(compareInstants('2026-03-02T20:02:00.000Z', '2026-03-02T20:02:00.001Z')).toBeLessThan(0)
  expect(compareInstants('2026-13-02T20:02:00.000Z', '2026-03-02T20:02:00.001Z')).toBeLessThan(0)
  expect(compareInstants('no instant', '2026-03-02T20:02:00Z')).toBeLessThan(0)
})

test('what is no instant has no clock and no day', () => {
  expect(localTime('soon', chicago)).toBeUndefined()
  expect(localTime('+275760-09-13T00:00:00.000Z', chicago)).toBeUndefined()
  expect(localTime('-000001-01-01T00:00:00.000Z', chicago)).toBeUndefined()
  expect(addDays('soon', 1)).toBeUndefined()
  expect(instantAt('2026-13-40', '10:00', chicago)).toBeUndefined()
})
