export type { EmailAddress, PhysicalAddress, TelephoneNumber, WebSiteAddress } from './address.ts'
export type { BillPaymentParts } from './bill-payment.ts'
export type { CustomerName } from './customer.ts'
export type { DepositLine, DirectDepositLine, LinkedDepositLine } from './deposit-line.ts'
export type { EstimateStatus } from './estimate.ts'
export type {
  AccountExpenseLine,
  BillableStatus,
  ExpenseDescriptionLine,
  ExpenseLine,
  ItemExpenseLine,
  MarkupInfo,
} from './expense-line.ts'
export type * from './generated/index.ts'
export type { ItemParts, ItemType } from './item.ts'
export type { JournalDescriptionLine, JournalLine, JournalPostingLine } from './journal-line.ts'
export type { PaymentLine } from './payment-line.ts'
export type {
  CustomField,
  DateString,
  DateTimeString,
  Deleted,
  Id,
  MemoText,
  MetaData,
  OpenEnum,
  Ref,
  Replacement,
  SparseUpdate,
  Stored,
  StoredFields,
  VersionRef,
} from './reference.ts'
export type { SalesDocumentComputed, SalesDocumentWritable } from './sales-document.ts'
export type {
  DescriptionLine,
  DiscountLine,
  GroupLine,
  LineBase,
  LinkedTxn,
  SalesItemLine,
  SalesItemLineDetail,
  SalesLine,
  SalesLineInput,
  SubTotalLine,
  TaxLine,
  TxnTaxDetail,
} from './sales-line.ts'
