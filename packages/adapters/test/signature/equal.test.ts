import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesSecret } from '../../src/index.ts'

test('a text matches where it is one of the secrets, whichever', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 })), fc.string({ minLength: 1 }), async (secrets, text) => {
      expect(await matchesSecret(text, secrets)).toBe(secrets.includes(text))
      expect(await matchesSecret(text, [...secrets, text])).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('an empty secret opens nothing', async () => {
  expect(await matchesSecret('', [])).toBe(false)
  expect(await matchesSecret('', [''])).toBe(false)
  expect(await matchesSecret('x', ['', 'x', ''])).toBe(true)
})
