import type { WeightTable } from './table.ts'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_'

/** Steps that a weight may have at most on either side of zero. */
export const stepsAtMost = 31

/**
 * Writes a table as one line for each phrase: the phrase, `|`, and for each outcome that it tells of two digits, the outcome's and the bits'
 * in steps from zero in the middle.
 */
export const packed = ({ outcomes }: WeightTable, step: number): string => {
  const codes = new Map<string, string>()
  for (const [index, { bits }] of outcomes.entries())
    for (const [phrase, worth] of bits) {
      const steps = Math.round(worth / step)
      if (steps !== 0) codes.set(phrase, `${codes.get(phrase) ?? ''}${digits[index]}${digits[stepsAtMost + steps]}`)
    }
  return [...codes]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([phrase, code]) => `${phrase}|${code}`)
    .join('\n')
}
