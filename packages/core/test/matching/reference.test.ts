import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { grade } from './graded.ts'

const reference = process.env.LEADBOOKS_REFERENCE
const data = join(reference ?? '', 'matching')

const generated = (seed: number): ReturnType<typeof grade> => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-matching-'))
  try {
    const options = ['--customers', '10000', '--leads', '4000', '--seed', String(seed), '--out', folder]
    execFileSync(process.execPath, [join(data, 'generator/generate.mjs'), ...options])
    return grade(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// The data is not part of the repository; set LEADBOOKS_REFERENCE to the folder that holds it.
describe.skipIf(reference === undefined)('leads with known answers', { timeout: 180_000 }, () => {
  test.each([1, 2, 3])('of generated callers are answered within the targets (seed %i)', (seed) => {
    const grades = generated(seed)
    expect(grades.falseMatches).toBeLessThanOrEqual(4)
    expect(grades.precision).toBeGreaterThanOrEqual(0.998)
    expect(grades.recall).toBeGreaterThanOrEqual(0.75)
    expect(grades.recallWithReview).toBeGreaterThanOrEqual(0.97)
    expect(grades.reviewRate).toBeLessThanOrEqual(0.22)
    expect(grades.missed).toBeLessThanOrEqual(0.02)
    expect(grades.costPerThousand).toBeLessThanOrEqual(400)
  })

  test.each(['dsgenD', 'fake1000', 'febrl4', 'restaurant', 'senzing'])('of %s bill no stranger', (name) => {
    expect(grade(join(data, 'cases', name)).falseMatches).toBe(0)
  })

  test('of organisations with several sites bill the right one but once', () => {
    expect(grade(join(data, 'cases/ecp')).falseMatches).toBeLessThanOrEqual(1)
  })
})
