import type { Calibration, MatchOptions } from './contract.ts'

/** What each mistake costs, relative to one look by a person. */
export interface Costs {
  falseMatch: number
  duplicate: number
  review: number
}

/** A stranger's record billed is ten times worse than a duplicate, and that ten times worse than asking. */
export const defaultCosts: Costs = { falseMatch: 100, duplicate: 10, review: 1 }

/**
 * Calibration of match weights, where the business has none of its own. Raw weights claim too much, since households share a surname, a
 * street and a phone together, which the weights count apart.
 *
 * Set on 24,000 generated leads (10,000 customers a list): from 1 bit on, what no veto holds back is right in 99 of 100; below −5 bits
 * fewer than one caller in ten is the customer.
 */
export const shippedCalibration: Calibration = { slope: 1.63, offset: 5, decisions: 0 }

/** No calibration moves a threshold further than this from where it ships. */
const maxShiftBits = 3

/** The probability, 0 to 1, that a caller is the customer, from the match weight in bits. */
export const matchProbability = (weightBits: number, { slope, offset }: Calibration = shippedCalibration): number =>
  1 / (1 + 2 ** -(slope * weightBits + offset))

/** The weight in bits at which a match has this probability. */
const bitsAt = (probability: number, { slope, offset }: Calibration): number =>
  (Math.log2(probability / (1 - probability)) - offset) / slope

/** The weights at and above which a caller is matched, and below which nobody known calls. */
export interface Thresholds {
  matchBits: number
  newBits: number
}

const within = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(Math.max(value, low), high) : low

/**
 * Derives both thresholds from the costs: matching pays where the chance of being wrong, times its cost, stays under one review; a
 * new customer where the chance of a duplicate does.
 */
export const thresholdsOf = ({ costs, calibration = shippedCalibration }: MatchOptions): Thresholds => {
  const { falseMatch, duplicate, review } = { ...defaultCosts, ...costs }
  const at = (probability: number): number => {
    const shipped = bitsAt(probability, shippedCalibration)
    const moved = bitsAt(probability, calibration)
    return Number.isFinite(moved) ? within(moved, shipped - maxShiftBits, shipped + maxShiftBits) : shipped
  }
  const matchBits = at(within(1 - review / falseMatch, 0.5, 0.999_999))
  const newBits = at(within(review / duplicate, 0.000_1, 0.5))
  return { matchBits, newBits: Math.min(newBits, matchBits) }
}
