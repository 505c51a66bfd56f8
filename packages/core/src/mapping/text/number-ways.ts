import { numberAt, tens, units } from './numbers.ts'
import { stemOf } from './stem.ts'
import type { Word } from './word.ts'

/** Words one after another, by their stems. */
export type Run = readonly string[]

/** Numbers from here on are said in figures. */
const beyond = 100_000

const belowHundred = (value: number): Run => {
  if (value < 20) return [units[value] ?? '']
  const ten = tens[Math.floor(value / 10)] ?? ''
  return value % 10 === 0 ? [ten] : [ten, units[value % 10] ?? '']
}

/** `two hundred fifty`, `two hundred and fifty`; `a hundred` is one of them. */
const multiplied = (count: Run, by: string, rest: number): Run[] => {
  const whole = [...count, by]
  const wholes = count.join(' ') === 'one' ? [whole, ['a', by]] : [whole]
  if (rest === 0) return wholes
  return wholes.flatMap((each) =>
    spoken(rest).flatMap((words) => [
      [...each, ...words],
      [...each, 'and', ...words],
    ]),
  )
}

/** `220` is `two twenty` as well. */
const clipped = (value: number): Run[] => {
  const rest = value % 100
  return rest < 10 ? [] : [[...belowHundred(Math.floor(value / 100)), ...belowHundred(rest)]]
}

/** The ways to say a whole number in words. */
const spoken = (value: number): Run[] => {
  if (value < 100) return [belowHundred(value)]
  if (value < 1_000)
    return [...multiplied(belowHundred(Math.floor(value / 100)), 'hundred', value % 100), ...clipped(value)]
  const thousands = spoken(Math.floor(value / 1_000))[0] ?? []
  const ways = multiplied(thousands, 'thousand', value % 1_000)
  // `twelve hundred`
  return value < 10_000 && value % 100 === 0 && value % 1_000 !== 0
    ? [...ways, [...belowHundred(value / 100), 'hundred']]
    : ways
}

/** `3.5` is `three point five`, and `three and a half` or `3 1/2`. */
const spokenParts = (whole: number, parts: string): Run[] =>
  spoken(whole).flatMap((words) => {
    const point = [...words, 'point', ...Array.from(parts, (digit) => units[Number(digit)] ?? '')]
    return parts === '5' ? [point, [...words, 'and', 'half'], [String(whole), '1', '2']] : [point]
  })

/** The other ways to say what a phrase has in figures. */
export const waysToSayNumber = (figures: string): readonly Run[] => {
  const [, whole = '', parts = ''] = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(figures) ?? []
  if (whole === '' || Number(whole) >= beyond || String(Number(whole)) !== whole) return []
  const ways = parts === '' ? spoken(Number(whole)) : spokenParts(Number(whole), parts)
  return ways.map((way) => way.map(stemOf))
}

/** Words that count, but are no number by themselves that figures could stand for. */
const counted: ReadonlySet<string> = new Set(['couple', 'pair', 'dozen', 'both', 'half', 'hundred', 'thousand'])

/** The number in words that begins at a word, in figures, where it takes several: `two hundred` is one place of a phrase. */
export const numberInWords = (words: readonly Word[], at: number): { figures: string; length: number } | undefined => {
  const first = words[at]
  if (first === undefined || counted.has(first.form) || /^\d/.test(first.form) || first.stem.startsWith('='))
    return undefined
  const number = numberAt(
    words.slice(at, at + 8).map((word) => ({ word, form: word.form, parted: false })),
    0,
  )
  return number === undefined || number.length < 2
    ? undefined
    : { figures: String(number.value), length: number.length }
}

/** Numbers that are one word, each with its figures. */
export const numberWords: readonly (readonly [stem: string, figures: readonly string[]])[] = [
  ...units.map((word, value) => [stemOf(word), [String(value)]] as const),
  ...tens.slice(2).map((word, index) => [stemOf(word), [String(10 * index + 20)]] as const),
]
