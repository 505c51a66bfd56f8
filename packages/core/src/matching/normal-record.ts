import { nameWords } from '../lead/company-name.ts'
import { companyWords, legalForms } from '../lead/name-words.ts'
import type { CustomerProfile, CustomerQuery } from './contract.ts'
import { type NormalAddress, normalAddress } from './normal-address.ts'
import { companyIn, type NormalCompany, normalCompany } from './normal-company.ts'
import { type NormalEmail, normalEmail } from './normal-email.ts'
import { type NormalPerson, normalPeople, readName } from './normal-person.ts'
import { normalPhone } from './normal-phone.ts'

/** A customer or a caller, ready to compare; made once for each. */
export interface NormalRecord {
  people: NormalPerson[]
  company?: NormalCompany
  /** The record is the company's own, not a person's who works for one. */
  isCompany: boolean
  phones: string[]
  emails: NormalEmail[]
  addresses: NormalAddress[]
  /** `system:id` */
  externalIds: string[]
}

/** No genuine record has more of anything; the rest is not compared. */
const maxValues = 50

/** The values that could be normalised, each once. */
const unique = <Value>(values: readonly (Value | undefined)[], keyOf: (value: Value) => string): Value[] => {
  const known = values.filter((value) => value !== undefined)
  return known.length < 2 ? known : [...new Map(known.map((value) => [keyOf(value), value])).values()]
}

const externalKeys = (ids: Record<string, string> | undefined): string[] =>
  Object.entries(ids ?? {})
    .slice(0, maxValues)
    .map(([system, id]) => `${system}:${id}`)

/** Brings a customer into comparable form. */
export const normalCustomer = (customer: CustomerProfile, country: string | undefined): NormalRecord => {
  const { displayName, companyName, givenName, familyName, suffix } = customer
  const name = readName(displayName, customer)
  const named = companyIn(displayName, name)
  const company = normalCompany(companyName?.trim() ? companyName : named)
  const isCompany = company !== undefined && (named !== undefined || isSameName(displayName, companyName))
  const record: NormalRecord = {
    people: normalPeople({ givenName, familyName, suffix, name: isCompany ? undefined : name }),
    isCompany,
    ...contactsOf(customer, customer.addresses, country),
  }
  if (company !== undefined) record.company = company
  return record
}

/** Brings what a lead says about the caller into comparable form. */
export const normalQuery = (query: CustomerQuery, country: string | undefined): NormalRecord => {
  const { givenName, familyName, address } = query
  const name = readName(query.name, query)
  const company = normalCompany(
    query.companyName?.trim()
      ? query.companyName
      : (companyIn(query.name, name) ?? companyIn(givenName, readName(givenName))),
  )
  const people = normalPeople({ givenName, familyName, name })
  const record: NormalRecord = {
    people,
    isCompany: company !== undefined && people.length === 0,
    ...contactsOf(query, address === undefined ? [] : [address], country),
  }
  if (company !== undefined) record.company = company
  return record
}

const contactsOf = (
  { phones, emails, externalIds }: Pick<CustomerQuery, 'phones' | 'emails' | 'externalIds'>,
  addresses: CustomerProfile['addresses'],
  country: string | undefined,
): Pick<NormalRecord, 'phones' | 'emails' | 'addresses' | 'externalIds'> => ({
  phones: unique(
    phones.slice(0, maxValues).map((phone) => normalPhone(phone, country)),
    (phone) => phone,
  ),
  emails: unique(emails.slice(0, maxValues).map(normalEmail), ({ key, spelled }) => `${key} ${spelled}`),
  addresses: unique(addresses.slice(0, maxValues).map(normalAddress), (address) => JSON.stringify(address)),
  externalIds: externalKeys(externalIds),
})

const isSameName = (left: string, right: string | undefined): boolean =>
  right !== undefined && nameWords(left).join(' ') === nameWords(right).join(' ')

/** A company's name may hold its owner's: `Carter & Sons Roofing`, `Jim's Painting`, `JC Plumbing`. */
export const ownerWords = (company: NormalCompany): string[] =>
  company.words.filter((word) => !companyWords.has(word) && !legalForms.has(word))
