import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate, createCustomerIndex, type ReviewedCandidate, scorePair } from '../../src/matching/index.ts'
import { caller, customer } from './people.ts'

const judgements = (count: number, weightBits: number, isCustomer: boolean): ReviewedCandidate[] =>
  Array.from({ length: count }, () => ({ weightBits, isCustomer }))

const mike = customer({ id: 'mike', displayName: 'Michael Chen', phones: ['512-555-0187'], emails: ['mc@aol.com'] })
const jc = customer({ id: 'jc', displayName: 'JC Plumbing', companyName: 'JC Plumbing', phones: ['512-555-0160'] })
/** Hardly enough to match: initials at a number. */
const lone = caller({ name: 'John Carter', phones: ['512-555-0160'] })
const anyDecisions: fc.Arbitrary<ReviewedCandidate[]> = fc.array(
  fc.record({ weightBits: fc.integer({ min: -60, max: 60 }), isCustomer: fc.boolean() }),
  { maxLength: 300 },
)

describe('what a business decides itself', () => {
  test('makes the index ask more where its matches were wrong', () => {
    const { weightBits } = scorePair(lone, jc)
    expect(createCustomerIndex([jc]).match(lone).kind).toBe('match')
    const calibration = calibrate(judgements(2_000, weightBits, false))
    expect(createCustomerIndex([jc], { calibration }).match(lone).kind).toBe('review')
  })

  test('changes the probability that is shown', () => {
    const shown = (calibration = calibrate([])): number => scorePair(lone, jc, undefined, { calibration }).probability
    expect(shown(calibrate(judgements(500, scorePair(lone, jc).weightBits, false)))).toBeLessThan(shown())
  })

  test('moves little before some hundreds were decided', () => {
    const few = calibrate(judgements(5, 2, false))
    expect(Math.abs(few.offset - calibrate([]).offset)).toBeLessThan(0.5)
  })

  test('comes back to what generated the decisions', () => {
    const decisions = Array.from({ length: 21 }, (_, at) => at - 12).flatMap((weightBits) => {
      const right = Math.round(1_000 / (1 + 2 ** -(1.2 * weightBits + 3)))
      return [...judgements(right, weightBits, true), ...judgements(1_000 - right, weightBits, false)]
    })
    const { slope, offset } = calibrate(decisions)
    expect(slope).toBeCloseTo(1.2, 1)
    expect(offset).toBeCloseTo(3, 1)
  })

  test('never moves a threshold by more than three bits, whatever was decided', () => {
    // A first name at its own number: 4.4 bits, 3.4 above the shipped threshold.
    const sure = caller({ name: 'Mike', phones: ['512-555-0187'] })
    const wrong = fc.array(fc.integer({ min: -10, max: 60 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(wrong, (weights) => {
        const calibration = calibrate(weights.flatMap((weightBits) => judgements(200, weightBits, false)))
        expect(createCustomerIndex([mike], { calibration }).match(sure).kind).toBe('match')
      }),
    )
    const absurd = { slope: 0.01, offset: -100, decisions: 1 }
    expect(createCustomerIndex([mike], { calibration: absurd }).match(sure).kind).toBe('match')
  })

  test('gives the same in any order', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        expect(calibrate(decisions.toReversed())).toEqual(calibrate(decisions))
      }),
    )
  })

  test('about a rule’s veto moves nothing', () => {
    const vetoed = judgements(500, 5, false).map((decision) => ({ ...decision, veto: 'given-name' }))
    expect(calibrate(vetoed)).toEqual(calibrate([]))
  })
})
