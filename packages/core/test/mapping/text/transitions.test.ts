import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Transitions } from '../../../src/mapping/text/transitions.ts'

test('every word leads where it was told to, and no other word anywhere', () => {
  const number = fc.integer({ min: 0, max: 60 })
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 3_000 }), number, number, (pairs, node, word) => {
      const transitions = new Transitions()
      const model = new Map<string, number>()
      for (const [from, by] of pairs) {
        const key = `${from} ${by}`
        expect(transitions.follow(from, by)).toBe(model.get(key) ?? -1)
        if (model.has(key)) continue
        model.set(key, model.size)
        transitions.add(from, by, model.size - 1)
      }
      expect(transitions.follow(node, word)).toBe(model.get(`${node} ${word}`) ?? -1)
    }),
    { numRuns: 50 },
  )
})

test('a table that has grown many times still holds all it was told', () => {
  const transitions = new Transitions()
  for (let word = 0; word < 20_000; word += 1) transitions.add(word % 7, word, word + 1)
  for (let word = 0; word < 20_000; word += 1) expect(transitions.follow(word % 7, word)).toBe(word + 1)
  expect(transitions.follow(1, 0)).toBe(-1)
})
