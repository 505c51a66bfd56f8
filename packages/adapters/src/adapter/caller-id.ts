import { parsePersonName } from '@leadbooks/core'
import type { LeadPart } from './lead-part.ts'
import type { Found } from './payload.ts'

/** Capitals alone, two or three words: how carriers' registers write people. */
const registered = /^([A-Z][A-Z'-]+) ([A-Z][A-Z'-]*)(?: [A-Z])?$/

/**
 * Reads a name that a carrier's register gave: at most 15 capitals, the surname first. A company, a town or a kind of line is
 * left as it came, for the reader of names to judge.
 */
export const callerIdName = (found: Found | undefined): NonNullable<LeadPart['facts']> => {
  const text = typeof found?.value === 'string' ? found.value.trim() : ''
  const [, family, given] = registered.exec(text) ?? []
  const { junk, companyName } = family === undefined ? {} : parsePersonName(text)
  if (!found || family === undefined || given === undefined || junk || companyName !== undefined)
    return { 'contact.name': found }
  const part = (value: string): Found => ({ path: found.path, value })
  return { 'contact.name': found, 'contact.givenName': part(given), 'contact.familyName': part(family) }
}
