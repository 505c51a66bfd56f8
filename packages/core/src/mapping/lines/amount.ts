import Big from 'big.js'
import { compareDecimals, isDecimal, lineAmount } from '../../money/decimal.ts'

/** Quantities above this are a slip of a rule or of a phone service: no business sells a thousand million of anything. */
const largestQuantity = new Big('999999999')
/** And so are amounts above this one. */
export const largestAmount = '99999999999.99'

/** Money with at least two decimals: `150` → `150.00`, `0.125` stays. */
export const money = (value: string): string => {
  const exact = new Big(value)
  return exact.eq(exact.round(2)) ? exact.toFixed(2) : exact.toFixed()
}

/** A quantity that was found or reckoned, at most 999,999,999; `undefined` where it is no more than that. */
export const cutQuantity = (value: string): string | undefined =>
  new Big(value).gt(largestQuantity) ? largestQuantity.toFixed() : undefined

/** Quantity times rate in two decimals, halves rounded away from zero; `undefined` where it is more than {@link largestAmount}. */
export const amountOf = (quantity: string, rate: string): string | undefined => {
  if (!isDecimal(quantity) || !isDecimal(rate)) return undefined
  const amount = lineAmount(quantity, rate)
  return isDecimal(amount) && compareDecimals(amount, largestAmount) <= 0 ? amount : undefined
}

/** A percentage of an amount in two decimals, halves rounded away from zero. */
export const percentOf = (percent: string, amount: string): string =>
  new Big(amount).times(percent).div(100).toFixed(2, Big.roundHalfUp)
