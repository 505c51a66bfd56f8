import Big from 'big.js'
import { compareDecimals, sumAmounts } from '../../money/decimal.ts'
import type { MappedLine } from '../contract.ts'
import { amountOf, percentOf } from './amount.ts'
import type { PricedLine } from './price.ts'
import { cutDescription } from './template.ts'

/** What lines have in common that may become one; `undefined` for one that stays apart. */
const keyOf = ({ line, unit, merge }: PricedLine): string | undefined => {
  const { item, rate, className, taxCode, labour } = line
  if (merge === 'separate') return undefined
  return JSON.stringify([item.trim().toLowerCase(), rate, unit, className, taxCode, labour?.item, labour?.rate])
}

const discounted = ({ line }: PricedLine): string => line.discount?.amount ?? '0'

/** The line with the larger quantity, and of equals the one with the larger discount. */
const larger = (left: PricedLine, right: PricedLine): PricedLine => {
  const order =
    compareDecimals(left.line.quantity, right.line.quantity) || compareDecimals(discounted(left), discounted(right))
  return order >= 0 ? left : right
}

/** What is taken off lines that are added: the same percentage of all, or their discounts together. */
const discountOf = (added: readonly PricedLine[], amount: string): MappedLine['discount'] => {
  const [percent, ...others] = new Set(added.map(({ line }) => line.discount?.percent))
  if (others.length === 0 && percent !== undefined) return { percent, amount: percentOf(percent, amount) }
  if (added.every(({ line }) => line.discount === undefined)) return undefined
  const off = sumAmounts(added.map(discounted))
  // Cents that each line was rounded up to are more than the lines come to together.
  return { amount: compareDecimals(off, amount) > 0 ? amount : off }
}

/** One line of several that are added; `undefined` where they come to more than an amount can be. */
const sumOf = (added: readonly PricedLine[], first: PricedLine): PricedLine | undefined => {
  const quantity = added.reduce((sum, { line }) => sum.plus(line.quantity), new Big(0)).toFixed()
  const amount = first.line.rate === undefined ? '0.00' : amountOf(quantity, first.line.rate)
  if (amount === undefined) return undefined
  const { discount: _discount, ...line } = first.line
  const { said: _said, ...rest } = first
  const discount = discountOf(added, amount)
  const quantities = added.map((one) => one.line.quantity)
  return {
    ...rest,
    line: { ...line, quantity, amount, ...(discount === undefined ? {} : { discount }) },
    quantityFrom: `${quantities.join(' and ')} together`,
  }
}

/** Lines of one key as one: those with `sum` are added to each other and to the largest of the rest. */
const merged = (lines: readonly PricedLine[]): readonly PricedLine[] => {
  const [first, ...others] = lines
  if (first === undefined || others.length === 0) return lines
  const rest = lines.filter(({ merge }) => merge !== 'sum')
  const largest = rest.length === 0 ? undefined : rest.reduce(larger)
  const added = lines.filter((line) => line.merge === 'sum' || line === largest)
  const [only, ...more] = added
  const kept = more.length === 0 ? only : sumOf(added, first)
  if (kept === undefined) return lines
  const descriptions = new Set(lines.flatMap(({ line }) => line.description ?? []))
  const line: MappedLine = {
    ...kept.line,
    ruleId: first.line.ruleId,
    ...(descriptions.size === 0 ? {} : { description: cutDescription([...descriptions].join('; ')) }),
  }
  return [{ ...kept, line, ruleIds: [...new Set(lines.flatMap(({ ruleIds }) => ruleIds))] }]
}

/** Puts lines of the same item and rate together, in the place of the first; the order they come in changes no amount. */
export const mergeLines = (lines: readonly PricedLine[]): PricedLine[] => {
  const groups = new Map<string | PricedLine, PricedLine[]>()
  for (const line of lines) {
    const key = keyOf(line) ?? line
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()].flatMap(merged)
}
