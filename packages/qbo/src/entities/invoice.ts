import type { SetRequired } from 'type-fest'
import type { DateString, Id, Ref, Replacement, SparseUpdate, Stored } from './reference.ts'
import type { SalesDocumentComputed, SalesDocumentWritable } from './sales-document.ts'
import type { LinkedTxn, SalesLine } from './sales-line.ts'

/** The fields of an invoice that an app may set at any time. */
export interface InvoiceWritable extends SalesDocumentWritable {
  /** An app may link one estimate (`Pending` or `Accepted`) and time activities; payments appear here by themselves. */
  LinkedTxn?: LinkedTxn[]
  /** Needs `SalesFormsPrefs.ETransactionPaymentEnabled` in the company. */
  AllowOnlineCreditCardPayment?: boolean
  AllowOnlineACHPayment?: boolean
  Deposit?: number
  DepositToAccountRef?: Ref<'Account'>
}

/** A new invoice. */
export type InvoiceCreate = SetRequired<InvoiceWritable, 'CustomerRef' | 'Line'>

/** Changes to an invoice. */
export type InvoiceUpdate = SparseUpdate<'Invoice', InvoiceWritable>

/** A whole invoice, read, changed and written back. */
export type InvoiceReplace = Replacement<'Invoice', InvoiceCreate>

/** A bill to a customer, as QuickBooks answers. */
export interface Invoice extends Stored<'Invoice'>, InvoiceWritable, SalesDocumentComputed {
  CustomerRef: Ref<'Customer'>
  Line: SalesLine[]
  TxnDate: DateString
  DueDate?: DateString
  /** What is still to be paid. */
  Balance: number
  HomeBalance?: number
  AllowIPNPayment?: boolean
  AllowOnlinePayment?: boolean
  /** Where the customer can pay; only on request (`include=invoiceLink`) and with online payment switched on. */
  InvoiceLink?: string
  TxnSource?: string
}

export type InvoiceId = Id<'Invoice'>
