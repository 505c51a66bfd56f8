import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardOf } from '../../../src/mapping/rules/guard.ts'
import { parseRules } from '../../../src/mapping/rules/parse.ts'
import { plainCopy } from '../../../src/mapping/rules/plain-copy.ts'
import { mappingRulesSchema } from '../../../src/mapping/rules/schema.ts'

const document = {
  version: 1,
  timeZone: 'America/Chicago',
  currency: 'USD',
  businessHours: { mon: [{ from: '08:00', to: '17:00' }] },
  holidays: [{ date: '12-25' }, { name: 'Labor Day', month: 9, weekday: 'mon', nth: 1 }],
  vocabulary: { tap: ['faucet', 'spigot'] },
  groups: { work: 'longest' },
  rules: [
    {
      id: 'leak',
      group: 'work',
      priority: 2,
      when: {
        op: 'all',
        of: [
          { op: 'phrase', any: ['<tap> leak'], order: 'near', within: 2 },
          { op: 'not', of: { op: 'equals', path: 'fields.roof', value: 3 } },
          { op: 'area', postalCodes: ['606'] },
        ],
      },
      lines: [{ item: 'Repair', quantity: { from: 'text', of: ['tap'], plus: '1' }, discount: { percent: '10' } }],
    },
  ],
  surcharges: [{ id: 'night', when: { op: 'businessHours', open: false }, line: { item: 'Night' }, percent: '10' }],
  fallback: { lines: [], tags: ['x'] },
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    'y'.repeat(201),
    '😀'.repeat(150),
    0,
    1,
    1.5,
    -1,
    true,
    [],
    {},
    [[]],
    '08:00',
    '2026-02-30',
  ),
  fc.constantFrom<unknown>(
    { op: 'any', of: [{ op: 'holiday' }] },
    { op: 'is' },
    { op: 'exists', path: 'id' },
    ['a'],
    [1],
  ),
)
const steps = fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'add', 'remove'), odd, fc.nat()), {
  minLength: 1,
  maxLength: 3,
})

/** Everything in a document that has members. */
const holders = (value: unknown): object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(holders)] : []

test('a guard answers as its schema does, whatever is wrong', () => {
  const guard = guardOf(mappingRulesSchema)
  let right = 0
  fc.assert(
    fc.property(steps, (changes) => {
      const changed = structuredClone(document)
      for (const [which, how, value, at] of changes) {
        const all = holders(changed)
        const holder = all[which % all.length] ?? changed
        const keys = Object.keys(holder)
        const key = how === 'add' ? 'extra' : keys[at % Math.max(1, keys.length)]
        if (key === undefined) continue
        if (Array.isArray(holder) && how === 'add') holder.push(structuredClone(value))
        else if (how !== 'remove') Reflect.set(holder, key, structuredClone(value))
        else if (!Array.isArray(holder)) Reflect.deleteProperty(holder, key)
      }
      const { success } = mappingRulesSchema.safeParse(changed)
      if (success) right += 1
      expect(guard(changed)).toBe(success)
      if (success) expect(plainCopy(changed, 64, 1_000)).toEqual(changed)
    }),
    { numRuns: 600 },
  )
  expect(guard(document)).toBe(true)
  expect(right).toBeGreaterThan(10)
})

test('what was parsed does not change with what it was parsed from', () => {
  const given = structuredClone(document)
  const rules = parseRules(given)
  const before = JSON.stringify(rules)
  Reflect.set(given.rules[0] ?? {}, 'id', 'other')
  expect(JSON.stringify(rules)).toBe(before)
})

test.each([[new Map()], [new Date(0)], [Object.create({ timeZone: 'UTC' })], [() => 1]])(
  '%s is no plain JSON',
  (value) => {
    expect(plainCopy({ value }, 8, 100)).toSatisfy((copy) => copy === undefined || typeof value === 'function')
  },
)

test('a copy is bounded in depth and values', () => {
  expect(plainCopy([[[[]]]], 3, 100)).toBeUndefined()
  expect(
    plainCopy(
      Array.from({ length: 101 }, () => []),
      3,
      100,
    ),
  ).toBeUndefined()
})
