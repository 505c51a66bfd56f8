import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lead } from '../../src/lead/index.ts'
import type { MappingRules } from '../../src/mapping/index.ts'
import { compileRules } from '../../src/mapping/index.ts'
import { judgeTexts, parseTriggers, type TriggerCondition } from '../../src/workflow/index.ts'
import { compileCondition } from '../../src/workflow/policy/evaluate.ts'
import { TriggerFacts } from '../../src/workflow/policy/trigger-facts.ts'

const words = ['Austin', ' austin ', 'AUS', 'Dallas', '', ' ', 'yes', 'true']
const figures = ['500', '$1,250', '1250', '-3', '7 or so', '12.50']
const value = fc.constantFrom(...words, ...figures)
const path = fc.constantFrom('contact.address.city', 'request.budget.max', 'fields.size')
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

const holidays = [Date.UTC(2026, 11, 25, 15), Date.UTC(2026, 8, 7, 15)]
const lead: fc.Arbitrary<Lead> = fc
  .record({
    city: value,
    max: value,
    size: fc.oneof(value, fc.integer({ min: -5, max: 2000 }), fc.boolean()),
    urgency: fc.constantFrom('emergency' as const, 'urgent' as const, 'routine' as const),
    intents: fc.subarray(['quote' as const, 'callback' as const, 'complaint' as const]),
    serviceType: maybe(fc.constantFrom('HVAC repair', 'Plumbing')),
    customerType: maybe(fc.constantFrom('residential' as const, 'commercial' as const)),
    postalCode: maybe(fc.constantFrom('60614', '78701')),
    text: fc.constantFrom(
      'Hello',
      'The basement is flooded.',
      'The basement is not flooded.',
      'My restaurant needs a plumber, what would it cost?',
      'It is an old house. The gate code is 12. Please call me back.',
    ),
    dwelling: maybe(fc.constantFrom('Single family house', 'not a house', ' ')),
    occurredAt: fc
      .oneof(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }), fc.constantFrom(...holidays))
      .map((ms) => new Date(ms).toISOString()),
  })
  .map(({ city, max, size, urgency, intents, serviceType, customerType, postalCode, text, dwelling, occurredAt }) => ({
    id: 'nextphone:1',
    source: 'nextphone',
    occurredAt,
    contact: {
      phones: [],
      emails: [],
      address: { city, ...(postalCode && { postalCode }) },
      ...(customerType && { customerType }),
    },
    request: { text, urgency, intents, budget: { max, currency: 'USD' }, ...(serviceType && { serviceType }) },
    fields: { size, ...(dwelling !== undefined && { dwelling }) },
  }))

const scalar = fc.constantFrom('AUSTIN ', 'yes', 'true', true, 500, '12.5', '1250', '7 or so')
const limit = fc.constantFrom('-3', '12.5', '500', '1250')
const time = fc.constantFrom('06:00', '08:30', '17:00', '23:15')
const op = <Op extends string>(name: Op) => fc.constant(name)
/** Conditions of each operator; what is said to be sure is never unknown to a rule. */
const sure = [
  fc.record({ op: op('exists'), path }),
  fc.record({ op: op('urgency'), in: fc.subarray(['emergency', 'urgent', 'routine'], { minLength: 1 }) }),
  fc.record({ op: op('intent'), in: fc.subarray(['quote', 'callback', 'spam'], { minLength: 1 }) }),
  fc.record({ op: op('businessHours'), open: fc.boolean() }),
  fc.record({ op: op('timeOfDay'), from: fc.constantFrom('05:00', '16:00'), to: time }),
  fc.record({ op: op('dayOfWeek'), in: fc.subarray(['mon', 'sat', 'sun'], { minLength: 1 }) }),
  fc.record({ op: op('holiday') }),
  fc.record({ op: op('season'), in: fc.subarray(['spring', 'winter'], { minLength: 1 }) }),
]
const said = fc.constantFrom('flooded', 'flooded basement', '(gate|door) code', '<place>')
const phrase = fc.record(
  {
    op: op('phrase'),
    any: fc.array(said, { minLength: 1, maxLength: 2 }),
    except: fc.constant(['restaurant plumber']),
    order: fc.constantFrom('any', 'near', 'exact'),
    meaning: fc.constantFrom('said', 'mentioned'),
  },
  { requiredKeys: ['op', 'any'] },
)
const field = fc.record({
  op: op('field'),
  name: op('Dwelling'),
  any: fc.subarray(['house', 'flat'], { minLength: 1 }),
})
const open = [
  fc.record({ op: op('equals'), path, value: scalar }),
  fc.record({ op: op('in'), path, values: fc.array(scalar, { minLength: 1 }) }),
  fc.record({ op: op('startsWith'), path, any: fc.array(fc.constantFrom('au', 'AUS', '$'), { minLength: 1 }) }),
  fc.record({ op: fc.constantFrom('atLeast', 'atMost'), path, value: limit }),
  fc.record({ op: op('between'), path, from: op('-3'), to: limit }),
  fc.record({ op: op('serviceType'), in: fc.subarray(['hvac', 'Roofing'], { minLength: 1 }) }),
  fc.record({ op: op('customerType'), is: fc.constantFrom('residential', 'commercial') }),
  fc.record({ op: op('caller'), known: fc.boolean() }),
  fc.record({ op: op('area'), postalCodes: fc.constant(['606']), cities: fc.constant(['austin']) }),
]
const simple = fc.oneof(...sure, ...open, phrase, field)
const condition = fc.oneof(
  { arbitrary: simple, weight: 6 },
  fc.record({ op: fc.constantFrom('all', 'any'), of: fc.array(simple, { minLength: 1 }) }),
  // What nobody knows is not so to a trigger and unknown to a rule; only what words say stays open to both.
  fc.record({ op: op('not'), of: fc.oneof(...sure, phrase, field) }),
)
const shared: Pick<MappingRules, 'timeZone' | 'businessHours' | 'holidays' | 'vocabulary'> = {
  timeZone: 'America/Chicago',
  vocabulary: { place: ['restaurant', 'shop floor'] },
  businessHours: { mon: [{ from: '08:00', to: '17:00' }], sat: [{ from: '09:00', to: '12:00' }] },
  holidays: [{ date: '12-25' }, { name: 'Labor Day', month: 9, weekday: 'mon', nth: 1 }],
}

test('a condition means the same to a trigger as to a mapping rule', () => {
  const held = new Map<string, number>()
  const agrees = fc.property(lead, condition, maybe(fc.boolean()), (given, when, isKnownCaller) => {
    const rule = { id: 'r', when, lines: [{ item: 'Visit', quantity: '1', rate: '10.00' }] }
    const rules = compileRules({ version: 1, ...shared, rules: [rule] })
    const context = { at: given.occurredAt, ...(isKnownCaller !== undefined && { caller: { known: isKnownCaller } }) }
    const { matched, urgency } = rules.map(given, context)
    const isMatched = matched.length > 0
    if (isMatched) held.set(when.op, (held.get(when.op) ?? 0) + 1)

    const policy = parseTriggers({ ...shared, triggers: [{ id: 'T2', when }] })
    const parsed = policy.triggers.find(({ id }) => id === 'T2')?.when as TriggerCondition
    const { intents } = given.request
    const texts = judgeTexts(policy, given)
    const facts = new TriggerFacts({ lead: given, urgency, intents, isKnownCaller, texts }, policy)
    expect(compileCondition(parsed, policy.vocabulary)(facts) === true).toBe(isMatched)
  })
  // The first of these seeds is one with which every operator holds for some lead; the other is another each time.
  fc.assert(agrees, { numRuns: 1000, seed: 1 })
  expect(held.size).toBe(sure.length + open.length + 1 + 2 + 3)
  fc.assert(agrees, { numRuns: 300 })
})
