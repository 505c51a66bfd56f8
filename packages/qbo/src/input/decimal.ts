/** Digits and their scale: `12.5` is `125n` at scale 1. */
interface Decimal {
  digits: bigint
  scale: number
}

/** The decimal that a number is written as, which is what travels in JSON. */
const decimal = (value: number): Decimal => {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const shift = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return shift < 0 ? { digits: digits * 10n ** BigInt(-shift), scale: 0 } : { digits, scale: shift }
}

const write = ({ digits, scale }: Decimal): string => {
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const fraction = scale > 0 ? text.slice(-scale).replace(/0+$/, '') : ''
  const whole = scale > 0 ? text.slice(0, -scale) : text
  return sign + whole + (fraction && `.${fraction}`)
}

/** Multiplies without the error of binary fractions: `1.1 × 3` is `'3.3'`. */
export const product = (left: number, right: number): string => {
  const a = decimal(left)
  const b = decimal(right)
  return write({ digits: a.digits * b.digits, scale: a.scale + b.scale })
}

/** Tells whether an amount is further than half a cent from an exact decimal: rounded either way, it is not. */
export const differs = (amount: number, exact: string): boolean => {
  const a = decimal(amount)
  const [whole = '0', fraction = ''] = exact.split('.')
  const scale = Math.max(a.scale, fraction.length, 3)
  const left = a.digits * 10n ** BigInt(scale - a.scale)
  const right = BigInt(whole + fraction) * 10n ** BigInt(scale - fraction.length)
  const difference = left > right ? left - right : right - left
  return difference > 5n * 10n ** BigInt(scale - 3)
}
