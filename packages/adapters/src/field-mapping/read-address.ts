import { type PostalAddress, parseAddress } from '@leadbooks/core'
import type { Reading } from './reading.ts'
import { type TakenBack, takenBack } from './taken-back.ts'

/** Reads the street line, which may hold the whole address, and the parts that were given apart; these win. */
export const readAddress = (reading: Reading): PostalAddress | undefined => {
  const street = reading.line('contact.address')
  const line2 = reading.line('contact.address.line2')
  const city = reading.line('contact.address.city')
  const region = reading.line('contact.address.region')
  const postalCode = reading.line('contact.address.postalCode')
  const country = reading.read('contact.address.country', countryCode, 'an ISO 3166-1 country code')
  const place = joined(region, postalCode, ' ')
  const raw = joined(joined(joined(street, line2), city), place)
  if (raw === undefined) return undefined
  const address = readAddressText(reading, 'contact.address', raw)
  if (line2) address.line2 = line2
  if (city) address.city = city
  if (region) address.region = region
  if (postalCode) address.postalCode = postalCode
  if (country) address.country = country
  return address
}

/** How an address begins that leads to a door: `1205`, `W180`, a box; `3rd Street` does not. */
const houseNumber =
  /^(?:#?\d(?!\d*(?:st|nd|rd|th)\b)|[nsew]\d|(?:p\.? ?o\.? ?)?box\b|rr\b|rural r|hc\b|general delivery|lot\b|unit\b|c\/o|star route|psc\b|cmr\b)/i

/** Reads an address in one text; one without a house number is doubted, and so is one that was said anew. */
export const readAddressText = (reading: Reading, leadPath: string, raw: string): PostalAddress => {
  const back = takenBack(raw)
  const address = back === undefined ? undefined : corrected(back)
  if (address !== undefined) reading.doubt(leadPath, 'corrected', 'another address was said first and taken back')
  const read = address === undefined ? parseAddress(raw) : { ...address, raw }
  if (read.line1 !== undefined && !houseNumber.test(read.line1))
    reading.doubt(leadPath, 'no-house-number', 'the address has no house number')
  return read
}

/** What was said last counts; what was not said again stands. */
const corrected = ({ before, after }: TakenBack): PostalAddress | undefined => {
  const first = parseAddress(before)
  const last = parseAddress(after)
  if (/^\d/.test(last.line1 ?? '')) {
    const isNumberAlone = /^\d+[a-z]?$/i.test(last.line1 ?? '')
    return isNumberAlone
      ? { ...first, line1: (first.line1 ?? '').replace(/^\d+[a-z]?/i, last.line1 ?? '') }
      : { ...first, ...last }
  }
  const [, number] = /^(\d+[a-z]?) /i.exec(first.line1 ?? '') ?? []
  // `1205 Oak, I mean Elm Street`.
  if (number !== undefined && last.line1 !== undefined && /^[\p{L} .'’-]+$/u.test(last.line1))
    return { ...first, ...last, line1: `${number} ${last.line1}` }
  return /^\d+$/.test(last.postalCode ?? '') && last.line1 === undefined ? { ...first, ...last } : undefined
}

const joined = (left: string | undefined, right: string | undefined, separator = ', '): string | undefined =>
  left && right ? `${left}${separator}${right}` : left || right || undefined

const countryCode = (text: string): string | undefined => {
  if (/^(?:us|usa|u\.s\.a?\.?|united states(?: of america)?)$/i.test(text)) return 'US'
  if (/^canada$/i.test(text)) return 'CA'
  return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : undefined
}
