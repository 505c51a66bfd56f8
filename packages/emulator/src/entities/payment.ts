import { businessRule, requiredParameter, unknownReference } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, sum, wireNumber } from '../ledger/money.ts'
import { addToBalance, homeCurrency } from './customer.ts'
import { anything, date, decimal, flag, group, identity, linkedTxn, list, readOnly, ref, text } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { dropEmpty } from './person.ts'

/** What a payment puts on each invoice. */
const applied = (payment: Row | undefined): { readonly invoiceId: string; readonly amount: number }[] =>
  objectsOf(payment?.Line).flatMap((line) =>
    objectsOf(line.LinkedTxn)
      .filter((link) => link.TxnType === 'Invoice')
      .map((link) => ({ invoiceId: textOf(link.TxnId) ?? '', amount: Number(line.Amount ?? 0) })),
  )

const checkLine = (line: JsonObject, previous: Row | undefined, ledger: Ledger): void => {
  if (line.Amount === undefined) throw requiredParameter('Line.Amount')
  for (const link of objectsOf(line.LinkedTxn)) {
    const id = textOf(link.TxnId) ?? ''
    if (link.TxnType !== 'Invoice')
      throw businessRule(`A payment can't be applied to ${textOf(link.TxnType)} ${id} here.`)
    const invoice = ledger.find('Invoice', id)
    if (invoice === undefined) throw unknownReference('Transactions', id)
    const already = sum(
      applied(previous)
        .filter((one) => one.invoiceId === id)
        .map((one) => amountOf(one.amount)),
    )
    if (amountOf(line.Amount).gt(amountOf(invoice.Balance).plus(already)))
      throw businessRule("You can't apply more to a transaction than its open balance.")
  }
}

const undepositedFunds = (ledger: Ledger): string | undefined => {
  for (const row of ledger.table('Account').all()) if (row.AccountSubType === 'UndepositedFunds') return row.Id
  return undefined
}

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  if (refOf(draft.CustomerRef) === undefined) throw requiredParameter('CustomerRef')
  if (draft.TotalAmt === undefined) throw requiredParameter('TotalAmt')
  const lines = objectsOf(draft.Line)
  for (const line of lines) checkLine(line, previous, ledger)
  const unapplied = amountOf(draft.TotalAmt).minus(sum(lines.map((line) => amountOf(line.Amount))))
  if (unapplied.lt(0)) throw businessRule('The lines of a payment must not add up to more than its total.')
  const deposit = refOf(draft.DepositToAccountRef) ?? undepositedFunds(ledger)
  return dropEmpty({
    ...draft,
    DepositToAccountRef: deposit === undefined ? undefined : { value: deposit },
    UnappliedAmt: wireNumber(unapplied),
    ProcessPayment: false,
    TxnDate: draft.TxnDate ?? ledger.today(),
    CurrencyRef: draft.CurrencyRef ?? { value: homeCurrency(ledger) },
    Line: lines,
  })
}

const apply = (payment: Row | undefined, sign: 1 | -1, ledger: Ledger): void => {
  for (const { invoiceId, amount } of applied(payment)) {
    const invoice = ledger.find('Invoice', invoiceId)
    if (invoice === undefined || payment === undefined) continue
    const others = objectsOf(invoice.LinkedTxn).filter(
      (link) => link.TxnId !== payment.Id || link.TxnType !== 'Payment',
    )
    const link = { TxnId: payment.Id, TxnType: 'Payment' }
    ledger.touch('Invoice', invoiceId, {
      Balance: wireNumber(amountOf(invoice.Balance).minus(amountOf(amount * sign))),
      LinkedTxn: sign === 1 ? [...others, link] : others,
    })
  }
}

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  apply(before, -1, ledger)
  apply(after, 1, ledger)
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
    TotalAmt: decimal(),
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
        Amount: decimal(),
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
  settle,
}
