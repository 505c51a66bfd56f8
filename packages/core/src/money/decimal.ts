import Big from 'big.js'

/**
 * A number as text: optional minus, digits, optional fraction (`'445.00'`, `'-0.5'`). No exponent, no separators.
 */
const decimalPattern = /^-?\d{1,15}(?:\.\d{1,10})?$/

/** Tells whether a value is a decimal string of at most 15 digits before and 10 after the point. */
export const isDecimal = (value: unknown): value is string => typeof value === 'string' && decimalPattern.test(value)

/**
 * Adds decimal strings exactly.
 *
 * @returns the sum with two decimals, halves rounded away from zero
 * @throws when a value is not a decimal string
 * @example
 * import { sumAmounts } from '@leadbooks/core'
 *
 * sumAmounts(['0.10', '0.20']) // => '0.30'
 */
export const sumAmounts = (amounts: Iterable<string>): string => {
  let sum = new Big(0)
  for (const amount of amounts) sum = sum.plus(amount)
  return sum.toFixed(2, Big.roundHalfUp)
}

/**
 * Multiplies a quantity by a rate to an amount of money.
 *
 * QuickBooks refuses a line whose `Amount` is not `Qty × UnitPrice` (fault 6070), so this is the one place that rounds it.
 *
 * @returns two decimals, halves rounded away from zero
 * @throws when a value is not a decimal string
 * @example
 * import { lineAmount } from '@leadbooks/core'
 *
 * lineAmount('5.5', '95.00') // => '522.50'
 */
export const lineAmount = (quantity: string, rate: string): string =>
  new Big(quantity).times(rate).toFixed(2, Big.roundHalfUp)

/** Compares two decimal strings by value: negative, zero or positive as `left` is less than, equal to or greater than `right`. */
export const compareDecimals = (left: string, right: string): number => new Big(left).cmp(right)
