import { addDays, type Day, dayOf, daysBetween, weekdayOf } from './calendar.ts'
import type { Match, Rule } from './rules.ts'

/** Why a day is not certain, or none. */
export type DayDoubt =
  | 'ambiguous-day'
  | 'day-order'
  | 'impossible-date'
  | 'in-the-past'
  | 'no-single-day'
  | 'several-days'
  | 'weekday-and-date-disagree'

/** One mention of a day. */
export interface DayMention {
  kind: 'relative' | 'weekday' | 'date' | 'span'
  /** The days it may mean, the likelier first; none where it names no single day. */
  days: Day[]
  doubt?: DayDoubt
  /** Days after Monday, of a mention by name. */
  weekday?: number
}

/** What a mention is read against. */
export interface Today {
  date: Day
  /** Minutes since midnight. */
  minutes: number
  /** In `3/4` the month comes first, the day comes first, or nobody knows. */
  order: 'month-first' | 'day-first' | 'unknown'
  /** What clock and calendar show so many minutes from now, changes of the clock included. */
  after(minutes: number): { date: Day; minutes: number; at: string }
}

type DayRule = Rule<(match: Match, today: Today) => DayMention>

const weekdayName =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const monthName =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?'
const tail = '(?![\\w])'
const rule = (source: string, read: DayRule['read']): DayRule => ({ source: `${source}${tail}`, read })

const weekdayIndex = (name = ''): number => ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(name.slice(0, 3))
const monthIndex = (name = ''): number =>
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(name.slice(0, 3)) + 1

const certain = (day: Day): DayMention => ({ kind: 'relative', days: [day] })
const span = (days: Day[] = []): DayMention => ({ kind: 'span', days, doubt: 'no-single-day' })
const coming = (weekday: number, today: Day): Day => addDays(today, (weekday - weekdayOf(today) + 7) % 7)

/** `Thursday`, said on a Thursday, is today or in a week. */
const bare = (weekday: number, { date }: Today): DayMention => {
  const day = coming(weekday, date)
  const isToday = day === date
  return {
    kind: 'weekday',
    weekday,
    days: isToday ? [day, addDays(day, 7)] : [day],
    ...(isToday && { doubt: 'ambiguous-day' }),
  }
}

/** Reads the name of a weekday, in lower case, by itself. */
export const weekdayMention = (name: string, today: Today): DayMention => bare(weekdayIndex(name), today)

/** `this Thursday` after Thursday has gone by is nobody knows which. */
const thisOne = (weekday: number, today: Today): DayMention => {
  const day = coming(weekday, today.date)
  const isLater = weekday > weekdayOf(today.date)
  return { kind: 'weekday', weekday, days: [day], ...(!isLater && { doubt: 'ambiguous-day' }) }
}

/** Half the world begins the week with it, so that on a Sunday nobody knows which week is the next. */
const sunday = 6

/** `Wednesday next week`. */
const inNextWeek = (weekday: number, { date }: Today): DayMention => {
  const day = weekOf(addDays(date, 7))[weekday] ?? date
  const isSunday = weekdayOf(date) === sunday
  return {
    kind: 'weekday',
    weekday,
    days: isSunday ? [day, addDays(day, 7)] : [day],
    ...(isSunday && { doubt: 'ambiguous-day' }),
  }
}

/** `next Thursday` said on a Monday is this week's to some and next week's to others. */
const next = (weekday: number, { date }: Today): DayMention => {
  const day = coming(weekday, date)
  const isSunday = weekdayOf(date) === sunday
  const inNextWeek = weekday < weekdayOf(date) && !isSunday
  if (inNextWeek || day === date) return { kind: 'weekday', weekday, days: [inNextWeek ? day : addDays(day, 7)] }
  return { kind: 'weekday', weekday, days: [addDays(day, 7), day], doubt: 'ambiguous-day' }
}

const impossible: DayMention = { kind: 'date', days: [], doubt: 'impossible-date' }
/** A date without a year that would lie further ahead has more likely just gone by. */
const furthestAhead = 183

const dated = (month: number, dayOfMonth: number, yearText: string | undefined, { date }: Today): DayMention => {
  const thisYear = Number(date.slice(0, 4))
  if (yearText !== undefined) {
    const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText)
    const day = dayOf(year, month, dayOfMonth)
    if (day === undefined) return impossible
    return { kind: 'date', days: [day], ...(day < date && { doubt: 'in-the-past' }) }
  }
  const days = [thisYear, thisYear + 1].flatMap((year) => dayOf(year, month, dayOfMonth) ?? [])
  const day = days.find((candidate) => candidate >= date)
  if (day === undefined) return impossible
  return { kind: 'date', days: [day], ...(daysBetween(date, day) > furthestAhead && { doubt: 'in-the-past' }) }
}

/** `the 12th`: this month's, or the next month's where this one's has gone by. */
const dayOfMonth = (value: number, { date }: Today): DayMention => {
  const [year = 0, month = 0] = date.split('-').map(Number)
  const days = Array.from({ length: 13 }, (_, later) => {
    const index = month - 1 + later
    return dayOf(year + Math.floor(index / 12), (index % 12) + 1, value)
  })
  const thisMonth = days[0]
  const candidates = days.filter((day) => day !== undefined && day >= date).slice(0, 2)
  const [first] = candidates
  if (first === undefined) return impossible
  // Nobody says `the 31st` in a month without one, nor `the 12th` on the 12th, and means it plainly.
  const isPlain = thisMonth !== undefined && first !== date && daysBetween(date, first) <= 31
  return { kind: 'date', days: candidates.flatMap((day) => day ?? []), ...(!isPlain && { doubt: 'ambiguous-day' }) }
}

const slashed = (first: number, second: number, year: string | undefined, today: Today): DayMention => {
  if (first > 12) return dated(second, first, year, today)
  if (second > 12 || first === second) return dated(first, second, year, today)
  const monthFirst = dated(first, second, year, today)
  const dayFirst = dated(second, first, year, today)
  if (today.order === 'month-first') return monthFirst
  if (today.order === 'day-first') return dayFirst
  return { kind: 'date', days: [...monthFirst.days, ...dayFirst.days], doubt: 'day-order' }
}

/** Days with a name and a date. */
const feasts: readonly (readonly [source: string, month: number, day: number])[] = [
  ['christmas eve', 12, 24],
  ['christmas(?: day)?', 12, 25],
  ["new year'?s eve", 12, 31],
  ["new year'?s(?: day)?", 1, 1],
  ['halloween', 10, 31],
]

/** The fourth Thursday of November, in the United States alone. */
const thanksgiving = ({ date, order }: Today, daysLater: number): DayMention => {
  if (order !== 'month-first') return span()
  const year = Number(date.slice(0, 4))
  const days = [year, year + 1].map((each) => addDays(coming(3, `${each}-11-22`), daysLater))
  return certain(days.find((day) => day >= date) ?? date)
}

const shift = (mention: DayMention, days: number): DayMention => ({
  ...mention,
  kind: 'relative',
  days: mention.days.map((day) => addDays(day, days)),
})

/** Until four in the morning `tomorrow` is, to most who are still awake, the day that has begun. */
const smallHours = 240

const weekOf = (day: Day, length = 7): Day[] =>
  Array.from({ length }, (_, index) => addDays(day, index - weekdayOf(day)))

const alone = `(?:on )?(?:the )?`
/** How a day may begin. */
const someDay = `(?:${weekdayName}|thanksgiving|christmas|new year|halloween|tomorrow|tmrw|week|weekend|month|(?:${monthName})\\.? \\d|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}/\\d)`

/**
 * Each way to name a day, tried in this order at each place of the text.
 */
export const dayRules: readonly DayRule[] = [
  // `by Friday` is any day until then, `come by Friday` is not; the day itself is read after it, as one of those that it may be.
  {
    source: `(?:(?<!(?:come|coming|stop|swing|drop|pass) )by|before|until|till?|no later than|not later than|after|since) (?=(?:the |this |next |coming |end of )*${someDay})`,
    read: () => span(),
  },
  // `By the end of the day tomorrow` is any hour until then.
  { source: 'by (?=(?:the )?(?:end of (?:the )?(?:business )?day|eod|cob|close of business)\\b)', read: () => span() },
  // `The week of the 7th`, `the end of next week`: the day behind it is one of those that it may be.
  {
    source: `(?:the )?(?:(?:\\d(?:st|nd|rd|th)|last|1 of the) )?(?:weekend|week|start|beginning|middle|end) (?:of|in|after|before) (?!(?:the )?(?:business )?day)`,
    read: () => span(),
  },
  rule('(?:in )?\\d{1,2} months?(?: from (?:today|now|tomorrow))?', () => span()),
  rule('(?:the )?(?:thanksgiving|christmas|holiday|tomorrow|easter) week(?:end)?', () => span()),
  rule('(?:the )?(?:next|following|other) day(?: after)?', () => span()),
  rule('(?:the )?day (?:after|before)(?! (?:tomorrow|thanksgiving))', () => span()),
  rule('(\\d{4})[-/.](\\d\\d?)[-/.](\\d\\d?)', ([, year, month, day], today) =>
    dated(Number(month), Number(day), year, today),
  ),
  rule('(?:the )?day after tomorrow', (_, { date }) => certain(addDays(date, 2))),
  rule('(?:tomorrow|tmrw|tmw|tomorow|tommorow|tommorrow|2morrow)', (_, { date, minutes }) =>
    minutes < smallHours
      ? { kind: 'relative', days: [addDays(date, 1), date], doubt: 'ambiguous-day' }
      : certain(addDays(date, 1)),
  ),
  rule('(?:the )?(day after )?thanksgiving(?: day)?|(black friday)', ([, dayAfter, friday], today) =>
    thanksgiving(today, dayAfter === undefined && friday === undefined ? 0 : 1),
  ),
  ...feasts.map(([source, month, day]) => rule(source, (_, today) => dated(month, day, undefined, today))),
  rule('(?:today|later today|same day)', (_, { date }) => certain(date)),
  rule('(?:yesterday|last (?:night|week|month))', () => ({ kind: 'relative', days: [], doubt: 'in-the-past' })),
  rule(`(\\d) weeks? from (?:this )?(${weekdayName})`, ([, weeks, name], today) =>
    shift(bare(weekdayIndex(name), today), Number(weeks) * 7),
  ),
  rule('(\\d) weeks? from (today|tomorrow)', ([, weeks, from], { date }) =>
    certain(addDays(date, Number(weeks) * 7 + (from === 'today' ? 0 : 1))),
  ),
  rule('in (\\d{1,2}) (day|week)s?(?: time)?', ([, count, unit], { date }) =>
    certain(addDays(date, Number(count) * (unit === 'week' ? 7 : 1))),
  ),
  rule('(\\d{1,2}) (day|week)s? from now', ([, count, unit], { date }) =>
    certain(addDays(date, Number(count) * (unit === 'week' ? 7 : 1))),
  ),
  rule(`(?:the )?(?:\\d(?:st|nd|rd|th)|last) (?:${weekdayName})`, () => span()),
  rule(`(?:the )?(?:${weekdayName}) after next`, () => span()),
  rule(`(${weekdayName})\\.? (?:(?:of )?next week|week)`, ([, name], today) => inNextWeek(weekdayIndex(name), today)),
  rule(`next week(?:'s)?,? (?:on )?(${weekdayName})`, ([, name], today) => inNextWeek(weekdayIndex(name), today)),
  rule(`(${weekdayName})\\.?,? (?:of )?this week|this week,? (?:on )?(${weekdayName})`, ([, one, other], today) =>
    thisOne(weekdayIndex(one ?? other), today),
  ),
  rule('(?:the )?week after next', (_, { date }) => span(weekOf(addDays(date, 14)))),
  rule('(?:(?:any ?time|some ?time|early|late|later|middle of) )?next week', (_, { date }) =>
    span(weekOf(addDays(date, 7))),
  ),
  rule('(?:(?:any ?time|some ?time|later|the end of) )?this week', (_, { date }) => span(weekOf(date))),
  rule('(?:this |the |next |on the |over the )?weekends?', () => span()),
  rule('(?:next|this) (?:month|year|spring|summer|fall|autumn|winter)', () => span()),
  rule('(?:(?:on )?(?:any|every|most) )?(?:weekdays?|week days?|business days?)', () => span()),
  // `Any time Thursday` is Thursday.
  rule(
    `any ?day|every ?day|whenever|any ?time(?! (?:on |the |this |next |in |during |is fine |works )*(?:${someDay}|today|after|before|between|from|morning|afternoon|evening))`,
    () => span(),
  ),
  rule(`(?:(?:every|each|any|some)(?: other)? (?:${weekdayName})|(?:${weekdayName})s(?<!tues|weds|thurs))`, () =>
    span(),
  ),
  rule(`next (${weekdayName})\\.?`, ([, name], today) => next(weekdayIndex(name), today)),
  rule(`(?:this|this coming|the coming|coming|this upcoming) (${weekdayName})\\.?`, ([, name], today) =>
    thisOne(weekdayIndex(name), today),
  ),
  rule('\\d{1,2} (?:hours?|days?|weeks?|months?) ago', () => ({ kind: 'relative', days: [], doubt: 'in-the-past' })),
  rule(`(?:last|(?:this )?past) (?:${weekdayName})`, () => ({ kind: 'relative', days: [], doubt: 'in-the-past' })),
  rule(`(${weekdayName})\\.?`, ([, name], today) => bare(weekdayIndex(name), today)),
  // `December 1 or 3`, `Dec 1-3`.
  rule(
    `(${monthName})\\.?,? (?:the )?${dayNumber} ?(?:-|to|or|and|&|through|thru|until) ?(?:the )?${dayNumber}(?!:|,? \\d{4}| ?[ap]m)`,
    ([, name, one, other], today) => {
      const days = [one, other].flatMap((day) => dated(monthIndex(name), Number(day), undefined, today).days)
      return { kind: 'date', days, doubt: 'several-days' }
    },
  ),
  rule(`(${monthName})\\.?,? (?:the )?${dayNumber}(?:,? (\\d{4}))?(?![:\\d]| ?[ap]m)`, ([, name, day, year], today) =>
    dated(monthIndex(name), Number(day), year, today),
  ),
  rule(`${alone}${dayNumber} (?:of )?(${monthName})\\.?(?:,? (\\d{4}))?`, ([, day, name, year], today) =>
    dated(monthIndex(name), Number(day), year, today),
  ),
  rule(`(?:early|late|mid|the end of|the beginning of|some ?time in|in) (?:${monthName})`, () => span()),
  rule('(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d\\d)', ([, first, second, year], today) =>
    slashed(Number(first), Number(second), year, today),
  ),
  rule('(\\d{1,2})/(\\d{1,2})', ([, first, second], today) => slashed(Number(first), Number(second), undefined, today)),
  rule(`${alone}(\\d{1,2})(?:st|nd|rd|th)(?: of (?:the|this) month)?`, ([, value], today) =>
    dayOfMonth(Number(value), today),
  ),
]
