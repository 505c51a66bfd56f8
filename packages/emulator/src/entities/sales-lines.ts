import type Big from 'big.js'
import { amountMismatch, businessRule, invalidTaxCode, requiredParameter } from '../faults/fault.ts'
import { type Json, type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, productCents, wholeCents, wireCents, wireNumber } from '../ledger/money.ts'
import { dropEmpty } from './person.ts'
import { netOf } from './sales-tax.ts'
import { checkTaxCodes, usesUsTax } from './tax-system.ts'

const taxCodeOf = (
  detail: JsonObject,
  item: Row | undefined,
  customer: Row | undefined,
  ledger: Ledger,
): string | undefined => {
  const sent = refOf(detail.TaxCodeRef)
  if (!usesUsTax(ledger)) return sent
  if (sent !== undefined && sent !== 'TAX' && sent !== 'NON') throw invalidTaxCode(sent)
  return sent ?? (item?.Taxable === true && customer?.Taxable !== false ? 'TAX' : 'NON')
}

const defaultItem = (ledger: Ledger): string | undefined => {
  const prefs = objectsOf(objectOf(ledger.settings('Preferences').OtherPrefs).NameValue)
  return textOf(prefs.find((pref) => pref.Name === 'SalesFormsPrefs.DefaultItem')?.Value)
}

/** The price of one, without tax, of a line that was priced with it. */
const netPrice = (detail: JsonObject, net: Big): JsonObject =>
  detail.Qty === undefined || amountOf(detail.Qty).eq(0)
    ? {}
    : { UnitPrice: wireNumber(net.div(amountOf(detail.Qty)).round(7)) }

/** What lines add up to, in whole cents. */
const sumOf = (lines: readonly JsonObject[]): number =>
  lines.reduce((total, { Amount }) => total + wholeCents(Amount), 0)

/** Everything in a group of items, priced by the items' own prices, as often as the group is sold. */
const groupLine = (line: JsonObject, customer: Row | undefined, ledger: Ledger): JsonObject => {
  const detail = objectOf(line.GroupLineDetail)
  const group = ledger.find('Item', refOf(detail.GroupItemRef))
  if (group?.Type !== 'Group') throw requiredParameter('Line.GroupLineDetail.GroupItemRef')
  const quantity = amountOf(detail.Quantity ?? 1)
  const parts = objectsOf(objectOf(group.ItemGroupDetail).ItemGroupLine).map((part, index): JsonObject => {
    const item = ledger.find('Item', refOf(part.ItemRef))
    const Qty = wireNumber(quantity.times(amountOf(part.Qty ?? 1)))
    const UnitPrice = wireNumber(amountOf(item?.UnitPrice))
    const Amount = wireCents(productCents(Qty, UnitPrice))
    const sold: JsonObject = {
      Amount,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: part.ItemRef, UnitPrice, Qty },
    }
    return { Id: String(index + 1), LineNum: index + 1, ...itemLine(sold, customer, ledger) }
  })
  return {
    ...line,
    Description: line.Description ?? group.Description,
    Amount: wireCents(sumOf(parts)),
    GroupLineDetail: { ...detail, Quantity: wireNumber(quantity), Line: parts },
  }
}

const itemLine = (line: JsonObject, customer: Row | undefined, ledger: Ledger): JsonObject => {
  if (line.SalesItemLineDetail === undefined) throw requiredParameter('Line.SalesItemLineDetail')
  if (line.Amount === undefined) throw requiredParameter('Line.Amount')
  const detail = objectOf(line.SalesItemLineDetail)
  const inclusive = detail.TaxInclusiveAmt !== undefined && !usesUsTax(ledger)
  const net = inclusive
    ? netOf(amountOf(detail.TaxInclusiveAmt), refOf(detail.TaxCodeRef), 'SalesTaxRateList', ledger)
    : undefined
  const Amount = net === undefined ? wireCents(wholeCents(line.Amount)) : wireNumber(net)
  if (net === undefined && detail.Qty !== undefined && detail.UnitPrice !== undefined)
    if (productCents(detail.Qty, detail.UnitPrice) !== wholeCents(Amount)) throw amountMismatch(Amount)
  const itemId = refOf(detail.ItemRef) ?? defaultItem(ledger)
  const item = ledger.find('Item', itemId)
  if (item?.Type === 'Category')
    throw businessRule('An item in this transaction is set up as a category instead of a product or service.')
  const taxCode = taxCodeOf(detail, item, customer, ledger)
  const completed = dropEmpty(net === undefined ? detail : { ...detail, ...netPrice(detail, net) })
  if (itemId !== undefined) completed.ItemRef = { value: itemId }
  if (item?.IncomeAccountRef !== undefined) completed.ItemAccountRef = item.IncomeAccountRef
  if (taxCode !== undefined) completed.TaxCodeRef = { value: taxCode }
  return { ...line, Amount, SalesItemLineDetail: completed }
}

const discountLine = (line: JsonObject, subtotalCents: number, ledger: Ledger): JsonObject => {
  const detail = objectOf(line.DiscountLineDetail)
  const percent = detail.PercentBased === true
  if (percent && detail.DiscountPercent === undefined)
    throw requiredParameter('Line.DiscountLineDetail.DiscountPercent')
  if (!percent && line.Amount === undefined) throw requiredParameter('Line.Amount')
  const amount = percent
    ? amountOf(wireCents(subtotalCents)).times(amountOf(detail.DiscountPercent)).div(100)
    : amountOf(line.Amount)
  const account = textOf(objectOf(ledger.settings('Preferences').SalesFormsPrefs).DefaultDiscountAccount)
  return {
    ...line,
    Amount: wireNumber(cents(amount)),
    DiscountLineDetail: dropEmpty({
      ...detail,
      PercentBased: percent,
      DiscountAccountRef: detail.DiscountAccountRef ?? (account === undefined ? undefined : { value: account }),
    }),
  }
}

/** Rows are replaced, never changed in place: they may share what is the same in all of them. */
const noExtensions: Json[] = []

/** Gives each line an Id: the one it has in the document already, else the next. */
export const numbered = (lines: readonly JsonObject[], previous: Row | undefined): JsonObject[] => {
  const known = new Set(objectsOf(previous?.Line).map((line) => textOf(line.Id)))
  let highest = Math.max(0, ...[...known].map((id) => Number(id ?? 0)))
  return lines.map((line, index) => {
    const sent = textOf(line.Id)
    const isKnown = sent !== undefined && known.has(sent)
    if (!isKnown) highest += 1
    return { ...line, Id: isKnown ? sent : String(highest), LineNum: index + 1 }
  })
}

/** The lines of a sales document once QuickBooks has them, and what they add up to before tax. */
export interface CompletedLines {
  readonly lines: JsonObject[]
  readonly subtotalCents: number
  readonly discountCents: number
}

/**
 * Checks the lines, computes discounts and appends the subtotal.
 *
 * @throws FaultReply 2020, 2500, 6070 or 6100
 */
export const completeLines = (
  draft: JsonObject,
  previous: Row | undefined,
  customer: Row | undefined,
  ledger: Ledger,
): CompletedLines => {
  const sent = objectsOf(draft.Line)
  for (const line of sent) if (textOf(line.DetailType) === undefined) throw requiredParameter('Line.DetailType')
  checkTaxCodes(sent, draft, ledger)
  const sold: JsonObject[] = []
  for (const line of sent) {
    if (line.DetailType === 'GroupLineDetail') sold.push(groupLine(line, customer, ledger))
    if (line.DetailType === 'SalesItemLineDetail') sold.push(itemLine(line, customer, ledger))
    if (line.DetailType === 'DescriptionOnly')
      sold.push({ ...line, DescriptionLineDetail: line.DescriptionLineDetail ?? {} })
  }
  const priced = sold.filter((line) => line.DetailType !== 'DescriptionOnly')
  if (priced.length === 0) throw requiredParameter('Line')
  const subtotalCents = sumOf(priced)
  const discounts = sent
    .filter((line) => line.DetailType === 'DiscountLineDetail')
    .map((line) => discountLine(line, subtotalCents, ledger))
  if (discounts.length > 1) throw businessRule('A transaction can have one discount line.')
  const all = numbered(discounts.length === 0 ? sold : [...sold, ...discounts], previous)
  for (const line of all) line.CustomExtensions ??= noExtensions
  const subtotalLine = { Amount: wireCents(subtotalCents), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} }
  return {
    lines: [...all.slice(0, sold.length), subtotalLine, ...all.slice(sold.length)],
    subtotalCents,
    discountCents: sumOf(discounts),
  }
}
