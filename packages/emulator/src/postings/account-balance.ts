import type Big from 'big.js'
import { type Json, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wireNumber } from '../ledger/money.ts'
import type { Postings } from './posting.ts'

/** Accounts whose balance QuickBooks shows; those of income and expense start anew each year and show 0. */
const balanced = new Set(['Asset', 'Liability', 'Equity'])

/**
 * How a debit moves `CurrentBalance`: up, for liabilities too, which therefore stand below zero; down for credit cards and
 * equity, as QuickBooks' own sample company has it (payables -1602.67, Mastercard 157.72).
 */
const debitSign = (account: Row): 1 | -1 =>
  account.AccountType === 'Credit Card' || account.Classification === 'Equity' ? -1 : 1

const plus = (value: Json | undefined, change: Big): number => wireNumber(amountOf(value).plus(change))

/** Adds to an account's own balance, and to what it and the accounts above hold together. */
const addToAccount = (accountId: string, debit: Big, ledger: Ledger): void => {
  const account = ledger.find('Account', accountId)
  if (account === undefined || !balanced.has(String(account.Classification))) return
  const change = debit.times(debitSign(account))
  const table = ledger.table('Account')
  table.put({ ...account, CurrentBalance: plus(account.CurrentBalance, change) })
  for (
    let row = ledger.find('Account', accountId);
    row !== undefined;
    row = ledger.find('Account', refOf(row.ParentRef))
  )
    table.put({ ...row, CurrentBalanceWithSubAccounts: plus(row.CurrentBalanceWithSubAccounts, change) })
}

/** What changes under a key when one list of postings takes another's place. */
const differences = (
  before: Postings,
  after: Postings,
  part: (posting: Postings[number]) => { readonly key: string; readonly amount: number } | undefined,
): ReadonlyMap<string, Big> => {
  const changes = new Map<string, Big>()
  const add = (postings: Postings, sign: 1 | -1): void => {
    for (const posting of postings) {
      const { key, amount } = part(posting) ?? {}
      if (key === undefined || amount === undefined) continue
      const change = amountOf(amount).times(sign)
      const sofar = changes.get(key)
      changes.set(key, sofar === undefined ? change : sofar.plus(change))
    }
  }
  add(before, -1)
  add(after, 1)
  return changes
}

/** Moves the balances of accounts. No time moves with them: no recorded account was changed by a transaction. */
export const addToAccounts = (before: Postings, after: Postings, ledger: Ledger): void => {
  for (const [id, change] of differences(before, after, ({ accountId, amount }) => ({ key: accountId, amount })))
    if (!change.eq(0)) addToAccount(id, change, ledger)
}

/** Moves the quantities on hand; these are changes of the items, which are told. */
export const addToStock = (before: Postings, after: Postings, ledger: Ledger): void => {
  const moved = differences(before, after, ({ stock }) =>
    stock === undefined ? undefined : { key: stock.itemId, amount: stock.quantity },
  )
  for (const [id, change] of moved)
    if (!change.eq(0)) {
      const item = ledger.find('Item', id)
      if (item !== undefined) ledger.touch('Item', id, { QtyOnHand: plus(item.QtyOnHand, change) })
    }
}

/** Takes what an account holds from the accounts above it to those above its new place. */
export const moveBalances = (before: Row, after: Row, ledger: Ledger): void => {
  const held = amountOf(after.CurrentBalanceWithSubAccounts)
  const add = (parentId: string | undefined, change: Big): void => {
    for (
      let row = ledger.find('Account', parentId);
      row !== undefined;
      row = ledger.find('Account', refOf(row.ParentRef))
    )
      ledger
        .table('Account')
        .put({ ...row, CurrentBalanceWithSubAccounts: plus(row.CurrentBalanceWithSubAccounts, change) })
  }
  if (refOf(before.ParentRef) === refOf(after.ParentRef)) return
  add(refOf(before.ParentRef), held.times(-1))
  add(refOf(after.ParentRef), held)
}
