import type { MatchPopulation } from './contract.ts'
import { type NameSmoothing, weights } from './weights.ts'

export type Field = 'externalId' | 'phone' | 'email' | 'givenName' | 'familyName' | 'company' | 'address' | 'postalCode'

/** How one field of a caller and a customer compare. */
export interface Comparison {
  field: Field
  level: string
  bits: number
  left?: string
  right?: string
}

interface FromFrequency {
  /** Share of true pairs that agree on this level. */
  m: number
  /** Bits never exceeded. */
  max: number
}

/** What weighing needs of the whole list of customers. */
export interface Scale {
  size: number
  /** How many customers hold a key; at least one, since a compared value is held. */
  holders(key: string): number
  /** Weight of agreeing on a value that is held by the holders of `key`. */
  rarity(key: string | undefined, level: FromFrequency): number
  /** Share of all people who bear a name, smoothed. */
  nameShare(key: string, smoothing: NameSmoothing): number
  /** The same for a name, smoothed: in a short list every name is rare. */
  nameRarity(key: string, level: FromFrequency, smoothing: NameSmoothing): number
}

/**
 * Weighs by the list's own frequencies. Each key is asked for once.
 *
 * @param relatives - keys of a customer's sub-customers and of the customers above it: they share its number by right and count as one with it
 */
export const scaleOf = (population: MatchPopulation, relatives: readonly (readonly string[])[] = []): Scale => {
  const size = Math.max(population.size, weights.minPopulation)
  const seen = new Map<string, number>()
  const holders = (key: string): number => {
    const known = seen.get(key)
    if (known !== undefined) return known
    const shared = relatives.filter((keys) => keys.includes(key)).length
    const count = Math.max(population.frequency(key) - shared, 1)
    seen.set(key, count)
    return count
  }
  const nameShare = (key: string, { customers, share }: NameSmoothing): number =>
    (holders(key) + customers * share) / (population.size + customers)
  const bits = (u: number, { m, max }: FromFrequency): number => Math.min(Math.log2(m / u), max)
  return {
    size,
    holders,
    rarity: (key, level) => bits((key === undefined ? 1 : holders(key)) / size, level),
    nameShare,
    nameRarity: (key, level, smoothing) => bits(nameShare(key, smoothing), level),
  }
}

const stepsPerBit = 16

/** Sixteenths of a bit add up exactly in any order, which decimals would not. */
export const exactBits = (bits: number): number => exactSteps(bits) / stepsPerBit
/** The same as a whole number of sixteenths. */
export const exactSteps = (bits: number): number => Math.round(bits * stepsPerBit)
