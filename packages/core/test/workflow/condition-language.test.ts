import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lead } from '../../src/lead/index.ts'
import { compileRules } from '../../src/mapping/index.ts'
import type { TriggerCondition } from '../../src/workflow/index.ts'
import { holds } from '../../src/workflow/policy/evaluate.ts'

const words = ['Austin', ' austin ', 'AUS', 'Dallas', '', ' ', 'yes', 'true']
const figures = ['500', '$1,250', '1250', '-3', '7 or so', '12.50']
const value = fc.constantFrom(...words, ...figures)
const city = 'contact.address.city'
const budget = 'request.budget.max'
const path = fc.constantFrom(city, budget, 'fields.size')

const lead: fc.Arbitrary<Lead> = fc
  .record({ city: value, max: value, size: fc.oneof(value, fc.integer({ min: -5, max: 2000 }), fc.boolean()) })
  .map(({ city: name, max, size }) => ({
    id: 'nextphone:1',
    source: 'nextphone',
    occurredAt: '2026-03-02T20:02:00Z',
    contact: { phones: [], emails: [], address: { city: name } },
    request: { text: 'AC not cooling', intents: [], budget: { max, currency: 'USD' } },
    fields: { size },
  }))

/** Words that are no figures: figures are compared as text by mapping rules, and by value by triggers. */
const word = fc.constantFrom('Austin', 'AUSTIN ', 'Dallas', 'yes', 'true')
const limit = fc.constantFrom('-3', '12.5', '500', '1250')
const simple = fc.oneof(
  fc.record({ op: fc.constant('exists' as const), path }),
  fc.record({ op: fc.constant('equals' as const), path, value: fc.oneof(word, fc.boolean()) }),
  fc.record({ op: fc.constant('in' as const), path, values: fc.array(word, { minLength: 1 }) }),
  fc.record({
    op: fc.constant('startsWith' as const),
    path,
    any: fc.array(fc.constantFrom('au', 'AUS', 'd', '$'), { minLength: 1 }),
  }),
  fc.record({ op: fc.constantFrom('atLeast' as const, 'atMost' as const), path, value: limit }),
  fc.record({ op: fc.constant('between' as const), path, from: fc.constant('-3'), to: limit }),
)
const condition = fc.oneof(
  simple,
  fc.record({ op: fc.constantFrom('all' as const, 'any' as const), of: fc.array(simple, { minLength: 1 }) }),
  // Only `exists` is never unknown, so only over it do both languages have two values.
  fc.record({ op: fc.constant('not' as const), of: fc.record({ op: fc.constant('exists' as const), path }) }),
)

type Simple = Extract<TriggerCondition, { path: string }>
const under = (of: Simple): Simple => ({ ...of, path: `lead.${of.path}` })

/** The same condition over a projection, where the lead's members are under `lead`. */
const overProjection = (
  of: Simple | { op: 'not'; of: Simple } | { op: 'all' | 'any'; of: Simple[] },
): TriggerCondition => {
  if ('path' in of) return under(of)
  return of.op === 'not' ? { op: of.op, of: under(of.of) } : { op: of.op, of: of.of.map(under) }
}

test('a condition means the same to a trigger as to a mapping rule', () => {
  let held = 0
  fc.assert(
    fc.property(lead, condition, (given, when) => {
      const rule = { id: 'r', when, lines: [{ item: 'Visit', quantity: '1', rate: '10.00' }] }
      const rules = compileRules({ version: 1, timeZone: 'UTC', rules: [rule] })
      const matched = rules.map(given, { at: given.occurredAt }).matched.length > 0
      if (matched) held += 1
      expect(holds(overProjection(when), { lead: given })).toBe(matched)
    }),
    { numRuns: 500 },
  )
  expect(held).toBeGreaterThan(50)
})
