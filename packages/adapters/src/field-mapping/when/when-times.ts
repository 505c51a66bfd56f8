import type { LeadAppointment } from '@leadbooks/core'
import { two } from './calendar.ts'
import type { Match, Rule } from './rules.ts'
import type { Today } from './when-days.ts'

export type DayPart = NonNullable<LeadAppointment['part']>

/** Why a time of day is not certain. */
export type TimeDoubt = 'am-or-pm' | 'bare-number' | 'impossible-time' | 'several-times'

/** A time as said, not yet told from its twin twelve hours away. */
interface Clock {
  hour: number
  minute: number
  half?: 'am' | 'pm'
  /** Written as on a clock of 24 hours. */
  full?: boolean
}

/** One mention of a time: a moment, a window, a side of a window, a part of the day. */
export interface TimeMention {
  kind: 'at' | 'window' | 'after' | 'before' | 'bare' | 'part' | 'span' | 'soonest'
  from?: Clock
  to?: Clock
  part?: DayPart
  /** The part of the day is today's. */
  today?: true
  /** Minutes from now, of `span`: until then at the latest, or then. */
  minutes?: number
}

type TimeRule = Rule<(match: Match) => TimeMention>

const clock = '(\\d{1,2}(?::\\d\\d)?(?: ?[ap]m)?|noon|midnight|quarterto \\d{1,2}(?: ?[ap]m)?)'
const rule = (source: string, read: TimeRule['read']): TimeRule => ({ source: `${source}(?![\\w/]|:\\d)`, read })

const clockOf = (text = ''): Clock => {
  if (text === 'noon') return { hour: 12, minute: 0, half: 'pm' }
  if (text === 'midnight') return { hour: 12, minute: 0, half: 'am' }
  const [, before, hour = '', minute = '00', half] = /^(quarterto )?(\d{1,2})(?::(\d\d))? ?(am|pm)?$/.exec(text) ?? []
  const said = { hour: Number(hour), minute: Number(minute) }
  const moment = before === undefined ? said : { hour: said.hour === 1 ? 12 : said.hour - 1, minute: 45 }
  const full = said.hour > 12 || (hour.startsWith('0') && text.includes(':'))
  return { ...moment, ...(half === undefined ? {} : { half: half === 'am' ? 'am' : 'pm' }), ...(full && { full }) }
}

/** Reads a time such as `9`, `9:30` or `9 am`, in lower case, that `at` stands before. */
export const clockMention = (text: string): TimeMention => ({ kind: 'at', from: clockOf(text) })

const inMinutes = (count = '1', unit = ''): number => Math.round(Number(count) * (unit.startsWith('h') ? 60 : 1))
const part = (name: DayPart, today = false): TimeMention => ({
  kind: 'part',
  part: name,
  ...(today && { today: true }),
})
const nameOf = (word = ''): DayPart =>
  word.startsWith('morn') ? 'morning' : word.startsWith('after') ? 'afternoon' : 'evening'

const soonest =
  'asap|a\\.s\\.a\\.p\\.?|as (?:soon|early|quick(?:ly)?) as (?:possible|you can|they can|he can)|right away|right now|rightnow|immediately|now|soonest(?: possible)?|(?:the )?(?:earliest|first|next) (?:available|convenience|possible|opening|slot|appointment)(?: (?:time|slot|appointment|opening))?|at (?:your|the) earliest (?:convenience|opportunity)|first available'

/** Each way to name a time of day, tried in this order at each place of the text. */
export const timeRules: readonly TimeRule[] = [
  rule('(?:in|within) (?:the next |about |around )?(\\d{1,3}(?:\\.\\d)?) ?(minutes?|mins?|hours?|hrs?)', (match) => ({
    kind: 'span',
    minutes: inMinutes(match[1], match[2]),
    ...(/^in (?!the next)/.test(match[0] ?? '') ? {} : { to: { hour: 0, minute: 0 } }),
  })),
  rule('(\\d{1,3}) ?(minutes?|mins?|hours?|hrs?) from now', ([, count, unit]) => ({
    kind: 'span',
    minutes: inMinutes(count, unit),
  })),
  rule(soonest, () => ({ kind: 'soonest' })),
  rule(
    `(?:any ?time |some ?time |anywhere )?(?:between|from) ${clock} ?(?:-|to|and|until|till?|through) ?${clock}`,
    ([, from, to]) => ({ kind: 'window', from: clockOf(from), to: clockOf(to) }),
  ),
  rule(`${clock} ?(?:-|to|until|till?|through) ?${clock}`, ([, from, to]) => ({
    kind: 'window',
    from: clockOf(from),
    to: clockOf(to),
  })),
  rule(
    `(?:any ?time )?(?:after|past|from|starting(?: at)?|no earlier than|not before|not until) ${clock}`,
    ([, from]) => ({
      kind: 'after',
      from: clockOf(from),
    }),
  ),
  rule(`(?:any ?time )?(?:before|by|no later than|until|till?|not after) ${clock}`, ([, to]) => ({
    kind: 'before',
    to: clockOf(to),
  })),
  rule(
    `(?:at |around |about |@ ?|approximately |roughly )*${clock} (?:or (?:later|after)|onwards?|and later)`,
    ([, from]) => ({
      kind: 'after',
      from: clockOf(from),
    }),
  ),
  rule(`${clock} or (?:earlier|before)`, ([, to]) => ({ kind: 'before', to: clockOf(to) })),
  rule(`(?:(?:at|around|about|approximately|roughly|@) ?)+${clock}`, ([, from]) => ({
    kind: 'at',
    from: clockOf(from),
  })),
  rule('(\\d{1,2}:\\d\\d(?: ?[ap]m)?|\\d{1,2} ?[ap]m|noon|midnight|quarterto \\d{1,2}(?: ?[ap]m)?)', ([, from]) => ({
    kind: 'at',
    from: clockOf(from),
  })),
  rule('(?:in |during )?(?:the )?(?:early |late |mid-? ?)?(morning|afternoon|evening)s?', ([, name]) =>
    part(nameOf(name)),
  ),
  rule('this (?:early |late )?(morning|afternoon|evening)', ([, name]) => part(nameOf(name), true)),
  rule('(?:tonight|tonite|later tonight)', () => part('evening', true)),
  rule('(?:at )?night', () => part('evening')),
  rule('firstthing(?: in the morning)?', () => part('morning')),
  // `Wed AM`; `I am free` says nothing of the morning.
  rule('(?<=(?:day|mon|tues?|wed|thurs?|fri|sat|sun|tomorrow|tmrw)\\.?,? )(?:in the )?([ap])m', ([, half]) =>
    part(half === 'a' ? 'morning' : 'afternoon'),
  ),
  rule('(?:(?:at|by|around) )?(?:the )?(?:end of (?:the )?(?:business )?day|eod|close of business|cob)', () =>
    part('afternoon'),
  ),
  rule('after (?:work|school|hours|dinner)', () => part('evening')),
  rule('after lunch ?(?:time)?', () => ({ kind: 'after', from: { hour: 1, minute: 0, half: 'pm' } })),
  rule('before lunch ?(?:time)?', () => ({ kind: 'before', to: { hour: 12, minute: 0, half: 'pm' } })),
  rule('(?:at |around |over )?lunch ?(?:time|hour)?', () => ({
    kind: 'window',
    from: { hour: 12, minute: 0, half: 'pm' },
    to: { hour: 1, minute: 0, half: 'pm' },
  })),
  rule('(\\d{1,2})', ([, from]) => ({ kind: 'bare', from: clockOf(from) })),
]

/** A time of day settled on. */
export interface TimeOfDay {
  /** Minutes since midnight. */
  from?: number
  to?: number
  part?: DayPart
  doubts: Set<TimeDoubt>
}

/** Settles on what all mentions of times together say. */
export const settleTime = (mentions: readonly TimeMention[]): TimeOfDay => {
  const doubts = new Set<TimeDoubt>()
  const named = mentions.find((mention) => mention.part !== undefined)?.part
  const isOnePart = mentions.every((mention) => mention.part === undefined || mention.part === named)
  if (!isOnePart) doubts.add('several-times')
  const part = isOnePart ? named : undefined
  const clocks = distinct(
    mentions.filter(({ from, to, kind }) => kind !== 'span' && (from ?? to) !== undefined),
    part,
  )
  const sides = new Set(clocks.map(({ kind }) => kind))
  const isOneWindow = clocks.length === 2 && sides.has('after') && sides.has('before')
  if (clocks.length > 1 && !isOneWindow) return { ...(part && { part }), doubts: doubts.add('several-times') }
  const [from, to] = [clocks.find((each) => each.from)?.from, clocks.find((each) => each.to)?.to]
  if (clocks[0]?.kind === 'bare' && part === undefined) doubts.add('bare-number')
  if ([from, to].some((each) => each !== undefined && !isOnClock(each)))
    return { ...(part && { part }), doubts: doubts.add('impossible-time') }
  const span = settleWindow(from, to, part, doubts)
  return { ...span, ...(part && { part }), doubts }
}

/** `9 AM (09:00)` is said once. */
const distinct = (clocks: readonly TimeMention[], part: DayPart | undefined): readonly TimeMention[] => {
  if (clocks.length < 2) return clocks
  const read = (clock: Clock | undefined): number | undefined => clock && minutesOf(clock, part, new Set())
  return [...new Map(clocks.map((mention) => [`${read(mention.from)}-${read(mention.to)}`, mention])).values()]
}

const isOnClock = ({ hour, minute, half }: Clock): boolean =>
  minute < 60 && hour < 24 && (half === undefined || (hour > 0 && (hour < 13 || half === 'pm')))

const settleWindow = (
  from: Clock | undefined,
  to: Clock | undefined,
  part: DayPart | undefined,
  doubts: Set<TimeDoubt>,
): { from?: number; to?: number } => {
  if (from === undefined) return to === undefined ? {} : { to: minutesOf(to, part, doubts) }
  if (to === undefined) return { from: minutesOf(from, part, doubts) }
  // `9 to 5pm` begins in the morning, `2 to 4pm` in the afternoon: whichever makes the shorter window.
  const ends = isSettled(to) || part !== undefined ? [minutesOf(to, part, new Set())] : twins(to)
  const starts =
    isSettled(from) || part !== undefined
      ? [minutesOf(from, part, new Set())]
      : isSettled(to)
        ? twins(from)
        : [minutesOf(from, part, doubts)]
  const windows = starts.flatMap((start) => ends.map((end) => ({ from: start, to: end })))
  const [best] = windows.filter((each) => each.from < each.to).sort((a, b) => a.to - a.from - (b.to - b.from))
  if (best === undefined) doubts.add('impossible-time')
  return best ?? {}
}

const isSettled = ({ half, full }: Clock): boolean => half !== undefined || full === true

const twins = ({ hour, minute }: Clock): number[] => [(hour % 12) * 60 + minute, ((hour % 12) + 12) * 60 + minute]

/**
 * Minutes since midnight. Without `am` or `pm` the part of the day decides, else the hours in which tradespeople work: eight to
 * eleven are in the morning, noon to five in the afternoon; six and seven are either.
 */
const minutesOf = (said: Clock, part: DayPart | undefined, doubts: Set<TimeDoubt>): number => {
  const { hour, minute, half, full } = said
  if (full || hour === 0) return hour * 60 + minute
  const [am = 0, pm = 0] = twins(said)
  if (half !== undefined) return half === 'am' ? am : pm
  if (part !== undefined) return part === 'morning' && hour !== 12 ? am : pm
  if (hour === 6 || hour === 7) doubts.add('am-or-pm')
  return hour >= 7 && hour !== 12 ? am : pm
}

/** `HH:mm` of minutes since midnight. */
export const clockTime = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** Of `tonight` and `this morning`: whether that has gone by. */
export const isOver = (part: DayPart, { minutes }: Today): boolean =>
  minutes >= { morning: 12 * 60, afternoon: 18 * 60, evening: 24 * 60 }[part]
