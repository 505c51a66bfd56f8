import Big from 'big.js'
import type { Json } from './json.ts'

/** An exact amount; zero where the field is absent. Wire numbers are read by their shortest text, so 0.1 is one tenth. */
export const amountOf = (value: Json | undefined): Big =>
  typeof value === 'number' || typeof value === 'string' ? new Big(value) : new Big(0)

/** Rounds to cents, halves away from zero, as QuickBooks checks `Qty × UnitPrice`. */
export const cents = (amount: Big): Big => amount.round(2, Big.roundHalfUp)

/** The amount as QuickBooks sends it: a JSON number. */
export const wireNumber = (amount: Big): number => Number(amount.toString())

const exactCents = 2 ** 50

/**
 * An amount in whole cents, halves away from zero. Sums of these are exact, and many times quicker than decimals: what is
 * booked is never finer than a cent.
 */
export const wholeCents = (value: Json | undefined): number => {
  const amount = typeof value === 'number' ? value : Number(value ?? 0)
  const scaled = amount * 100
  const whole = Math.round(scaled)
  // A binary fraction that is no multiple of a cent is left to the decimals.
  if (Math.abs(scaled - whole) < 1e-6 && Math.abs(whole) < exactCents) return whole === 0 ? 0 : whole
  return Number(cents(amountOf(value)).times(100).toString())
}

/** An amount in hundredths where it is no finer than that; undefined where it is, or is too large to be exact. */
const hundredths = (value: Json | undefined): number | undefined => {
  if (typeof value !== 'number') return undefined
  const whole = Math.round(value * 100)
  return whole / 100 === value && Math.abs(whole) < exactCents ? whole : undefined
}

/** A product in whole cents, halves away from zero. */
export const productCents = (left: Json | undefined, right: Json | undefined): number => {
  const product = (hundredths(left) ?? Number.NaN) * (hundredths(right) ?? Number.NaN)
  if (!(Math.abs(product) < exactCents))
    return Number(
      cents(amountOf(left).times(amountOf(right)))
        .times(100)
        .toString(),
    )
  return Math.sign(product) * Math.round(Math.abs(product) / 100) || 0
}

/** Whole cents as QuickBooks sends them. */
export const wireCents = (whole: number): number => whole / 100

/** Adds amounts exactly. */
export const sum = (amounts: Iterable<Big>): Big => {
  let total = new Big(0)
  for (const amount of amounts) total = total.plus(amount)
  return total
}
