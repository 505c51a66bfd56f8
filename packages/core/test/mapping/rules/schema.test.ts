import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type Condition,
  compileRules,
  type LeadPath,
  type LineTemplate,
  type MappingRule,
  type MappingRules,
  mappingRulesJsonSchema,
  mappingRulesSchema,
  type Quantity,
} from '../../../src/mapping/index.ts'
import { homeServicesRules } from '../../../src/mapping/starter.ts'

const validate = new Ajv2020({ strict: false }).compile(mappingRulesJsonSchema)
const byZod = (document: unknown): boolean => mappingRulesSchema.safeParse(document).success

const conditions: Condition[] = [
  { op: 'phrase', any: ['burst pipe'], except: ['pipe organ'], order: 'near', within: 2, speaker: 'caller' },
  { op: 'field', name: 'Roof age', any: ['old'] },
  { op: 'equals', path: 'fields.floors', value: 3 },
  { op: 'in', path: 'contact.address.city', values: ['Chicago', true, 2] },
  { op: 'startsWith', path: 'contact.address.postalCode', any: ['606'] },
  { op: 'atLeast', path: 'request.budget.max', value: '1500.00' },
  { op: 'atMost', path: 'request.materials.0.amount', value: '-3' },
  { op: 'between', path: 'request.estimatedHours', from: '1', to: '2.5' },
  { op: 'exists', path: 'contact.phones.1' },
  { op: 'urgency', in: ['emergency', 'urgent'] },
  { op: 'intent', in: ['quote'] },
  { op: 'serviceType', in: ['HVAC'] },
  { op: 'customerType', is: 'commercial', assume: 'residential' },
  { op: 'caller', known: true },
  { op: 'area', postalCodes: ['606'], cities: ['Oak Park'], regions: ['IL'] },
  { op: 'businessHours', open: false },
  { op: 'timeOfDay', from: '22:00', to: '06:00' },
  { op: 'dayOfWeek', in: ['sat', 'sun'] },
  { op: 'holiday' },
  { op: 'season', in: ['winter'] },
]

const document: MappingRules = {
  version: 1,
  timeZone: 'America/Chicago',
  effectiveFrom: '2026-01-01',
  currency: 'USD',
  businessHours: { mon: [{ from: '08:00', to: '24:00' }] },
  holidays: [
    { name: 'Christmas', date: '12-25' },
    { month: 11, weekday: 'thu', nth: 4 },
  ],
  vocabulary: { pipe: ['pipe', 'hose'] },
  groups: { work: 'longest' },
  rules: [
    {
      id: 'r',
      name: 'Everything',
      when: { op: 'any', of: [...conditions, { op: 'not', of: { op: 'all', of: conditions } }] },
      lines: [
        { item: 'A', quantity: { from: 'text', of: ['toilet'], times: '0.5', plus: '1', otherwise: '2' }, rate: '9' },
        { item: 'B', unit: 'quote', labour: { item: 'C', rate: '95.00' }, discount: { percent: '12.5' } },
        { item: 'D', quantity: '2', discount: { amount: '5.00' }, merge: 'sum', className: 'x', taxCode: 'TAX' },
        { item: 'E', quantity: { from: 'shared', times: '2' }, minimumHours: '1', description: '{contact.name|you}' },
      ],
      quantity: { from: 'field', name: 'rooms' },
      urgency: 'urgent',
      priority: 3,
      group: 'work',
      unlessMatched: ['q'],
      last: false,
      tags: ['HVAC'],
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
    },
  ],
  surcharges: [{ id: 's', when: { op: 'holiday' }, line: { item: 'S' }, percent: '15', of: 'labour' }],
  discounts: [{ id: 'd', when: { op: 'caller', known: true }, percent: '100', items: ['A'] }],
  fallback: { lines: [{ item: 'Visit', unit: 'free' }], tags: ['review'] },
}

/** Every place in a document, as keys from its root. */
const placesIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))
    : []),
]

/** A copy in which one place has another value; `undefined` takes it away. */
const changed = (value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown => {
  if (key === undefined) return put
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? changed(item, rest, put) : item))
  const entries = Object.entries(value as object) // a place that placesIn has found
  return Object.fromEntries([
    ...entries
      .map(([name, inner]): [string, unknown] => [name, name === key ? changed(inner, rest, put) : inner])
      .filter(([, inner]) => inner !== undefined),
    ...(Object.hasOwn(value as object, key) ? [] : [[key, put]]),
  ])
}

const places = placesIn(document)
const parts = places.map((path) => path.reduce<unknown>((value, key) => (value as never)[key], document))
const replacement = fc.oneof(
  fc.constantFrom<unknown>(...parts),
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    0,
    -1,
    1.5,
    '1e3',
    '007',
    '-1',
    '100.5',
    '24:00',
    '25:00',
    'a'.repeat(201),
    '😀'.repeat(150),
    [],
    {},
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }),
)

describe('the JSON Schema and the zod schema', () => {
  test('take the document that has everything, and the starter rules', () => {
    expect(byZod(document)).toBe(true)
    expect(validate(document)).toBe(true)
    expect(validate(JSON.parse(JSON.stringify(homeServicesRules)))).toBe(true)
    expect(() =>
      compileRules({ ...document, rules: document.rules.map((rule) => ({ ...rule, unlessMatched: [] })) }),
    ).not.toThrow()
  })

  test('take and refuse the same documents', () => {
    const change = fc.tuple(
      fc.constantFrom(...places),
      fc.option(fc.constantFrom('extra', 'op', 'from', 'rate', '__proto__')),
      replacement,
    )
    const verdicts = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        const other = changes.reduce<unknown>((value, [path, added, put]) => {
          if (!placesIn(value).some((known) => known.join('\n') === path.join('\n'))) return value
          const at = path.reduce<unknown>((inner, key) => (inner as never)[key], value)
          const whole = typeof at === 'object' && at !== null && !Array.isArray(at)
          return changed(value, whole && added !== null ? [...path, added] : path, put)
        }, document)
        const plain: unknown = other === undefined ? null : JSON.parse(JSON.stringify(other))
        const taken = byZod(plain)
        verdicts[taken ? 'taken' : 'refused'] += 1
        expect({ plain, taken: validate(plain) }).toEqual({ plain, taken })
      }),
      { numRuns: 500 },
    )
    expect(verdicts.taken).toBeGreaterThan(10)
    expect(verdicts.refused).toBeGreaterThan(200)
  }, 60_000)

  test('refuse a name that reaches for the prototype', () => {
    for (const key of ['groups', 'vocabulary'] as const) {
      const hostile: unknown = JSON.parse(
        JSON.stringify({ ...document, [key]: {} }).replace(`"${key}":{}`, `"${key}":{"__proto__":["x"]}`),
      )
      expect(byZod(hostile)).toBe(false)
      expect(validate(hostile)).toBe(false)
    }
  })

  test('refuse lists of days and seasons that are longer than a week and a year', () => {
    const days = (length: number): unknown => ({
      ...document,
      rules: [{ id: 'r', when: { op: 'dayOfWeek', in: Array.from({ length }, () => 'mon') }, lines: [] }],
    })
    expect([byZod(days(7)), validate(days(7))]).toEqual([true, true])
    expect([byZod(days(8)), validate(days(8))]).toEqual([false, false])
  })

  test('count characters alike, whatever they are made of', () => {
    for (const length of [1, 200, 201, 400]) {
      const named = { ...document, timeZone: '😀'.repeat(length) }
      expect(validate(named)).toBe(length <= 200)
      expect(byZod(named)).toBe(length <= 200)
    }
  })
})

describe('a wrong rule does not compile in TypeScript', () => {
  test('whose condition has an operator, a value or a path that does not exist', () => {
    expectTypeOf<{ op: 'sounds-like'; any: ['x'] }>().not.toExtend<Condition>()
    expectTypeOf<{ op: 'exists'; path: 'contact.adress.city' }>().not.toExtend<Condition>()
    expectTypeOf<{ op: 'season'; in: ['monsoon'] }>().not.toExtend<Condition>()
    expectTypeOf<{ op: 'phrase' }>().not.toExtend<Condition>()
    expectTypeOf<'fields.anything at all'>().toExtend<LeadPath>()
    expectTypeOf<'contact.phones.0'>().toExtend<LeadPath>()
    // @ts-expect-error a phrase takes no pattern
    const phrase: Condition = { op: 'phrase', any: ['leak'], pattern: /leak/ }
    expect(byZod({ ...document, rules: [{ id: 'r', when: phrase, lines: [] }] })).toBe(false)
  })

  test('whose line has a number for money, an unknown unit or a discount of two kinds', () => {
    expectTypeOf<{ item: 'A'; rate: 125 }>().not.toExtend<LineTemplate>()
    expectTypeOf<{ item: 'A'; unit: 'day' }>().not.toExtend<LineTemplate>()
    expectTypeOf<{ from: 'rooms' }>().not.toExtend<Quantity>()
    // @ts-expect-error quantities are decimal strings
    const line: LineTemplate = { item: 'A', quantity: 2 }
    expect(byZod({ ...document, fallback: { lines: [line] } })).toBe(false)
  })

  test('whose group has no such policy, or which has no lines', () => {
    expectTypeOf<{ work: 'random' }>().not.toExtend<NonNullable<MappingRules['groups']>>()
    expectTypeOf<{ id: 'r'; when: { op: 'holiday' } }>().not.toExtend<MappingRule>()
  })
})
