import * as z from 'zod'
import { minutesOf } from '../calendar/clock.ts'
import { isDayOfWeek, isHoliday, isOpenAs, isSeason, isTimeOfDay, seasonOf } from '../conditions/time.ts'
import type { Weekday } from '../rules/rules.ts'
import type { Facts } from './facts.ts'
import { checked, type Operator } from './operator.ts'

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
const openness = ({ isOpen, local }: Facts): string => `${isOpen ? 'open' : 'closed'} at ${local.date} ${local.time}`

export const businessHours: Operator<BusinessHoursCondition> = {
  op: 'businessHours',
  schema: () => z.strictObject({ op: z.literal('businessHours'), open: z.boolean() }),
  compile: (condition) => ({
    check: checked(isOpenAs(condition), (facts) => ({ condition: 'businessHours', value: openness(facts) })),
    actual: openness,
  }),
}

export const timeOfDay: Operator<TimeOfDayCondition> = {
  op: 'timeOfDay',
  schema: () => z.strictObject({ op: z.literal('timeOfDay'), from: time, to: time }),
  compile: (condition, { issue }, path) => {
    const { from, to } = condition
    if (minutesOf(from) === minutesOf(to))
      issue(path, 'empty-range', `from and to are both ${from}, so no time lies between`)
    return {
      check: checked(isTimeOfDay(condition), ({ local }) => ({ condition: 'timeOfDay', value: local.time })),
      actual: ({ local }) => local.time,
    }
  },
}

export const dayOfWeek: Operator<DayOfWeekCondition> = {
  op: 'dayOfWeek',
  schema: () =>
    z.strictObject({
      op: z.literal('dayOfWeek'),
      in: z
        .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
        .min(1)
        .max(7),
    }),
  compile: (condition) => ({
    check: checked(isDayOfWeek(condition), ({ local }) => ({ condition: 'dayOfWeek', value: local.weekday })),
    actual: ({ local }) => local.weekday,
  }),
}

export const holiday: Operator<HolidayCondition> = {
  op: 'holiday',
  schema: () => z.strictObject({ op: z.literal('holiday') }),
  compile: () => ({
    check: checked(isHoliday, (facts) => ({ condition: 'holiday', value: facts.holiday })),
    actual: ({ local }) => local.date,
  }),
}

export const season: Operator<SeasonCondition> = {
  op: 'season',
  schema: () =>
    z.strictObject({
      op: z.literal('season'),
      in: z
        .array(z.enum(['spring', 'summer', 'autumn', 'winter']))
        .min(1)
        .max(4),
    }),
  compile: (condition) => ({
    check: checked(isSeason(condition), ({ local }) => ({ condition: 'season', value: seasonOf(local.month) })),
    actual: ({ local }) => seasonOf(local.month),
  }),
}
