import { minutesOf } from '../calendar/clock.ts'
import type {
  BusinessHoursCondition,
  DayOfWeekCondition,
  Season,
  SeasonCondition,
  TimeOfDayCondition,
} from '../operators/calendar.ts'
import type { Asks } from './facts.ts'
import type { Test } from './truth.ts'

/** Whether it is inside business hours, or outside. */
export const isOpenAs =
  ({ open }: BusinessHoursCondition): Test<Asks<'isOpen'>> =>
  ({ isOpen }) =>
    isOpen === undefined ? undefined : isOpen === open

/** Whether the wall clock reads a time of a stretch, which may go over midnight. */
export const isTimeOfDay = (condition: TimeOfDayCondition): Test<Asks<'local'>> => {
  const from = minutesOf(condition.from)
  const to = minutesOf(condition.to)
  return ({ local }) => {
    if (local === undefined) return undefined
    const { minutes } = local
    return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to
  }
}

/** Whether it is one of these days. */
export const isDayOfWeek =
  ({ in: days }: DayOfWeekCondition): Test<Asks<'local'>> =>
  ({ local }) =>
    local === undefined ? undefined : days.includes(local.weekday)

/** Whether it is a holiday. */
export const isHoliday: Test<Asks<'holiday'>> = ({ holiday }) => (holiday === undefined ? undefined : holiday !== '')

const seasons: readonly Season[] = ['winter', 'spring', 'summer', 'autumn']

/** The northern season of a month, 1 to 12. */
export const seasonOf = (month: number): Season => seasons[Math.floor((month % 12) / 3)] ?? 'winter'

/** Whether it is one of these seasons. */
export const isSeason =
  ({ in: wanted }: SeasonCondition): Test<Asks<'local'>> =>
  ({ local }) =>
    local === undefined ? undefined : wanted.includes(seasonOf(local.month))
