import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { Scalar } from '../operators/compare.ts'
import type { Asks } from './facts.ts'
import type { Test, Truth } from './truth.ts'

type ValueTest = Test<Asks<'value'>>

/** A number without zeros that change nothing; `01234` is no amount, but a postal code. */
const amountPattern = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/

/** Text without its capitals and outer blanks; an accent is the same however it is written. */
const plain = (value: Scalar): string => String(value).trim().toLowerCase().normalize()

/** A value as it is compared: capitals and outer blanks do not matter, and `445.00` is `445`. */
export const comparable = (value: Scalar): string => {
  const text = plain(value)
  if (!text.includes('.') || !amountPattern.test(text)) return text
  const short = text.replace(/\.?0+$/, '')
  return short === '-0' ? '0' : short
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Blank text says nothing, nor does what is no scalar. */
const says = (value: unknown): value is Scalar => isScalar(value) && (typeof value !== 'string' || value.trim() !== '')

/** Whether the value at a path is so, or one member of a list; unknown where nothing is said or it can be told of no member. An empty list has none. */
const someAt =
  (path: string, isSo: (value: Scalar) => Truth): ValueTest =>
  (facts) => {
    const value = facts.value(path)
    if (!Array.isArray(value)) return says(value) ? isSo(value) : undefined
    const truths = value.filter(says).map(isSo)
    return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false
  }

/** Whether the value is one of a few; of a list, whether one member is. */
export const isOneOf = (path: string, values: readonly Scalar[]): ValueTest => {
  const wanted = new Set(values.map(comparable))
  return someAt(path, (value) => wanted.has(comparable(value)))
}

/** Whether the value begins with one of a few; of a list, whether one member does. */
export const beginsWith = (path: string, starts: readonly string[]): ValueTest => {
  const wanted = starts.map((start) => start.toLowerCase().normalize())
  return someAt(path, (value) => {
    const said = plain(value)
    return wanted.some((start) => said.startsWith(start))
  })
}

/** An amount as people write it: `-$1,250.00`; a comma that parts no thousands is somebody else's decimal point. */
const written = /^(-?)\$? ?(-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e-\d+)?)$/

const writtenLimit = 100

/** The number in a value as people write amounts, as a decimal: `$1,250` → `1250`, `0.30000000000000004` → `0.3000000000`. */
export const numberIn = (value: Scalar): string | undefined => {
  const text = String(value)
  const [, sign = '', number = ''] = text.length > writtenLimit ? [] : (written.exec(text.trim()) ?? [])
  const exact = sign + number.replaceAll(',', '')
  if (isDecimal(exact)) return exact
  // Nothing is billed by it, and beyond ten places there is nothing but the noise of floats.
  const rounded = Number(exact || '-').toFixed(10)
  return isDecimal(rounded) ? rounded : undefined
}

type Limit = string | number

/** Orders numbers by value, and texts such as dates where the limit is no number; `undefined` for all else. */
const against = (limit: Limit): ((value: Scalar) => number | undefined) => {
  const number = numberIn(limit)
  if (number === undefined) {
    const text = String(limit)
    return (value) => (typeof value !== 'string' ? undefined : value < text ? -1 : value > text ? 1 : 0)
  }
  return (value) => {
    const own = numberIn(value)
    return own === undefined ? undefined : compareDecimals(own, number)
  }
}

/** Whether the value, or one member of a list, is from one limit to another, both included; open where a limit is `undefined`. */
export const isBetween = (path: string, from: Limit | undefined, to: Limit | undefined): ValueTest => {
  const above = from === undefined ? undefined : against(from)
  const below = to === undefined ? undefined : against(to)
  return someAt(path, (value) => {
    const [least, most] = [above === undefined ? 0 : above(value), below === undefined ? 0 : below(value)]
    return least === undefined || most === undefined ? undefined : least >= 0 && most <= 0
  })
}

/** Whether anything is there; never unknown. */
export const isThere =
  (path: string): ValueTest =>
  (facts) => {
    const value = facts.value(path)
    return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
  }
