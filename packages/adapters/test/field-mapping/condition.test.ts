import { compileRules, type Lead, type ValueCondition } from '@leadbooks/core'
import fc from 'fast-check'
import type { JsonObject } from 'type-fest'
import { expect, test } from 'vitest'
import { compileConditions } from '../../src/field-mapping/condition.ts'
import type { FieldCondition } from '../../src/field-mapping/mapping.ts'
import { FieldMappingError } from '../../src/field-mapping/mapping-error.ts'
import { parseFieldMapping } from '../../src/field-mapping/parse-mapping.ts'

const payload: JsonObject = {
  stage: 'Won',
  amount: '$1,250.00',
  deal: { zip: '60614', tags: ['HVAC', 'Urgent'], note: 'N/A', flag: false },
}

const cases: readonly (readonly [FieldCondition, boolean])[] = [
  [{ path: 'stage', in: ['won', 'lost'] }, true],
  [{ path: ['phase', 'stage'], in: ['won'], exists: true }, true],
  [{ path: 'deal.note', exists: false }, true],
  [{ path: 'deal.note', exists: true }, false],
  [{ op: 'equals', path: 'stage', value: ' WON ' }, true],
  [{ op: 'equals', path: 'deal.flag', value: false }, true],
  [{ op: 'in', path: 'deal.tags', values: ['urgent'] }, true],
  [{ op: 'startsWith', path: 'deal.zip', any: ['606'] }, true],
  [{ op: 'atLeast', path: 'amount', value: '1000' }, true],
  [{ op: 'between', path: 'amount', from: '10', to: '20' }, false],
  [{ op: 'exists', path: 'deal.note' }, false],
  [{ op: 'not', of: { op: 'exists', path: 'deal.note' } }, true],
  [
    {
      op: 'all',
      of: [
        { op: 'exists', path: 'stage' },
        { op: 'any', of: [{ op: 'exists', path: 'deal.zip' }] },
      ],
    },
    true,
  ],
  // What is not there is not known, and neither is its opposite.
  [{ op: 'equals', path: 'gone', value: 'x' }, false],
  [{ op: 'not', of: { op: 'equals', path: 'gone', value: 'x' } }, false],
]

test.each(cases)('%j holds: %s', (condition, expected) => {
  const mapping = parseFieldMapping({ version: 1, fields: {}, when: JSON.parse(JSON.stringify(condition)) })
  expect(mapping.when).toEqual(condition)
  expect(compileConditions(condition)(payload)).toBe(expected)
})

const value = fc.constantFrom('won', '445.00', '445', '01234', '$1,250', 'N', '12')
const leaf: fc.Arbitrary<ValueCondition> = fc.oneof(
  fc.record({ op: fc.constant('equals' as const), path: fc.constant('fields.a'), value }),
  fc.record({
    op: fc.constant('in' as const),
    path: fc.constant('fields.a'),
    values: fc.array(value, { minLength: 1 }),
  }),
  fc.record({ op: fc.constant('exists' as const), path: fc.constant('fields.b') }),
  fc.record({
    op: fc.constantFrom('atLeast' as const, 'atMost' as const),
    path: fc.constant('fields.a'),
    value: fc.constant('445'),
  }),
)
const condition: fc.Arbitrary<ValueCondition> = fc.oneof(
  leaf,
  fc.record({
    op: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ op: fc.constant('not' as const), of: leaf }),
)

test('a payload is judged as a mapping rule judges a lead with the same fields', () => {
  fc.assert(
    fc.property(condition, fc.option(value, { nil: undefined }), (one, a) => {
      const fields = a === undefined ? {} : { a }
      const lead: Lead = {
        ...{ id: 'x:1', source: 'x', occurredAt: '2026-03-03T14:00:00Z', fields },
        ...{ contact: { phones: [], emails: [] }, request: { text: '', intents: [] } },
      }
      const rules = compileRules({ version: 1, timeZone: 'UTC', rules: [{ id: 'r', when: one, lines: [] }] })
      expect(compileConditions(one)({ fields })).toBe(rules.map(lead, { at: lead.occurredAt }).matched.length === 1)
    }),
    { numRuns: 150 },
  )
})

test.each([
  [{ op: 'is', path: 'a' }, 'when.op unknown-operator'],
  [[{ op: 'all', of: [{ op: 'is' }] }], 'when.0.of.0.op unknown-operator'],
  [{ op: 'between', path: 'a', from: 2, to: 1 }, 'when empty-range'],
  [[{ op: 'not', of: { op: 'between', path: 'a', from: '10', to: '9.99' } }], 'when.0.of empty-range'],
  [{ op: 'equals', path: 'a' }, 'when.value wrong-type'],
  [{ op: 'equals', path: 'a..b', value: 1 }, 'when.path wrong-format'],
  [{ path: 'a' }, 'when invalid'],
  [{ path: 'a', inn: ['x'] }, 'when.inn unknown-field'],
  [5, 'when wrong-type'],
])('a wrong condition says where and what: %j', (when, expected) => {
  let issues: string[] = []
  try {
    parseFieldMapping({ version: 1, fields: {}, when })
  } catch (error) {
    issues = error instanceof FieldMappingError ? error.issues.map(({ path, code }) => `${path} ${code}`) : []
  }
  expect(issues).toContain(expected)
})

test('an event whose range is empty is refused, and an operator that nobody knows is told by its kind', () => {
  const issuesOf = (mapping: unknown): unknown => {
    try {
      return parseFieldMapping(mapping)
    } catch (error) {
      return error instanceof FieldMappingError ? error.issues : error
    }
  }
  const when = [{ op: 'between', path: 'a', from: 2, to: 1 }]
  expect(issuesOf({ version: 1, fields: {}, events: [{ type: 'deal.won' }, { type: 'sale.paid', when }] })).toEqual([
    { path: 'events.1.when.0', code: 'empty-range', message: 'from 2 is above to 1, so nothing lies between' },
  ])
  expect(issuesOf({ version: 1, fields: {}, when: { op: 'nope', path: 'a' } })).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/^expected one of all, .*, got text of 4 characters$/) }),
  ])
})
