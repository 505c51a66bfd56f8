import type { CustomerDraft, PostalAddress } from '@leadbooks/core'
import type { CustomerCreate, PhysicalAddress } from '@leadbooks/qbo'
import { withNotesBlock } from './notes.ts'

const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/

/** Writes a number as the books of its country do: `(555) 123-4567` in North America, E.164 elsewhere. */
export const printedPhone = (e164: string): string => e164.replace(northAmerican, '($1) $2-$3')

/** Writes an address as QuickBooks takes one; what could not be read into parts goes on the first line. */
export const toPhysicalAddress = (address: PostalAddress): PhysicalAddress => {
  const { line1, line2, city, region, postalCode, country, raw } = address
  const parts: PhysicalAddress = {
    ...(line1 === undefined ? {} : { Line1: line1 }),
    ...(line2 === undefined ? {} : { Line2: line2 }),
    ...(city === undefined ? {} : { City: city }),
    ...(region === undefined ? {} : { CountrySubDivisionCode: region }),
    ...(postalCode === undefined ? {} : { PostalCode: postalCode }),
    ...(country === undefined ? {} : { Country: country }),
  }
  return Object.keys(parts).length === 0 && raw !== undefined ? { Line1: raw } : parts
}

/** What QuickBooks allows in a given or family name, and in a company name. */
const nameLength = 100

/** Writes a customer as QuickBooks takes one. */
export const toCustomerCreate = (draft: CustomerDraft, displayName: string): CustomerCreate => {
  const [primary, alternate, mobile] = draft.phones.map(printedPhone)
  const [email] = draft.emails
  return {
    DisplayName: displayName,
    ...(draft.givenName === undefined ? {} : { GivenName: draft.givenName.slice(0, nameLength) }),
    ...(draft.familyName === undefined ? {} : { FamilyName: draft.familyName.slice(0, nameLength) }),
    ...(draft.companyName === undefined ? {} : { CompanyName: draft.companyName.slice(0, nameLength) }),
    ...(primary === undefined ? {} : { PrimaryPhone: { FreeFormNumber: primary } }),
    ...(alternate === undefined ? {} : { AlternatePhone: { FreeFormNumber: alternate } }),
    ...(mobile === undefined ? {} : { Mobile: { FreeFormNumber: mobile } }),
    ...(email === undefined ? {} : { PrimaryEmailAddr: { Address: email }, PreferredDeliveryMethod: 'Email' }),
    ...(draft.address === undefined ? {} : { BillAddr: toPhysicalAddress(draft.address) }),
    Notes: withNotesBlock('', draft),
  }
}
