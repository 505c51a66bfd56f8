import type { EmailAddress, PhysicalAddress } from './address.ts'
import type { CustomField, DateString, DateTimeString, OpenEnum, Ref } from './reference.ts'
import type { SalesLineInput, TxnTaxDetail } from './sales-line.ts'

export type EmailStatus = OpenEnum<'NotSet' | 'NeedToSend' | 'EmailSent'>
export type PrintStatus = OpenEnum<'NotSet' | 'NeedToPrint' | 'PrintComplete'>
export type GlobalTaxCalculation = OpenEnum<'TaxExcluded' | 'TaxInclusive' | 'NotApplicable'>

/** The fields that estimates and invoices have in common and that an app may set. */
export interface SalesDocumentWritable {
  CustomerRef?: Ref<'Customer'>
  /** On any write the lines given replace all the lines there were. */
  Line?: SalesLineInput[]
  /** At most 21 characters. Leave it out unless the company numbers its documents itself. */
  DocNumber?: string
  /** Today when left out. */
  TxnDate?: DateString
  DueDate?: DateString
  /** Printed for the customer. */
  CustomerMemo?: { value: string }
  /** Seen by the business alone, at most 4000 characters. */
  PrivateNote?: string
  BillAddr?: PhysicalAddress
  ShipAddr?: PhysicalAddress
  ShipFromAddr?: PhysicalAddress
  BillEmail?: EmailAddress
  BillEmailCc?: EmailAddress
  BillEmailBcc?: EmailAddress
  /** `NeedToSend` needs `BillEmail`. */
  EmailStatus?: EmailStatus
  PrintStatus?: PrintStatus
  TxnTaxDetail?: TxnTaxDetail
  GlobalTaxCalculation?: GlobalTaxCalculation
  ApplyTaxAfterDiscount?: boolean
  CurrencyRef?: Ref<'CompanyCurrency'>
  /** Home currency units for one unit of the document's. */
  ExchangeRate?: number
  ClassRef?: Ref<'Class'>
  DepartmentRef?: Ref<'Department'>
  ProjectRef?: Ref
  SalesTermRef?: Ref<'Term'>
  ShipMethodRef?: Ref
  ShipDate?: DateString
  TrackingNum?: string
  TransactionLocationType?: string
  CustomField?: CustomField[]
}

/** What QuickBooks computes for an estimate or an invoice; ignored on writes. */
export interface SalesDocumentComputed {
  /** With tax, in the document's currency. */
  TotalAmt: number
  HomeTotalAmt?: number
  FreeFormAddress?: boolean
  DeliveryInfo?: { DeliveryType?: OpenEnum<'Email'>; DeliveryTime?: DateTimeString; DeliveryErrorType?: string }
  RecurDataRef?: Ref
  TaxExemptionRef?: Ref
}
