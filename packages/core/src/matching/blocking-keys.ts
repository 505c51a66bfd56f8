import type { CustomerProfile, CustomerQuery, MatchOptions } from './contract.ts'
import { namesakes } from './nicknames.ts'
import type { NormalAddress } from './normal-address.ts'
import type { NormalCompany } from './normal-company.ts'
import { isPersonalMailbox } from './normal-email.ts'
import type { NormalName, NormalPerson } from './normal-person.ts'
import { localDigits, withoutPrefix } from './normal-phone.ts'
import { type NormalRecord, normalCustomer, normalQuery } from './normal-record.ts'
import { shareCode, soundCodes } from './text-distance.ts'

/** Rises when the keys of the same record change: keys stored by another version must be written anew. */
export const blockingKeysVersion = 3

/**
 * Keys under which a customer is found: two records are compared when they have one in common.
 *
 * | prefix | of |
 * |---|---|
 * | `x` | external id |
 * | `p` `l` | phone; its last seven digits, held by customers whose number has no area code |
 * | `e` `m` `d` | e-mail; the part before the sign; the domain, where one organisation owns it |
 * | `a` `b` | house number and sound of the street's first word; house number and postal code |
 * | `n` `z` | sound of surname and given name; sound of surname and postal code |
 * | `c` `w` | sound of a company's first two words; of a word that tells it from others |
 * | `f` `g` | surname, given name: held by customers alone, counted by {@link MatchPopulation} and never looked up |
 *
 * Keys hold personal data in the clear; a store may hash them.
 *
 * @param record - a customer (it has an `id`) or what a caller says
 * @param options - the same for both sides; `defaultCountry` decides how phone numbers without a prefix are read
 * @example
 * import { blockingKeys } from '@leadbooks/core'
 *
 * blockingKeys({ name: 'Mike Chen', phones: ['(555) 123-4567'], emails: [] }).includes('p:+15551234567') // => true
 */
export const blockingKeys = (record: CustomerProfile | CustomerQuery, options: MatchOptions = {}): string[] =>
  'displayName' in record
    ? customerKeys(normalCustomer(record, options.defaultCountry))
    : queryKeys(normalQuery(record, options.defaultCountry))

/** Keys a customer is stored under. */
export const customerKeys = (record: NormalRecord): string[] => {
  const keys = contactKeys(record)
  for (const phone of record.phones) if (!phone.startsWith('+')) keys.add(`l:${localDigits(phone)}`)
  for (const { given, family } of record.people) {
    if (family !== undefined) keys.add(familyKey(family.text))
    if (given !== undefined) keys.add(givenKey(given.text))
    for (const name of soundsOf(given)) for (const surname of soundsOf(family)) keys.add(`n:${surname}.${name}`)
  }
  return [...keys]
}

/** Keys a caller is looked up by: also with a number's prefix left out, with given name and surname swapped, and under the names a nickname stands for. */
export const queryKeys = (record: NormalRecord): string[] => {
  const keys = contactKeys(record)
  for (const phone of record.phones) {
    keys.add(`l:${localDigits(phone)}`)
    const bare = withoutPrefix(phone)
    if (bare !== undefined) keys.add(phoneKey(bare))
  }
  for (const person of record.people) {
    const surnames = soundsOf(person.family)
    const names = givenSounds(person)
    for (const name of names) for (const surname of surnames) keys.add(`n:${surname}.${name}`)
    for (const name of soundsOf(person.given)) for (const surname of surnames) keys.add(`n:${name}.${surname}`)
  }
  return [...keys]
}

/** Tells whether a key is only counted, so that nobody is found by it. */
export const isCounted = (key: string): boolean => key.startsWith('f:') || key.startsWith('g:')
/** The counted key of a surname. */
export const familyKey = (text: string): string => `f:${text}`
/** The counted key of a given name. */
export const givenKey = (text: string): string => `g:${text}`
/** The key of a phone number, as {@link normalPhone} gives it. */
export const phoneKey = (phone: string): string => (phone.startsWith('+') ? `p:${phone}` : `l:${localDigits(phone)}`)
/** The key of an e-mail address. */
export const emailKey = (key: string): string => `e:${key}`
/** The key of an e-mail domain. */
export const domainKey = (domain: string): string => `d:${domain}`
/** The key of a house. */
export const houseKey = ({ number, streetCode }: NormalAddress): string | undefined =>
  number === undefined || streetCode === undefined ? undefined : `a:${number}.${streetCode}`
/** The key of a company's name. */
export const companyKey = ({ words }: NormalCompany): string =>
  `c:${words
    .slice(0, 2)
    .map((word) => soundCodes(word)[0] ?? word)
    .join('.')}`

const contactKeys = (record: NormalRecord): Set<string> => {
  const keys = new Set<string>()
  for (const id of record.externalIds) keys.add(`x:${id}`)
  for (const phone of record.phones) if (phone.startsWith('+')) keys.add(phoneKey(phone))
  for (const { key, mailbox, domain, own } of record.emails) {
    keys.add(emailKey(key))
    if (isPersonalMailbox(mailbox)) keys.add(`m:${mailbox}`)
    if (own) keys.add(domainKey(domain))
  }
  for (const address of record.addresses) {
    const house = houseKey(address)
    if (house !== undefined) keys.add(house)
    if (address.number !== undefined && address.postalCode !== undefined)
      keys.add(`b:${address.number}.${address.postalCode}`)
    for (const surname of record.people.flatMap(({ family }) => soundsOf(family))) {
      if (address.postalCode !== undefined) keys.add(`z:${surname}.${address.postalCode}`)
    }
  }
  if (record.company !== undefined) {
    keys.add(companyKey(record.company))
    for (const word of record.company.distinctive.slice(0, 3)) keys.add(`w:${soundCodes(word)[0]}`)
  }
  return keys
}

/** The sounds of a name and of the halves of a double one. */
const soundsOf = (name: NormalName | undefined): string[] =>
  name === undefined ? [] : [...new Set([...name.codes, ...name.parts.slice(0, 3).flatMap((part) => soundCodes(part))])]

/** A nickname's namesakes that sound different, bounded: some names have thirty. */
const givenSounds = ({ given }: NormalPerson): string[] => {
  if (given === undefined) return []
  const others = [...namesakes(given.text)]
    .map((name) => soundCodes(name))
    .filter((codes) => !shareCode(codes, given.codes))
  return [...new Set([...soundsOf(given), ...others.slice(0, 8).flat()])]
}
