import Big from 'big.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecimals, isDecimal, lineAmount, sumAmounts } from '../../src/money/index.ts'

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 })
const amount = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

test('adds cents that floats cannot hold', () => {
  expect(sumAmounts(['0.10', '0.20'])).toBe('0.30')
  expect(sumAmounts(['175.00', '270.00'])).toBe('445.00')
  expect(sumAmounts([])).toBe('0.00')
})

test('adds to the same sum in any order', () => {
  fc.assert(
    fc.property(fc.array(cents), (values) => {
      const sum = amount(values.reduce((total, value) => total + value, 0)).replace(/^-(?=0\.00$)/, '')
      expect(sumAmounts(values.map(amount))).toBe(sum)
      expect(sumAmounts(values.toReversed().map(amount))).toBe(sum)
    }),
  )
})

const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
    fc.integer({ min: 0, max: 10 }),
    fc.bigInt({ min: 0n, max: 9_999_999_999n }),
  )
  .map(([negative, whole, places, fraction]) => {
    const digits = String(fraction).padStart(10, '0').slice(0, places)
    return `${negative ? '-' : ''}${whole}${digits && `.${digits}`}`
  })
const anyAmount = fc.oneof(decimal, cents.map(amount), fc.integer({ min: -9999, max: 9999 }).map(String))
const unsigned = (text: string) => text.replace(/^-(?=0\.00$)/, '')

test('adds, multiplies and compares as big.js does', () => {
  fc.assert(
    fc.property(fc.array(anyAmount, { maxLength: 6 }), anyAmount, anyAmount, (list, left, right) => {
      const sum = list.reduce((total, value) => total.plus(value), new Big(0))
      expect(sumAmounts(list)).toBe(unsigned(sum.toFixed(2, Big.roundHalfUp)))
      expect(lineAmount(left, right)).toBe(unsigned(new Big(left).times(right).toFixed(2, Big.roundHalfUp)))
      expect(compareDecimals(left, right)).toBe(new Big(left).cmp(right))
    }),
  )
})

test('what is no decimal string is refused by name', () => {
  expect(() => sumAmounts(['1e3'])).toThrow('Expected a decimal string, got "1e3".')
  expect(() => compareDecimals('1', '١')).toThrow(TypeError)
})

test('multiplies hours by a rate to the cent', () => {
  expect(lineAmount('5.5', '95.00')).toBe('522.50')
  expect(lineAmount('2', '150')).toBe('300.00')
})

test('rounds half a cent away from zero', () => {
  expect(lineAmount('0.5', '0.01')).toBe('0.01')
  expect(lineAmount('-0.5', '0.01')).toBe('-0.01')
  expect(lineAmount('1.005', '1')).toBe('1.01')
})

test('orders decimals by value, not by spelling', () => {
  expect(compareDecimals('9.5', '10')).toBeLessThan(0)
  expect(compareDecimals('1.0', '1.00')).toBe(0)
  expect(compareDecimals('-1', '-2')).toBeGreaterThan(0)
})

test.each(['1', '-0.5', '445.00', '123456789012345.1234567890'])('takes %s for a decimal', (text) => {
  expect(isDecimal(text)).toBe(true)
})

test.each([1, '', '1e3', '1,000', ' 1', '.5', '5.', '0x1', '1234567890123456', null])(
  'refuses %s as a decimal',
  (value) => {
    expect(isDecimal(value)).toBe(false)
  },
)
