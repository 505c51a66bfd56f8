import Big from 'big.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOf, cents, productCents, wholeCents, wireCents } from '../../src/ledger/money.ts'

const decimal = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 7 }))
  .map(([digits, scale]) => Number(new Big(digits).div(new Big(10).pow(scale)).toString()))

const exactCents = (amount: Big): number => Number(cents(amount).times(100).toString())

test('multiplies to the cent as decimals do, whatever the numbers', () => {
  fc.assert(
    fc.property(decimal, decimal, (left, right) => {
      expect(productCents(left, right)).toBe(exactCents(amountOf(left).times(amountOf(right))))
    }),
    { numRuns: 2000 },
  )
})

test('counts an amount in whole cents as decimals do, and gives it back', () => {
  fc.assert(
    fc.property(decimal, (amount) => {
      expect(wholeCents(amount)).toBe(exactCents(amountOf(amount)))
      expect(wireCents(wholeCents(amount))).toBe(Number(cents(amountOf(amount)).toString()))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [1.005, 1, 101],
  [0.5, 0.01, 1],
  [-0.5, 0.01, -1],
  [33.33, 0.0000001, 0],
])('rounds %d times %d to %d cents, halves away from zero', (left, right, whole) => {
  expect(productCents(left, right)).toBe(whole)
})
