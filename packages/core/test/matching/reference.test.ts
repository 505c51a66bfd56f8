import { describe, expect, test } from 'vitest'
import {
  answerOf,
  costPerThousand,
  type Grades,
  grade,
  precision,
  recall,
  recallWithReview,
} from '../../../../bench/matching/grades.ts'
import { generated, type LabelledSet, publicSet } from '../../../../bench/matching/sets.ts'
import { createCustomerIndex } from '../../src/matching/index.ts'

const graded = (set: LabelledSet): Grades => {
  const index = createCustomerIndex(set.customers)
  return grade((query) => answerOf(index.match(query)), set)
}

// The data is not part of the repository; set LEADBOOKS_REFERENCE to the folder that holds it.
describe.skipIf(process.env.LEADBOOKS_REFERENCE === undefined)('leads with known answers', { timeout: 180_000 }, () => {
  test.each([1, 2, 3])('of generated callers are answered within the targets (seed %i)', async (seed) => {
    const grades = graded(await generated({ customers: 10_000, leads: 4_000, seed }))
    expect(grades.falseMatches).toBeLessThanOrEqual(4)
    expect(precision(grades)).toBeGreaterThanOrEqual(0.998)
    expect(recall(grades)).toBeGreaterThanOrEqual(0.75)
    expect(recallWithReview(grades)).toBeGreaterThanOrEqual(0.97)
    expect(grades.reviewed / grades.leads).toBeLessThanOrEqual(0.22)
    expect(grades.missed / grades.leads).toBeLessThanOrEqual(0.02)
    expect(costPerThousand(grades)).toBeLessThanOrEqual(400)
  })

  test.each(['dsgenD', 'fake1000', 'febrl4', 'restaurant', 'senzing'] as const)('of %s bill no stranger', (name) => {
    expect(graded(publicSet(name)).falseMatches).toBe(0)
  })

  test('of organisations with several sites bill the right one but once', () => {
    expect(graded(publicSet('ecp')).falseMatches).toBeLessThanOrEqual(1)
  })
})
