import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inAnyForm } from '../../src/lead/address.ts'
import { directions, regions, streetSuffixes, unitWords } from '../../src/lead/address-words.ts'
import { parseAddress } from '../../src/lead/index.ts'

test.each([
  ['123 Main Street', { line1: '123 Main Street' }],
  ['221 E. 51st St.', { line1: '221 E. 51st St' }],
  [
    '800 W NASA Pkwy, Webster, TX 77598, USA',
    { line1: '800 W NASA Pkwy', city: 'Webster', region: 'TX', postalCode: '77598', country: 'US' },
  ],
  [
    '123 Main St Apt 4 Austin TX 78701',
    { line1: '123 Main St', line2: 'Apt 4', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' },
  ],
  [
    '123 Main St, Suite 200, Austin, TX 78701-1234',
    { line1: '123 Main St', line2: 'Suite 200', city: 'Austin', region: 'TX', postalCode: '78701-1234', country: 'US' },
  ],
  [
    '350 5th Ave #5B, New York, New York',
    { line1: '350 5th Ave', line2: '#5B', city: 'New York', region: 'New York', country: 'US' },
  ],
  [
    '1600 Pennsylvania Ave NW, Washington, DC 20500',
    { line1: '1600 Pennsylvania Ave NW', city: 'Washington', region: 'DC', postalCode: '20500', country: 'US' },
  ],
  ['12 Oak St\nAustin TX', { line1: '12 Oak St', city: 'Austin', region: 'TX', country: 'US' }],
  ['PO Box 12, Austin, TX', { line1: 'PO Box 12', city: 'Austin', region: 'TX', country: 'US' }],
  [
    'Acme Tower, 12 Oak St, Austin, TX',
    { line1: '12 Oak St', line2: 'Acme Tower', city: 'Austin', region: 'TX', country: 'US' },
  ],
  ['123 Main St 2nd Floor', { line1: '123 Main St', line2: '2nd Floor' }],
  ['Austin, TX', { city: 'Austin', region: 'TX', country: 'US' }],
  ['78701', { postalCode: '78701' }],
  ['10 Downing St, London, UK', { line1: '10 Downing St', city: 'London', country: 'GB' }],
])('splits %s', (raw, parts) => {
  expect(parseAddress(raw)).toEqual({ ...parts, raw })
})

test.each([
  [
    '100 Queen St W, Toronto, ON M5H 2N2',
    { line1: '100 Queen St W', city: 'Toronto', region: 'ON', postalCode: 'M5H 2N2', country: 'CA' },
  ],
  [
    '100 queen street west toronto ontario m5h2n2',
    { line1: '100 queen street west', city: 'toronto', region: 'ontario', postalCode: 'M5H 2N2', country: 'CA' },
  ],
  [
    '1234 rue Saint-Denis, Montréal, QC H2X 3K8',
    { line1: '1234 rue Saint-Denis', city: 'Montréal', region: 'QC', postalCode: 'H2X 3K8', country: 'CA' },
  ],
  ['4-123 Main St, Calgary, AB', { line1: '4-123 Main St', city: 'Calgary', region: 'AB', country: 'CA' }],
])('splits %s in Canada', (raw, parts) => {
  expect(parseAddress(raw)).toEqual({ ...parts, raw })
})

test.each([
  ['one twenty three main street austin texas', '123 main street', 'austin'],
  ['I live at 123 Main Street in Austin', '123 Main Street', 'Austin'],
  ['twelve hundred Barton Springs Road Austin', '1200 Barton Springs Road', 'Austin'],
])('reads %s as it is said', (raw, line1, city) => {
  expect(parseAddress(raw)).toMatchObject({ line1, city })
})

test('reads a postal code said digit by digit', () => {
  expect(parseAddress('five five five oak lane seven eight seven oh one')).toMatchObject({
    line1: '555 oak lane',
    postalCode: '78701',
  })
})

test.each(['45 Maple CT', '123 Washington', '500 St Louis Ave', '12 Avenue Road', '1 Infinite Loop'])(
  'finds no state or town in %s',
  (raw) => {
    expect(parseAddress(raw)).toEqual({ line1: raw, raw })
  },
)

test.each(['n/a', 'unknown', '{{address}}'])('finds nothing in %s but keeps it', (raw) => {
  expect(parseAddress(raw)).toEqual({ raw })
})

test.each(['', '  ', null, undefined])('gives nothing for %s', (raw) => {
  expect(parseAddress(raw)).toEqual({})
})

test('keeps the whole text and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      expect(parseAddress(raw).raw ?? '').toBe(raw.trim())
    }),
  )
})

test('bounds what a long text costs', () => {
  const raw = '1 a '.repeat(100_000)
  expect(parseAddress(raw).raw).toBe(raw.trim())
})

test('reads an ordinary address as it reads one among all forms', () => {
  const of = (list: Iterable<string>) => fc.constantFrom(...list)
  const word = fc.oneof(
    fc.constantFrom('Oak', 'in', 'St', 'Fort', 'New', 'B', 'flo', 'zip', 'usa', 'Canada', 'box'),
    of(streetSuffixes.keys()),
    of(unitWords.keys()),
    of(directions.keys()),
  )
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '))
  const town = fc.oneof(words, fc.constantFrom('Austin', 'Fort Worth', 'New York', 'Washington'))
  const number = fc.constantFrom('1', '12', '4500', '123456', '12B', '12-14')
  const zip = fc.constantFrom('', ' 78701', ' 78701-1234', ' 7870', ' M5V 3L9', ', USA')
  const address = fc
    .tuple(
      number,
      words,
      fc.oneof(of(streetSuffixes.keys()), word),
      town,
      fc.oneof(of(regions.keys()), word),
      zip,
      fc.boolean(),
    )
    .map(([house, street, suffix, city, region, code, loud]) => {
      const text = `${house} ${street} ${suffix}, ${city}, ${region}${code}`
      return loud ? text.toUpperCase() : text
    })
  fc.assert(
    fc.property(address, (raw) => {
      expect(parseAddress(raw)).toEqual(inAnyForm(raw))
    }),
    { numRuns: 10_000 },
  )
})
