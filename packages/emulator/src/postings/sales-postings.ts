import { type JsonObject, objectOf, objectsOf, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { wholeCents, wireCents } from '../ledger/money.ts'
import { accountFor } from './account-roles.ts'
import type { Side } from './posting.ts'
import { stockSides } from './stock.ts'

/** Lines as they are booked: the parts of a group in place of the group. */
const booked = (row: Row): JsonObject[] =>
  objectsOf(row.Line).flatMap((line) =>
    line.GroupLineDetail === undefined ? [line] : objectsOf(objectOf(line.GroupLineDetail).Line),
  )

const lineSides = (line: JsonObject, row: Row, sign: 1 | -1, ledger: Ledger): Side[] => {
  if (line.DetailType === 'DiscountLineDetail') {
    const accountId = refOf(objectOf(line.DiscountLineDetail).DiscountAccountRef) ?? accountFor('discounts', ledger)
    return [{ accountId, amount: line.Amount, sign, memo: line.Description }]
  }
  if (line.DetailType !== 'SalesItemLineDetail') return []
  const detail = objectOf(line.SalesItemLineDetail)
  const item = ledger.find('Item', refOf(detail.ItemRef))
  const accountId = refOf(detail.ItemAccountRef) ?? refOf(item?.IncomeAccountRef) ?? accountFor('sales', ledger)
  const back = sign === 1 ? -1 : 1
  return [
    { accountId, amount: line.Amount, sign: back, memo: line.Description },
    ...stockSides(item, detail.Qty, back, row, ledger),
  ]
}

/** Books a sale, or with `sign` -1 its reverse: what the customer owes or paid against income, discount and tax. */
const sale =
  (sign: 1 | -1, open: boolean) =>
  (row: Row, ledger: Ledger): Side[] => {
    const undeposited = (): string => refOf(row.DepositToAccountRef) ?? accountFor('undeposited', ledger)
    const paidCents = wholeCents(open ? row.Deposit : row.TotalAmt)
    const owedCents = wholeCents(row.TotalAmt) - paidCents
    const tax = objectOf(row.TxnTaxDetail).TotalTax
    return [
      ...(open ? [{ accountId: accountFor('receivable', ledger), amount: wireCents(owedCents), sign }] : []),
      ...(paidCents === 0 ? [] : [{ accountId: undeposited(), amount: wireCents(paidCents), sign }]),
      ...booked(row).flatMap((line) => lineSides(line, row, sign, ledger)),
      ...(wholeCents(tax) === 0
        ? []
        : [{ accountId: accountFor('tax', ledger), amount: tax, sign: sign === 1 ? (-1 as const) : (1 as const) }]),
    ]
  }

/** An invoice: the customer owes. */
export const invoiceSides: (row: Row, ledger: Ledger) => Side[] = sale(1, true)
/** A credit memo: the customer owes less. */
export const creditMemoSides: (row: Row, ledger: Ledger) => Side[] = sale(-1, true)
/** A sales receipt: money came in at once. */
export const salesReceiptSides: (row: Row, ledger: Ledger) => Side[] = sale(1, false)
/** A refund receipt: money went back. */
export const refundReceiptSides: (row: Row, ledger: Ledger) => Side[] = sale(-1, false)
