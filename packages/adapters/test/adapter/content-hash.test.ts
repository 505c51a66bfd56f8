import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash } from '../../src/adapter/content-hash.ts'
import { hexOf } from '../../src/signature/bytes.ts'

test('hashes any bytes as Web Crypto does, short and long', async () => {
  const lengths = [...Array.from({ length: 140 }, (_, length) => length), 3071, 3072, 3073, 20_000]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...lengths), fc.nat(255), async (length, seed) => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + seed) % 256)
      const expected = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      expect(await contentHash(bytes)).toBe(hexOf(expected))
      // A view into a larger buffer is hashed as the bytes it shows.
      expect(await contentHash(Uint8Array.of(1, ...bytes, 2).subarray(1, length + 1))).toBe(hexOf(expected))
    }),
    { numRuns: 200 },
  )
})

test('hashes a text as its UTF-8, lone surrogates replaced', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await contentHash(text)).toBe(await contentHash(new TextEncoder().encode(text)))
    }),
  )
  expect(await contentHash('a\ud800b')).toBe(await contentHash('a\ufffdb'))
})
