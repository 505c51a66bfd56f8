import Big from 'big.js'
import { type JsonObject, objectOf, objectsOf, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, sum, wholeCents, wireCents, wireNumber } from '../ledger/money.ts'
import type { CompletedLines } from './sales-lines.ts'
import { usesUsTax } from './tax-system.ts'

/** The code whose rates apply to lines marked TAX: what was sent, else the customer's, else the company's. */
const transactionCode = (sent: JsonObject, customer: Row | undefined, ledger: Ledger): string | undefined =>
  refOf(sent.TxnTaxCodeRef) ??
  refOf(customer?.DefaultTaxCodeRef) ??
  refOf(objectOf(ledger.settings('Preferences').TaxPrefs).TaxGroupCodeRef)

/** The part of a line that holds its tax code. */
const detailOf = (line: JsonObject): JsonObject =>
  objectOf(
    line.SalesItemLineDetail ??
      line.AccountBasedExpenseLineDetail ??
      line.ItemBasedExpenseLineDetail ??
      line.DiscountLineDetail,
  )

/** Lines as they are taxed: the parts of a group in place of the group. */
const taxedLines = (lines: readonly JsonObject[]): JsonObject[] =>
  lines.flatMap((line) =>
    line.GroupLineDetail === undefined ? [line] : objectsOf(objectOf(line.GroupLineDetail).Line),
  )

/** The net amount under each tax code, in whole cents. */
const taxedByCode = (
  lines: readonly JsonObject[],
  code: (lineCode: string) => string | undefined,
): Map<string, number> => {
  const net = new Map<string, number>()
  for (const line of taxedLines(lines)) {
    if (line.DiscountLineDetail !== undefined) continue
    const lineCode = refOf(detailOf(line).TaxCodeRef)
    const applied = lineCode === undefined || lineCode === 'NON' ? undefined : code(lineCode)
    if (applied !== undefined) net.set(applied, (net.get(applied) ?? 0) + wholeCents(line.Amount))
  }
  return net
}

/** No discount before tax. */
const whole = new Big(1)

type Side = 'SalesTaxRateList' | 'PurchaseTaxRateList'

const ratesOf = (code: string, side: Side, ledger: Ledger): Row[] =>
  objectsOf(objectOf(ledger.find('TaxCode', code)?.[side]).TaxRateDetail)
    .map((detail) => ledger.find('TaxRate', refOf(detail.TaxRateRef)))
    .filter((rate) => rate !== undefined)

/** All rates of a code together, in per cent. */
export const percentOf = (code: string | undefined, side: Side, ledger: Ledger): Big =>
  code === undefined ? new Big(0) : sum(ratesOf(code, side, ledger).map((rate) => amountOf(rate.RateValue)))

const taxLine = (rate: Row, net: Big): JsonObject => ({
  Amount: wireNumber(cents(net.times(amountOf(rate.RateValue)).div(100))),
  DetailType: 'TaxLineDetail',
  TaxLineDetail: {
    TaxRateRef: { value: rate.Id },
    PercentBased: true,
    TaxPercent: wireNumber(amountOf(rate.RateValue)),
    NetAmountTaxable: wireNumber(net),
  },
})

/** Each code's rates on the net amount under it, rounded per rate. */
const taxLines = (net: ReadonlyMap<string, number>, side: Side, share: Big, ledger: Ledger): JsonObject[] =>
  [...net].flatMap(([code, amount]) =>
    ratesOf(code, side, ledger).map((rate) => taxLine(rate, cents(amountOf(wireCents(amount)).times(share)))),
  )

/**
 * What the tax of gross prices is off by: a line's net and tax are rounded each, and must add up to the price that was
 * quoted. The difference goes to the first tax line.
 */
const settleInclusive = (lines: JsonObject[], gross: readonly JsonObject[], totalNet: Big): JsonObject[] => {
  const [first, ...rest] = lines
  if (first === undefined) return lines
  const quoted = sum(gross.map((line) => amountOf(detailOf(line).TaxInclusiveAmt)))
  const off = quoted.minus(totalNet).minus(sum(lines.map((line) => amountOf(line.Amount))))
  return [{ ...first, Amount: wireNumber(amountOf(first.Amount).plus(off)) }, ...rest]
}

/** Whether every taxed line says its price with tax. */
const isInclusive = (draft: JsonObject, lines: readonly JsonObject[]): boolean =>
  draft.GlobalTaxCalculation === 'TaxInclusive' &&
  lines.some((line) => detailOf(line).TaxCodeRef !== undefined) &&
  lines.every((line) => detailOf(line).TaxCodeRef === undefined || detailOf(line).TaxInclusiveAmt !== undefined)

/** The tax of lines by the codes they name; undefined where nothing is taxed. */
const taxByLineCodes = (
  draft: JsonObject,
  lines: readonly JsonObject[],
  share: Big,
  side: Side,
  ledger: Ledger,
): (JsonObject & { TotalTax: number }) | undefined => {
  if (draft.GlobalTaxCalculation === 'NotApplicable') return undefined
  const computed = taxLines(
    taxedByCode(lines, (code) => code),
    side,
    share,
    ledger,
  )
  const taxed = taxedLines(lines).filter((line) => detailOf(line).TaxCodeRef !== undefined)
  const net = sum(taxed.map((line) => amountOf(line.Amount)))
  const lineList = isInclusive(draft, taxed) && share.eq(1) ? settleInclusive(computed, taxed, net) : computed
  if (lineList.length === 0) return undefined
  return { TotalTax: wireNumber(sum(lineList.map((line) => amountOf(line.Amount)))), TaxLine: lineList }
}

/**
 * Computes `TxnTaxDetail` from the lines: each code's rates on the net amount under it, rounded per rate.
 *
 * A discount before tax lowers every net amount in proportion.
 */
export const taxDetail = (
  draft: JsonObject,
  completed: CompletedLines,
  customer: Row | undefined,
  ledger: Ledger,
): JsonObject & { TotalTax: number } => {
  const discounted =
    draft.ApplyTaxAfterDiscount === true && completed.subtotalCents > 0
      ? new Big(completed.subtotalCents - completed.discountCents).div(completed.subtotalCents)
      : whole
  if (!usesUsTax(ledger))
    return taxByLineCodes(draft, completed.lines, discounted, 'SalesTaxRateList', ledger) ?? { TotalTax: 0 }
  const applied = transactionCode(objectOf(draft.TxnTaxDetail), customer, ledger)
  if (draft.GlobalTaxCalculation === 'NotApplicable' || customer?.Taxable === false) return { TotalTax: 0 }
  const lines = taxLines(
    taxedByCode(completed.lines, () => applied),
    'SalesTaxRateList',
    discounted,
    ledger,
  )
  if (lines.length === 0) return { TotalTax: 0 }
  return {
    ...(applied === undefined ? {} : { TxnTaxCodeRef: { value: applied } }),
    TotalTax: wireNumber(sum(lines.map((line) => amountOf(line.Amount)))),
    TaxLine: lines,
  }
}

/** The tax on what is bought. In the US sales tax is part of the price: undefined. */
export const purchaseTax = (draft: JsonObject, lines: readonly JsonObject[], ledger: Ledger): JsonObject | undefined =>
  usesUsTax(ledger) ? undefined : taxByLineCodes(draft, lines, whole, 'PurchaseTaxRateList', ledger)

/** The net amount of a price that has the tax in it. */
export const netOf = (gross: Big, code: string | undefined, side: Side, ledger: Ledger): Big =>
  cents(gross.div(percentOf(code, side, ledger).div(100).plus(1)))
