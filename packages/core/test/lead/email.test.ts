import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeEmail } from '../../src/lead/index.ts'

test.each([
  ['Mike@Email.com', 'mike@email.com'],
  [' mike@email.com. ', 'mike@email.com'],
  ['Mike Chen <mike@email.com>', 'mike@email.com'],
  ['"mike@email.com"', 'mike@email.com'],
  ['mailto:mike@email.com?subject=Quote', 'mike@email.com'],
  ['mike at email dot com', 'mike@email.com'],
  ['m i k e at email dot com', 'mike@email.com'],
  ['mike @ email.com', 'mike@email.com'],
  ['mike underscore jones at yahoo dot co dot uk', 'mike_jones@yahoo.co.uk'],
  ['mike dash jones at email dot com', 'mike-jones@email.com'],
  ['my e-mail is mike@email.com', 'mike@email.com'],
  ['mike@email.com, sarah@email.com', 'mike@email.com'],
  ['info@Münchner-Bäder.de', 'info@münchner-bäder.de'],
])('reads %s', (raw, email) => {
  expect(normalizeEmail(raw).email).toBe(email)
})

test.each([
  ['mike.chen+ac@gmail.com', 'mikechen@gmail.com'],
  ['mikechen@googlemail.com', 'mikechen@gmail.com'],
  ['mike.chen+ac@yahoo.com', 'mike.chen@yahoo.com'],
])('compares %s without what its provider ignores, and keeps the address', (email, key) => {
  expect(normalizeEmail(email)).toEqual({ email, key })
})

test.each([
  ['', 'empty'],
  [null, 'empty'],
  ['mike', 'not-an-address'],
  ['mike@email', 'not-an-address'],
  ['@email.com', 'not-an-address'],
  ['mi..ke@email.com', 'not-an-address'],
  ['{{email}}', 'not-an-address'],
  ['noemail@noemail.com', 'placeholder'],
  ['none@gmail.com', 'placeholder'],
  ['test@test.com', 'placeholder'],
  [`${'x'.repeat(300)}@email.com`, 'too-long'],
])('gives no address for %s: %s', (raw, reason) => {
  expect(normalizeEmail(raw)).toEqual({ reason })
})

test('is stable: a normal address is its own normal form', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (raw) => {
      const { email } = normalizeEmail(raw)
      fc.pre(email !== undefined)
      expect(normalizeEmail(email).email).toBe(email)
    }),
  )
})

test('gives either an address or a reason for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      const { email, key, reason } = normalizeEmail(raw)
      expect(email === undefined).toBe(reason !== undefined)
      expect(key === undefined).toBe(email === undefined)
    }),
  )
})
