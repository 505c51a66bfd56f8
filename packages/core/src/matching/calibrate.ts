import type { Calibration, ReviewedCandidate } from './contract.ts'
import { shippedCalibration } from './thresholds.ts'

/** The shipped calibration counts for as much as this many decisions. */
const shippedDecisions = 200
/** Later steps move nothing that matters. */
const maxSteps = 50
/** Pulls a fit that has seen only one answer back from infinity. */
const ridge = 0.05
/** Outside these, weights would say the opposite of what they mean, or next to nothing. */
const bounds = { slope: [0.8, 3], offset: [0, 10] } as const

/**
 * Learns from a business's own decisions how far weights can be trusted there.
 *
 * Pass the result as `calibration` to the index; keep the decisions and learn again whenever you like, since the same decisions in any order give
 * the same result. Until some hundreds were made it stays near the shipped one, and no threshold moves further than 3 bits.
 *
 * @param decisions - what people said about the candidates they were shown, and what turned out about automatic matches
 * @see Platt 1999, Probabilistic Outputs for Support Vector Machines: a logistic fit of outcome on score
 * @example
 * import { calibrate } from '@leadbooks/core'
 *
 * const wrong = Array.from({ length: 400 }, () => ({ weightBits: 2, isCustomer: false }))
 * calibrate(wrong).offset < calibrate([]).offset // => true
 */
export const calibrate = (decisions: Iterable<ReviewedCandidate>): Calibration => {
  const judged = [...decisions]
    .filter(({ weightBits, veto }) => veto === undefined && Number.isFinite(weightBits))
    .sort((left, right) => left.weightBits - right.weightBits || Number(left.isCustomer) - Number(right.isCustomer))
  const fitted = fit(judged)
  const share = judged.length / (judged.length + shippedDecisions)
  const between = (part: 'slope' | 'offset'): number => {
    const shipped = shippedCalibration[part]
    const [low, high] = bounds[part]
    return Math.min(Math.max(shipped + share * (fitted[part] - shipped), low), high)
  }
  return { slope: between('slope'), offset: between('offset'), decisions: judged.length }
}

interface Line {
  slope: number
  offset: number
}

/** Newton's method on the log-likelihood, in bits, held near the shipped line. */
const fit = (judged: readonly ReviewedCandidate[]): Line => {
  let line: Line = shippedCalibration
  for (let step = 0; step < maxSteps; step += 1) {
    const next = improved(line, judged)
    const moved = Math.abs(next.slope - line.slope) + Math.abs(next.offset - line.offset)
    line = next
    if (moved < 1e-6) break
  }
  return line
}

const improved = ({ slope, offset }: Line, judged: readonly ReviewedCandidate[]): Line => {
  let [bySlope, byOffset] = [-ridge * (slope - shippedCalibration.slope), -ridge * (offset - shippedCalibration.offset)]
  let [slopes, cross, offsets] = [ridge, 0, ridge]
  for (const { weightBits, isCustomer } of judged) {
    const probability = 1 / (1 + 2 ** -(slope * weightBits + offset))
    const error = Number(isCustomer) - probability
    const weight = Math.LN2 * probability * (1 - probability)
    bySlope += error * weightBits
    byOffset += error
    slopes += weight * weightBits * weightBits
    cross += weight * weightBits
    offsets += weight
  }
  const determinant = slopes * offsets - cross * cross
  // Half a step at most 2 wide: far from the answer the curvature is flat and a whole step would leap over it.
  const bounded = (step: number): number => Math.min(Math.max(step, -2), 2) / 2
  return {
    slope: slope + bounded((offsets * bySlope - cross * byOffset) / determinant),
    offset: offset + bounded((slopes * byOffset - cross * bySlope) / determinant),
  }
}
