import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizePhone } from '../../src/lead/index.ts'

test.each([
  '5125550187',
  '(512) 555-0187',
  '512.555.0187',
  '1-512-555-0187',
  '+1 512 555 0187',
  'tel:+1-512-555-0187',
  'sip:+15125550187@carrier.example;user=phone',
  '"Mike" <sip:5125550187@pbx.example>',
  'cell 512-555-0187',
  '512-555-0187 (mobile)',
  '５１２５５５０１８７',
  'five one two five five five oh one eight seven',
  'five one two, triple five, zero one eighty seven',
  '512-555-0187 or 512-555-0188',
  '5125550187/5125550188',
  '5125550187,5125550188',
])('reads %s as one number', (raw) => {
  expect(normalizePhone(raw)).toEqual({ e164: '+15125550187' })
})

test('accepts a number that is possible though no area code has it', () => {
  expect(normalizePhone('(555) 123-4567')).toEqual({ e164: '+15551234567' })
})

test.each([
  ['512-555-0187 x12', '12'],
  ['512-555-0187 ext. 103', '103'],
  ['512 555 0187 extension 7', '7'],
  ['(512) 555-0187 #4', '4'],
  ['5125550187,,123', '123'],
  ['tel:+1-512-555-0187;ext=5', '5'],
])('keeps the extension of %s apart', (raw, extension) => {
  expect(normalizePhone(raw)).toEqual({ e164: '+15125550187', extension })
})

test.each([
  ['1-800-FLOWERS', '+18003569377'],
  ['1-800-CONTACTS', '+18002668228'],
  ['512 GET ROOF', '+15124387663'],
])('dials the letters of %s', (raw, e164) => {
  expect(normalizePhone(raw)).toEqual({ e164 })
})

test.each([
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ['011 44 20 7946 0958', 'US', '+442079460958'],
  ['0044 20 7946 0958', 'US', '+442079460958'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['(416) 555-0187', 'ca', '+14165550187'],
  ['+1 416 555 0187', 'GB', '+14165550187'],
])('reads %s dialled in %s', (raw, country, e164) => {
  expect(normalizePhone(raw, { country })).toEqual({ e164 })
})

test.each([
  ['', 'empty'],
  [' ', 'empty'],
  [null, 'empty'],
  [undefined, 'empty'],
  ['Anonymous', 'anonymous'],
  ['No Caller ID', 'anonymous'],
  ['PRIVATE NUMBER', 'anonymous'],
  ['+266696687', 'anonymous'],
  ['+7378742833', 'anonymous'],
  ['+86282452253', 'anonymous'],
  ['sip:anonymous@anonymous.invalid', 'anonymous'],
  ['n/a', 'anonymous'],
  ['client:tommy', 'not-a-number'],
  ['{{caller_number}}', 'not-a-number'],
  ['000-000-0000', 'placeholder'],
  ['555-555-5555', 'placeholder'],
  ['1234567890', 'placeholder'],
  ['555-1234', 'no-area-code'],
  ['911', 'too-short'],
  ['+1', 'too-short'],
  ['12345678901234567890', 'too-long'],
  ['123-456-7890', 'placeholder'],
  ['0123 456 789', 'placeholder'],
  ['112-555-0187', 'impossible'],
])('gives no number for %s: %s', (raw, reason) => {
  expect(normalizePhone(raw)).toEqual({ reason })
})

test('does not take an unknown country for an error', () => {
  expect(normalizePhone('+15125550187', { country: 'Atlantis' })).toEqual({ e164: '+15125550187' })
  expect(normalizePhone('512-555-0187', { country: 'ZZ' })).toEqual({ reason: 'impossible' })
})

test('gives either a number in E.164 or a reason for any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d\s()+x.-]{0,40}$/)), (raw) => {
      const { e164, extension, reason } = normalizePhone(raw)
      expect(e164 === undefined).toBe(reason !== undefined)
      if (e164 !== undefined) expect(e164).toMatch(/^\+[1-9]\d{6,14}$/)
      if (extension !== undefined) expect(extension).toMatch(/^\d+$/)
    }),
  )
})

test('leaves a normal number as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[2-9]\d{9}$/), (digits) => {
      const { e164 } = normalizePhone(digits)
      fc.pre(e164 !== undefined)
      expect(normalizePhone(e164)).toEqual({ e164 })
    }),
  )
})
