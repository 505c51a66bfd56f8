import type { PhraseBits } from './word-weights.ts'

/** A table of weights as it is shipped: small, and the same for any number of outcomes up to 62. */
export interface PackedWeights {
  /** By outcome its name and the bits before anything is said. */
  readonly starts: Readonly<Record<string, number>>
  /** Bits that one step of a weight is worth. */
  readonly step: number
  /** A line for each phrase: `water heater|0k3A` has 0k (46 − 31 steps) for the first outcome and 3A (−21) for the fourth. */
  readonly phrases: string
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_'
const zero = 31

/** Unpacks a table, by outcome in the order of its names. */
export const unpackWeights = ({ starts, step, phrases }: PackedWeights): Map<string, PhraseBits> => {
  const outcomes = Object.entries(starts).map(([name, start]) => ({ name, start, bits: [] as [string, number][] })) // filled below
  for (const line of phrases.trim().split('\n')) {
    const [phrase = '', code = ''] = line.split('|')
    for (let at = 0; at < code.length; at += 2) {
      const steps = digits.indexOf(code.charAt(at + 1)) - zero
      outcomes[digits.indexOf(code.charAt(at))]?.bits.push([phrase, Math.round(steps * step * 10) / 10])
    }
  }
  return new Map(outcomes.map(({ name, start, bits }) => [name, { start, bits }]))
}
