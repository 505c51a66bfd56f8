import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesSecret } from '../../src/index.ts'

const text = fc.string({ minLength: 1, unit: 'grapheme' })

test('a text matches where it is one of the secrets, whichever', () => {
  fc.assert(
    fc.property(fc.array(text), text, (secrets, guess) => {
      expect(matchesSecret(guess, secrets)).toBe(secrets.includes(guess))
      expect(matchesSecret(guess, [...secrets, guess])).toBe(true)
    }),
  )
})

test('a part of a secret, a secret said twice and one with more behind it match nothing', () => {
  fc.assert(
    fc.property(text, text, (secret, more) => {
      expect(matchesSecret(secret + secret, [secret])).toBe(false)
      expect(matchesSecret(secret + more, [secret])).toBe(false)
      expect(matchesSecret(secret, [secret + more])).toBe(false)
    }),
  )
})

test('an empty secret opens nothing', () => {
  expect(matchesSecret('', [])).toBe(false)
  expect(matchesSecret('', [''])).toBe(false)
  expect(matchesSecret('', ['x'])).toBe(false)
  expect(matchesSecret('x', ['', 'x', ''])).toBe(true)
})
