import { normalizePhone } from '../lead/phone.ts'

/**
 * A number for comparing: E.164, or the bare digits of a number that cannot be brought to it, such as one without area code.
 */
export const normalPhone = (raw: string, country: string | undefined): string | undefined => {
  const { e164, reason } = normalizePhone(raw, country === undefined ? {} : { country })
  if (e164 !== undefined) return e164
  if (reason !== 'no-area-code' && reason !== 'impossible') return undefined
  const digits = raw.normalize('NFKC').replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return undefined
  // Too long for the country's own: its prefix was written without the plus.
  return digits.length < 11 ? digits : (normalizePhone(`+${digits}`).e164 ?? digits)
}

/**
 * How a foreign number would have been read had its prefix been left out: one of North America has ten digits as well.
 */
export const withoutPrefix = (phone: string): string | undefined =>
  phone.startsWith('+') && !phone.startsWith('+1') && phone.length > 11 ? `+1${phone.slice(-10)}` : undefined

/** The digits dialled within an area; only these can be compared with a number that has no area code. */
export const localDigits = (phone: string): string => phone.slice(-7)
