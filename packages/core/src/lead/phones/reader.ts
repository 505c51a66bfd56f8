import {
  type CountryCode,
  isSupportedCountry,
  type MetadataJson,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core'
import { spokenDigits } from '../spoken-digits.ts'
import { nanpMetadata } from './nanp-metadata.ts'
import { numberSaid } from './spoken-number.ts'

/** Why a text is no number that somebody can be called on. */
export type PhoneReason =
  | 'empty'
  | 'anonymous'
  | 'not-a-number'
  | 'placeholder'
  | 'no-area-code'
  | 'too-short'
  | 'too-long'
  | 'impossible'
  /** Written as in a country whose numbers are not read. */
  | 'unknown-country'

/** A phone number in E.164 without its extension, or the reason there is none. */
export interface NormalPhone {
  e164?: string
  /** Digits only. */
  extension?: string
  reason?: PhoneReason
}

export interface PhoneOptions {
  /** ISO 3166-1 alpha-2 country of numbers without a prefix. @defaultValue `'US'` */
  country?: string
}

/** Longer texts are prose, not numbers. */
const maxCharacters = 250

/** What carriers and phone services send instead of a number that is withheld; digits spell the word on a keypad. */
const anonymousDigits: ReadonlySet<string> = new Set([
  '266696687',
  '7378742833',
  '2562533',
  '8656696',
  '86282452253',
  '464',
])
const anonymousWords =
  /^(?:(?:caller|number|phone|id|no|not|name)\W*)*(?:anonymous|unknown|unavailable|available|private|restricted|blocked|withheld|hidden|none|null|undefined|nil|n\/?a|tbd|out of area|caller id|given|provided)(?:\W*(?:caller|number|phone|id|name))*$/i

const keypad = '22233344455566677778889999'
const extensionMark = /(?:[;,]?\s*(?:ext(?:ension|n)?\.?|x|#)\s*[:.=]?\s*|\s*,{1,3}\s*)(\d{1,7})#?$/i

/** Brings a phone number to E.164, or says why it is none. */
export type PhoneReader = (raw: string | null | undefined, options?: PhoneOptions) => NormalPhone

/**
 * Makes a reader of the numbers of some countries. A number of another one is read where it is written internationally, and then
 * believed as it stands.
 *
 * @param metadata - libphonenumber's numbering plans of these countries
 */
export const phoneReader =
  (metadata: MetadataJson): PhoneReader =>
  (raw, options = {}) => {
    const written = typeof raw === 'string' ? raw.slice(0, maxCharacters + 1) : ''
    const text = (/[^ -~]/.test(written) ? written.normalize('NFKC') : written).trim()
    if (text === '') return { reason: 'empty' }
    if (text.length > maxCharacters) return { reason: 'too-long' }
    const country = countryOf(options.country, metadata)
    const plain = plainNorthAmerican(text, country)
    return plain === undefined ? parse(text, country, metadata) : plain
  }

const countryOf = (country = 'US', metadata: MetadataJson): CountryCode | undefined => {
  // isSupportedCountry decides whether the text is one of libphonenumber's codes.
  const code = country.toUpperCase() as CountryCode
  return isSupportedCountry(code, metadata) ? code : undefined
}

const isNorthAmerican = (country: CountryCode | undefined): boolean =>
  country === 'US' || (country !== undefined && Object.hasOwn(nanpMetadata.countries, country))

/** The form nearly every number has, without the cost of the full parser: an index reads millions of them. */
const plainNorthAmerican = (text: string, country: CountryCode | undefined): NormalPhone | undefined => {
  if (!/^\+?[\d\s().-]+$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  const national = /^1?([2-9]\d{9})$/.exec(digits)?.[1]
  if (national === undefined || anonymousDigits.has(digits)) return undefined
  if (text.startsWith('+') ? digits.length !== 11 : !isNorthAmerican(country)) return undefined
  return isPlaceholder(national) ? { reason: 'placeholder' } : { e164: `+1${national}` }
}

const parse = (raw: string, country: CountryCode | undefined, metadata: MetadataJson): NormalPhone => {
  const text = firstOf(withoutScheme(raw).replace(/#+$/, ''))
  if (anonymousWords.test(text) || anonymousDigits.has(text.replace(/\D/g, ''))) return { reason: 'anonymous' }
  const mark = extensionMark.exec(text) ?? spokenExtension(text)
  const spelled = inDigits(mark === null ? text : text.slice(0, mark.index), country)
  if (spelled === undefined) return { reason: 'not-a-number' }
  const dialled =
    mark === null || spelled.replace(/\D/g, '').length < 7 ? (inDigits(text, country) ?? spelled) : spelled
  const written = international(dialled, country)
  const abroad = fromAbroad(written, metadata)
  if (abroad !== undefined) return mark === null ? { e164: abroad } : { e164: abroad, extension: mark[1] ?? '' }
  const number = parsePhoneNumberFromString(written, country === undefined ? {} : { defaultCountry: country }, metadata)
  const digits = dialled.replace(/\D/g, '')
  if (isPlaceholder(number?.nationalNumber ?? digits) || isPlaceholder(digits)) return { reason: 'placeholder' }
  if (country === undefined && metadata === nanpMetadata && !written.includes('+')) return { reason: 'unknown-country' }
  if (number === undefined || !number.isPossible() || /^\+1[01]/.test(number.number)) {
    return { reason: impossibleReason(digits, country, dialled) }
  }
  // Some countries' plans allow for national numbers of two digits, which nobody outside can dial.
  if (!/^\+\d{7,15}$/.test(number.number)) return { reason: digits.length > 15 ? 'too-long' : 'too-short' }
  const extension = number.ext ?? (dialled === spelled ? mark?.[1] : undefined)
  return extension === undefined ? { e164: number.number } : { e164: number.number, extension }
}

/** A number that North America's plans say nothing of, as it is written: `+`, then 8 to 15 digits. */
const fromAbroad = (written: string, metadata: MetadataJson): string | undefined => {
  if (metadata !== nanpMetadata || !/^\s*\+[\d\s().-]+$/.test(written)) return undefined
  // `+44 (0)20` is how a country's own prefix is kept in sight; abroad it is not dialled.
  const digits = written.replace('(0)', '').replace(/\D/g, '')
  return /^[2-9]\d{7,14}$/.test(digits) && !isPlaceholder(digits) ? `+${digits}` : undefined
}

/** `extension twelve`. */
const spokenExtension = (text: string): RegExpExecArray | null => {
  const match = /[\s,]+ext(?:ension|\.)?\s+([a-z]+(?:[\s-]+[a-z]+){0,6})\.?$/i.exec(text)
  const words = match?.[1]?.toLowerCase().split(/[\s-]+/) ?? []
  const said = spokenDigits(words)
  if (match === null || said.words < words.length || said.digits.length > 7) return null
  match[1] = said.digits
  return match
}

const withoutScheme = (text: string): string => {
  const uri = /^(?:sips?|tel|callto|client|whatsapp|sms):(?:\/\/)?(.*)$/is.exec(text)
  const inside = /<(?:sips?|tel):([^>]*)>/i.exec(text)
  const rest = inside?.[1] ?? uri?.[1]
  if (rest === undefined) return text
  const [user = ''] = rest.split('@')
  return user.replace(/;(?!ext=)[^;]*/gi, '').replace(/%2b/gi, '+')
}

/** Some write all their numbers into one field. */
const firstOf = (text: string): string => {
  const [first = '', ...others] = text.split(/\s*(?:[/;,|\n]|\bor\b|\band\b)\s*/i)
  const isNumber = (part: string): boolean => part.replace(/\D/g, '').length >= 7
  return isNumber(first) && others.some(isNumber) ? first : text
}

/** `00` is how most of the world dials abroad, `011` how North America does; libphonenumber expects each country's own prefix. */
const international = (text: string, country: CountryCode | undefined): string =>
  text.replace(
    isNorthAmerican(country) ? /^\s*(?:00|011)[\s.-]*(?=[1-9][\d\s().-]{8,})/ : /^\s*00(?=[1-9][\d\s().-]{8,})/,
    '+',
  )

/** Figures among which a letter stands for the one that it looks like: `512-377-l988`. */
const lookAlikes = /^[\d\s().+-]*\d[\d\s().+li|o-]*$/i

/** Letters to digits, as on a keypad or as said; `undefined` where there is no number at all. */
const inDigits = (text: string, country: CountryCode | undefined): string | undefined => {
  const count = text.replace(/\D/g, '').length
  if (!/[a-z]/i.test(text)) return count === 0 ? undefined : text
  if (count >= 7 && lookAlikes.test(text)) return text.replace(/[li|]/gi, '1').replace(/o/gi, '0')
  const said = numberSaid(text)
  if (said !== undefined) return said
  const vanity = /^\D*(1?\D{0,3}[2-9]\d\d)\W*([a-z0-9][a-z0-9\s.-]{6,})$/i.exec(text)
  const prefix = vanity?.[1]?.replace(/\D/g, '')
  const rest = vanity?.[2]?.toLowerCase().replace(/[^a-z0-9]/g, '')
  // More figures among the letters are a house number's or a zip code's.
  const isVanity = rest !== undefined && rest.length >= 7 && rest.replace(/\D/g, '').length <= 3
  if (prefix !== undefined && isVanity && count < 10 && isNorthAmerican(country)) {
    return prefix + rest.slice(0, 7).replace(/[a-z]/g, (letter) => keypad.charAt(letter.charCodeAt(0) - 97))
  }
  return count === 0 ? undefined : text
}

/** One digit over and over, or the keypad in order: what people type to get past a form. */
const isPlaceholder = (national: string): boolean =>
  /^(\d)\1{6,}$/.test(national) || /^(?:0?123456789?0?|9876543210?|1234567)$/.test(national)

const impossibleReason = (digits: string, country: CountryCode | undefined, text: string): PhoneReason => {
  if (digits.length === 7 && isNorthAmerican(country) && !text.includes('+')) return 'no-area-code'
  if (digits.length < 7) return digits.length === 0 ? 'not-a-number' : 'too-short'
  if (digits.length > 15) return 'too-long'
  return 'impossible'
}
