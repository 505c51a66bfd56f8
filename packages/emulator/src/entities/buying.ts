import { requiredParameter } from '../faults/fault.ts'
import { type JsonObject, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accountRef } from '../postings/account-roles.ts'
import { homeAmount } from './currency.ts'
import { dueDate } from './due-date.ts'
import { completeExpenses, expenseLines } from './expense-document.ts'
import {
  address,
  anything,
  bareRef,
  choice,
  date,
  decimal,
  email,
  type Fields,
  flag,
  readOnly,
  ref,
  text,
  typedRef,
} from './fields.ts'
import { freePayments } from './freed-payments.ts'
import type { Comparison, EntityKind, EntityName, WriteOperation } from './kind.ts'
import { openBalance } from './open-amount.ts'
import { checkStockDates } from './stock-date.ts'
import { transactionFields, transactionQueryable } from './transaction-fields.ts'
import { addToVendorBalance } from './vendor.ts'

/** How one kind of buying differs from the others. */
interface Buying {
  readonly name: EntityName
  readonly operations: readonly WriteOperation[]
  readonly fields: Fields
  readonly queryable?: { readonly [property: string]: Comparison }
  readonly countsPages?: true
  readonly mailField?: 'POEmail'
  complete(draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject
  settle?(before: Row | undefined, after: Row | undefined, ledger: Ledger): void
}

const vendorFields: Fields = {
  VendorRef: ref('Vendor'),
  APAccountRef: ref('Account'),
  TotalAmt: readOnly(decimal()),
  BillEmail: readOnly(email()),
  ReplyEmail: readOnly(email()),
  VendorAddr: address(),
  IncludeInAnnualTPAR: flag(),
  LessCIS: decimal(),
}

const buying = (one: Buying): EntityKind => ({
  name: one.name,
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  ...(one.countsPages ? { countsPages: one.countsPages } : {}),
  ...(one.mailField ? { mailField: one.mailField } : {}),
  operations: new Set(one.operations),
  fields: { ...one.fields, ...transactionFields, ...expenseLines },
  queryable: { ...transactionQueryable, TotalAmt: 'number', ...one.queryable },
  complete: (draft, previous, ledger) => {
    const completed = one.complete(draft, previous, ledger)
    if (one.name !== 'PurchaseOrder') checkStockDates(completed.Line, textOf(completed.TxnDate) ?? '', ledger)
    return completed
  },
  ...(one.settle ? { settle: one.settle } : {}),
})

const forVendor = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  const vendor = ledger.find('Vendor', refOf(draft.VendorRef))
  if (vendor === undefined) throw requiredParameter('VendorRef')
  return {
    ...completeExpenses(draft, previous, vendor, ledger),
    APAccountRef: draft.APAccountRef ?? accountRef('payable', ledger),
    VendorAddr: draft.VendorAddr ?? vendor.BillAddr,
  }
}

const billDue = (draft: JsonObject, ledger: Ledger): string =>
  dueDate(textOf(draft.TxnDate) ?? ledger.today(), ledger.find('Term', refOf(draft.SalesTermRef)), 0)

const billPayments = { entity: 'BillPayment', linkTypes: ['BillPaymentCheck', 'BillPaymentCreditCard'] } as const

/** What the business owes a vendor. */
export const bill: EntityKind = buying({
  name: 'Bill',
  operations: ['create', 'update', 'delete'],
  countsPages: true,
  fields: {
    SalesTermRef: ref('Term'),
    DueDate: date(),
    Balance: readOnly(decimal()),
    HomeBalance: readOnly(decimal()),
    PayerRef: bareRef(),
    RemitToAddr: readOnly(address()),
    ShipAddr: address(),
    BillEx: anything(),
    ...vendorFields,
  },
  queryable: { VendorRef: 'ref', DueDate: 'date', Balance: 'number', SalesTermRef: 'ref' },
  complete: (draft, previous, ledger) => {
    const completed = forVendor(draft, previous, ledger)
    const Balance = openBalance(completed.TotalAmt, previous)
    const DueDate = draft.DueDate ?? billDue(draft, ledger)
    return { ...completed, DueDate, Balance, ...homeAmount('HomeBalance', Balance, completed) }
  },
  settle: (before, after, ledger) => {
    addToVendorBalance(ledger, refOf(before?.VendorRef), -Number(before?.TotalAmt ?? 0))
    addToVendorBalance(ledger, refOf(after?.VendorRef), Number(after?.TotalAmt ?? 0))
    freePayments(before, after, 'Bill', billPayments, ledger)
  },
})

/** What a vendor owes the business. */
export const vendorCredit: EntityKind = buying({
  name: 'VendorCredit',
  operations: ['create', 'update', 'delete'],
  fields: { Balance: readOnly(decimal()), VendorCreditEx: anything(), ...vendorFields },
  queryable: { VendorRef: 'ref', Balance: 'number' },
  complete: (draft, previous, ledger) => {
    const completed = forVendor(draft, previous, ledger)
    return { ...completed, Balance: openBalance(completed.TotalAmt, previous) }
  },
  settle: (before, after, ledger) => {
    addToVendorBalance(ledger, refOf(before?.VendorRef), Number(before?.TotalAmt ?? 0))
    addToVendorBalance(ledger, refOf(after?.VendorRef), -Number(after?.TotalAmt ?? 0))
    freePayments(before, after, 'VendorCredit', billPayments, ledger)
  },
})

/** What the business has ordered and not been billed for. */
export const purchaseOrder: EntityKind = buying({
  name: 'PurchaseOrder',
  operations: ['create', 'update', 'delete', 'send', 'pdf'],
  countsPages: true,
  mailField: 'POEmail',
  fields: {
    TaxCodeRef: bareRef('TaxCode'),
    ClassRef: ref('Class'),
    ReimbursableInfoRef: bareRef(),
    SalesTermRef: ref('Term'),
    DueDate: date(),
    ExpectedDate: date(),
    ShipTo: ref('Customer'),
    DropShipToEntity: bareRef(),
    InventorySiteRef: bareRef(),
    ShipAddr: address(),
    ShipMethodRef: bareRef(),
    FOB: text(),
    POEmail: email(),
    TemplateRef: bareRef(),
    PrintStatus: choice('NotSet', 'NeedToPrint', 'PrintComplete'),
    EmailStatus: choice('NotSet', 'NeedToSend', 'EmailSent'),
    DeliveryInfo: readOnly(anything()),
    ManuallyClosed: flag(),
    POStatus: choice('Open', 'Closed'),
    PurchaseOrderEx: anything(),
    ...vendorFields,
  },
  queryable: { VendorRef: 'ref' },
  complete: (draft, previous, ledger) => ({
    ...forVendor(draft, previous, ledger),
    POStatus: draft.POStatus ?? 'Open',
    EmailStatus: draft.EmailStatus ?? 'NotSet',
  }),
})

/** Money spent at once: by cash, check or card. */
export const purchase: EntityKind = buying({
  name: 'Purchase',
  operations: ['create', 'update', 'delete'],
  fields: {
    AccountRef: ref('Account'),
    PaymentMethodRef: ref('PaymentMethod'),
    PaymentRefNum: text(21),
    PaymentType: choice('Cash', 'Check', 'CreditCard', 'Expense', 'Other'),
    CheckPayment: anything(),
    CreditCardPayment: anything(),
    EntityRef: typedRef(),
    RemitToAddr: address(),
    Credit: flag(),
    TotalAmt: readOnly(decimal()),
    TxnId: text(),
    TxnNum: text(),
    PrintStatus: choice('NotSet', 'NeedToPrint', 'PrintComplete'),
    PurchaseEx: anything(),
    LessCIS: decimal(),
    IncludeInAnnualTPAR: flag(),
  },
  queryable: { PaymentType: 'text' },
  complete: (draft, previous, ledger) => {
    if (draft.PaymentType === undefined) throw requiredParameter('PaymentType')
    const account = ledger.find('Account', refOf(draft.AccountRef))
    if (account === undefined) throw requiredParameter('AccountRef')
    return {
      ...completeExpenses(draft, previous, account, ledger),
      ...(draft.PaymentType === 'CreditCard' ? { Credit: draft.Credit === true } : {}),
      ...(draft.PaymentType === 'Check' ? { PrintStatus: draft.PrintStatus ?? 'NotSet' } : {}),
    }
  },
})
