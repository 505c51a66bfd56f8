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

test.each([
  ['two', '2'],
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
