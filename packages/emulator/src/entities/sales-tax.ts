import Big from 'big.js'
import { type JsonObject, objectOf, objectsOf, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, sum, wireNumber } from '../ledger/money.ts'
import { type CompletedLines, usesUsTax } from './sales-lines.ts'

/** The code whose rates apply to lines marked TAX: what was sent, else the customer's, else the company's. */
const transactionCode = (sent: JsonObject, customer: Row | undefined, ledger: Ledger): string | undefined =>
  refOf(sent.TxnTaxCodeRef) ??
  refOf(customer?.DefaultTaxCodeRef) ??
  refOf(objectOf(ledger.settings('Preferences').TaxPrefs).TaxGroupCodeRef)

/** The net amount under each tax code. */
const taxedByCode = (completed: CompletedLines, code: (lineCode: string) => string | undefined): Map<string, Big> => {
  const net = new Map<string, Big>()
  for (const line of completed.lines) {
    const lineCode = refOf(objectOf(line.SalesItemLineDetail).TaxCodeRef)
    const applied = lineCode === undefined || lineCode === 'NON' ? undefined : code(lineCode)
    if (applied !== undefined) net.set(applied, (net.get(applied) ?? new Big(0)).plus(amountOf(line.Amount)))
  }
  return net
}

const ratesOf = (code: string, ledger: Ledger): Row[] =>
  objectsOf(objectOf(ledger.find('TaxCode', code)?.SalesTaxRateList).TaxRateDetail)
    .map((detail) => ledger.find('TaxRate', refOf(detail.TaxRateRef)))
    .filter((rate) => rate !== undefined)

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

/**
 * Computes `TxnTaxDetail` from the lines: each code's rates on the net amount under it, rounded per rate.
 *
 * A discount before tax lowers every net amount in proportion. Tax-inclusive documents are not split.
 */
export const taxDetail = (
  draft: JsonObject,
  completed: CompletedLines,
  customer: Row | undefined,
  ledger: Ledger,
): JsonObject & { TotalTax: number } => {
  const sent = objectOf(draft.TxnTaxDetail)
  const us = usesUsTax(ledger)
  const applied = us ? transactionCode(sent, customer, ledger) : undefined
  if (draft.GlobalTaxCalculation === 'NotApplicable' || (us && customer?.Taxable === false)) return { TotalTax: 0 }
  const net = taxedByCode(completed, (code) => (us ? applied : code))
  const discounted =
    draft.ApplyTaxAfterDiscount === true && completed.subtotal.gt(0)
      ? completed.subtotal.minus(completed.discount).div(completed.subtotal)
      : new Big(1)
  const lines = [...net].flatMap(([code, amount]) =>
    ratesOf(code, ledger).map((rate) => taxLine(rate, cents(amount.times(discounted)))),
  )
  if (lines.length === 0) return { TotalTax: 0 }
  const total = wireNumber(sum(lines.map((line) => amountOf(line.Amount))))
  return {
    ...(us && applied !== undefined ? { TxnTaxCodeRef: { value: applied } } : {}),
    TotalTax: total,
    TaxLine: lines,
  }
}
