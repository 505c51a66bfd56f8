import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareInstants } from '../../src/workflow/instant.ts'
import { isQuiet, quietEnd } from '../../src/workflow/projection/reminders.ts'
import { chicago } from './story.ts'

const quiet = (from: string, to: string, timeZone = 'America/Chicago') => ({
  ...chicago,
  timeZone,
  quietHours: { from, to },
})

test.each([
  ['an ordinary night', '2026-03-02T04:00:00Z', '21:00', '08:00', '2026-03-02T14:00:00.000Z'],
  ['the night the clocks go forward', '2026-03-08T04:00:00Z', '21:00', '08:00', '2026-03-08T13:00:00.000Z'],
  ['the night the clocks go back', '2026-11-01T03:00:00Z', '21:00', '08:00', '2026-11-01T14:00:00.000Z'],
  ['an end that the clock leaps over', '2026-03-08T07:45:00Z', '21:00', '02:30', '2026-03-08T08:00:00.000Z'],
  ['the second of an end that comes twice', '2026-11-01T07:15:00Z', '21:00', '01:30', '2026-11-01T07:30:00.000Z'],
])('%s ends', (_, instant, from, to, end) => {
  const found = quietEnd(instant, quiet(from, to))
  expect(found).toBe(end)
  expect(isQuiet(end, quiet(from, to))).toBe(false)
})

test('whatever the hours, the zone and the clocks, quiet ends later than now and within two days and an hour', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
  const zone = fc.constantFrom('America/Chicago', 'America/St_Johns', 'Australia/Lord_Howe', 'Europe/London', 'UTC')
  const changes = fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01')
  const instant = fc
    .tuple(changes, fc.integer({ min: -24 * 60, max: 48 * 60 }))
    .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000).toISOString())
  fc.assert(
    fc.property(instant, time, time, zone, (at, from, to, timeZone) => {
      const policy = quiet(from, to, timeZone)
      const end = quietEnd(at, policy)
      expect(end !== undefined).toBe(isQuiet(at, policy))
      if (end === undefined) return
      expect(compareInstants(end, at)).toBeGreaterThan(0)
      expect(isQuiet(end, policy)).toBe(false)
      // A clock that leaps over the one hour that is not quiet leaves a whole day quiet.
      expect(Date.parse(end) - Date.parse(at)).toBeLessThanOrEqual(49 * 3_600_000)
    }),
    { numRuns: 300 },
  )
})
