import { parsePhoneNumberFromString } from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/min/metadata'
import { type PhoneReader, phoneReader } from './phones/reader.ts'

export type { NormalPhone, PhoneOptions, PhoneReader, PhoneReason } from './phones/reader.ts'

/**
 * Brings a phone number as people and phone services write it to E.164.
 *
 * Numbers need only be possible, not assigned: `(555) 123-4567` is what people give in examples and tests, and a carrier opens
 * new area codes faster than tables follow. Reads vanity letters (`1-800-FLOWERS`), extensions, `tel:` and `sip:` URIs and
 * digits said in words; withheld numbers and placeholders give a `reason` instead.
 *
 * @see https://www.itu.int/rec/T-REC-E.164
 * @example
 * import { normalizePhone } from '@leadbooks/core'
 *
 * normalizePhone('(555) 123-4567 ext. 12') // => { e164: '+15551234567', extension: '12' }
 * normalizePhone('Anonymous') // => { reason: 'anonymous' }
 */
export const normalizePhone: PhoneReader = /* @__PURE__ */ phoneReader(metadata)

/**
 * Tells the country of a number in E.164.
 *
 * @returns ISO 3166-1 alpha-2; for a `+1` number of no assigned area the United States; nothing where no country is known
 * @example
 * import { phoneCountry } from '@leadbooks/core'
 *
 * phoneCountry('+14165550187') // => 'CA'
 * phoneCountry('+18765550187') // => 'JM'
 */
export const phoneCountry = (e164: string): string | undefined => {
  const number = /^\+[1-9]\d{6,14}$/.test(e164) ? parsePhoneNumberFromString(e164, metadata) : undefined
  return number?.country ?? (number?.countryCallingCode === '1' ? 'US' : undefined)
}
