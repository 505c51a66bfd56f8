import { type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wholeCents, wireCents, wireNumber } from '../ledger/money.ts'
import { accountRef } from '../postings/account-roles.ts'
import { post } from '../postings/post.ts'

/** Puts a document into the books that nobody wrote: one line, no item, the whole amount open. */
const enter = (ledger: Ledger, entity: 'Invoice' | 'CreditMemo', customer: Row, rest: JsonObject): void => {
  const now = ledger.stamp()
  const amount = wireNumber(amountOf(customer.Balance))
  const Id = ledger.nextId('transaction')
  const detail = { Qty: 1, ItemAccountRef: accountRef('opening', ledger) }
  const row: Row = {
    DocNumber: ledger.nextDocNumber('Sales'),
    TxnDate: ledger.today(),
    CurrencyRef: customer.CurrencyRef,
    CustomField: [],
    LinkedTxn: [],
    Line: [
      { Id: '1', LineNum: 1, Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail },
      { Amount: amount, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
    ],
    TxnTaxDetail: { TotalTax: 0 },
    CustomerRef: { value: customer.Id },
    TotalAmt: amount,
    ApplyTaxAfterDiscount: false,
    PrintStatus: 'NotSet',
    EmailStatus: 'NotSet',
    Balance: amount,
    ...rest,
    Id,
    SyncToken: '0',
    MetaData: { CreateTime: now, LastUpdatedTime: now },
  }
  ledger.table(entity).put(row)
  post(entity, Id, row, ledger)
  ledger.announce(entity, Id, 'Create')
}

/** Adds to what a customer owes; the customers above see it in `BalanceWithJobs`. */
export const addToBalance = (ledger: Ledger, customerId: string | undefined, change: number): void => {
  if (change === 0) return
  const row = ledger.find('Customer', customerId)
  if (row === undefined) return
  const BalanceWithJobs = plus(row.BalanceWithJobs, change)
  ledger.touch('Customer', row.Id, { Balance: plus(row.Balance, change), BalanceWithJobs })
  addToJobs(ledger, refOf(row.ParentRef), change)
}

/** Adds to what a customer and those above it owe with their jobs. */
export const addToJobs = (ledger: Ledger, customerId: string | undefined, change: number): void => {
  if (change === 0) return
  for (
    let row = ledger.find('Customer', customerId);
    row !== undefined;
    row = ledger.find('Customer', refOf(row.ParentRef))
  )
    ledger.touch('Customer', row.Id, { BalanceWithJobs: plus(row.BalanceWithJobs, change) })
}

const plus = (amount: JsonObject[string], change: number): number => wireCents(wholeCents(amount) + wholeCents(change))

/** A new customer's opening balance becomes an invoice of its date, as it does in QuickBooks. */
export const enterOpeningBalance = (ledger: Ledger, customer: Row): void => {
  const owed = wireNumber(amountOf(customer.Balance))
  if (owed === 0) return
  const TxnDate = textOf(customer.OpenBalanceDate) ?? ledger.today()
  enter(ledger, owed > 0 ? 'Invoice' : 'CreditMemo', owed > 0 ? customer : { ...customer, Balance: -owed }, {
    TxnDate,
    ...(owed > 0 ? { DueDate: TxnDate } : { RemainingCredit: -owed }),
    PrivateNote: 'Opening Balance',
  })
  addToJobs(ledger, refOf(customer.ParentRef), owed)
}

/** A customer made inactive with money owed: a credit memo brings the balance to nothing. */
export const writeOffBalance = (ledger: Ledger, customer: Row): void => {
  const owed = wireNumber(amountOf(customer.Balance))
  enter(ledger, 'CreditMemo', customer, {
    RemainingCredit: owed,
    PrivateNote: 'Created by QB Online to adjust balance for deletion',
  })
  const withJobs = wireNumber(amountOf(customer.BalanceWithJobs).minus(owed))
  ledger.touch('Customer', customer.Id, { Balance: 0, BalanceWithJobs: withJobs })
  addToJobs(ledger, refOf(customer.ParentRef), -owed)
}
