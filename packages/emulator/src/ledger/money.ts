import Big from 'big.js'
import type { Json } from './json.ts'

/** An exact amount; zero where the field is absent. Wire numbers are read by their shortest text, so 0.1 is one tenth. */
export const amountOf = (value: Json | undefined): Big =>
  typeof value === 'number' || typeof value === 'string' ? new Big(value) : new Big(0)

/** Rounds to cents, halves away from zero, as QuickBooks checks `Qty × UnitPrice`. */
export const cents = (amount: Big): Big => amount.round(2, Big.roundHalfUp)

/** The amount as QuickBooks sends it: a JSON number. */
export const wireNumber = (amount: Big): number => Number(amount.toString())

/** Adds amounts exactly. */
export const sum = (amounts: Iterable<Big>): Big => {
  let total = new Big(0)
  for (const amount of amounts) total = total.plus(amount)
  return total
}
