import Big from 'big.js'
import { compareDecimals, lineAmount } from '../../money/decimal.ts'
import type { MappedLine } from '../contract.ts'
import type { PricedLine } from './price.ts'
import { descriptionLimit } from './template.ts'

const mergeable = (left: PricedLine, right: PricedLine): boolean =>
  left.merge !== 'separate' &&
  right.merge !== 'separate' &&
  left.line.item === right.line.item &&
  left.line.rate === right.line.rate &&
  left.line.className === right.line.className &&
  left.line.taxCode === right.line.taxCode &&
  left.line.discount === undefined &&
  right.line.discount === undefined

const joined = (left: string | undefined, right: string | undefined): string | undefined =>
  left === undefined || right === undefined || left === right
    ? (left ?? right)
    : `${left}; ${right}`.slice(0, descriptionLimit)

const merged = (kept: PricedLine, other: PricedLine): PricedLine => {
  const sum = kept.merge === 'sum' || other.merge === 'sum'
  const { quantity: left } = kept.line
  const { quantity: right } = other.line
  const quantity = sum ? new Big(left).plus(right).toFixed() : compareDecimals(left, right) >= 0 ? left : right
  const description = joined(kept.line.description, other.line.description)
  const line: MappedLine = {
    ...kept.line,
    quantity,
    amount: kept.line.rate === undefined ? '0.00' : lineAmount(quantity, kept.line.rate),
    ...(description === undefined ? {} : { description }),
  }
  const from = sum ? `${left} and ${right} together` : quantity === left ? kept.quantityFrom : other.quantityFrom
  return { ...kept, line, ruleIds: [...new Set([...kept.ruleIds, ...other.ruleIds])], quantityFrom: from }
}

/** Puts lines of the same item and rate together, in the place of the first. */
export const mergeLines = (lines: readonly PricedLine[]): PricedLine[] => {
  const result: PricedLine[] = []
  for (const line of lines) {
    const at = result.findIndex((other) => mergeable(other, line))
    const kept = result[at]
    if (kept === undefined) result.push(line)
    else result[at] = merged(kept, line)
  }
  return result
}
