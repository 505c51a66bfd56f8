import type { EntityName } from '../entities/kind.ts'
import { type Json, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wholeCents, wireCents } from '../ledger/money.ts'
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

const centsAtHome = (amount: Json | undefined, rate: Json | undefined): number =>
  rate === undefined || rate === 1 ? wholeCents(amount) : wholeCents(amountOf(amount).times(amountOf(rate)).toString())

/** Turns a line into a posting in the company's own currency. */
const atHome = (side: Side, row: Row): Posting => {
  const memo = textOf(side.memo ?? undefined)
  return {
    accountId: side.accountId,
    amount: wireCents(side.sign * centsAtHome(side.amount, side.rate ?? row.ExchangeRate)),
    ...(memo === undefined ? {} : { memo }),
    ...(side.name === undefined ? {} : { name: side.name }),
    ...(side.stock === undefined ? {} : { stock: side.stock }),
  }
}

/** What a document books, balanced: what its rate, or several rates, left over goes to the side that takes it. */
const postingsOf = (entity: EntityName, row: Row, ledger: Ledger): Postings => {
  const sides = sidesByEntity.get(entity)?.(row, ledger) ?? []
  const postings = sides.map((side) => atHome(side, row))
  const taking = Math.max(
    0,
    sides.findIndex(({ takesRest }) => takesRest),
  )
  const left = postings.reduce((rest, { amount }, index) => (index === taking ? rest : rest - wholeCents(amount)), 0)
  return postings
    .map((posting, index) => (index === taking ? { ...posting, amount: wireCents(left) } : posting))
    .filter((posting) => posting.amount !== 0 || posting.stock !== undefined)
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
