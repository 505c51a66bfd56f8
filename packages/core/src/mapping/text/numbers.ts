import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'

export const units: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
export const tens: readonly string[] = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const values: ReadonlyMap<string, number> = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, index * 10]),
  ['couple', 2],
  ['pair', 2],
  ['dozen', 12],
  ['both', 2],
  ['half', 0.5],
])

/** What is looked at of a word to read a number. */
export type NumberToken = Pick<Token, 'form' | 'parted' | 'word'>

/** A number in a text. */
export interface SpokenNumber {
  readonly value: number
  /** Tokens it takes. */
  readonly length: number
}

const isNumeric = (token: NumberToken | undefined): boolean =>
  token !== undefined && ((token.word.classes & WordClass.number) !== 0 || values.has(token.form))

/** A number below a hundred: `seven`, `forty-six`, `a couple`. */
const small = (tokens: readonly NumberToken[], at: number): SpokenNumber | undefined => {
  const first = values.get(tokens[at]?.form ?? '')
  if (first === undefined) return undefined
  const second = units.indexOf(tokens[at + 1]?.form ?? '')
  return first >= 20 && second >= 1 && second < 10 ? { value: first + second, length: 2 } : { value: first, length: 1 }
}

/** Words that count on their own and are no part of a longer number. */
const counted: ReadonlySet<string> = new Set(['zero', 'couple', 'pair', 'dozen', 'both', 'half'])

/** What a number comes to where a multiplier follows it, with the rest after that: `two hundred and fifty`. */
const times = (
  tokens: readonly NumberToken[],
  at: number,
  { value, length }: SpokenNumber,
  { word, by, restAt }: Multiplier,
): SpokenNumber => {
  if (tokens[at + length]?.form !== word) return { value, length }
  const whole = { value: value * by, length: length + 1 }
  const end = at + whole.length
  const from = tokens[end]?.form === 'and' ? end + 1 : end
  const rest = tokens[from]?.parted || counted.has(tokens[from]?.form ?? '') ? undefined : restAt(tokens, from)
  return rest === undefined ? whole : { value: whole.value + rest.value, length: from + rest.length - at }
}

interface Multiplier {
  readonly word: string
  readonly by: number
  readonly restAt: (tokens: readonly NumberToken[], at: number) => SpokenNumber | undefined
}
const hundred: Multiplier = { word: 'hundred', by: 100, restAt: small }
const thousand: Multiplier = {
  word: 'thousand',
  by: 1_000,
  restAt: (tokens, at) => {
    const few = small(tokens, at)
    return few === undefined ? undefined : times(tokens, at, few, hundred)
  },
}

/**
 * Reads the number that starts at a token: digits (`50`, `2.5`) or words (`forty-six`, `two hundred and fifty`, `a thousand`, `half a dozen`).
 */
export const numberAt = (tokens: readonly NumberToken[], index: number): SpokenNumber | undefined => {
  const token = tokens[index]
  if (token === undefined) return undefined
  const { form, classes } = token.word
  const isFigure = (classes & WordClass.number) !== 0
  if (isFigure && !/^\d{1,9}(?:\.\d{1,4})?$/.test(form)) return undefined
  const dozen = form === 'half' ? (tokens[index + 1]?.form === 'a' ? 2 : 1) : 0
  if (dozen > 0 && tokens[index + dozen]?.form === 'dozen') return { value: 6, length: dozen + 1 }
  const isBare = (form === 'hundred' || form === 'thousand') && !isNumeric(tokens[index - 1])
  // `a hundred` is one of them.
  const first = isFigure ? { value: Number(form), length: 1 } : isBare ? { value: 1, length: 0 } : small(tokens, index)
  if (first === undefined) return undefined
  return times(tokens, index, times(tokens, index, first, hundred), thousand)
}
