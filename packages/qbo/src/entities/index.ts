export type { EmailAddress, PhysicalAddress, TelephoneNumber, WebSiteAddress } from './address.ts'
export type { CompanyInfo } from './company-info.ts'
export type {
  Customer,
  CustomerCreate,
  CustomerId,
  CustomerName,
  CustomerReplace,
  CustomerUpdate,
  CustomerWritable,
} from './customer.ts'
export type {
  Estimate,
  EstimateCreate,
  EstimateId,
  EstimateReplace,
  EstimateStatus,
  EstimateUpdate,
  EstimateWritable,
} from './estimate.ts'
export type { Invoice, InvoiceCreate, InvoiceId, InvoiceReplace, InvoiceUpdate, InvoiceWritable } from './invoice.ts'
export type { Item, ItemCreate, ItemId, ItemReplace, ItemType, ItemUpdate, ItemWritable } from './item.ts'
export type {
  CustomField,
  DateString,
  DateTimeString,
  Deleted,
  Id,
  MetaData,
  OpenEnum,
  Ref,
  Replacement,
  SparseUpdate,
  Stored,
  VersionRef,
} from './reference.ts'
export type {
  EmailStatus,
  GlobalTaxCalculation,
  PrintStatus,
  SalesDocumentComputed,
  SalesDocumentWritable,
} from './sales-document.ts'
export type {
  DescriptionLine,
  DiscountLine,
  GroupLine,
  LinkedTxn,
  SalesItemLine,
  SalesItemLineDetail,
  SalesLine,
  SalesLineInput,
  SubTotalLine,
  TaxLine,
  TxnTaxDetail,
} from './sales-line.ts'
