import type { RequireAtLeastOne } from 'type-fest'
import type { EmailAddress, PhysicalAddress, TelephoneNumber, WebSiteAddress } from './address.ts'
import type { DateString, Id, OpenEnum, Ref, Replacement, SparseUpdate, Stored } from './reference.ts'

/** The parts a name can have; a customer needs at least one. `DisplayName` is made from the others when it is left out. */
export interface CustomerName {
  /** At most 16 characters. */
  Title?: string
  GivenName?: string
  MiddleName?: string
  FamilyName?: string
  /** At most 16 characters. */
  Suffix?: string
  /** Unique among customers, vendors and employees together; at most 500 characters, without colon, tab or newline. */
  DisplayName?: string
}

/** The fields of a customer that an app may set at any time. */
export interface CustomerWritable extends CustomerName {
  CompanyName?: string
  PrintOnCheckName?: string
  /** `false` takes the customer out of use; QuickBooks never deletes one and appends ` (deleted)` to its name. */
  Active?: boolean
  PrimaryPhone?: TelephoneNumber
  AlternatePhone?: TelephoneNumber
  Mobile?: TelephoneNumber
  Fax?: TelephoneNumber
  PrimaryEmailAddr?: EmailAddress
  WebAddr?: WebSiteAddress
  BillAddr?: PhysicalAddress
  ShipAddr?: PhysicalAddress
  /** Free text for the business, at most 2000 characters. */
  Notes?: string
  /** `true` together with `ParentRef`: a sub-customer. */
  Job?: boolean
  ParentRef?: Ref<'Customer'>
  BillWithParent?: boolean
  Taxable?: boolean
  DefaultTaxCodeRef?: Ref<'TaxCode'>
  CustomerTypeRef?: Ref<'CustomerType'>
  SalesTermRef?: Ref<'Term'>
  PaymentMethodRef?: Ref<'PaymentMethod'>
  ARAccountRef?: Ref<'Account'>
  PreferredDeliveryMethod?: OpenEnum<'Print' | 'Email' | 'None'>
  ResaleNum?: string
  PrimaryTaxIdentifier?: string
  SecondaryTaxIdentifier?: string
  TaxExemptionReasonId?: string
  BusinessNumber?: string
  GSTIN?: string
  GSTRegistrationType?: string
  Source?: string
}

/** A new customer. */
export type CustomerCreate = Omit<CustomerWritable, keyof CustomerName> &
  RequireAtLeastOne<CustomerName> & {
    /** Fixed once the customer exists; the company's home currency when left out. */
    CurrencyRef?: Ref<'CompanyCurrency'>
    /** Opening balance, as of `OpenBalanceDate`. */
    Balance?: number
    OpenBalanceDate?: DateString
  }

/** Changes to a customer. A sparse update cannot take `DisplayName` or `PrintOnCheckName` away. */
export type CustomerUpdate = SparseUpdate<'Customer', CustomerWritable>

/** A whole customer, read, changed and written back. */
export type CustomerReplace = Replacement<
  'Customer',
  Omit<CustomerWritable, keyof CustomerName> & RequireAtLeastOne<CustomerName>
>

/** Somebody the company sells to, or one job of theirs (`Job`), as QuickBooks answers. */
export interface Customer extends Stored<'Customer'>, CustomerWritable {
  DisplayName: string
  /** `Parent:Child` for a sub-customer. */
  FullyQualifiedName: string
  Active: boolean
  /** What the customer owes, sub-customers apart. */
  Balance: number
  BalanceWithJobs?: number
  OpenBalanceDate?: DateString
  CurrencyRef?: Ref<'CompanyCurrency'>
  /** Depth below the top, 1 for a direct sub-customer. */
  Level?: number
  IsProject?: boolean
  V4IDPseudonym?: string
  ClientEntityId?: string
}

export type CustomerId = Id<'Customer'>
