import { type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wireNumber } from '../ledger/money.ts'
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

const addToParents = (ledger: Ledger, customer: Row, change: number): void => {
  for (
    let row = ledger.find('Customer', refOf(customer.ParentRef));
    row !== undefined;
    row = ledger.find('Customer', refOf(row.ParentRef))
  )
    ledger.touch('Customer', row.Id, {
      BalanceWithJobs: wireNumber(amountOf(row.BalanceWithJobs).plus(amountOf(change))),
    })
}

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
  addToParents(ledger, customer, owed)
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
  addToParents(ledger, customer, -owed)
}
