import type { KnownCustomer } from './known-customer.ts'
import type { NormalAddress } from './normal-address.ts'
import { companyOf, type NormalCompany } from './normal-company.ts'
import { emailOf, type NormalEmail } from './normal-email.ts'
import { type NormalName, type NormalPerson, nameOf } from './normal-person.ts'

/** What is absent is 0. */
type Maybe<Value> = Value | 0
/** A name whose text is what was said in lower case is that alone; others are what was said, the text and its parts. */
type PackedName = string | string[]
type PackedPerson = [
  given: Maybe<PackedName>,
  middle: Maybe<PackedName>,
  family: Maybe<PackedName>,
  generation: Maybe<string>,
]
type PackedCustomer = [
  flags: number,
  parentId: Maybe<string>,
  people: PackedPerson[],
  company: Maybe<string>,
  phones: string[],
  emails: string[],
  addresses: Maybe<string>[][],
  externalIds: string[],
]

const isActive = 1
const isCompany = 2

/** Parts of an address in the order in which they are packed. */
const addressParts = ['number', 'street', 'streetCode', 'suffix', 'direction', 'unit', 'postalCode'] as const

/**
 * Packs a customer, all but its id, into one text: what is normalised stays so, and what follows from it is left out.
 *
 * Some 200 bytes, where the objects take ten times that.
 */
export const packCustomer = ({ active, parentId, record }: KnownCustomer): string => {
  const packed: PackedCustomer = [
    (active ? isActive : 0) + (record.isCompany ? isCompany : 0),
    parentId ?? 0,
    record.people.map(packPerson),
    record.company === undefined ? 0 : packCompany(record.company),
    record.phones,
    record.emails.map(({ key, spelled }) => (key.startsWith(`${spelled}@`) ? key : `${key} ${spelled}`)),
    record.addresses.map((address) => addressParts.map((part) => address[part] ?? 0)),
    record.externalIds,
  ]
  return JSON.stringify(packed)
}

/** The customer that {@link packCustomer} packed. */
export const unpackCustomer = (id: string, text: string): KnownCustomer => {
  // Packed above, or read from a snapshot whose checksum holds.
  const [flags, parentId, people, company, phones, emails, addresses, externalIds] = JSON.parse(text) as PackedCustomer
  const record: KnownCustomer['record'] = {
    people: people.map(unpackPerson),
    isCompany: (flags & isCompany) !== 0,
    phones,
    emails: emails.map(unpackEmail),
    addresses: addresses.map(unpackAddress),
    externalIds,
  }
  if (company !== 0) record.company = unpackCompany(company)
  const customer: KnownCustomer = { id, active: (flags & isActive) !== 0, record }
  if (parentId !== 0) customer.parentId = parentId
  return customer
}

const packName = (name: NormalName | undefined): Maybe<PackedName> => {
  if (name === undefined) return 0
  const { said, text, parts } = name
  return parts.length === 0 && said.toLowerCase() === text ? said : [said, text, ...parts]
}

const unpackName = (packed: PackedName): NormalName => {
  if (typeof packed === 'string') return nameOf(packed, packed.toLowerCase(), [])
  const [said = '', text = '', ...parts] = packed
  return nameOf(said, text, parts)
}

/** An address, and how it was written where that differs. */
const unpackEmail = (packed: string): NormalEmail => {
  const [key = '', spelled = key.slice(0, key.lastIndexOf('@'))] = packed.split(' ')
  return emailOf(key, spelled)
}

/** Words of the name, then the legal forms behind a mark that no word holds. */
const packCompany = ({ words, forms }: NormalCompany): string =>
  [...words, ...forms.map((form) => `.${form}`)].join(' ')

const unpackCompany = (packed: string): NormalCompany => {
  const all = packed.split(' ')
  const words = all.filter((word) => !word.startsWith('.'))
  return companyOf(words, words.length === all.length ? [] : all.slice(words.length).map((form) => form.slice(1)))
}

const packPerson = ({ given, middle, family, generation }: NormalPerson): PackedPerson => [
  packName(given),
  packName(middle),
  packName(family),
  generation ?? 0,
]

const unpackPerson = ([given, middle, family, generation]: PackedPerson): NormalPerson => {
  const person: NormalPerson = {}
  if (given !== 0) person.given = unpackName(given)
  if (middle !== 0) person.middle = unpackName(middle)
  if (family !== 0) person.family = unpackName(family)
  if (generation !== 0) person.generation = generation
  return person
}

const unpackAddress = (packed: Maybe<string>[]): NormalAddress => {
  const address: NormalAddress = {}
  for (let at = 0; at < addressParts.length; at += 1) {
    const [part, value] = [addressParts[at], packed[at]]
    if (part !== undefined && typeof value === 'string') address[part] = value
  }
  return address
}
