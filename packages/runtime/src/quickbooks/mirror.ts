import { blockingKeys, type CatalogItem, type CustomerProfile, type PostalAddress } from '@leadbooks/core'
import type { Customer, Item, PhysicalAddress, TelephoneNumber } from '@leadbooks/qbo'
import type { Snapshot } from '../customers/merge-fields.ts'
import type { CustomerRecord, DocumentEntity, DocumentRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { markerIn } from './marker.ts'

/** QuickBooks appends this to the name of a customer that was taken out of use. */
const inactiveSuffix = / \(deleted\)$/i

export const toAddress = ({
  Line1,
  Line2,
  City,
  CountrySubDivisionCode,
  PostalCode,
  Country,
}: PhysicalAddress): PostalAddress => ({
  ...(Line1 === undefined ? {} : { line1: Line1 }),
  ...(Line2 === undefined ? {} : { line2: Line2 }),
  ...(City === undefined ? {} : { city: City }),
  ...(CountrySubDivisionCode === undefined ? {} : { region: CountrySubDivisionCode }),
  ...(PostalCode === undefined ? {} : { postalCode: PostalCode }),
  ...(Country === undefined ? {} : { country: Country }),
})

/** Reads a QuickBooks customer as the matcher sees one. */
export const toProfile = (customer: Customer): CustomerProfile => {
  const phones = [customer.PrimaryPhone, customer.AlternatePhone, customer.Mobile]
    .map((phone: TelephoneNumber | undefined) => phone?.FreeFormNumber)
    .filter((number): number is string => number !== undefined)
  const emails = (customer.PrimaryEmailAddr?.Address ?? '')
    .split(',')
    .map((email) => email.trim())
    .filter((email) => email !== '')
  const addresses = [customer.BillAddr, customer.ShipAddr]
    .filter((address): address is PhysicalAddress => address !== undefined)
    .map(toAddress)
  return {
    id: customer.Id,
    displayName: customer.DisplayName.replace(inactiveSuffix, ''),
    ...(customer.GivenName === undefined ? {} : { givenName: customer.GivenName }),
    ...(customer.FamilyName === undefined ? {} : { familyName: customer.FamilyName }),
    ...(customer.Suffix === undefined ? {} : { suffix: customer.Suffix }),
    ...(customer.CompanyName === undefined ? {} : { companyName: customer.CompanyName }),
    phones: [...new Set(phones)],
    emails,
    addresses,
    active: customer.Active,
    ...(customer.ParentRef === undefined ? {} : { parentId: customer.ParentRef.value }),
  }
}

/** Where a mirrored customer belongs: the realm, and the country of phone numbers without a prefix. */
export interface MirrorPlace {
  realmId: string
  country: string
}

/** Puts a customer into the mirror under the keys the matcher finds it by. */
export const putCustomer = (record: CustomerRecord, { country }: MirrorPlace): Write => ({
  op: 'customer.put',
  record,
  keys: blockingKeys(record.profile, { defaultCountry: country }),
})

const preferencesOf = ({
  SalesTermRef,
  PaymentMethodRef,
  PreferredDeliveryMethod: delivery,
}: Customer): Pick<CustomerRecord, 'preferences'> =>
  SalesTermRef === undefined && PaymentMethodRef === undefined && delivery === undefined
    ? {}
    : {
        preferences: {
          ...(SalesTermRef === undefined ? {} : { termId: SalesTermRef.value }),
          ...(PaymentMethodRef === undefined ? {} : { paymentMethodId: PaymentMethodRef.value }),
          ...(delivery === undefined ? {} : { delivery }),
        },
      }

/**
 * Puts a customer into the mirror as QuickBooks answered it.
 *
 * @param snapshot - what both sides agree on from now on; without one the customer is not in step with another system
 */
export const mirrorCustomer = (place: MirrorPlace, customer: Customer, at: string, snapshot?: Snapshot): Write =>
  putCustomer(
    {
      realmId: place.realmId,
      customerId: customer.Id,
      profile: toProfile(customer),
      syncToken: customer.SyncToken,
      ...(customer.CurrencyRef === undefined ? {} : { currency: customer.CurrencyRef.value }),
      ...preferencesOf(customer),
      ...changedAtOf(customer),
      ...(snapshot === undefined ? {} : { snapshot }),
      updatedAt: at,
    },
    place,
  )

/** What documents of all kinds have in common. */
export interface AnyDocument {
  Id: string
  SyncToken: string
  CustomerRef?: { value: string }
  TxnDate?: string
  DueDate?: string
  DocNumber?: string
  TotalAmt?: number
  Balance?: number
  UnappliedAmt?: number
  CurrencyRef?: { value: string }
  TxnStatus?: string
  PrivateNote?: string
  MetaData?: { LastUpdatedTime?: string }
}

/** QuickBooks writes times with the offset of its own servers; ours are UTC, so that their text sorts as they do. */
export const utc = (instant: string | undefined): string | undefined => {
  const time = Date.parse(instant ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** When QuickBooks last changed a record, as it says itself. */
export const changedAtOf = ({ MetaData }: Pick<AnyDocument, 'MetaData'>): { changedAt?: string } => {
  const changedAt = utc(MetaData?.LastUpdatedTime)
  return changedAt === undefined ? {} : { changedAt }
}

/** QuickBooks' amounts are JSON numbers; ours are decimal strings. */
export const decimal = (amount: number): string => amount.toFixed(2)

/** What is still owed of a document, or still to be applied; nothing for kinds that have no balance. */
export const balanceOf = ({ Balance, UnappliedAmt }: AnyDocument): string | undefined => {
  const balance = Balance ?? UnappliedAmt
  return balance === undefined ? undefined : decimal(balance)
}

/** Puts a document into the mirror as QuickBooks answered it. */
export const mirrorDocument = (
  realmId: string,
  entity: DocumentEntity,
  document: AnyDocument,
  { at, writtenLines }: { at: string; writtenLines?: string | undefined },
): Extract<Write, { op: 'document.put' }> => {
  const { Id, SyncToken, CustomerRef, TxnDate, DueDate, DocNumber, TotalAmt = 0, CurrencyRef, TxnStatus } = document
  const balance = balanceOf(document)
  const marker = markerIn(document.PrivateNote)
  const record: DocumentRecord = {
    realmId,
    entity,
    documentId: Id,
    customerId: CustomerRef?.value ?? '',
    syncToken: SyncToken,
    txnDate: TxnDate ?? at.slice(0, 10),
    totalAmount: decimal(TotalAmt),
    updatedAt: at,
    ...(DocNumber === undefined ? {} : { docNumber: DocNumber }),
    ...(DueDate === undefined ? {} : { dueDate: DueDate }),
    ...(balance === undefined ? {} : { balance }),
    ...(CurrencyRef === undefined ? {} : { currency: CurrencyRef.value }),
    ...(TxnStatus === undefined ? {} : { status: TxnStatus }),
    ...(writtenLines === undefined ? {} : { writtenLines }),
    ...(marker === undefined ? {} : { marker }),
    ...changedAtOf(document),
  }
  return { op: 'document.put', record }
}

/**
 * Reads a QuickBooks item as the mapping rules see one.
 *
 * QuickBooks does not say whether a rate is by the hour or by the piece; the rules do, so `each` stands for any priced item.
 */
export const toCatalogItem = (item: Item): CatalogItem => ({
  itemId: item.Id,
  item: item.Name.replace(inactiveSuffix, ''),
  unit: item.UnitPrice === undefined || item.UnitPrice === 0 ? 'quote' : 'each',
  ...(item.UnitPrice === undefined || item.UnitPrice === 0 ? {} : { rate: item.UnitPrice.toFixed(2) }),
  ...(item.Taxable === undefined ? {} : { taxable: item.Taxable }),
  active: item.Active,
})
