import Big from 'big.js'
import type { Issue } from '../../lead/issue.ts'
import { compareDecimals, sumAmounts } from '../../money/decimal.ts'
import type { CatalogItem, ItemUnit, LineArithmetic, MappedLine } from '../contract.ts'
import type { Facts } from '../operators/facts.ts'
import type { LineTemplate } from '../rules/rules.ts'
import { amountOf, largestAmount, money, percentOf } from './amount.ts'
import { type Catalog, termOf, wrongTerm } from './catalog.ts'
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
  /** The document's discount that was taken off; absent where the rule's own was, or none. */
  readonly discountFrom?: string
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

/** A template with all that tells what it comes to. */
interface Pricing {
  readonly template: LineTemplate
  readonly item: CatalogItem | undefined
  readonly at: LinePlace
  readonly facts: Facts
  readonly catalog: Catalog
  readonly report: (issue: Issue) => void
}

/** The rule's unit, else the catalogue's; but a rule's rate bills what the catalogue leaves to be quoted or gives away. */
const unitOf = ({ unit, rate }: LineTemplate, item: CatalogItem | undefined): ItemUnit => {
  if (unit !== undefined) return unit
  if (rate !== undefined) return item?.unit === 'hour' ? 'hour' : 'each'
  return item?.unit ?? (termOf(item, 'rate') === undefined ? 'quote' : 'each')
}

/** The rate to bill; `undefined` where the line is to be quoted. */
const rateOf = ({ template, item, at, report }: Pricing, unit: ItemUnit): string | undefined => {
  if (unit === 'free') return '0.00'
  if (unit === 'quote') return undefined
  const rate = template.rate ?? termOf(item, 'rate')
  if (rate !== undefined) return money(rate)
  const why = wrongTerm(item, 'rate') ?? `neither the rule nor the catalogue has a rate for ${template.item}`
  report({ path: at.path, code: 'rate-missing', message: `${why}; it is to be quoted` })
  return undefined
}

/** What replaces a quote line when the work is done, doubted as the items of lines are. */
const labourOf = ({ template, item, at, catalog, report }: Pricing): MappedLine['labour'] => {
  const name = template.labour?.item ?? item?.labourItem
  if (!name) return undefined
  const path = `${at.path}.labour`
  const doubts = catalog.doubts(name, path)
  for (const issue of doubts) report(issue)
  const found = catalog.find(name)
  const rate = template.labour?.rate ?? termOf(found, 'rate')
  if (rate !== undefined) return { item: name, rate: money(rate) }
  if (doubts.length > 0) return undefined
  const why = wrongTerm(found, 'rate') ?? `neither the rule nor the catalogue has a rate for ${name}`
  report({ path, code: 'rate-missing', message: `${why}; it does not replace ${template.item}` })
  return undefined
}

/** What the rule takes off, in cents, and no more than there is. */
const discountOf = ({ discount }: LineTemplate, amount: string): MappedLine['discount'] => {
  if (discount === undefined) return undefined
  if ('amount' in discount) {
    const off = sumAmounts([discount.amount])
    return { amount: compareDecimals(off, amount) > 0 ? amount : off }
  }
  return { percent: discount.percent, amount: percentOf(discount.percent, amount) }
}

/** The hours that are billed at least: where nobody says, one where nothing is known of how long it takes. */
const minimumOf = ({ template, item, at, report }: Pricing, hours: Quantified | undefined): string => {
  if (template.minimumHours !== undefined) return template.minimumHours
  const wrong = wrongTerm(item, 'minimumHours')
  if (wrong !== undefined)
    report({ path: at.path, code: 'wrong-minimum', message: `${wrong}; it is billed as without a minimum` })
  return termOf(item, 'minimumHours') ?? (compareDecimals(hours?.value ?? '0', '0') > 0 ? '0' : '1')
}

const countOf = (pricing: Pricing, unit: ItemUnit): Quantified => {
  const { template, at, facts } = pricing
  if (unit !== 'hour') return quantityOf(template.quantity, facts, at.shared) ?? { value: '1', from: 'one' }
  const hours = quantityOf(template.quantity ?? { from: 'estimatedHours' }, facts, at.shared)
  const minimum = minimumOf(pricing, hours)
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
  const pricing: Pricing = { template, item, at, facts, catalog, report }
  const unit = unitOf(template, item)
  const asked = rateOf(pricing, unit)
  const count = countOf(pricing, unit)
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
  const labour = unit === 'quote' ? labourOf(pricing) : undefined
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
