import { expect, test } from 'vitest'
import { dueDate } from '../../src/entities/due-date.ts'
import type { Row } from '../../src/ledger/json.ts'

const stamps = { CreateTime: '2026-01-01T00:00:00-08:00', LastUpdatedTime: '2026-01-01T00:00:00-08:00' }
const term = (fields: object): Row => ({ Id: '1', SyncToken: '0', MetaData: stamps, ...fields })

test.each([
  ['days later', '2026-11-23', { DueDays: 15 }, '2026-12-08'],
  ['at once', '2026-11-23', { DueDays: 0 }, '2026-11-23'],
  ['on a day of this month', '2026-11-03', { DayOfMonthDue: 15 }, '2026-11-15'],
  ['on that day itself', '2026-11-15', { DayOfMonthDue: 15 }, '2026-11-15'],
  ['of the next month when the day is gone', '2026-12-20', { DayOfMonthDue: 15 }, '2027-01-15'],
  ['of the next month when it is too near', '2026-11-10', { DayOfMonthDue: 15, DueNextMonthDays: 10 }, '2026-12-15'],
  ['on the last day of a short month', '2026-02-01', { DayOfMonthDue: 31 }, '2026-02-28'],
])('a document is due %s', (_what, date, fields, due) => {
  expect(dueDate(date, term(fields), 30)).toBe(due)
})

test('a document without a term is due after the days that hold without one', () => {
  expect(dueDate('2026-11-23', undefined, 30)).toBe('2026-12-23')
})
