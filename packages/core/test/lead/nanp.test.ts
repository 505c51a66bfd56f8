import metadata from 'libphonenumber-js/min/metadata'
import { expect, test } from 'vitest'
import { normalizePhone } from '../../src/lead/index.ts'
import { normalizeNanpPhone } from '../../src/lead/phones/nanp.ts'
import { nanpMetadata } from '../../src/lead/phones/nanp-metadata.ts'

test('its tables are libphonenumber’s own for +1', () => {
  const codes = metadata.country_calling_codes['1'] ?? []
  expect(codes.length).toBeGreaterThan(20)
  expect(nanpMetadata).toEqual({
    version: metadata.version,
    country_calling_codes: { 1: codes },
    countries: Object.fromEntries(codes.map((code) => [code, metadata.countries[code]])),
    nonGeographic: {},
  })
})

test.each([
  ...['(512) 555-0187', '+1 512 555 0187 x12', '1-800-FLOWERS', 'five one two, triple five, zero one eighty seven'],
  ...[
    '+18765550187',
    '(416) 555-0187',
    '911',
    '555-1234',
    '+266696687',
    'Anonymous',
    '0123456789',
    'tel:+15125550187;ext=5',
  ],
])('reads %s as the reader of all countries does', (text) => {
  for (const country of ['US', 'CA', 'JM'])
    expect(normalizeNanpPhone(text, { country })).toEqual(normalizePhone(text, { country }))
})

test.each([
  ['+44 20 7946 0958', { e164: '+442079460958' }],
  ['+44 (0)20 7946 0958', { e164: '+442079460958' }],
  ['0049 30 901820', { e164: '+4930901820' }],
  ['sip:+919509597501@carrier.example', { e164: '+919509597501' }],
  ['+49 30 901820 ext. 12', { e164: '+4930901820', extension: '12' }],
  ['+44 20', { reason: 'too-short' }],
  ['+999999999999', { reason: 'placeholder' }],
])('believes %s as it is written', (text, expected) => {
  expect(normalizeNanpPhone(text)).toEqual(expected)
})

test('says of a number of another country, as it is dialled there, that it cannot read it', () => {
  expect(normalizeNanpPhone('020 7946 0958', { country: 'GB' })).toEqual({ reason: 'unknown-country' })
  expect(normalizePhone('020 7946 0958', { country: 'GB' })).toEqual({ e164: '+442079460958' })
})
