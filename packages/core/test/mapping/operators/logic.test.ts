import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, compileRules } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const truth = (when: Condition): boolean | undefined => {
  const rules = compileRules({ version: 1, timeZone: 'UTC', rules: [{ id: 'r', when, lines: [] }] })
  const { matched, issues } = rules.map(leadSaying('a leak'), { at: '2026-03-03T12:00:00Z' })
  if (matched.length > 0) return true
  return issues.some(({ code }) => code === 'missing-fact') ? undefined : false
}

const yes: Condition = { op: 'phrase', any: ['leak'] }
const no: Condition = { op: 'phrase', any: ['furnace'] }
/** Nobody looked the caller up. */
const unknown: Condition = { op: 'caller', known: true }
const not = (of: Condition): Condition => ({ op: 'not', of })
const all = (...of: Condition[]): Condition => ({ op: 'all', of })
const any = (...of: Condition[]): Condition => ({ op: 'any', of })

describe('three values of truth', () => {
  test.each([
    ['not yes', not(yes), false],
    ['not no', not(no), true],
    ['not unknown', not(unknown), undefined],
    ['yes and unknown', all(yes, unknown), undefined],
    ['no and unknown', all(no, unknown), false],
    ['unknown and no', all(unknown, no), false],
    ['yes or unknown', any(yes, unknown), true],
    ['unknown or yes', any(unknown, yes), true],
    ['no or unknown', any(no, unknown), undefined],
  ])('%s', (_name, condition, expected) => {
    expect(truth(condition)).toBe(expected)
  })

  test('de Morgan holds for every combination', () => {
    const leaf = fc.constantFrom(yes, no, unknown)
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 4 }), (leaves) => {
        expect(truth(not(all(...leaves)))).toBe(truth(any(...leaves.map(not))))
        expect(truth(not(any(...leaves)))).toBe(truth(all(...leaves.map(not))))
      }),
      { numRuns: 60 },
    )
  })

  test('a rule that a missing fact keeps open says what to ask', () => {
    const rules = compileRules({
      version: 1,
      timeZone: 'UTC',
      rules: [{ id: 'vip', when: all(yes, unknown), lines: [] }],
    })
    expect(rules.map(leadSaying('a leak'), { at: '2026-03-03T12:00:00Z' }).issues).toEqual([
      { path: 'caller', code: 'missing-fact', message: 'the rule vip would need caller to be known' },
    ])
  })
})
