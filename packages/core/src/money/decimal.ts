/**
 * A number as text: optional minus, digits, optional fraction (`'445.00'`, `'-0.5'`). No exponent, no separators.
 */
const decimalPattern = /^-?\d{1,15}(?:\.\d{1,10})?$/

/** Tells whether a value is a decimal string of at most 15 digits before and 10 after the point. */
export const isDecimal = (value: unknown): value is string => typeof value === 'string' && decimalPattern.test(value)

/** Places after the point that a decimal string can have. */
const places = 10
const perWhole = 10n ** BigInt(places)
const perCent = perWhole / 100n

/** The value in units of 10⁻¹⁰, exactly. */
const unitsOf = (text: string): bigint => {
  if (!isDecimal(text)) throw new TypeError(`Expected a decimal string, got ${JSON.stringify(text).slice(0, 40)}.`)
  const point = text.indexOf('.')
  if (point < 0) return BigInt(text) * perWhole
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(places, '0'))
}

const [minus, dot, zero] = [0x2d, 0x2e, 0x30]
/** Longest text of an amount whose cents a sum of thousands still holds exactly as an integer. */
const longestOfCents = 12

/** The cents of an amount as people write it (`'445.00'`, `'-3'`); `undefined` where it is longer or finer than that. */
const centsOf = (text: string): number | undefined => {
  if (typeof text !== 'string' || text.length > longestOfCents) return undefined
  const first = text.charCodeAt(0) === minus ? 1 : 0
  let digits = 0
  let point = -1
  for (let index = first; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit >= zero && unit <= zero + 9) digits = digits * 10 + unit - zero
    else if (unit === dot && point < 0 && index > first) point = index
    else return undefined
  }
  if (text.length === first || (point >= 0 && text.length - point !== 3)) return undefined
  const cents = point < 0 ? digits * 100 : digits
  return first === 0 || cents === 0 ? cents : -cents
}

const write = (cents: number | bigint): string => {
  const digits = String(cents < 0 ? -cents : cents).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Halves go away from zero. */
const roundedQuotient = (dividend: bigint, divisor: bigint): bigint =>
  (((dividend < 0n ? -dividend : dividend) * 2n + divisor) / (divisor * 2n)) * (dividend < 0n ? -1n : 1n)

/**
 * Adds decimal strings exactly.
 *
 * @returns the sum with two decimals, halves rounded away from zero
 * @throws TypeError when a value is not a decimal string
 * @example
 * import { sumAmounts } from '@leadbooks/core'
 *
 * sumAmounts(['0.10', '0.20']) // => '0.30'
 */
export const sumAmounts = (amounts: Iterable<string>): string => {
  let cents = 0
  let units = 0n
  for (const amount of amounts) {
    const whole = centsOf(amount)
    if (whole === undefined) units += unitsOf(amount)
    else cents += whole
  }
  // Sums of so many amounts that a double no longer holds their cents are not met with; the check keeps that honest.
  if (!Number.isSafeInteger(cents)) throw new RangeError('The sum has more digits than amounts of money can have.')
  return units === 0n ? write(cents) : write(roundedQuotient(units + BigInt(cents) * perCent, perCent))
}

/**
 * Multiplies a quantity by a rate to an amount of money.
 *
 * QuickBooks refuses a line whose `Amount` is not `Qty × UnitPrice` (fault 6070), so this is the one place that rounds it.
 *
 * @returns two decimals, halves rounded away from zero
 * @throws TypeError when a value is not a decimal string
 * @example
 * import { lineAmount } from '@leadbooks/core'
 *
 * lineAmount('5.5', '95.00') // => '522.50'
 */
export const lineAmount = (quantity: string, rate: string): string => {
  const hundredths = centsOf(quantity)
  const cents = centsOf(rate)
  const product = hundredths === undefined || cents === undefined ? Number.NaN : hundredths * cents * 2
  // The product of two integers is exact as long as it is a safe one; then so is its half, rounded away from zero.
  if (Number.isSafeInteger(product)) return write(Math.sign(product) * Math.floor((Math.abs(product) + 100) / 200))
  return write(roundedQuotient(unitsOf(quantity) * unitsOf(rate), perCent * perWhole))
}

/**
 * Compares two decimal strings by value: negative, zero or positive as `left` is less than, equal to or greater than `right`.
 *
 * @throws TypeError when a value is not a decimal string
 */
export const compareDecimals = (left: string, right: string): number => {
  const [a, b] = [centsOf(left), centsOf(right)]
  if (a !== undefined && b !== undefined) return Math.sign(a - b)
  const [x, y] = [unitsOf(left), unitsOf(right)]
  return x < y ? -1 : x > y ? 1 : 0
}
