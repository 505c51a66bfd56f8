import { type CustomerFields, normalizePhone, type PostalAddress } from '@leadbooks/core'
import type { Customer, CustomerUpdate } from '@leadbooks/qbo'
import { toPhysicalAddress } from '../quickbooks/customer-draft.ts'
import { toAddress } from '../quickbooks/mirror.ts'

export type CustomerField = keyof CustomerFields

/** In the order in which they are spoken of. */
export const customerFields: readonly CustomerField[] = [
  'displayName',
  'givenName',
  'familyName',
  'companyName',
  'phone',
  'mobile',
  'email',
  'address',
]

/** A customer's fields as QuickBooks has them. */
export const fieldsOf = (customer: Customer): CustomerFields => ({
  displayName: customer.DisplayName,
  givenName: customer.GivenName ?? '',
  familyName: customer.FamilyName ?? '',
  companyName: customer.CompanyName ?? '',
  phone: customer.PrimaryPhone?.FreeFormNumber ?? '',
  mobile: customer.Mobile?.FreeFormNumber ?? '',
  email: customer.PrimaryEmailAddr?.Address ?? '',
  address: customer.BillAddr === undefined ? {} : toAddress(customer.BillAddr),
})

const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

const phoneText = (number: string, country: string): string => normalizePhone(number, { country }).e164 ?? plain(number)

const addressText = ({ line1, line2, city, region, postalCode, country, raw }: PostalAddress): string =>
  [line1, line2, city, region, postalCode, country, raw].map((part) => plain(part ?? '').toLowerCase()).join('\n')

/** Writes a field so that two values are the same when their texts are. */
const textOf = <Field extends CustomerField>(field: Field, value: CustomerFields[Field], country: string): string => {
  if (typeof value !== 'string') return addressText(value)
  if (field === 'phone' || field === 'mobile') return phoneText(value, country)
  return field === 'email' ? plain(value).toLowerCase() : plain(value)
}

/** Tells whether two values of a field say the same, however they are written. */
export const isSame = <Field extends CustomerField>(
  field: Field,
  left: CustomerFields[Field],
  right: CustomerFields[Field],
  country: string,
): boolean => textOf(field, left, country) === textOf(field, right, country)

/** What QuickBooks is told to set some fields to; an empty text empties a field. */
export const toUpdate = (fields: Partial<CustomerFields>): Omit<CustomerUpdate, 'Id' | 'SyncToken'> => ({
  ...(fields.displayName === undefined ? {} : { DisplayName: fields.displayName }),
  ...(fields.givenName === undefined ? {} : { GivenName: fields.givenName }),
  ...(fields.familyName === undefined ? {} : { FamilyName: fields.familyName }),
  ...(fields.companyName === undefined ? {} : { CompanyName: fields.companyName }),
  ...(fields.phone === undefined ? {} : { PrimaryPhone: { FreeFormNumber: fields.phone } }),
  ...(fields.mobile === undefined ? {} : { Mobile: { FreeFormNumber: fields.mobile } }),
  ...(fields.email === undefined ? {} : { PrimaryEmailAddr: { Address: fields.email } }),
  ...(fields.address === undefined ? {} : { BillAddr: toPhysicalAddress(fields.address) }),
})
