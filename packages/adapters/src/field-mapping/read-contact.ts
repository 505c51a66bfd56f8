import { type LeadContact, normalizeEmail, type PostalAddress, parseAddress } from '@leadbooks/core'
import { isMistyped } from './mail-domains.ts'
import { readName } from './read-name.ts'
import type { Reading } from './reading.ts'
import { hasLookAlikes } from './scripts.ts'
import type { TextSource } from './sources.ts'
import { readContactMethod, readCustomerType } from './words.ts'

/** Reads who is calling. The number they call from stands first; numbers they said are added behind it. */
export const readContact = (reading: Reading, callerNumber: TextSource | undefined): LeadContact => {
  const phones = readPhones(reading, callerNumber)
  const emails = readEmails(reading)
  const contact: LeadContact = { ...readName(reading), phones, emails }
  const address = readAddress(reading)
  const preferredContactMethod = reading.read(
    'contact.preferredContactMethod',
    readContactMethod,
    'phone, sms or email',
  )
  const customerType = reading.read('contact.customerType', readCustomerType, 'residential or commercial')
  const crm = reading.line('contact.externalIds.crm')
  if (address) contact.address = address
  if (preferredContactMethod) contact.preferredContactMethod = preferredContactMethod
  if (customerType) contact.customerType = customerType
  if (crm) contact.externalIds = { crm }
  return contact
}

/** A lead lists at most this many numbers and addresses; nobody leaves more. */
const mostListed = 20

const readPhones = (reading: Reading, callerNumber: TextSource | undefined): string[] => {
  const phones: string[] = []
  const add = (source: TextSource): void => {
    const { numbers, reason } = phonesIn(source.text, reading)
    if (numbers.length === 0) {
      // A withheld number is no mistake that somebody could look into.
      const isWithheld = reason === 'anonymous' || reason === 'empty'
      reading.refuse(source, reason ?? 'not-a-number', 'a telephone number', isWithheld ? undefined : 'contact.phones')
    }
    for (const { e164, extension } of numbers) {
      if (e164 === undefined || phones.length >= mostListed) continue
      // The lead has no place for an extension; the number as it was said stays among the fields.
      if (extension !== undefined) reading.sources.giveBack(source)
      if (phones.includes(e164)) continue
      const path = `contact.phones.${phones.length}`
      reading.note(path, source)
      if (isSpokenNumber(source.text, e164)) reading.doubt(path, 'spoken', 'the number was said in words')
      if (isFictional(e164)) reading.doubt(path, 'fictional', 'the number is one that is kept for films and examples')
      phones.push(e164)
    }
  }
  if (callerNumber) add(callerNumber)
  for (const source of reading.sources.takeAll('contact.phones')) add(source)
  return phones
}

/** Tells whether figures of a number were made of words: `five one two …`, `512 to 26 for 410`. */
const isSpokenNumber = (text: string, e164: string): boolean =>
  /[a-z]{2}/i.test(text) && !text.replace(/\D/g, '').includes(e164.slice(-7))

/** @see https://nationalnanpa.com: 555-0100 to 555-0199 are assigned to nobody */
const isFictional = (e164: string): boolean => /^\+1\d{3}55501\d\d$/.test(e164)

/** What people say before and between the figures: `it's 214 then 226 dash 7788`. */
const between = /^(?:it|that)['’]s |[\s,]*\b(?:(?:and )?then|dash|hyphen|dot|period)\b[\s,]*/gi

/** What stands between two numbers, labels among it. */
const apart = /[,;/|]|\b(?:or|and|home|cell|mobile|work|office)\b/i

const phonesIn = (said: string, reading: Reading) => {
  const text = /[a-z]{3}/i.test(said) ? said.replace(between, ' ') : said
  const several = (apart.test(text) ? text.split(apart) : [])
    .filter((part) => part.replace(/\D/g, '').length >= 7)
    .slice(0, mostListed)
    .map((part) => reading.phone(part))
    .filter(({ e164 }) => e164 !== undefined)
  if (several.length > 1) return { numbers: several }
  const whole = reading.phone(text)
  return whole.e164 === undefined ? { numbers: several, reason: whole.reason } : { numbers: [whole] }
}

const readEmails = (reading: Reading): string[] => {
  const emails = new Set<string>()
  for (const source of reading.sources.takeAll('contact.emails', 2000)) {
    const text = withSigns(source.text)
    const whole = normalizeEmail(text)
    const read = whole.email === undefined ? text.split(/[,;|\s]+/).map(normalizeEmail) : [whole]
    const found = read.map(({ email }) => email).filter((email) => email !== undefined)
    if (found.length === 0)
      reading.refuse(source, whole.reason ?? 'not-an-address', 'an e-mail address', 'contact.emails')
    for (const email of found.slice(0, mostListed - emails.size)) {
      if (emails.has(email)) continue
      const path = `contact.emails.${emails.size}`
      reading.note(path, source)
      if (!source.text.includes('@')) reading.doubt(path, 'spoken', 'the address was said in words')
      if (isMistyped(email) || commaForDot.test(source.text))
        reading.doubt(path, 'domain-typo', 'the domain looks like a well-known one mistyped')
      if (hasLookAlikes(email)) reading.doubt(path, 'look-alikes', 'letters of two scripts stand in one word')
      emails.add(email)
    }
  }
  return [...emails]
}

const commaForDot = /(@[\w.-]+),(?=(?:com|net|org|edu|ca)\b)/i

/** `mike (at) email [dot] com` in signs, a comma for a dot put right, and without what people say of the spelling. */
const withSigns = (text: string): string =>
  /[([{,]|\ball /i.test(text)
    ? text
        .replace(commaForDot, '$1.')
        .replace(/\s*[([{]\s*(at|dot)\s*[)\]}]\s*/gi, (_, word: string) => (word.toLowerCase() === 'at' ? '@' : '.'))
        .replace(/[\s,]+all (?:one word|lower ?case|together|caps)\b,?/gi, '')
    : text

/** Reads the street line, which may hold the whole address, and the parts that were given apart; these win. */
const readAddress = (reading: Reading): PostalAddress | undefined => {
  const street = reading.line('contact.address')
  const line2 = reading.line('contact.address.line2')
  const city = reading.line('contact.address.city')
  const region = reading.line('contact.address.region')
  const postalCode = reading.line('contact.address.postalCode')
  const country = reading.read('contact.address.country', countryCode, 'an ISO 3166-1 country code')
  const place = joined(region, postalCode, ' ')
  const raw = joined(joined(joined(street, line2), city), place)
  if (raw === undefined) return undefined
  const address = parseAddress(raw)
  if (line2) address.line2 = line2
  if (city) address.city = city
  if (region) address.region = region
  if (postalCode) address.postalCode = postalCode
  if (country) address.country = country
  return address
}

const joined = (left: string | undefined, right: string | undefined, separator = ', '): string | undefined =>
  left && right ? `${left}${separator}${right}` : left || right || undefined

const countryCode = (text: string): string | undefined => {
  if (/^(?:us|usa|u\.s\.a?\.?|united states(?: of america)?)$/i.test(text)) return 'US'
  if (/^canada$/i.test(text)) return 'CA'
  return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : undefined
}
