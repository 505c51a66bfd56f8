import { parsePersonName } from '@leadbooks/core'
import { readRegisteredName } from '../field-mapping/registered-name.ts'
import type { LeadPart } from './lead-part.ts'
import type { Found } from './payload.ts'

/**
 * Reads a name that a carrier's register gave, usually the surname first. A company, a town or a kind of line is left as it came, for
 * the reader of names to judge.
 */
export const callerIdName = (found: Found | undefined): NonNullable<LeadPart['facts']> => {
  const text = typeof found?.value === 'string' ? found.value.trim() : ''
  const name = readRegisteredName(text)
  const { junk, companyName } = name === undefined ? {} : parsePersonName(text)
  if (!found || name === undefined || junk || companyName !== undefined) return { 'contact.name': found }
  const part = (value: string): Found => ({ path: found.path, value })
  return {
    'contact.name': found,
    'contact.givenName': part(name.givenName),
    'contact.familyName': part(name.familyName),
  }
}
