import type Big from 'big.js'
import { type Json, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wholeCents, wireCents, wireNumber } from '../ledger/money.ts'
import type { Postings } from './posting.ts'

/** Accounts whose balance QuickBooks shows; those of income and expense start anew each year and show 0. */
const balanced = new Set(['Asset', 'Liability', 'Equity'])

/**
 * How a debit moves `CurrentBalance`: up, for liabilities too, which therefore stand below zero; down for credit cards and
 * equity, as QuickBooks' own sample company has it (payables -1602.67, Mastercard 157.72).
 */
const debitSign = (account: Row): 1 | -1 =>
  account.AccountType === 'Credit Card' || account.Classification === 'Equity' ? -1 : 1

const plus = (value: Json | undefined, changeCents: number): number => wireCents(wholeCents(value) + changeCents)

/** Adds to an account's own balance, and to what it and the accounts above hold together. */
const addToAccount = (accountId: string, debitCents: number, ledger: Ledger): void => {
  const account = ledger.find('Account', accountId)
  if (account === undefined || !balanced.has(String(account.Classification))) return
  const change = debitCents * debitSign(account)
  const table = ledger.table('Account')
  const CurrentBalance = plus(account.CurrentBalance, change)
  const CurrentBalanceWithSubAccounts = plus(account.CurrentBalanceWithSubAccounts, change)
  table.put({ ...account, CurrentBalance, CurrentBalanceWithSubAccounts })
  addAbove(refOf(account.ParentRef), change, ledger)
}

/** Adds to what the accounts above hold together. */
const addAbove = (parentId: string | undefined, change: number, ledger: Ledger): void => {
  for (
    let row = ledger.find('Account', parentId);
    row !== undefined;
    row = ledger.find('Account', refOf(row.ParentRef))
  )
    ledger
      .table('Account')
      .put({ ...row, CurrentBalanceWithSubAccounts: plus(row.CurrentBalanceWithSubAccounts, change) })
}

/** Moves the balances of accounts. No time moves with them: no recorded account was changed by a transaction. */
export const addToAccounts = (before: Postings, after: Postings, ledger: Ledger): void => {
  const changes = new Map<string, number>()
  const add = (postings: Postings, sign: 1 | -1): void => {
    for (const { accountId, amount } of postings)
      changes.set(accountId, (changes.get(accountId) ?? 0) + sign * wholeCents(amount))
  }
  add(before, -1)
  add(after, 1)
  for (const [id, change] of changes) if (change !== 0) addToAccount(id, change, ledger)
}

/** Moves the quantities on hand; these are changes of the items, which are told. */
export const addToStock = (before: Postings, after: Postings, ledger: Ledger): void => {
  const moved = new Map<string, Big>()
  const add = (postings: Postings, sign: 1 | -1): void => {
    for (const { stock } of postings)
      if (stock !== undefined)
        moved.set(
          stock.itemId,
          amountOf(stock.quantity)
            .times(sign)
            .plus(moved.get(stock.itemId) ?? 0),
        )
  }
  add(before, -1)
  add(after, 1)
  for (const [id, change] of moved) {
    const item = change.eq(0) ? undefined : ledger.find('Item', id)
    if (item !== undefined) ledger.touch('Item', id, { QtyOnHand: wireNumber(amountOf(item.QtyOnHand).plus(change)) })
  }
}

/** Takes what an account holds from the accounts above it to those above its new place. */
export const moveBalances = (before: Row, after: Row, ledger: Ledger): void => {
  if (refOf(before.ParentRef) === refOf(after.ParentRef)) return
  const held = wholeCents(after.CurrentBalanceWithSubAccounts)
  addAbove(refOf(before.ParentRef), -held, ledger)
  addAbove(refOf(after.ParentRef), held, ledger)
}
