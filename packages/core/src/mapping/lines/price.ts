import Big from 'big.js'
import type { Issue } from '../../lead/issue.ts'
import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { CatalogItem, ItemUnit, LineArithmetic, MappedLine } from '../contract.ts'
import type { Facts } from '../operators/facts.ts'
import type { LineTemplate } from '../rules/rules.ts'
import { amountOf, largestAmount, money, percentOf } from './amount.ts'
import type { Catalog } from './catalog.ts'
import { type Quantified, quantityOf } from './quantity.ts'
import { fillTemplate } from './template.ts'

/** A line that is priced, with what merging and surcharges need to know. */
export interface PricedLine {
  readonly line: MappedLine
  readonly unit: ItemUnit
  readonly merge: 'max' | 'sum' | 'separate'
  readonly ruleIds: readonly string[]
  /** Where the quantity and the rate come from. */
  readonly quantityFrom: string
  readonly rateFrom: string
  /** The rate is a percentage of what other lines come to after their discounts. */
  readonly isShare?: boolean
  readonly said?: LineArithmetic['said']
}

/** What a line is priced for: the rule, the place of the template in the document, and what the rule's lines share. */
export interface LinePlace {
  readonly ruleId: string
  readonly path: string
  readonly shared?: Quantified | undefined
}

/** The catalogue's rate, where it is a decimal: what QuickBooks or a file has is not checked before. */
const rateOf = (item: CatalogItem | undefined): string | undefined => (isDecimal(item?.rate) ? item.rate : undefined)

/** The rule's unit, else the catalogue's; but a rule's rate bills what the catalogue leaves to be quoted or gives away. */
const unitOf = (template: LineTemplate, item: CatalogItem | undefined, rate: string | undefined): ItemUnit => {
  if (template.unit !== undefined) return template.unit
  const unit = item?.unit ?? (rate === undefined ? 'quote' : 'each')
  return template.rate !== undefined && (unit === 'quote' || unit === 'free') ? 'each' : unit
}

const labourOf = (template: LineTemplate, item: CatalogItem | undefined, catalog: Catalog): MappedLine['labour'] => {
  const name = template.labour?.item ?? item?.labourItem
  const rate = template.labour?.rate ?? (name === undefined ? undefined : rateOf(catalog.find(name)))
  return name === undefined || rate === undefined ? undefined : { item: name, rate: money(rate) }
}

const discountOf = (template: LineTemplate, amount: string): MappedLine['discount'] => {
  const { discount } = template
  if (discount === undefined) return undefined
  if ('amount' in discount)
    return { amount: money(compareDecimals(discount.amount, amount) > 0 ? amount : discount.amount) }
  return { percent: discount.percent, amount: percentOf(discount.percent, amount) }
}

const countOf = (
  template: LineTemplate,
  unit: ItemUnit,
  item: CatalogItem | undefined,
  facts: Facts,
  shared: Quantified | undefined,
): Quantified => {
  if (unit !== 'hour') return quantityOf(template.quantity, facts, shared) ?? { value: '1', from: 'one' }
  const hours = quantityOf(template.quantity ?? { from: 'estimatedHours' }, facts, shared)
  const minimum =
    template.minimumHours ?? item?.minimumHours ?? (compareDecimals(hours?.value ?? '0', '0') > 0 ? '0' : '1')
  if (hours !== undefined && compareDecimals(hours.value, minimum) >= 0) return hours
  const { value: asked, ...rest } = hours ?? { value: '0', from: '' }
  return {
    ...rest,
    value: minimum,
    from: hours === undefined ? `at least ${minimum}` : `at least ${minimum} instead of ${asked}`,
  }
}

/**
 * Turns a template into a line: the rule's word first, then the catalogue's.
 *
 * A quote line, and a line without any rate, has no `rate` and the amount `0.00`.
 */
export const priceLine = (
  template: LineTemplate,
  at: LinePlace,
  facts: Facts,
  catalog: Catalog,
  report: (issue: Issue) => void,
): PricedLine => {
  const item = catalog.find(template.item)
  for (const issue of catalog.doubts(template.item, `${at.path}.item`)) report(issue)
  const rate = template.rate ?? rateOf(item)
  const unit = unitOf(template, item, rate)
  const asked = unit === 'free' ? '0.00' : unit === 'quote' || rate === undefined ? undefined : money(rate)
  if (asked === undefined && unit !== 'quote') {
    report({
      path: at.path,
      code: 'rate-missing',
      message: `neither the rule nor the catalogue has a rate for ${template.item}; it is to be quoted`,
    })
  }
  const count = countOf(template, unit, item, facts, at.shared)
  const quantity = new Big(count.value).toFixed()
  const product = asked === undefined ? '0.00' : amountOf(quantity, asked)
  if (product === undefined) {
    report({
      path: at.path,
      code: 'amount-too-large',
      message: `${quantity} × ${asked} of ${template.item} is more than ${largestAmount}; it is to be quoted`,
    })
  }
  const priced = product === undefined ? undefined : asked
  const amount = product ?? '0.00'
  const labour = unit === 'quote' ? labourOf(template, item, catalog) : undefined
  const discount = discountOf(template, amount)
  const description = template.description === undefined ? '' : fillTemplate(template.description, facts)
  const serviceDate = facts.lead.appointment?.date
  const line: MappedLine = {
    ruleId: at.ruleId,
    item: item?.item ?? template.item,
    ...(item?.itemId === undefined || !item.active ? {} : { itemId: item.itemId }),
    ...(description === '' ? {} : { description }),
    quantity,
    unit,
    ...(priced === undefined ? {} : { rate: priced }),
    amount,
    ...(labour === undefined ? {} : { labour }),
    ...(template.className === undefined ? {} : { className: template.className }),
    ...(template.taxCode === undefined ? {} : { taxCode: template.taxCode }),
    ...(discount === undefined ? {} : { discount }),
    ...(serviceDate === undefined ? {} : { serviceDate }),
  }
  return {
    line,
    unit,
    merge: template.merge ?? 'max',
    ruleIds: [at.ruleId],
    quantityFrom: count.from,
    rateFrom: unit === 'free' ? 'free' : template.rate === undefined ? 'catalogue' : 'rule',
    ...(count.said === undefined ? {} : { said: count.said }),
  }
}
