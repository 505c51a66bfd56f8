import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash, hashed } from '../../src/adapter/content-hash.ts'

test('hashes any bytes as Web Crypto does, short and long', async () => {
  const lengths = [...Array.from({ length: 140 }, (_, length) => length), 3071, 3072, 3073, 20_000]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...lengths), fc.nat(255), async (length, seed) => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + seed) % 256)
      const expected = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      expect(await contentHash(bytes)).toEqual(expected)
      expect(hashed(bytes)).toEqual(expected)
      // A view into a larger buffer is hashed as the bytes it shows.
      expect(await contentHash(Uint8Array.of(1, ...bytes, 2).subarray(1, length + 1))).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})
