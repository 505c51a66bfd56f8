import { businessRule, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, sum, wireNumber } from '../ledger/money.ts'
import { documentCurrency } from './currency.ts'
import { addToBalance } from './customer-balance.ts'
import { anything, bareRef, choice, decimal, flag, group, money, readOnly, ref, typedRef } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { dropEmpty } from './person.ts'
import { numbered } from './sales-lines.ts'
import { lines, transactionFields, transactionQueryable } from './transaction-fields.ts'

const posted = (row: JsonObject | undefined, type: 'Debit' | 'Credit') =>
  sum(
    objectsOf(row?.Line)
      .filter((line) => objectOf(line.JournalEntryLineDetail).PostingType === type)
      .map((line) => amountOf(line.Amount)),
  )

const checkPosting = (line: JsonObject, ledger: Ledger): void => {
  if (line.DetailType === 'DescriptionOnly') return
  const detail = objectOf(line.JournalEntryLineDetail)
  if (line.Amount === undefined) throw requiredParameter('Line.Amount')
  if (detail.PostingType === undefined) throw requiredParameter('Line.JournalEntryLineDetail.PostingType')
  const account = ledger.find('Account', refOf(detail.AccountRef))
  if (account === undefined) throw requiredParameter('Line.JournalEntryLineDetail.AccountRef')
  const person = textOf(objectOf(detail.Entity).Type)
  if (account.AccountType === 'Accounts Receivable' && person !== 'Customer')
    throw businessRule('When you use Accounts Receivable, you must choose a customer in the Name field.')
  if (account.AccountType === 'Accounts Payable' && person !== 'Vendor')
    throw businessRule('When you use Accounts Payable, you must choose a vendor in the Name field.')
}

/** What an entry adds to customers' debts: its postings to receivables. */
const postToCustomers = (row: Row | undefined, sign: 1 | -1, ledger: Ledger): void => {
  for (const line of objectsOf(row?.Line)) {
    const detail = objectOf(line.JournalEntryLineDetail)
    if (ledger.find('Account', refOf(detail.AccountRef))?.AccountType !== 'Accounts Receivable') continue
    const direction = detail.PostingType === 'Debit' ? sign : -sign
    addToBalance(ledger, refOf(objectOf(detail.Entity).EntityRef), direction * Number(line.Amount ?? 0))
  }
}

/** What an accountant books by hand: debits and credits that are equal. */
export const journalEntry: EntityKind = {
  name: 'JournalEntry',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  countsPages: true,
  operations: new Set(['create', 'update', 'delete']),
  fields: {
    Adjustment: flag(),
    HomeCurrencyAdjustment: flag(),
    EnteredInHomeCurrency: flag(),
    TotalAmt: readOnly(decimal()),
    HomeTotalAmt: readOnly(decimal()),
    ...transactionFields,
    Line: lines({
      JournalEntryLineDetail: {
        PostingType: choice('Debit', 'Credit'),
        Entity: group('EntityTypeRef', { Type: choice('Customer', 'Vendor', 'Employee'), EntityRef: typedRef() }),
        AccountRef: ref('Account'),
        ClassRef: ref('Class'),
        DepartmentRef: ref('Department'),
        TaxCodeRef: bareRef('TaxCode'),
        TaxRateRef: bareRef('TaxRate'),
        TaxApplicableOn: choice('Sales', 'Purchase'),
        TaxAmount: decimal(),
        TaxInclusiveAmt: decimal(),
        BillableStatus: choice('Billable', 'NotBillable', 'HasBeenBilled'),
        JournalCodeRef: bareRef(),
        JournalEntryLineDetailEx: anything(),
      },
    }),
    JournalEntryEx: anything(),
  },
  queryable: transactionQueryable,
  complete: (draft, previous, ledger) => {
    const sent = objectsOf(draft.Line)
    if (sent.length === 0) throw requiredParameter('Line')
    for (const line of sent) checkPosting(line, ledger)
    if (!posted(draft, 'Debit').eq(posted(draft, 'Credit')))
      throw businessRule('You must assign a value to each debit and credit so that both sides are equal.')
    return dropEmpty({
      ...draft,
      Adjustment: draft.Adjustment === true,
      TxnDate: draft.TxnDate ?? ledger.today(),
      ...documentCurrency(draft, previous, undefined, ledger),
      Line: numbered(sent, previous),
      TotalAmt: wireNumber(posted(draft, 'Debit')),
    })
  },
  settle: (before, after, ledger) => {
    postToCustomers(before, -1, ledger)
    postToCustomers(after, 1, ledger)
  },
}

/** Money moved from one account to another. */
export const transfer: EntityKind = {
  name: 'Transfer',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  operations: new Set(['create', 'update', 'delete']),
  fields: {
    FromAccountRef: ref('Account'),
    ToAccountRef: ref('Account'),
    Amount: money(),
    ClassRef: ref('Class'),
    TransferEx: anything(),
    ...transactionFields,
  },
  queryable: transactionQueryable,
  complete: (draft, previous, ledger) => {
    for (const field of ['FromAccountRef', 'ToAccountRef'])
      if (refOf(draft[field]) === undefined) throw requiredParameter(field)
    if (draft.Amount === undefined) throw requiredParameter('Amount')
    if (refOf(draft.FromAccountRef) === refOf(draft.ToAccountRef))
      throw businessRule('You must choose two different accounts for a transfer.')
    const TxnDate = draft.TxnDate ?? ledger.today()
    return dropEmpty({ ...draft, TxnDate, ...documentCurrency(draft, previous, undefined, ledger) })
  },
}
