import { compareDecimals, sumAmounts } from '../../money/decimal.ts'
import type { Surcharge } from '../rules/rules.ts'
import { percentOf } from './amount.ts'
import type { PricedLine } from './price.ts'

/** A percentage off some items, or off all. */
export interface Reduction {
  readonly id: string
  readonly percent: string
  readonly items?: readonly string[]
}

/** Billed now: neither to be quoted nor free. */
export const isBilled = ({ unit, line }: PricedLine): boolean =>
  (unit === 'hour' || unit === 'each') && line.rate !== undefined

/** One that names no items is in a share of what is left after discounts already. */
const concerns = ({ items }: Reduction, { line: { item }, isShare }: PricedLine): boolean =>
  items === undefined ? isShare !== true : items.some((name) => name.trim().toLowerCase() === item.trim().toLowerCase())

/** Takes the largest reduction off each billed line that has no discount of its own. */
export const reduced = (lines: readonly PricedLine[], reductions: readonly Reduction[]): PricedLine[] =>
  lines.map((priced) => {
    if (!isBilled(priced) || priced.line.discount !== undefined) return priced
    const [largest] = reductions
      .filter((one) => concerns(one, priced))
      .toSorted((left, right) => compareDecimals(right.percent, left.percent))
    if (largest === undefined) return priced
    const { id, percent } = largest
    return {
      ...priced,
      discountFrom: id,
      line: { ...priced.line, discount: { percent, amount: percentOf(percent, priced.line.amount) } },
    }
  })

/** The rate of a percent surcharge: that part of what the billed lines come to after their discounts. */
export const surchargeRate = (percent: string, of: Surcharge['of'], lines: readonly PricedLine[]): string => {
  const base = lines.filter((priced) => isBilled(priced) && (of !== 'labour' || priced.unit === 'hour'))
  return percentOf(
    percent,
    sumAmounts(
      base.flatMap(({ line: { amount, discount } }) => [
        amount,
        ...(discount?.amount === undefined ? [] : [`-${discount.amount}`]),
      ]),
    ),
  )
}
