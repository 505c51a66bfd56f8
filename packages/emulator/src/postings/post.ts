import type { EntityName } from '../entities/kind.ts'
import { type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, sum, wireNumber } from '../ledger/money.ts'
import { addToAccounts, addToStock } from './account-balance.ts'
import { billPaymentSides, billSides, purchaseSides, vendorCreditSides } from './buying-postings.ts'
import { depositSides, journalEntrySides, paymentSides, transferSides } from './money-postings.ts'
import { accountOpeningSides } from './opening-postings.ts'
import { journalKey, type Posting, type Postings, type Side } from './posting.ts'
import { creditMemoSides, invoiceSides, refundReceiptSides, salesReceiptSides } from './sales-postings.ts'

/** What each document books. Account balances, quantities on hand and reports follow from these and nothing else. */
const sidesByEntity: ReadonlyMap<EntityName, (row: Row, ledger: Ledger) => Side[]> = new Map([
  ['Account', accountOpeningSides],
  ['Bill', billSides],
  ['BillPayment', billPaymentSides],
  ['CreditMemo', creditMemoSides],
  ['Deposit', depositSides],
  ['Invoice', invoiceSides],
  ['JournalEntry', journalEntrySides],
  ['Payment', paymentSides],
  ['Purchase', purchaseSides],
  ['RefundReceipt', refundReceiptSides],
  ['SalesReceipt', salesReceiptSides],
  ['Transfer', transferSides],
  ['VendorCredit', vendorCreditSides],
])

/** Turns an amount into the company's own currency. */
const atHome = (side: Side, row: Row): Posting => {
  const amount = cents(
    amountOf(side.amount)
      .times(side.sign)
      .times(amountOf(row.ExchangeRate ?? 1)),
  )
  const memo = textOf(side.memo ?? undefined)
  return {
    accountId: side.accountId,
    amount: wireNumber(amount),
    ...(memo === undefined ? {} : { memo }),
    ...(side.name === undefined ? {} : { name: side.name }),
    ...(side.stock === undefined ? {} : { stock: side.stock }),
  }
}

/** What a document books, balanced: what rounding at its rate left over goes to its first account. */
const postingsOf = (entity: EntityName, row: Row, ledger: Ledger): Postings => {
  const sides = sidesByEntity.get(entity)?.(row, ledger) ?? []
  const postings = sides.map((side) => atHome(side, row))
  const [first, ...rest] = postings
  if (first === undefined) return []
  const amount = wireNumber(sum(rest.map((posting) => amountOf(posting.amount))).times(-1))
  return [{ ...first, amount }, ...rest].filter((posting) => posting.amount !== 0 || posting.stock !== undefined)
}

/**
 * Books a document in place of what it booked before; `after` is undefined when it is gone.
 *
 * Balances move by the difference, so a change of a note moves nothing.
 */
export const post = (entity: EntityName, id: string, after: Row | undefined, ledger: Ledger): void => {
  if (!sidesByEntity.has(entity)) return
  const key = journalKey(entity, id)
  const before = ledger.journal.get(key) ?? []
  const now = after === undefined ? [] : postingsOf(entity, after, ledger)
  if (now.length === 0) ledger.journal.delete(key)
  else ledger.journal.set(key, now)
  addToAccounts(before, now, ledger)
  addToStock(before, now, ledger)
}
