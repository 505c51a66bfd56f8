import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { type Issue, type Lead, LeadError, leadSchema, parseLead } from '../../src/lead/index.ts'

const mike: Lead = {
  id: 'nextphone:1',
  source: 'nextphone',
  occurredAt: '2026-03-02T14:02:00-06:00',
  contact: {
    name: 'Mike Chen',
    phones: ['+15551234567'],
    emails: ['mike@email.com'],
    address: {
      line1: '12 Oak St',
      city: 'Austin',
      region: 'TX',
      postalCode: '78701',
      country: 'US',
      raw: '12 Oak St, Austin',
    },
    preferredContactMethod: 'sms',
    customerType: 'residential',
    externalIds: { crm: 'c_123' },
  },
  request: {
    text: 'AC not cooling',
    serviceType: 'HVAC',
    urgency: 'urgent',
    intents: ['quote'],
    budget: { min: '100', max: '500.00', currency: 'USD' },
    estimatedHours: '2.5',
    materials: [{ description: 'filter', quantity: '1' }],
    site: { name: 'Shop', address: { line1: '99 Elm St' } },
  },
  complete: true,
  appointment: {
    raw: 'today',
    date: '2026-03-02',
    from: '15:00',
    to: '17:00',
    part: 'afternoon',
    timeZone: 'America/Chicago',
  },
  callback: { at: '2026-03-02T15:00:00-06:00' },
  call: { id: 'c1', from: '+15551234567', direction: 'inbound', durationSeconds: 95, transcript: 'Hello' },
  fields: { rooms: 3, note: null, deep: { list: [1, 'two', { three: true }] } },
  provenance: { 'contact.name': 'caller_name' },
}

const without = (path: string): unknown => change(path, undefined)
const change = (path: string, value: unknown): unknown => {
  const copy = structuredClone(mike)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<unknown>((node, key) => Reflect.get(Object(node), key), copy)
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true })
  return copy
}

const issuesOf = (input: unknown): Issue[] => {
  try {
    parseLead(input)
  } catch (error) {
    if (error instanceof LeadError) return error.issues
    throw error
  }
  return []
}

test('accepts a whole lead and copies it', () => {
  const parsed = parseLead(mike)
  expect(parsed).toStrictEqual(mike)
  expect(parsed.fields).not.toBe(mike.fields)
  expectTypeOf(parseLead).returns.toEqualTypeOf<Lead>()
})

test('accepts a lead that has only what every lead has', () => {
  const least = {
    id: 'webhook:1',
    source: 'webhook',
    occurredAt: '2026-03-02T20:02:00Z',
    contact: { phones: [], emails: [] },
    request: { text: '', intents: [] },
    fields: {},
  }
  expect(parseLead(least)).toEqual(least)
})

describe('one thing wrong', () => {
  test.each([
    ['id', '', 'too-small'],
    ['occurredAt', 'yesterday', 'wrong-format'],
    ['occurredAt', '2026-03-02', 'wrong-format'],
    ['contact.phones.0', '(555) 123-4567', 'wrong-format'],
    ['contact.emails.0', 'mike', 'wrong-format'],
    ['contact.phones', 'many', 'wrong-type'],
    ['contact.address.country', 'USA', 'wrong-format'],
    ['contact.customerType', 'industrial', 'not-one-of'],
    ['contact.telephone', '+15551234567', 'unknown-field'],
    ['request.intents.0', 'refund', 'not-one-of'],
    ['request.budget.max', '5,000', 'invalid'],
    ['request.budget.min', '-1', 'invalid'],
    ['request.text', 'x'.repeat(100_001), 'too-long'],
    ['appointment.from', '3 pm', 'wrong-format'],
    ['appointment.date', '2026-02-30', 'wrong-format'],
    ['call.durationSeconds', -1, 'too-small'],
    ['complete', 'yes', 'wrong-type'],
  ])('in %s is named by its path', (path, value, code) => {
    expect(issuesOf(change(path, value))).toEqual([expect.objectContaining({ path, code })])
  })

  test.each(['id', 'source', 'occurredAt', 'contact', 'contact.phones', 'request.intents', 'fields'])(
    'is that %s is missing',
    (path) => {
      expect(issuesOf(without(path))).toEqual([expect.objectContaining({ path, code: 'required' })])
    },
  )
})

test('lists everything wrong at once', () => {
  const paths = issuesOf({ ...mike, occurredAt: 'yesterday', contact: { phones: ['555'], emails: ['x'] } }).map(
    ({ path }) => path,
  )
  expect(paths).toEqual(['occurredAt', 'contact.phones.0', 'contact.emails.0'])
})

test.each([null, undefined, 'lead', 1, [], () => mike])('refuses %s', (input) => {
  expect(issuesOf(input)).toEqual([
    expect.objectContaining({ path: '', code: expect.stringMatching(/required|wrong-type/) }),
  ])
})

test('repeats none of the input in its messages', () => {
  const secret = '512-555-0187'
  const error = (() => {
    try {
      return parseLead(change('contact.phones.0', secret))
    } catch (thrown) {
      return thrown
    }
  })()
  expect(error).toBeInstanceOf(LeadError)
  expect(error).toMatchObject({ name: 'LeadError', code: 'invalid-lead', retryable: false })
  expect(JSON.stringify([error, String(error)])).not.toContain(secret)
})

describe('hostile fields', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle

  test.each([
    ['nine levels', nested(9), 'too-deep'],
    ['a cycle', cycle, 'too-deep'],
    ['too many values', { list: Array.from({ length: 6_000 }, () => 0) }, 'too-many'],
    ['a text too long', { text: 'x'.repeat(100_001) }, 'too-long'],
    ['a function', { run: () => 1 }, 'not-json'],
    ['NaN', { number: Number.NaN }, 'not-json'],
    ['a date', { at: new Date(0) }, 'not-json'],
    ['__proto__', JSON.parse('{"__proto__":{"admin":true}}'), 'forbidden-key'],
    ['constructor, deep down', { a: [{ constructor: 1 }] }, 'forbidden-key'],
  ])('with %s are refused', (_, fields, code) => {
    expect(issuesOf({ ...mike, fields }).map((issue) => issue.code)).toContain(code)
  })

  test('of eight levels are accepted', () => {
    expect(issuesOf({ ...mike, fields: nested(8) })).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'prototype'])('cannot reach a prototype through the external id %s', (key) => {
    const contact = { ...mike.contact, externalIds: JSON.parse(`{"${key}":"x"}`) }
    expect(issuesOf({ ...mike, contact })).toEqual([
      expect.objectContaining({ path: 'contact.externalIds', code: 'forbidden-key' }),
    ])
  })
})

test('never throws anything but a LeadError', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }), (input) => {
      expect(issuesOf(input).length).toBeGreaterThan(0)
      issuesOf({ ...mike, fields: { input } })
    }),
  )
})

test('describes itself as JSON Schema', () => {
  const schema = z.toJSONSchema(leadSchema, { io: 'output' })
  expect(schema).toMatchObject({
    type: 'object',
    required: ['id', 'source', 'occurredAt', 'contact', 'request', 'fields'],
  })
})
