import { businessRule, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf } from '../ledger/money.ts'
import { accountRef } from '../postings/account-roles.ts'
import { documentCurrency } from './currency.ts'
import { address, anything, choice, group, money, ref } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { appliedAmount, applyPayment, type OpenDocuments } from './open-amount.ts'
import { dropEmpty } from './person.ts'
import { lines, transactionFields, transactionQueryable } from './transaction-fields.ts'
import { addToVendorBalance } from './vendor.ts'

const documents: OpenDocuments = new Map([
  ['Bill', { entity: 'Bill', is: 'debt' }],
  ['VendorCredit', { entity: 'VendorCredit', is: 'credit' }],
])

/** The account paid from stands in the part that the way of paying has. */
const checkPaidFrom = (draft: JsonObject): void => {
  if (draft.PayType === undefined) throw requiredParameter('PayType')
  const part = draft.PayType === 'Check' ? 'CheckPayment' : 'CreditCardPayment'
  const field = draft.PayType === 'Check' ? 'BankAccountRef' : 'CCAccountRef'
  if (refOf(objectOf(draft[part])[field]) === undefined) throw requiredParameter(`${part}.${field}`)
}

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  const vendor = ledger.find('Vendor', refOf(draft.VendorRef))
  if (vendor === undefined) throw requiredParameter('VendorRef')
  if (draft.TotalAmt === undefined) throw requiredParameter('TotalAmt')
  checkPaidFrom(draft)
  const sent = objectsOf(draft.Line)
  const payer = { field: 'VendorRef', id: vendor.Id } as const
  if (amountOf(draft.TotalAmt).lt(appliedAmount(sent, payer, previous, documents, ledger)))
    throw businessRule('The lines of a payment must not add up to more than its total.')
  const check = objectOf(draft.CheckPayment)
  return dropEmpty({
    ...draft,
    TxnDate: draft.TxnDate ?? ledger.today(),
    ...documentCurrency(draft, previous, vendor, ledger),
    APAccountRef: draft.APAccountRef ?? accountRef('payable', ledger),
    ...(draft.PayType === 'Check' ? { CheckPayment: { PrintStatus: 'NotSet', ...check } } : {}),
    Line: sent,
  })
}

const linkType = (row: Row | undefined): string => `BillPayment${textOf(row?.PayType) ?? ''}`

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  applyPayment(before, -1, documents, linkType(before), ledger)
  applyPayment(after, 1, documents, linkType(after), ledger)
  addToVendorBalance(ledger, refOf(before?.VendorRef), Number(before?.TotalAmt ?? 0))
  addToVendorBalance(ledger, refOf(after?.VendorRef), -Number(after?.TotalAmt ?? 0))
}

/** Money that went to a vendor, and the bills it paid. */
export const billPayment: EntityKind = {
  name: 'BillPayment',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  countsPages: true,
  operations: new Set(['create', 'update', 'delete', 'void']),
  fields: {
    VendorRef: ref('Vendor'),
    VendorAddr: address(),
    APAccountRef: ref('Account'),
    PayType: choice('Check', 'CreditCard'),
    CheckPayment: group('BillPaymentCheck', {
      BankAccountRef: ref('Account'),
      PrintStatus: choice('NotSet', 'NeedToPrint', 'PrintComplete'),
      CheckDetail: anything(),
      PayeeAddr: address(),
      BillPaymentCheckEx: anything(),
    }),
    CreditCardPayment: group('BillPaymentCreditCard', {
      CCAccountRef: ref('Account'),
      CCDetail: anything(),
      BillPaymentCreditCardEx: anything(),
    }),
    TotalAmt: money(),
    ...transactionFields,
    Line: lines({}),
    BillPaymentEx: anything(),
  },
  queryable: { ...transactionQueryable, VendorRef: 'ref', TotalAmt: 'number' },
  complete,
  voided: (row) => ({
    PrivateNote: textOf(row.PrivateNote) === undefined ? 'Voided' : `Voided - ${textOf(row.PrivateNote)}`,
    TotalAmt: 0,
    Line: [],
  }),
  settle,
}
