import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, pacificDate, pacificTime, pacificTimeMs } from '../../src/ledger/pacific-time.ts'

test('writes an instant with the offset of the season', () => {
  expect(pacificTime(Date.parse('2026-05-05T09:05:12.193Z'))).toBe('2026-05-05T02:05:12-07:00')
  expect(pacificTimeMs(Date.parse('2026-05-05T09:05:12.193Z'))).toBe('2026-05-05T02:05:12.193-07:00')
  expect(pacificTime(Date.parse('2026-11-23T20:02:00Z'))).toBe('2026-11-23T12:02:00-08:00')
})

test('changes the clocks when California does', () => {
  expect(pacificTime(Date.parse('2026-03-08T09:59:59Z'))).toBe('2026-03-08T01:59:59-08:00')
  expect(pacificTime(Date.parse('2026-03-08T10:00:00Z'))).toBe('2026-03-08T03:00:00-07:00')
  expect(pacificTime(Date.parse('2026-11-01T08:59:59Z'))).toBe('2026-11-01T01:59:59-07:00')
  expect(pacificTime(Date.parse('2026-11-01T09:00:00Z'))).toBe('2026-11-01T01:00:00-08:00')
})

test('agrees with the time zone database on every instant of its rule', () => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Los_Angeles',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const instants = fc.integer({ min: Date.UTC(2007, 3) / 1000, max: Date.UTC(2060, 0) / 1000 })
  fc.assert(
    fc.property(instants, (seconds) => {
      const at = seconds * 1000
      expect(pacificTime(at).slice(0, 19).replace('T', ' ')).toBe(format.format(at))
      expect(Date.parse(pacificTime(at))).toBe(at)
      expect(pacificDate(at)).toBe(format.format(at).slice(0, 10))
    }),
    { numRuns: 500 },
  )
})

test('adds days across months and leap years', () => {
  expect(addDays('2024-01-15', 30)).toBe('2024-02-14')
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
})
