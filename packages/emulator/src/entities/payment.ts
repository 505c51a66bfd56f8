import { businessRule, depositedTransaction, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wireNumber } from '../ledger/money.ts'
import { accountRef } from '../postings/account-roles.ts'
import { documentCurrency } from './currency.ts'
import { addToBalance } from './customer-balance.ts'
import {
  anything,
  date,
  decimal,
  flag,
  group,
  identity,
  linkedTxn,
  list,
  money,
  readOnly,
  ref,
  text,
} from './fields.ts'
import type { EntityKind } from './kind.ts'
import { altersDeposited, appliedAmount, applyPayment, type OpenDocuments } from './open-amount.ts'
import { dropEmpty } from './person.ts'

const documents: OpenDocuments = new Map([
  ['Invoice', { entity: 'Invoice', is: 'debt' }],
  ['CreditMemo', { entity: 'CreditMemo', is: 'credit' }],
])

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  if (refOf(draft.CustomerRef) === undefined) throw requiredParameter('CustomerRef')
  if (draft.TotalAmt === undefined) throw requiredParameter('TotalAmt')
  const lines = objectsOf(draft.Line)
  const payer = { field: 'CustomerRef', id: refOf(draft.CustomerRef) } as const
  const unapplied = amountOf(draft.TotalAmt).minus(appliedAmount(lines, payer, previous, documents, ledger))
  if (unapplied.lt(0)) throw businessRule('The lines of a payment must not add up to more than its total.')
  return dropEmpty({
    ...draft,
    DepositToAccountRef: draft.DepositToAccountRef ?? accountRef('undeposited', ledger),
    LinkedTxn: previous?.LinkedTxn,
    UnappliedAmt: wireNumber(unapplied),
    ProcessPayment: false,
    TxnDate: draft.TxnDate ?? ledger.today(),
    ...documentCurrency(draft, previous, ledger.find('Customer', refOf(draft.CustomerRef)), ledger),
    Line: lines,
  })
}

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  applyPayment(before, -1, documents, 'Payment', ledger)
  applyPayment(after, 1, documents, 'Payment', ledger)
  addToBalance(ledger, refOf(before?.CustomerRef), Number(before?.TotalAmt ?? 0))
  addToBalance(ledger, refOf(after?.CustomerRef), -Number(after?.TotalAmt ?? 0))
}

/** Money that came in, and the invoices it pays. */
export const payment: EntityKind = {
  name: 'Payment',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  operations: new Set(['create', 'update', 'delete', 'void', 'send', 'pdf']),
  fields: {
    CustomerRef: ref('Customer'),
    RemitToRef: readOnly(ref()),
    ARAccountRef: ref('Account'),
    DepositToAccountRef: { kind: 'ref', to: 'Account', named: false },
    PaymentMethodRef: ref('PaymentMethod'),
    PaymentRefNum: text(21),
    PaymentType: text(),
    CheckPayment: anything(),
    CreditCardPayment: anything(),
    TotalAmt: money(),
    UnappliedAmt: readOnly(decimal()),
    ProcessPayment: flag(),
    PaymentExtendedType: text(),
    PaymentEx: anything(),
    ...identity,
    DocNumber: text(21),
    TxnDate: date(),
    TxnSubType: text(),
    DepartmentRef: ref('Department'),
    CurrencyRef: ref('Currency'),
    ExchangeRate: decimal(),
    PrivateNote: text(4000),
    TxnStatus: text(),
    LinkedTxn: readOnly(linkedTxn()),
    Line: list(
      group('Line', {
        Id: text(),
        LineNum: decimal(),
        Description: text(4000),
        Amount: money(),
        LinkedTxn: linkedTxn(),
        DetailType: text(),
        LineEx: anything(),
      }),
    ),
    TxnSource: text(),
    TransactionLocationType: text(),
    Tag: anything(),
    ProjectRef: ref('Customer'),
  },
  queryable: {
    Id: 'id',
    TxnDate: 'date',
    CustomerRef: 'ref',
    TotalAmt: 'number',
    ProjectRef: 'ref',
    'MetaData.CreateTime': 'time',
    'MetaData.LastUpdatedTime': 'time',
  },
  complete,
  voided: (row) => ({
    PrivateNote: textOf(row.PrivateNote) === undefined ? 'Voided' : `Voided - ${textOf(row.PrivateNote)}`,
    TotalAmt: 0,
    UnappliedAmt: 0,
    Line: [],
    CustomerRef: objectOf(row.CustomerRef),
  }),
  protect: (before, after) => {
    if (altersDeposited(before, after)) throw depositedTransaction()
  },
  settle,
}
