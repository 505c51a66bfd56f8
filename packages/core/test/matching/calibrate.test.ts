import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate, createCustomerIndex, type ReviewedCandidate, scorePair } from '../../src/matching/index.ts'
import { caller, customer } from './people.ts'

const judgements = (count: number, weightBits: number, isCustomer: boolean): ReviewedCandidate[] =>
  Array.from({ length: count }, () => ({ weightBits, isCustomer }))

const mike = customer({ id: 'mike', displayName: 'Michael Chen', phones: ['512-555-0187'], emails: ['mc@aol.com'] })
/** Hardly enough to match. */
const lone = caller({ name: 'Mike', phones: ['512-555-0187'], emails: ['somebody@else.org'] })
const anyDecisions: fc.Arbitrary<ReviewedCandidate[]> = fc.array(
  fc.record({ weightBits: fc.integer({ min: -60, max: 60 }), isCustomer: fc.boolean() }),
  { maxLength: 300 },
)

describe('what a business decides itself', () => {
  test('makes the index ask more where its matches were wrong', () => {
    const { weightBits } = scorePair(lone, mike)
    expect(createCustomerIndex([mike]).match(lone).kind).toBe('match')
    const calibration = calibrate(judgements(2_000, weightBits, false))
    expect(createCustomerIndex([mike], { calibration }).match(lone).kind).toBe('review')
  })

  test('changes the probability that is shown', () => {
    const shown = (calibration = calibrate([])): number => scorePair(lone, mike, undefined, { calibration }).probability
    expect(shown(calibrate(judgements(500, scorePair(lone, mike).weightBits, false)))).toBeLessThan(shown())
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
    const sure = caller({ name: 'Michael Chen', phones: ['512-555-0187'], emails: ['m.chen@chenmail.com'] })
    const known = { ...mike, emails: ['m.chen@chenmail.com'] }
    const stranger = caller({ name: 'Sarah Johnson', phones: ['512-555-9999'] })
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const calibration = calibrate([...decisions, ...decisions, ...decisions])
        expect(createCustomerIndex([known], { calibration }).match(sure).kind).toBe('match')
        expect(createCustomerIndex([known], { calibration }).match(stranger).kind).toBe('new')
      }),
    )
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
