import { describe, expect, test } from 'vitest'
import { type Condition, compileRules, type MappingRules } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const day = [{ from: '08:00', to: '17:00' }]
const document: Omit<MappingRules, 'rules'> = {
  version: 1,
  timeZone: 'America/Chicago',
  businessHours: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: [
    { name: 'Christmas', date: '12-25' },
    { date: '2026-03-17' },
    { name: 'Thanksgiving', month: 11, weekday: 'thu', nth: 4 },
    { name: 'Memorial Day', month: 5, weekday: 'mon', nth: -1 },
  ],
}
const holds = (when: Condition, at: string, timeZone = 'America/Chicago'): boolean =>
  compileRules({ ...document, timeZone, rules: [{ id: 'r', when, lines: [] }] }).map(leadSaying('hello'), { at })
    .matched.length > 0

const open: Condition = { op: 'businessHours', open: true }

describe('business hours', () => {
  test.each([
    ['a minute before opening', '2026-03-02T13:59:59Z', false],
    ['at opening', '2026-03-02T14:00:00Z', true],
    ['a second before closing', '2026-03-02T22:59:59Z', true],
    ['at closing', '2026-03-02T23:00:00Z', false],
    ['on a Saturday', '2026-03-07T18:00:00Z', false],
    ['on a holiday of every year', '2026-12-25T18:00:00Z', false],
    ['on a holiday of one day', '2026-03-17T18:00:00Z', false],
    ['on the fourth Thursday of November', '2026-11-26T18:00:00Z', false],
    ['on the third Thursday of November', '2026-11-19T18:00:00Z', true],
    ['on the last Monday of May', '2026-05-25T18:00:00Z', false],
  ])('%s', (_name, at, expected) => {
    expect(holds(open, at)).toBe(expected)
    expect(holds({ op: 'businessHours', open: false }, at)).toBe(!expected)
  })

  test('follow the clock over the changes to and from daylight saving', () => {
    expect(holds(open, '2026-03-06T13:30:00Z')).toBe(false)
    expect(holds(open, '2026-03-09T13:30:00Z')).toBe(true)
    expect(holds(open, '2026-10-30T13:30:00Z')).toBe(true)
    expect(holds(open, '2026-11-02T13:30:00Z')).toBe(false)
  })

  test('the hour that comes twice is the same wall clock twice', () => {
    const half: Condition = { op: 'timeOfDay', from: '01:30', to: '01:31' }
    expect(holds(half, '2026-11-01T06:30:00Z')).toBe(true)
    expect(holds(half, '2026-11-01T07:30:00Z')).toBe(true)
    expect(holds(half, '2026-11-01T08:30:00Z')).toBe(false)
  })
})

describe('the clock', () => {
  test('a time of day may run over midnight', () => {
    const night: Condition = { op: 'timeOfDay', from: '22:00', to: '06:00' }
    expect(holds(night, '2026-03-03T04:00:00Z')).toBe(true)
    expect(holds(night, '2026-03-03T11:59:00Z')).toBe(true)
    expect(holds(night, '2026-03-03T12:00:00Z')).toBe(false)
  })

  test('the day is the day where the business is', () => {
    const monday: Condition = { op: 'dayOfWeek', in: ['mon'] }
    expect(holds(monday, '2026-03-03T05:59:00Z')).toBe(true)
    expect(holds(monday, '2026-03-03T05:59:00Z', 'Asia/Kathmandu')).toBe(false)
  })

  test.each([
    ['2026-12-01T18:00:00Z', 'winter'],
    ['2026-02-28T18:00:00Z', 'winter'],
    ['2026-03-01T18:00:00Z', 'spring'],
    ['2026-06-01T18:00:00Z', 'summer'],
    ['2026-11-30T18:00:00Z', 'autumn'],
  ] as const)('%s is %s', (at, season) => {
    for (const each of ['winter', 'spring', 'summer', 'autumn'] as const) {
      expect(holds({ op: 'season', in: [each] }, at)).toBe(each === season)
    }
  })

  test('a holiday tells its name', () => {
    const rules = compileRules({ ...document, rules: [{ id: 'r', when: { op: 'holiday' }, lines: [] }] })
    expect(rules.map(leadSaying('hello'), { at: '2026-11-26T18:00:00Z' }).matched[0]?.evidence).toEqual([
      { condition: 'holiday', value: 'Thanksgiving' },
    ])
  })
})

test('the years before 100 are their own', () => {
  expect(holds({ op: 'dayOfWeek', in: ['wed'] }, '0050-06-01T18:00:00Z')).toBe(true)
})
