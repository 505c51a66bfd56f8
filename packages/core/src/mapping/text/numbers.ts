import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const values: ReadonlyMap<string, number> = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, index * 10]),
  ['couple', 2],
  ['pair', 2],
  ['dozen', 12],
  ['both', 2],
  ['half', 0.5],
])

/** A number in a text. */
export interface SpokenNumber {
  readonly value: number
  /** Tokens it takes. */
  readonly length: number
}

/** Reads the number that starts at a token: digits (`50`, `2.5`) or words (`forty-six`, `two hundred`, `half a dozen`). */
export const numberAt = (tokens: readonly Token[], index: number): SpokenNumber | undefined => {
  const token = tokens[index]
  if (token === undefined) return undefined
  const { form, classes } = token.word
  if ((classes & WordClass.number) !== 0)
    return /^\d{1,9}(?:\.\d{1,4})?$/.test(form) ? { value: Number(form), length: 1 } : undefined
  const dozen = form === 'half' ? (tokens[index + 1]?.form === 'a' ? 2 : 1) : 0
  if (dozen > 0 && tokens[index + dozen]?.form === 'dozen') return { value: 6, length: dozen + 1 }
  const first = values.get(form)
  if (first === undefined) return undefined
  let value = first
  let length = 1
  const second = values.get(tokens[index + 1]?.form ?? '')
  if (first >= 20 && second !== undefined && second > 0 && second < 10) {
    value += second
    length += 1
  }
  if (tokens[index + length]?.form === 'hundred') return { value: value * 100, length: length + 1 }
  return { value, length }
}
