import { formatInstant, instantOfLocalTime, localTimeAt, parseInstant, parseLocalTime } from '../instant.ts'
import { type TakenBack, takenBack } from '../taken-back.ts'
import { type Day, weekdayOf } from './calendar.ts'
import { firstOf } from './rules.ts'
import { type DayDoubt, type DayMention, dayRules, type Today, weekdayMention } from './when-days.ts'
import { plainTime } from './when-text.ts'
import {
  clockMention,
  clockTime,
  type DayPart,
  isOver,
  settleTime,
  type TimeDoubt,
  type TimeMention,
  timeRules,
} from './when-times.ts'
import { moveTime, type SaidZone, takeZone } from './when-zone.ts'

/** Why a time is not certain. */
export type WhenDoubt =
  | DayDoubt
  | TimeDoubt
  | 'no-day'
  | 'not-understood'
  | 'turned-down'
  | 'clock-change'
  | 'time-zone'

/** When something is to happen, as far as it was said: a day, a time or a window on it, a part of it. */
export interface When {
  /** `YYYY-MM-DD` in the business's zone; absent wherever the text could mean another day. */
  date?: Day
  /** `HH:mm` in the business's zone. Alone it is a moment or the beginning of a window. */
  from?: string
  to?: string
  part?: DayPart
  /** The instant of `date` and `from`; where there is only a latest time, that of `date` and `to`. */
  at?: string
  /** As soon as possible. */
  soonest?: true
  /** What the day may be where it is not certain, the likelier first. */
  days?: Day[]
  /** `low` where a person should look at the words. */
  confidence: 'high' | 'low'
  /** Why it is low, in alphabetical order. */
  doubts: WhenDoubt[]
}

/** What a time is read against. */
export interface WhenContext {
  /** ISO 8601 instant at which it was said. */
  now: string
  /** IANA name of the business's time zone. */
  timeZone: string
  /** ISO 3166-1 alpha-2: `3/4` is March 4 in the United States and 3 April in Britain. @defaultValue `'US'` */
  country?: string
}

/** Longer texts are prose in which times of all kinds occur. */
const longestText = 300

/**
 * Reads when somebody is to come or to call, as people say it: `Thursday at 9`, `tomorrow morning`, `next Tuesday between 2 and 4`,
 * `the 12th`, `in two hours`, `ASAP`. Dates and instants in figures are read as well.
 *
 * A wrong day costs more than none. Where a text could mean another day, `date` is absent, `days` lists the days it may mean and
 * `doubts` says why; words that the grammar does not know lower the confidence too. An hour said in another zone is told by the
 * business's clock.
 *
 * @throws RangeError when the zone is not an IANA name
 * @example
 * import { parseWhen } from '@leadbooks/adapters'
 *
 * const context = { now: '2026-11-23T20:02:00Z', timeZone: 'America/Chicago' } // a Monday
 * parseWhen('Thursday at 9', context).at // => '2026-11-26T15:00:00.000Z'
 * const { date, days, doubts } = parseWhen('next Thursday', context)
 * date // => undefined
 * days // => ['2026-12-03', '2026-11-26']
 * doubts // => ['ambiguous-day']
 * parseWhen('Thursday at 3 pm Eastern', context).from // => '14:00'
 */
export const parseWhen = (text: string, context: WhenContext): When => {
  const plain = text.trim()
  const written = inFigures(plain, context)
  if (written) return written
  if (plain === '' || plain.length > longestText) return outcome({}, ['not-understood'])
  if (!ordinary.test(plain)) return inAnyForm(plain, context)
  const today = todayOf(context)
  return settle(ordinarySaid(plain.toLowerCase(), today), today, context)
}

/** Reads a time in every form, the ordinary one among them. */
export const inAnyForm = (plain: string, context: WhenContext): When => {
  const back = takenBack(plain)
  const again = back && saidAnew(back, context)
  if (again !== undefined) return again
  const said = plainTime(plain)
  const zone = takeZone(said, context.country ?? 'US')
  if (zone === undefined) return readIn(said, context)
  return zone.timeZone === undefined
    ? doubted(readIn(zone.text, context), 'time-zone')
    : readInZone({ ...zone, timeZone: zone.timeZone }, context)
}

/** `Thursday at 9`, as most appointments are told. `12 am` begins one day and ends another. */
const ordinary = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: at (?!12(?::00)? ?am)\d{1,2}(?::\d\d)?(?: ?[ap]m)?)?$/i

const ordinarySaid = (text: string, today: Today): Said => {
  const [name = '', clock] = text.split(' at ')
  const times = clock === undefined ? [] : [clockMention(clock)]
  return { days: [weekdayMention(name, today)], times, doubts: new Set() }
}

/** `Tuesday at 3, no wait, 4`: what was said last counts, what was not said again stands. */
const saidAnew = ({ before, after }: TakenBack, context: WhenContext): When | undefined => {
  const [first, last] = [parseWhen(before, context), parseWhen(after, context)]
  if (!isTold(first) || !isTold(last)) return undefined
  const hours = (last.from ?? last.to ?? last.part) ? last : first
  const day = last.date ?? (last.days ? undefined : first.date)
  const doubts = last.doubts.filter((doubt) => day === undefined || (doubt !== 'no-day' && doubt !== 'bare-number'))
  if (day === undefined) return doubted({ ...last, doubts }, 'turned-down')
  const { from, to, part } = hours
  const window = from && to ? `from ${from} to ${to}` : from ? `at ${from}` : to ? `before ${to}` : ''
  const when = readIn(`${day} ${window} ${part ?? ''}`, context)
  return outcome(when, [...doubts, ...when.doubts, 'turned-down'])
}

const isTold = ({ date, days, from, to, part }: When): boolean => (date ?? days ?? from ?? to ?? part) !== undefined

const readIn = (plain: string, context: WhenContext): When => {
  const today = todayOf(context)
  return settle(scan(plain, today), today, context)
}

const doubted = ({ confidence: _, doubts, ...found }: When, doubt: WhenDoubt): When =>
  outcome(found, [...doubts, doubt])

/** Reads a time by the clock and the calendar of the zone that was named, and tells it by the business's. */
const readInZone = (zone: SaidZone & { timeZone: string }, context: WhenContext): When => {
  const when = readIn(zone.text, { ...context, timeZone: zone.timeZone })
  const own = readIn(zone.text, context)
  const { date, from, to, part, days, soonest, doubts } = when
  // Around midnight `tomorrow` is one day here and another there.
  if (date !== own.date && date !== undefined)
    return outcome({ days: [...new Set([date, ...(own.date === undefined ? [] : [own.date])])] }, [
      ...doubts,
      'ambiguous-day',
    ])
  const time = from ?? to
  if (time === undefined) return own.part === undefined ? own : doubted(own, 'time-zone')
  const day = date ?? days?.[0] ?? localTimeAt(Date.parse(context.now), zone.timeZone).date
  const start = moveTime(day, time, zone, context.timeZone)
  const end = from !== undefined && to !== undefined ? moveTime(day, to, zone, context.timeZone) : start
  if (start === undefined || end === undefined) return doubted(own, 'time-zone')
  // A window over midnight would end before it begins.
  const isDoubtful = start.isDoubtful || start.date !== end.date || (date === undefined && start.date !== day)
  const found: Omit<When, 'confidence' | 'doubts'> = {}
  if (date !== undefined) Object.assign(found, { date: start.date, at: start.at })
  if (from !== undefined) found.from = start.time
  if (to !== undefined && start.date === end.date) found.to = end.time
  if (part && start.time === time) found.part = part
  if (soonest) found.soonest = true
  if (date === undefined && days) found.days = days
  return outcome(found, isDoubtful ? [...doubts, 'time-zone'] : doubts)
}

const outcome = (found: Omit<When, 'confidence' | 'doubts'>, doubts: Iterable<WhenDoubt>): When => {
  const sorted = [...new Set(doubts)]
  if (sorted.length === 0) return { ...found, confidence: 'high', doubts: sorted }
  return { ...found, confidence: 'low', doubts: sorted.sort() }
}

/** ISO 8601, Unix time: nothing to guess, but a day that has gone by is doubted. */
const inFigures = (text: string, { now, timeZone }: WhenContext): When | undefined => {
  if (!/^\d{4}/.test(text)) return undefined
  const instant = parseInstant(text)
  const local = instant === undefined ? parseLocalTime(text) : localTimeAt(instant, timeZone)
  if (!local) return undefined
  const { date, time } = local
  const atMs = instant ?? (time === undefined ? undefined : instantOfLocalTime({ date, time }, timeZone))
  const doubts: WhenDoubt[] = []
  if (time !== undefined && atMs === undefined) doubts.push('clock-change')
  const isPast = atMs === undefined ? date < localTimeAt(Date.parse(now), timeZone).date : atMs < Date.parse(now)
  if (isPast) doubts.push('in-the-past')
  const at = atMs === undefined ? {} : { at: formatInstant(atMs) }
  return outcome({ date, ...(time !== undefined && { from: time }), ...at }, doubts)
}

const dayFirst: ReadonlySet<string> = new Set(['GB', 'IE', 'AU', 'NZ', 'IN', 'ZA', 'DE', 'FR', 'ES', 'IT', 'NL', 'MX'])

const todayOf = ({ now, timeZone, country = 'US' }: WhenContext): Today => {
  const nowMs = Date.parse(now)
  const read = (ms: number) => {
    const { date, time } = localTimeAt(ms, timeZone)
    return { date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }
  }
  return {
    ...read(nowMs),
    order: country === 'US' ? 'month-first' : dayFirst.has(country) ? 'day-first' : 'unknown',
    after: (minutes) => {
      const ms = nowMs + minutes * 60_000
      return { ...read(ms), at: formatInstant(ms) }
    },
  }
}

interface Said {
  days: DayMention[]
  times: TimeMention[]
  doubts: Set<WhenDoubt>
}

/** Words that say nothing about the time. */
const fillers: ReadonlySet<string> = new Set(
  "a an either the at on in for of to is it it's its would be will i i'd i'm we we'd me you my our us he she they please want wants like likes need needs needed can could come coming out over by somebody someone technician tech works work working best better good great fine ok okay prefer prefers preferred preferably ideally available availability free open appointment appt visit call callback back called phone schedule scheduled scheduling book booked booking set sometime some time times maybe probably possibly perhaps hopefully if possible and then sure yes yeah yep um uh well let's lets say just around about through thru day date window slot during early late later mid or so hours hour time's again that your with caller customer asked requested requests requesting home here there any anytime evening's works' do does have has next us".split(
    ' ',
  ),
)
/** Words that take back or exclude what stands beside them. */
const refusals =
  /(?:not|no|never|except|excluding|but|can't|cant|cannot|can not|don't|dont|doesn't|doesnt|won't|wont|isn't|isnt|other than|unless|instead|avoid|rather than|wait|scratch|without)(?![\w'])/y
const word = /[a-z\p{L}'’]+|[\d.]+|./uy

/** Goes through the text once from the left; at each place the first rule that matches takes its words. */
const scan = (text: string, today: Today): Said => {
  const said: Said = { days: [], times: [], doubts: new Set() }
  let at = 0
  while (at < text.length) {
    // No rule begins with a gap.
    if (' ,.;:()!?'.includes(text.charAt(at))) {
      at += 1
      continue
    }
    const day = dayAt(text, at)
    const time = day ? undefined : timeAt(text, at)
    if (day) said.days.push(day.read(day.match, today))
    else if (time) said.times.push(time.read(time.match))
    // `Friday at midnight` is the beginning of Friday to some and its end to others.
    if (time && /midnight|\b12(?::00)? ?am\b/.test(time.text))
      said.days.push({ kind: 'span', days: [], doubt: 'ambiguous-day' })
    const taken = day?.text ?? time?.text
    if (taken !== undefined) at += taken.length
    else at = skip(text, at, said)
  }
  return said
}

const dayAt = firstOf(dayRules)
const timeAt = firstOf(timeRules)

const skip = (text: string, at: number, said: Said): number => {
  refusals.lastIndex = at
  const refusal = refusals.exec(text)
  if (refusal) {
    said.doubts.add('turned-down')
    return at + refusal[0].length
  }
  word.lastIndex = at
  const [taken = text.charAt(at)] = word.exec(text) ?? []
  if (/[\p{L}\d]/u.test(taken) && !fillers.has(taken)) said.doubts.add('not-understood')
  return at + Math.max(taken.length, 1)
}

const settle = ({ days, times, doubts }: Said, today: Today, { timeZone }: WhenContext): When => {
  const soonest = times.some(({ kind }) => kind === 'soonest')
  const span = times.find(({ kind }) => kind === 'span')
  const clock = settleTime(times)
  for (const doubt of clock.doubts) doubts.add(doubt)
  const mentions = [...days]
  const ofToday = times.find((mention) => mention.today)
  if (ofToday) mentions.push({ kind: 'relative', days: [today.date] })
  if (ofToday?.part && isOver(ofToday.part, today)) doubts.add('in-the-past')
  if (span?.minutes !== undefined) return settleSpan(span.minutes, span.to !== undefined, mentions, doubts, today)
  const day = settleDay(mentions)
  for (const doubt of day.doubts) doubts.add(doubt)
  if (mentions.length === 0) doubts.add(times.length === 0 ? 'not-understood' : 'no-day')
  if (soonest && mentions.length === 0) doubts.delete('no-day')
  const isCertain = day.doubts.length === 0 && !doubts.has('turned-down')
  const date = isCertain ? day.days[0] : undefined
  const latest = clock.to ?? clock.from
  if (date === today.date && latest !== undefined && latest <= today.minutes) doubts.add('in-the-past')
  const found: Omit<When, 'confidence' | 'doubts'> = {}
  if (date !== undefined) found.date = date
  if (clock.from !== undefined) found.from = clockTime(clock.from)
  if (clock.to !== undefined) found.to = clockTime(clock.to)
  if (clock.part) found.part = clock.part
  const time = found.from ?? found.to
  const at = date !== undefined && time !== undefined ? instantOf(date, time, timeZone) : undefined
  if (at?.doubt) doubts.add('clock-change')
  if (at?.instant !== undefined) found.at = at.instant
  if (soonest) found.soonest = true
  if (date === undefined && day.days.length > 0) found.days = day.days
  return outcome(found, doubts)
}

const settleSpan = (
  minutes: number,
  isLimit: boolean,
  mentions: readonly DayMention[],
  doubts: Set<WhenDoubt>,
  today: Today,
): When => {
  const { date, minutes: clock, at } = today.after(minutes)
  if (mentions.some(({ days }) => !days.includes(date))) doubts.add('several-days')
  if (doubts.has('turned-down') || doubts.has('several-days')) return outcome({ days: [date] }, doubts)
  const time = clockTime(clock)
  return outcome({ date, ...(isLimit ? { to: time } : { from: time }), at }, doubts)
}

/** A time that the clock skips is none; one that it shows twice is the first and doubted. */
const instantOf = (date: Day, time: string, timeZone: string): { instant?: string; doubt?: true } => {
  const ms = instantOfLocalTime({ date, time }, timeZone)
  if (ms === undefined) return { doubt: true }
  const again = localTimeAt(ms + 3_600_000, timeZone)
  const isTwice = again.date === date && again.time === time
  return { instant: formatInstant(ms), ...(isTwice && { doubt: true }) }
}

/** Settles on the one day that all mentions agree on: names of weekdays tell which of several dates is meant. */
const settleDay = (mentions: readonly DayMention[]): { days: Day[]; doubts: WhenDoubt[] } => {
  const [only, ...more] = mentions
  if (only && more.length === 0 && only.doubt === undefined) return { days: only.days, doubts: [] }
  const named = mentions.filter(({ kind }) => kind === 'weekday')
  const others = mentions.filter(({ kind }) => kind !== 'weekday')
  const weekdays = new Set(named.map(({ weekday }) => weekday))
  const all = [...new Set(mentions.flatMap(({ days }) => days))]
  if (weekdays.size > 1) return { days: all, doubts: ['several-days'] }
  const doubtsOf = (list: readonly DayMention[]): WhenDoubt[] => list.flatMap(({ doubt }) => doubt ?? [])
  if (others.some(({ days }) => days.length === 0)) return { days: all, doubts: doubtsOf(others) }
  if (others.length === 0) return { days: all, doubts: doubtsOf(named) }
  const common = (others[0]?.days ?? []).filter((day) => others.every(({ days }) => days.includes(day)))
  if (common.length === 0) return { days: all, doubts: ['several-days'] }
  if (named.length === 0)
    return { days: common, doubts: common.length > 1 ? doubtsOf(others) : pastOnly(doubtsOf(others)) }
  const agreed = common.filter((day) => weekdays.has(weekdayOf(day)))
  if (agreed.length === 0) return { days: all, doubts: ['weekday-and-date-disagree'] }
  return { days: agreed, doubts: agreed.length > 1 ? doubtsOf(others) : pastOnly(doubtsOf(others)) }
}

/** Where a single day is left, only that it has gone by still speaks against it. */
const pastOnly = (doubts: WhenDoubt[]): WhenDoubt[] => doubts.filter((doubt) => doubt === 'in-the-past')
