import * as z from 'zod'
import { minutesOf } from '../calendar/clock.ts'
import type { Weekday } from '../rules/rules.ts'
import type { Facts } from './facts.ts'
import type { Operator } from './operator.ts'

/** Holds when the call came inside business hours (`open: true`) or outside; a holiday is outside. */
export interface BusinessHoursCondition {
  op: 'businessHours'
  open: boolean
}

/** Holds when the business's wall clock reads from `from` to before `to`, `HH:mm`; over midnight when `to` is earlier. */
export interface TimeOfDayCondition {
  op: 'timeOfDay'
  from: string
  to: string
}

/** Holds on these days. */
export interface DayOfWeekCondition {
  op: 'dayOfWeek'
  in: Weekday[]
}

/** Holds on one of the document's holidays. */
export interface HolidayCondition {
  op: 'holiday'
}

/** Holds in these seasons of the northern year: spring is March to May. */
export interface SeasonCondition {
  op: 'season'
  in: Season[]
}

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:mm on a 24-hour clock')
const seasons: readonly Season[] = ['winter', 'spring', 'summer', 'autumn']

/** The northern season of a month, 1 to 12. */
const seasonOf = (month: number): Season => seasons[Math.floor((month % 12) / 3)] ?? 'winter'

const wallClock = ({ local }: Facts): string => `${local.date} ${local.time}`

export const businessHours: Operator<BusinessHoursCondition> = {
  op: 'businessHours',
  schema: () => z.strictObject({ op: z.literal('businessHours'), open: z.boolean() }),
  compile: (condition) => ({
    check: (facts, found) => {
      const open = facts.calendar.isOpen(facts.local)
      if (open !== condition.open) return false
      found?.push({
        condition: 'businessHours',
        value: `${open ? 'open' : 'closed'} at ${wallClock(facts)}`,
      })
      return true
    },
    actual: (facts) => `${facts.calendar.isOpen(facts.local) ? 'open' : 'closed'} at ${wallClock(facts)}`,
  }),
}

export const timeOfDay: Operator<TimeOfDayCondition> = {
  op: 'timeOfDay',
  schema: () => z.strictObject({ op: z.literal('timeOfDay'), from: time, to: time }),
  compile: (condition, { issue, path }) => {
    const from = minutesOf(condition.from)
    const to = minutesOf(condition.to)
    if (from === to) issue(path, 'empty-range', `from and to are both ${condition.from}, so no time lies between`)
    return {
      check: (facts, found) => {
        const now = facts.local.minutes
        if (from < to ? now < from || now >= to : now < from && now >= to) return false
        found?.push({ condition: 'timeOfDay', value: facts.local.time })
        return true
      },
      actual: (facts) => facts.local.time,
    }
  },
}

export const dayOfWeek: Operator<DayOfWeekCondition> = {
  op: 'dayOfWeek',
  schema: () =>
    z.strictObject({
      op: z.literal('dayOfWeek'),
      in: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
    }),
  compile: (condition) => ({
    check: (facts, found) => {
      if (!condition.in.includes(facts.local.weekday)) return false
      found?.push({ condition: 'dayOfWeek', value: facts.local.weekday })
      return true
    },
    actual: (facts) => facts.local.weekday,
  }),
}

export const holiday: Operator<HolidayCondition> = {
  op: 'holiday',
  schema: () => z.strictObject({ op: z.literal('holiday') }),
  compile: () => ({
    check: (facts, found) => {
      const name = facts.calendar.holidayOn(facts.local)
      if (name === undefined) return false
      found?.push({ condition: 'holiday', value: name })
      return true
    },
    actual: (facts) => facts.local.date,
  }),
}

export const season: Operator<SeasonCondition> = {
  op: 'season',
  schema: () =>
    z.strictObject({ op: z.literal('season'), in: z.array(z.enum(['spring', 'summer', 'autumn', 'winter'])).min(1) }),
  compile: (condition) => ({
    check: (facts, found) => {
      const current = seasonOf(facts.local.month)
      if (!condition.in.includes(current)) return false
      found?.push({ condition: 'season', value: current })
      return true
    },
    actual: (facts) => seasonOf(facts.local.month),
  }),
}
