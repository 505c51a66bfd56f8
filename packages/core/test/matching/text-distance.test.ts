import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOneEditAway, jaroWinkler, shareCode, soundCodes } from '../../src/matching/text-distance.ts'

test.each([
  ['martha', 'marhta', 0.9611],
  ['dixon', 'dicksonx', 0.8133],
  ['robert', 'roberta', 0.9714],
  ['chen', 'chen', 1],
  ['abc', 'xyz', 0],
  ['', '', 0],
  ['a', '', 0],
])('finds %s and %s alike by %f', (left, right, likeness) => {
  expect(jaroWinkler(left, right)).toBeCloseTo(likeness, 4)
})

test('likeness lies in 0 to 1 and does not depend on the order', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      const likeness = jaroWinkler(left, right)
      expect(likeness).toBeGreaterThanOrEqual(0)
      expect(likeness).toBeLessThanOrEqual(1)
      expect(jaroWinkler(right, left)).toBeCloseTo(likeness, 10)
    }),
  )
})

test.each([
  ['1144', '1145'],
  ['1144', '114'],
  ['1144', '1414'],
  ['mike', 'mikes'],
  ['', 'a'],
])('%s and %s are one edit apart', (left, right) => {
  expect(isOneEditAway(left, right)).toBe(true)
  expect(isOneEditAway(right, left)).toBe(true)
})

test.each([
  ['1144', '1144'],
  ['1144', '1155'],
  ['1144', '11'],
  ['abcd', 'badc'],
])('%s and %s are not one edit apart', (left, right) => {
  expect(isOneEditAway(left, right)).toBe(false)
  expect(isOneEditAway(right, left)).toBe(false)
})

test.each([
  ['schmidt', 'smith'],
  ['jon', 'john'],
  ['reid', 'reed'],
  ['stephen', 'steven'],
  ['catherine', 'kathryn'],
])('%s sounds like %s', (left, right) => {
  expect(shareCode(soundCodes(left), soundCodes(right))).toBe(true)
})

test.each(['', '王', 'Ω', '123'])('gives a code only to what can be spoken: %s', (word) => {
  expect(soundCodes(word)).toEqual(word === '' ? [] : [word])
})
