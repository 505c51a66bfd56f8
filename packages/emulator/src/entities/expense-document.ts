import { amountMismatch, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, sum, wireNumber } from '../ledger/money.ts'
import { documentCurrency } from './currency.ts'
import { anything, bareRef, choice, date, decimal, type Fields, money, ref, text } from './fields.ts'
import { dropEmpty } from './person.ts'
import { numbered } from './sales-lines.ts'
import { netOf, purchaseTax } from './sales-tax.ts'
import { checkTaxCodes, usesUsTax } from './tax-system.ts'
import { lines } from './transaction-fields.ts'

const billable = choice('Billable', 'NotBillable', 'HasBeenBilled')

const accountDetail: Fields = {
  CustomerRef: ref('Customer'),
  ClassRef: ref('Class'),
  AccountRef: ref('Account'),
  BillableStatus: billable,
  MarkupInfo: anything(),
  TaxAmount: decimal(),
  TaxCodeRef: bareRef('TaxCode'),
  TaxInclusiveAmt: money(),
  ExpenseDetailLineDetailEx: anything(),
}

const itemDetail: Fields = {
  BillableStatus: billable,
  ItemRef: ref('Item'),
  ClassRef: ref('Class'),
  UnitPrice: decimal(),
  UnitCostPrice: decimal(),
  RatePercent: decimal(),
  PriceLevelRef: bareRef(),
  MarkupInfo: anything(),
  Qty: decimal(),
  UOMRef: anything(),
  ItemAccountRef: bareRef('Account'),
  InventorySiteRef: bareRef(),
  TaxCodeRef: bareRef('TaxCode'),
  TaxClassificationRef: bareRef(),
  CustomerRef: ref('Customer'),
  ServiceDate: date(),
  TaxInclusiveAmt: money(),
  ItemBasedExpenseLineDetailEx: anything(),
}

/** The lines of what the business buys: by account or by item. */
export const expenseLines: Fields = {
  Line: lines({ AccountBasedExpenseLineDetail: accountDetail, ItemBasedExpenseLineDetail: itemDetail }),
  Memo: text(4000),
}

const completeLine = (line: JsonObject, ledger: Ledger): JsonObject => {
  const type = textOf(line.DetailType)
  if (type === undefined) throw requiredParameter('Line.DetailType')
  if (type === 'DescriptionOnly') return line
  if (line.Amount === undefined) throw requiredParameter('Line.Amount')
  const detail = objectOf(line[type])
  const target = type === 'AccountBasedExpenseLineDetail' ? 'AccountRef' : 'ItemRef'
  if (refOf(detail[target]) === undefined) throw requiredParameter(`Line.${type}.${target}`)
  const inclusive = detail.TaxInclusiveAmt !== undefined && !usesUsTax(ledger)
  const amount = inclusive
    ? netOf(amountOf(detail.TaxInclusiveAmt), refOf(detail.TaxCodeRef), 'PurchaseTaxRateList', ledger)
    : amountOf(line.Amount)
  if (!inclusive && detail.Qty !== undefined && detail.UnitPrice !== undefined) {
    const product = cents(amountOf(detail.Qty).times(amountOf(detail.UnitPrice)))
    if (!product.eq(cents(amount))) throw amountMismatch(wireNumber(amount))
  }
  return {
    ...line,
    Amount: wireNumber(cents(amount)),
    [type]: {
      BillableStatus: 'NotBillable',
      ...(usesUsTax(ledger) ? { TaxCodeRef: { value: 'NON' } } : {}),
      ...detail,
    },
  }
}

/**
 * Completes what all documents of buying have: lines, tax, total, date and currency.
 *
 * @param party - the vendor, or the account paid from
 * @throws FaultReply 2020, 2500, 6000 or 6070
 */
export const completeExpenses = (
  draft: JsonObject,
  previous: Row | undefined,
  party: Row | undefined,
  ledger: Ledger,
): JsonObject => {
  const sent = objectsOf(draft.Line)
  if (sent.length === 0) throw requiredParameter('Line')
  checkTaxCodes(sent, draft, ledger)
  const completed = numbered(
    sent.map((line) => completeLine(line, ledger)),
    previous,
  )
  const tax = purchaseTax(draft, completed, ledger)
  const net = sum(completed.map((line) => amountOf(line.Amount)))
  return dropEmpty({
    ...draft,
    TxnDate: draft.TxnDate ?? ledger.today(),
    ...documentCurrency(draft, previous, party, ledger),
    LinkedTxn: previous?.LinkedTxn ?? objectsOf(draft.LinkedTxn),
    Line: completed,
    TxnTaxDetail: tax,
    GlobalTaxCalculation: draft.GlobalTaxCalculation ?? (usesUsTax(ledger) ? undefined : 'TaxExcluded'),
    TotalAmt: wireNumber(net.plus(amountOf(tax?.TotalTax))),
  })
}
