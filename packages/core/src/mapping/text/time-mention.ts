import { numberAt } from './numbers.ts'
import type { Hit } from './phrase-hits.ts'
import type { Reading } from './reading.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

/** A day or a time of day that a text names. */
export interface TimeMention extends Hit {
  readonly kind: 'weekday' | 'date' | 'clock' | 'part' | 'week'
}

const weekdays = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday tues thurs thur weds wed fri mon tue',
)
/** Days whose short names are words as well: `sat 9am`, `sun if possible`. */
const shortDays = wordSet('sat sun')
const months = wordSet(
  'january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov december dec',
)
const parts = wordSet('morning afternoon evening')
const days = wordSet('tomorrow today tonight')
const ordinals = wordSet(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth',
)

const startsWithDigit = (form: string): boolean => form >= '0' && form < ':'

const isOrdinal = (form: string): boolean =>
  startsWithDigit(form) ? /^\d{1,2}(?:st|nd|rd|th)$/.test(form) : ordinals.has(form)

/** A day of the month in digits. */
const isDay = (form: string): boolean => startsWithDigit(form) && /^(?:[1-9]|[12]\d|3[01])$/.test(form)

/** Tokens of a date that starts here: `April 9`, `the 15th`, `the twenty-second`, `6/12`; 0 for none. */
const dateLength = (tokens: readonly Token[], at: number): number => {
  const form = tokens[at]?.form ?? ''
  const next = tokens[at + 1]?.form ?? ''
  if (months.has(form)) return isDay(next) || isOrdinal(next) ? 2 : 0
  if (startsWithDigit(form) && /^(?:[1-9]|1[0-2])$/.test(form) && tokens[at + 1]?.before === '/' && isDay(next))
    return 2
  if (isOrdinal(form) && next === 'of' && months.has(tokens[at + 2]?.form ?? '')) return 3
  if (isOrdinal(form) && next === 'week' && months.has(tokens[at + 3]?.form ?? '')) return 4
  const previous = tokens[at - 1]?.form ?? ''
  if (previous !== 'the' && previous !== 'on' && !weekdays.has(previous)) return 0
  if (isOrdinal(form)) return notFloor(next) ? 1 : 0
  return (form === 'twenty' || form === 'thirty') && isOrdinal(next) ? 2 : 0
}

/** `sat 9am`, `this sat`, `sun if possible` name a day; `the cat sat` and `sun damage` do not. */
const isDayHere = (tokens: readonly Token[], at: number): boolean =>
  /^(?:on|this|next|every|or|fri|friday)$/.test(tokens[at - 1]?.form ?? '') ||
  /^(?:\d.*|am|pm|morning|afternoon|evening|noon|if|or|at|after|before|works|ok|okay)$/.test(tokens[at + 1]?.form ?? '')

/** `the second floor`, `the first time` name no day. */
const notFloor = (next: string): boolean =>
  !/^(?:floor|story|time|one|thing|half|bathroom|bath|bedroom|visit|week|quote|opinion|room|of|person|call|house|unit|street|avenue)$/.test(
    next,
  )

const hourLimit = 12

const unitWords = wordSet('one two three four five six seven eight nine')
const isUnit = (form = ''): boolean => unitWords.has(form)
const clockWords = wordSet('am pm oclock clock thirty ish')
const appointed = wordSet('set booked scheduled slotted down penciled')
/** Words that may follow a bare hour. */
const afterHour = wordSet(
  'on or for that work works is if and this next sharp tomorrow today then in with would to so okay',
)
const anyDays = wordSet('weekday morning afternoon')

const isHour = (tokens: readonly Token[], at: number): number => {
  const form = tokens[at]?.form ?? ''
  if (startsWithDigit(form) && /^\d{1,2}:[0-5]\d$/.test(form)) return 1
  const number = numberAt(tokens, at)
  return number !== undefined && Number.isInteger(number.value) && number.value >= 1 && number.value <= hourLimit
    ? number.length
    : 0
}

/** Tokens of a time of day that starts here: `3 pm`, `at nine`, `nine o'clock`, `8 to 10`, `noon`; 0 for none. */
const clockLength = (tokens: readonly Token[], at: number): number => {
  const form = tokens[at]?.form ?? ''
  if (form === 'noon' || form === 'midday') return 1
  const length = isHour(tokens, at)
  if (length === 0) return 0
  const next = tokens[at + length]
  // `one thirty-five an hour` is a price.
  if (next?.form === 'thirty' && isUnit(tokens[at + length + 1]?.form)) return 0
  if (form.includes(':') || clockWords.has(next?.form ?? '')) return length
  if (isRange(tokens, at, length)) return length + 1
  const second = tokens[at + length]?.form === 'to' ? isHour(tokens, at + length + 1) : 0
  const previous = tokens[at - 1]?.form ?? ''
  if (previous === 'for' && appointed.has(tokens[at - 2]?.form ?? '')) return length
  if (previous === 'between' && tokens[at + length]?.form === 'and' && isHour(tokens, at + length + 1) > 0)
    return length
  if (second > 0 && followsClock(tokens, at + length + 1 + second)) return length + 1 + second
  if (
    next !== undefined &&
    tokens[at]?.sentence === next.sentence &&
    next.before === '' &&
    !afterHour.has(next.form) &&
    !weekdays.has(next.form)
  )
    return 0
  return previous === 'at' || previous === 'around' || previous === 'after' || previous === 'about' ? length : 0
}

/** `10-12`, `2-4`: hours with a dash between, and no unit after. */
const isRange = (tokens: readonly Token[], at: number, length: number): boolean => {
  const first = tokens[at]
  const second = tokens[at + length]
  if (first === undefined || second === undefined || length !== 1) return false
  if (!/^\d/.test(first.form)) return false
  const joined = second.start === first.end + 1 && second.before === '' && second.sentence === first.sentence
  return joined && isHour(tokens, at + 1) === 1 && followsClock(tokens, at + 2)
}

const followsClock = (tokens: readonly Token[], at: number): boolean =>
  !/^(?:hour|hours|week|weeks|day|days|minute|minutes|year|years|month|months|room|rooms|people|unit|units|inch|inches|degree|degrees|foot|feet|percent|time|times)$/.test(
    tokens[at]?.form ?? '',
  )

const mentionAt = (tokens: readonly Token[], at: number): { length: number; kind: TimeMention['kind'] } | undefined => {
  const form = tokens[at]?.form ?? ''
  const next = tokens[at + 1]?.form ?? ''
  // In nearly every sentence, and a time only with one word after them.
  if (form === 'the' || form === 'this') return next === 'weekend' ? { length: 2, kind: 'week' } : undefined
  if (shortDays.has(form) && !isDayHere(tokens, at)) return undefined
  if (weekdays.has(form) || shortDays.has(form)) return { length: parts.has(next) ? 2 : 1, kind: 'weekday' }
  const date = dateLength(tokens, at)
  if (date > 0) return { length: date, kind: 'date' }
  const clock = clockLength(tokens, at)
  if (clock > 0) return { length: clock, kind: 'clock' }
  if (days.has(form) && parts.has(next)) return { length: 2, kind: 'part' }
  if ((form === 'next' || form === 'following') && (next === 'week' || weekdays.has(next)))
    return { length: 2, kind: 'week' }
  if (form === 'next' && next === 'weekend') return { length: 2, kind: 'week' }
  if (form === 'any' && anyDays.has(next)) return { length: 2, kind: 'week' }
  if (form === 'week' && next === 'of') return { length: 2, kind: 'week' }
  if (form === 'first' && next === 'thing') return { length: 2, kind: 'clock' }
  return undefined
}

/** Every day and time of day a text names; `Fridays` is a habit and no day. */
export const timesIn = ({ tokens, sentences }: Reading): TimeMention[] => {
  const mentions: TimeMention[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    if (((tokens[index]?.word.classes ?? 0) & WordClass.time) === 0) continue
    const found = mentionAt(tokens, index)
    if (found === undefined) continue
    const to = index + found.length
    const scope = tokens.slice(index, to).reduce((bits, token) => bits | token.scope, 0)
    const sentence = tokens[index]?.sentence ?? 0
    const speaker = sentences[sentence]?.speaker ?? 'narrator'
    const where = { from: index, to, tokens: undefined, scope, sentence, speaker, next: undefined }
    mentions.push({ phrase: found.kind, kind: found.kind, ...where })
    index = to - 1
  }
  return mentions
}
