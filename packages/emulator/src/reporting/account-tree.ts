import type Big from 'big.js'
import { accountTypeNames } from '../entities/account.ts'
import { type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf } from '../ledger/money.ts'

/** An account and the accounts below it. */
export interface AccountNode {
  readonly account: Row
  readonly below: readonly AccountNode[]
}

const byTypeAndName = (left: Row, right: Row): number =>
  accountTypeNames.indexOf(String(left.AccountType)) - accountTypeNames.indexOf(String(right.AccountType)) ||
  ((textOf(left.Name) ?? '') < (textOf(right.Name) ?? '') ? -1 : 1)

/** The chart of accounts in the order of reports, without what `counts` leaves out unless something below it counts. */
export const accountTree = (ledger: Ledger, counts: (account: Row) => boolean): AccountNode[] => {
  const build = (account: Row): AccountNode[] => {
    const below = ledger.table('Account').below(account.Id).sort(byTypeAndName).flatMap(build)
    return below.length > 0 || counts(account) ? [{ account, below }] : []
  }
  return [...ledger.table('Account').all()]
    .filter((account) => refOf(account.ParentRef) === undefined)
    .sort(byTypeAndName)
    .flatMap(build)
}

const debitNatured = new Set(['Asset', 'Expense'])

/** A debit as its account shows it: above zero where the account grows by it. */
export const natural = (account: Row | undefined, debit: Big): Big =>
  debit.times(debitNatured.has(String(account?.Classification)) ? 1 : -1)

/** Whether an account starts anew each year. */
export const isNominal = (account: Row | undefined): boolean =>
  account?.Classification === 'Revenue' || account?.Classification === 'Expense'

/** An amount as reports write it. */
export const plain = (amount: Big): string => amountOf(amount.toString()).toFixed(2)
