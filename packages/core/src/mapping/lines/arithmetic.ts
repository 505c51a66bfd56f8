import type { LineArithmetic } from '../contract.ts'
import type { PricedLine } from './price.ts'

/** Tells how a line came to its amount: `2 h (at least 2) × 150.00 (rule) = 300.00`. */
export const arithmeticOf = (priced: PricedLine): LineArithmetic => {
  const { line, unit, ruleIds, quantityFrom, rateFrom, discountFrom, said } = priced
  const { quantity, rate, amount, discount } = line
  const count = `${quantity}${unit === 'hour' ? ' h' : ''} (${quantityFrom})`
  const price = rate === undefined ? 'to be quoted' : `× ${rate} (${rateFrom}) = ${amount}`
  const from = discountFrom === undefined ? '' : `, ${discountFrom}`
  const percent = discount?.percent === undefined ? '' : ` (${discount.percent} %${from})`
  const less = discount?.amount === undefined ? '' : ` less ${discount.amount}${percent}`
  return {
    ruleIds: [...ruleIds],
    item: line.item,
    text: `${count} ${price}${less}`,
    ...(said === undefined ? {} : { said }),
  }
}
