import { type LeadContact, parsePersonName } from '@leadbooks/core'
import type { Reading } from './reading.ts'

type Names = Pick<LeadContact, 'name' | 'givenName' | 'familyName' | 'companyName'>

/**
 * Reads the caller's name from a whole name, from its parts, or from both.
 *
 * A first name that is a company's (`JC Plumbing`) becomes the company and nobody's first name. What caller ID shows
 * instead of a name is not one, and stays among the fields.
 */
export const readName = (reading: Reading): Names => {
  const company = reading.line('contact.companyName')
  const whole = readPart(reading, 'contact.name')
  const given = readPart(reading, 'contact.givenName')
  const family = readPart(reading, 'contact.familyName')
  const spoken = [given, family].filter(Boolean).join(' ')
  const name = whole ?? (spoken || undefined)
  if (name === undefined) return company ? { companyName: company } : {}
  const parsed = parsePersonName(spoken || name)
  const companyName = company ?? parsed.companyName ?? parsePersonName(name).companyName
  if (parsed.companyName !== undefined && !parsed.givenName && !parsed.familyName)
    return { name, ...(companyName && { companyName }) }
  const inWhole = family === undefined && whole !== undefined ? parsePersonName(whole) : parsed
  const givenName = given !== undefined && family !== undefined ? given : parsed.givenName
  const familyName = family ?? parsed.familyName ?? inWhole.familyName
  return {
    name,
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    ...(companyName && { companyName }),
  }
}

const readPart = (reading: Reading, target: 'contact.name' | 'contact.givenName' | 'contact.familyName') => {
  const source = reading.sources.take(target)
  if (!source) return undefined
  if (parsePersonName(source.text).junk) {
    reading.refuse(source, 'not-a-name', 'a name')
    return undefined
  }
  reading.note(target, source)
  return source.text
}
