import { describe, expect, test } from 'vitest'
import { compileRules, type MappingResult, type Quantity } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const at = '2026-03-03T12:00:00Z'
const map = (quantity: Quantity, lead = leadSaying('x')): MappingResult =>
  compileRules({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when: { op: 'exists', path: 'id' }, lines: [{ item: 'A', rate: '1.00', quantity }] }],
  }).map(lead, { at })
const said = (text: string, of: string[]): string | undefined =>
  map({ from: 'text', of, otherwise: '0' }, leadSaying(text)).lines[0]?.quantity

describe('a number counts what it is said of', () => {
  test.each([
    ['two 50-gallon water heaters', ['water heater'], '2'],
    ['two tankless waterheaters', ['water heater'], '2'],
    ['2 of my 3 toilets', ['toilet'], '2'],
    ['one of the two toilets', ['toilet'], '1'],
    ['two dozen outlets', ['outlet'], '24'],
    ['a hundred feet of gutter', ['foot'], '100'],
    ['a hundred and fifty feet of gutter', ['foot'], '150'],
    ['two hundred fifty feet of gutter', ['foot'], '250'],
    ['about fifteen hundred square feet', ['square foot'], '1500'],
    ['two thousand square feet', ['square foot'], '2000'],
    ['two thousand five hundred and forty feet', ['foot'], '2540'],
    ['3 hundred feet', ['foot'], '300'],
    ['a hundred feet, two outlets', ['outlet'], '2'],
    ['a couple hundred feet', ['foot'], '200'],
    ['3-4 outlets', ['outlet'], '3'],
    ['three or four outlets', ['outlet'], '3'],
    ['2 (two) toilets', ['toilet'], '2'],
    ['Outlets: 4\nSwitches: 2', ['switch'], '2'],
    ['outlets x2, and a fan', ['outlet'], '2'],
    ['outlets (3)', ['outlet'], '3'],
    ['30 feet of gutter', ['foot'], '30'],
    ['200 square feet of tile', ['square foot'], '200'],
    ['about two and a half hours', ['hour'], '2.5'],
    ['😀 two\r\ntoilets', ['toilet'], '2'],
    ['2 toilets upstairs and 3 downstairs', ['toilet'], '5'],
    ['two outlets inside, three outside and one more', ['outlet'], '6'],
    ['two toilets and one more need parts', ['toilet'], '3'],
    [`two toilets${' and one more'.repeat(10_000)}`, ['toilet'], '2'],
    ['two toilets and three upstairs bathrooms', ['toilet'], '2'],
    ['two toilets and one sink downstairs', ['toilet'], '2'],
    ['two toilets upstairs. Three downstairs are fine', ['toilet'], '2'],
    ['two toilets upstairs and $30 more', ['toilet'], '2'],
  ])('“%s”, of %s: %s', (text, of, quantity) => {
    expect(said(text, of)).toBe(quantity)
  })

  test('and not what it is no count of', () => {
    for (const text of [
      'a $50 toilet',
      '50% of toilets',
      'apartment 4 toilet',
      '5 Main St toilet',
      'call at 3 toilet runs',
      '2/3 toilets',
      'toilet: 2 years old',
      'toilet: 2 sinks',
      'last year you installed two toilets',
      'no toilets',
    ])
      expect([text, said(text, ['toilet'])]).toEqual([text, '0'])
  })

  test('unless it is denied, or the agent’s where the caller has another', () => {
    expect(said('Not two toilets, three toilets', ['toilet'])).toBe('3')
    expect(said('Agent: Two toilets? Caller: Three toilets.', ['toilet'])).toBe('3')
    expect(said('Agent: So two toilets? Caller: Yes.', ['toilet'])).toBe('2')
  })
})

describe('a size is no count', () => {
  test.each([
    ['a 40A breaker', 'breaker'],
    ['a 40-amp breaker', 'breaker'],
    ['40 A breaker', 'breaker'],
    ['the 240V outlet', 'outlet'],
    ['replace a 36" door', 'door'],
    ['door: 36"', 'door'],
    [`a 6'2" door`, 'door'],
    ['a 3-way switch', 'switch'],
    ['a 5 blade ceiling fan', 'ceiling fan'],
    ['a 10 gauge wire', 'wire'],
    ['a 20 lb bag', 'bag'],
    ['a 20lb bag', 'bag'],
    ['a six panel door', 'door'],
    ['the six panel door', 'door'],
    ['my 6-panel doors', 'door'],
    ['2x4 boards', 'board'],
    ['3 bedroom house', 'house'],
    ['March 3 toilet leak', 'toilet'],
    ['3 March toilet leak', 'toilet'],
    ['call at 3 toilet runs', 'toilet'],
  ])('of “%s”', (text, thing) => {
    expect(said(text, [thing])).toBe('0')
  })

  test.each([
    ['two 40A breakers', 'breaker', '2'],
    ['two 36" doors', 'door', '2'],
    ['ten 2x4 boards', 'board', '10'],
    ['three 3-way switches', 'switch', '3'],
    ['one 3 way white switch', 'switch', '1'],
    ['2x toilets', 'toilet', '2'],
    ['2 toilet', 'toilet', '2'],
    ['two sheets of drywall', 'drywall', '2'],
    ['"3" toilets', 'toilet', '3'],
    ['on March 3 two toilets leak', 'toilet', '2'],
    ['a dozen doors', 'door', '12'],
    ['a 30 foot fence', 'foot', '30'],
    ['3k square feet', 'square foot', '3000'],
  ])('but “%s” has as many as it says', (text, thing, quantity) => {
    expect(said(text, [thing])).toBe(quantity)
  })
})

test.each([
  ['two bathroom sinks', 'sink', '2'],
  ['two floor drains', 'drain', '2'],
  ['three bedroom outlets', 'outlet', '3'],
  ['2 bathrooms with sinks', 'sink', '0'],
  ['power is out at two outlets', 'outlet', '2'],
  ['power is out at two of the outlets', 'outlet', '2'],
  ['50 gallon water heaters, two of them', 'water heater', '2'],
])('a room or a place around a count takes nothing from it: “%s”', (text, thing, quantity) => {
  expect(said(text, [thing])).toBe(quantity)
})

describe('counts of several places are added', () => {
  test.each([
    ['two toilets downstairs and three more upstairs', '5'],
    ['two toilets in the kitchen and three toilets in the garage', '5'],
    ['two toilets in the kitchen, three in the garage and one in the hall', '6'],
    ['2 old toilets in the back yard and 3 old toilets in the front yard', '5'],
    ['one toilet upstairs and another downstairs', '2'],
    ['two toilets upstairs and three toilets downstairs', '5'],
  ])('“%s”: %s', (text, quantity) => {
    expect(said(text, ['toilet'])).toBe(quantity)
  })

  test.each([
    ['two toilets in the kitchen and two toilets in the kitchen', '2'],
    ['five toilets in the house, two in the kitchen', '5'],
    ['five toilets, two in the kitchen and three in the garage', '5'],
    ['two toilets leak, so that is two toilets', '2'],
    ['two toilets and one toilet downstairs leaks', '2'],
    ['two toilets in the hall and 2 sinks in the kitchen', '2'],
    ['Caller: Two toilets.\nAgent: Two toilets, got it.\nCaller: Yes, two toilets.', '2'],
  ])('but not what is said again, or of part of them: “%s”', (text, quantity) => {
    expect(said(text, ['toilet'])).toBe(quantity)
  })
})

describe('a count that is corrected gives way', () => {
  test.each([
    ['two toilets. Actually make that three toilets.', '3'],
    ['two toilets, no wait, three', '3'],
    ['two toilets no wait three', '3'],
    ['two toilets, I mean three toilets', '3'],
    ['two toilets, sorry, three. No, four.', '4'],
    ['two toilets and one sink. Actually make that three toilets.', '3'],
    ['Caller: Two toilets.\nAgent: Two toilets, okay.\nCaller: Actually three toilets.', '3'],
  ])('“%s”: %s', (text, quantity) => {
    expect(said(text, ['toilet'])).toBe(quantity)
  })

  test.each([
    'two toilets. My number is, no, five, five, five',
    'two toilets, no, the three upstairs toilets are fine',
    'two toilets, wait two minutes',
    'two toilets, there was no one',
    'two toilets and one sink. Actually make that three.',
    'two toilets, ten years old, actually 12',
    'Caller: Two toilets.\nAgent: Apartment 3?\nCaller: No, 4.',
    'Caller: Two toilets.\nAgent: Actually three toilets?\nCaller: No.',
  ])('but not to a number of something else: “%s”', (text) => {
    expect(said(text, ['toilet'])).toBe('2')
  })
})

describe('who is asked how many answers', () => {
  test.each([
    ['Agent: How many toilets?\nCaller: Three.', '3'],
    ['Agent: How many toilets do you have?\nCaller: Um, I think about three. One toilet is cracked.', '3'],
    ['Agent: How many toilets?\nCaller: Two upstairs and one downstairs.', '3'],
    ['Agent: How many toilets?\nCaller: Two. No wait, three.', '3'],
    ['Agent: How many toilets?\nCaller: Let me see. There are two of them.', '2'],
    ['Caller: My toilets leak.\nAgent: How many are there?\nCaller: Two.', '2'],
    ['How many toilets? 3', '3'],
  ])('“%s”: %s', (text, quantity) => {
    expect(said(text, ['toilet'])).toBe(quantity)
  })

  test.each([
    'Agent: How many toilets?\nCaller: Two bathrooms.',
    'Agent: How many toilets?\nCaller: 12 Oak Street.',
    'Agent: How many bathrooms?\nCaller: Three.',
    'Caller: How many toilets can you fix?\nAgent: Three.',
  ])('and not with a number of something else, nor for somebody else: “%s”', (text) => {
    expect(said(text, ['toilet'])).toBe('0')
  })
})

test('half of a measure may be told after it', () => {
  expect(said('an hour and a half of work', ['hour'])).toBe('1.5')
  expect(said('two hours and a half of work', ['hour'])).toBe('2.5')
})

test.each([
  ['two', '2'],
  ['an hour and a half', '1.5'],
  ['two hours and a half', '2.5'],
  ['one, maybe two', '0'],
  ['3k', '3000'],
  ['at 3', '0'],
  ['about 3 rooms', '3'],
  ['a couple', '2'],
  ['2-3', '2'],
  ['1,200', '1200'],
  ['1.5 hours', '1.5'],
  ['2 hours 30 minutes', '0'],
  ['12 Main St', '0'],
  ['$5', '0'],
  ['not 2', '0'],
  ['-3', '0'],
  ['none', '0'],
])('a field that says “%s” has %s', (value, quantity) => {
  const lead = leadSaying('x', {}, { fields: { rooms: value } })
  expect(map({ from: 'field', name: 'rooms', otherwise: '0' }, lead).lines[0]?.quantity).toBe(quantity)
})

test('a quantity that nobody can mean is cut, and says so', () => {
  const hours = map({ from: 'estimatedHours' }, leadSaying('x', { estimatedHours: '999999999999999' }))
  expect(hours.lines[0]).toMatchObject({ quantity: '999999999', amount: '999999999.00' })
  expect(hours.arithmetic?.[0]?.text).toContain('at most 999999999, estimated hours')
})
