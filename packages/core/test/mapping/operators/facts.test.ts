import { describe, expect, test } from 'vitest'
import type { Lead } from '../../../src/lead/index.ts'
import { type Condition, compileRules, type MappingContext } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const truth = (when: Condition, lead: Lead, context: Partial<MappingContext> = {}): boolean | undefined => {
  const rules = compileRules({ version: 1, timeZone: 'America/Chicago', rules: [{ id: 'r', when, lines: [] }] })
  const { matched, issues } = rules.map(lead, { at: '2026-03-03T20:10:00Z', ...context })
  if (matched.length > 0) return true
  return issues.some(({ code }) => code === 'missing-fact') ? undefined : false
}

const lead = leadSaying(
  'Two toilets leak',
  {
    serviceType: 'HVAC Repair',
    intents: ['callback'],
    budget: { max: '1500.00', currency: 'USD' },
    estimatedHours: '2.5',
  },
  {
    contact: { phones: [], emails: [], address: { postalCode: '60614', city: 'Chicago' }, customerType: 'commercial' },
    fields: {
      ...{ property_type: 'Two-flat, brick', floors: 3, 'roof.age': '12', Spend: '$1,250' },
      ...{ services: ['Drains', 2], none: [], site: { gate: '12' }, 'pie\u0300ces': 'three' },
    },
  },
)

describe('values of the lead', () => {
  test.each<[string, Condition, boolean | undefined]>([
    ['equals, whatever the capitals', { op: 'equals', path: 'contact.address.city', value: 'chicago ' }, true],
    ['equals of a number in a field', { op: 'equals', path: 'fields.floors', value: 3 }, true],
    ['equals of another value', { op: 'equals', path: 'contact.address.city', value: 'Joliet' }, false],
    ['equals of what is missing', { op: 'equals', path: 'contact.address.region', value: 'IL' }, undefined],
    ['in', { op: 'in', path: 'contact.address.postalCode', values: ['60601', '60614'] }, true],
    ['startsWith', { op: 'startsWith', path: 'contact.address.postalCode', any: ['606'] }, true],
    ['atLeast', { op: 'atLeast', path: 'request.budget.max', value: '1500' }, true],
    ['atMost', { op: 'atMost', path: 'request.budget.max', value: '1499.99' }, false],
    ['between, both ends included', { op: 'between', path: 'request.estimatedHours', from: '2.5', to: '4' }, true],
    ['an amount as people write it', { op: 'atLeast', path: 'fields.Spend', value: '1250' }, true],
    ['a number where there is none', { op: 'atLeast', path: 'contact.address.city', value: '1' }, undefined],
    ['exists', { op: 'exists', path: 'fields.property_type' }, true],
    ['exists is never unknown', { op: 'exists', path: 'fields.pets' }, false],
    ['a field with a dot in its name', { op: 'equals', path: 'fields.roof.age', value: 12 }, true],
    ['equals of one of a list', { op: 'equals', path: 'fields.services', value: 'drains' }, true],
    ['in, of a number in a list', { op: 'in', path: 'fields.services', values: ['3', '2'] }, true],
    ['equals of none of a list', { op: 'equals', path: 'fields.services', value: 'roofs' }, false],
    ['equals of an empty list', { op: 'equals', path: 'fields.none', value: 'roofs' }, false],
    ['startsWith of one of a list', { op: 'startsWith', path: 'fields.services', any: ['dr'] }, true],
    ['atLeast of one of a list', { op: 'atLeast', path: 'fields.services', value: '2' }, true],
    ['atLeast where a member is no number', { op: 'atLeast', path: 'fields.services', value: '3' }, undefined],
    ['a phrase in a list', { op: 'field', name: 'services', any: ['drain'] }, true],
    ['a list exists', { op: 'exists', path: 'fields.services' }, true],
    ['what has members exists', { op: 'exists', path: 'fields.site' }, true],
    ['what has members equals nothing', { op: 'equals', path: 'fields.site', value: '12' }, undefined],
    ['what every object inherits is not there', { op: 'exists', path: 'fields.constructor' }, false],
  ])('%s', (_name, condition, expected) => {
    expect(truth(condition, lead)).toBe(expected)
  })
})

describe('facts', () => {
  test.each<[string, Condition, boolean | undefined]>([
    ['a service type that contains the name', { op: 'serviceType', in: ['hvac'] }, true],
    ['a part of a word is no service type', { op: 'serviceType', in: ['vac'] }, false],
    ['an intent the phone service gave', { op: 'intent', in: ['callback'] }, true],
    ['the customer type of the lead', { op: 'customerType', is: 'commercial' }, true],
    ['a field by any spelling of its name', { op: 'field', name: 'Property Type', any: ['two flat'] }, true],
    ['a field whose accents are written apart', { op: 'field', name: 'Pièces', any: ['three'] }, true],
    ['a field that is missing', { op: 'field', name: 'Pets', any: ['dog'] }, undefined],
    ['a caller nobody looked up', { op: 'caller', known: false }, undefined],
  ])('%s', (_name, condition, expected) => {
    expect(truth(condition, lead)).toBe(expected)
  })

  test('a caller who was looked up is known or new', () => {
    expect(truth({ op: 'caller', known: true }, lead, { caller: { known: true } })).toBe(true)
    expect(truth({ op: 'caller', known: true }, lead, { caller: { known: false } })).toBe(false)
  })

  test('the customer type comes from the record, then from the text, then from what the rule assumes', () => {
    const plain = leadSaying('Outlet is dead')
    const commercial: Condition = { op: 'customerType', is: 'commercial' }
    expect(truth(commercial, plain)).toBe(undefined)
    expect(truth(commercial, plain, { caller: { known: true, customerType: 'commercial' } })).toBe(true)
    expect(truth(commercial, leadSaying('Outlet is dead at our restaurant'))).toBe(true)
    expect(truth({ ...commercial, assume: 'residential' }, plain)).toBe(false)
  })

  test('an intent that only the text tells holds as well', () => {
    expect(truth({ op: 'intent', in: ['quote'] }, leadSaying('How much is a new faucet?'))).toBe(true)
  })

  test('phrases are looked for in the summary and the transcript too', () => {
    const call = leadSaying('Needs help', {}, { call: { transcript: 'Agent: Hello.\nCaller: My furnace is dead.' } })
    expect(truth({ op: 'phrase', any: ['furnace dead'] }, call)).toBe(true)
    expect(truth({ op: 'phrase', any: ['furnace dead'], speaker: 'agent' }, call)).toBe(false)
  })
})

test('a blank service type says nothing', () => {
  const blank = leadSaying('x', { serviceType: ' ' })
  expect(truth({ op: 'serviceType', in: ['hvac'] }, blank)).toBeUndefined()
  expect(
    truth({ op: 'serviceType', in: ['d\u00e9bouchage'] }, leadSaying('x', { serviceType: 'De\u0301bouchage' })),
  ).toBe(true)
})

test('a service type without a letter is refused, since nothing contains it', () => {
  const when: Condition = { op: 'serviceType', in: ['HVAC', '?'] }
  expect(() => truth(when, lead)).toThrow('rules.0.when.in.1: expected a name with letters or digits, got "?"')
})

describe('what is shown', () => {
  const map = (when: Condition, description = ''): ReturnType<ReturnType<typeof compileRules>['map']> =>
    compileRules({
      version: 1,
      timeZone: 'UTC',
      rules: [{ id: 'r', when, lines: [{ item: 'A', rate: '1.00', description }] }],
    }).map({ ...lead, call: { summary: 'Their basement is flooding right now.' } }, { at: '2026-03-03T12:00:00Z' })

  test('of a list are its scalars, one after another', () => {
    const { lines, matched } = map({ op: 'exists', path: 'fields.services' }, 'For {fields.services|nothing}')
    expect(lines[0]?.description).toBe('For Drains, 2')
    expect(matched[0]?.evidence).toEqual([{ condition: 'exists', value: 'fields.services' }])
  })

  test('of the urgency are the level, and the words with the text they are of', () => {
    expect(map({ op: 'urgency', in: ['emergency'] }).matched[0]?.evidence).toEqual([
      { condition: 'urgency', value: 'emergency' },
      {
        condition: 'urgency',
        value: 'call.summary',
        text: expect.objectContaining({ text: expect.stringContaining('flooding') }),
      },
    ])
  })
})
