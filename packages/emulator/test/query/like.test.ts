import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLike } from '../../src/query/compare.ts'

test('takes % for any characters and everything else for itself', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '_'), maxLength: 8 })
  const patterns = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('%'))
  fc.assert(
    fc.property(letters, patterns, (text, pattern) => {
      const parts = pattern.split('%').map((part) => part.replaceAll('.', '\\.'))
      expect(isLike(text, pattern)).toBe(new RegExp(`^${parts.join('.*')}$`, 's').test(text))
    }),
    { numRuns: 2000 },
  )
})

test('takes a pattern of ten thousand wildcards in its stride', () => {
  expect(isLike('a'.repeat(10_000), '%a'.repeat(5_000).concat('%b'))).toBe(false)
})
