import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  crmMapping,
  type FieldMapping,
  FieldMappingError,
  fieldMappingJsonSchema,
  gohighlevelMapping,
  hubspotMapping,
  leadTargets,
  makeMapping,
  mappedEventTypes,
  n8nMapping,
  parseFieldMapping,
  pipedriveMapping,
  zapierMapping,
} from '../../src/index.ts'

const accepts = new Ajv2020({ strict: false }).compile(fieldMappingJsonSchema)

const issuesOf = (input: unknown) => {
  try {
    parseFieldMapping(input)
    return []
  } catch (error) {
    if (error instanceof FieldMappingError) return error.issues
    throw error
  }
}

const path = fc.constantFrom(
  'a',
  'a.b',
  '$.a',
  'a[0]["b c"]',
  '',
  'a..b',
  '__proto__',
  'x'.repeat(501),
  'a["constructor"]',
  '$',
)
const source = fc.oneof(
  path,
  fc.record(
    {
      path: fc.oneof(path, fc.array(path, { maxLength: 3 }), fc.constant(4)),
      join: fc.array(path, { maxLength: 3 }),
      separator: fc.constantFrom('-', 1),
      entry: fc.constantFrom({ key: 'q', equals: 'x', value: 'a' }, { key: 'q' }),
      map: fc.constantFrom({ a: 'b' }, { a: 1 }, []),
      default: fc.constantFrom('none', null),
      unit: fc.constantFrom('cents', 'seconds', 'hours'),
      code: fc.constant('return 1'),
    },
    { requiredKeys: [] },
  ),
)
const condition = fc.record(
  { path, in: fc.constantFrom(['a'], [], 'a'), exists: fc.constantFrom(true, 'yes') },
  { requiredKeys: [] },
)
const target = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...leadTargets) },
  { weight: 1, arbitrary: fc.constantFrom('contact.nmae') },
)
const document = fc.record(
  {
    version: fc.constantFrom(1, 1, 1, 2, '1'),
    unwrap: fc.constantFrom(['body'], [1], 'body'),
    when: fc.oneof(condition, fc.array(condition, { maxLength: 2 })),
    id: fc.oneof(path, fc.array(path, { maxLength: 2 })),
    fields: fc.dictionary(target, source, { maxKeys: 3 }),
    events: fc.array(
      fc.record(
        { type: fc.constantFrom(...mappedEventTypes, 'x'), when: fc.array(condition, { maxLength: 2 }) },
        { requiredKeys: ['type'] },
      ),
      { maxLength: 2 },
    ),
    document: fc.record(
      { total: source, lines: fc.record({ path, amount: source }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
    keep: fc.oneof(fc.constantFrom('all', 'none', 'some'), fc.array(path, { maxLength: 2 })),
    drop: fc.constantFrom(['token'], 'token'),
    script: fc.constant('x'),
  },
  { requiredKeys: ['version', 'fields'] },
)

test('the JSON Schema takes what the parser takes, and nothing else', () => {
  let taken = 0
  fc.assert(
    fc.property(
      fc.oneof(document, fc.record({ version: fc.constant(1), fields: fc.dictionary(target, source, { maxKeys: 2 }) })),
      (input) => {
        const issues = issuesOf(input)
        if (issues.length === 0) taken += 1
        expect(accepts(input)).toBe(issues.length === 0)
      },
    ),
    { numRuns: 2000 },
  )
  expect(taken).toBeGreaterThan(50)
})

test('of the parts of a rule exactly those combinations are taken that mean something', () => {
  const parts = {
    path: 'a',
    join: ['b', 'c'],
    separator: '-',
    entry: { key: 'q', equals: 'x', value: 'y' },
    default: 'd',
  }
  fc.assert(
    fc.property(fc.subarray(Object.keys(parts)), (names) => {
      const rule = Object.fromEntries(Object.entries(parts).filter(([name]) => names.includes(name)))
      const [hasPath, hasJoin] = [names.includes('path'), names.includes('join')]
      const means = (hasPath || hasJoin || names.includes('default')) && !(hasPath && hasJoin)
      const isTaken = means && (hasPath || !names.includes('entry'))
      const input = { version: 1, fields: { 'contact.name': rule } }
      expect(issuesOf(input).length === 0).toBe(isTaken)
      expect(accepts(input)).toBe(isTaken)
    }),
  )
})

test.each(
  Object.entries({
    crmMapping,
    gohighlevelMapping,
    hubspotMapping,
    makeMapping,
    n8nMapping,
    pipedriveMapping,
    zapierMapping,
  }),
)('%s is a mapping document: it is the same after a turn through JSON', (_, mapping) => {
  const read: unknown = JSON.parse(JSON.stringify(mapping))
  expect(parseFieldMapping(read)).toEqual(mapping)
  expect(accepts(read)).toBe(true)
})

test('an error says where, what came and what was expected, and repeats no value', () => {
  const fields = { 'contact.name': 'secret..path', 'call.id': 4, 'call.to': { path: ['a', 3] }, 'contact.phone': 'x' }
  const issues = issuesOf({ version: 1, fields, when: { path: 'x' } })
  expect(issues.map(({ path: at, code }) => `${at} ${code}`).sort()).toEqual([
    'fields.call.id wrong-type',
    'fields.call.to.path.1 wrong-type',
    'fields.contact.name wrong-format',
    'fields.contact.phone unknown-field',
    'when invalid',
  ])
  expect(issues.find(({ path: at }) => at === 'fields.call.id')?.message).toBe(
    'expected string or object, got a number',
  )
  expect(JSON.stringify(issues)).not.toContain('secret')
})

test.each([
  ['too deep', { version: 1, fields: {}, drop: [[[[[[[[[1]]]]]]]]] }, 'too-deep'],
  ['too large', { version: 1, fields: {}, keep: Array.from({ length: 6000 }, () => 'a') }, 'too-many'],
  ['reaching for a prototype', JSON.parse('{"version":1,"fields":{"__proto__":"a"}}') as FieldMapping, 'forbidden-key'],
  ['no object', 'x', 'wrong-type'],
  ['nothing', undefined, 'required'],
])('a document that is %s is refused', (_, input, code) => {
  expect(issuesOf(input).map((issue) => issue.code)).toContain(code)
})

test('whatever comes, it is a mapping or a FieldMappingError', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (input) => {
      expect(Array.isArray(issuesOf(input))).toBe(true)
    }),
  )
})
