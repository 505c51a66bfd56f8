import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Crowd } from '../../src/matching/crowd.ts'

test('a crowd knows its first members in order, whoever joins and leaves', () => {
  const changes = fc.array(fc.nat(3_000), { maxLength: 2_000 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(3_000), { maxLength: 1_500 }), changes, fc.nat(40), (start, changed, count) => {
      const crowd = new Crowd(start, (left, right) => left - right)
      const members = new Set(start)
      for (const member of changed) {
        if (members.delete(member)) crowd.remove(member)
        else {
          members.add(member)
          crowd.add(member)
        }
      }
      const sorted = [...members].sort((left, right) => left - right)
      expect(crowd.members).toEqual(sorted)
      expect(crowd.size).toBe(sorted.length)
      expect(crowd.first(count)).toEqual(sorted.slice(0, count))
    }),
  )
})
