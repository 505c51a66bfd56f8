import type { LeadContact } from '../../lead/lead.ts'
import { parsePersonName } from '../../lead/person-name.ts'
import type { PersonName } from '../../lead/split-name.ts'

/** What makes a contact's details doubtful. */
export type ContactDoubt = 'missing-name' | 'company-as-name' | 'unreachable'

/** Who is calling, as far as it can be told from what was given. */
export interface ContactView {
  /** A person's name; absent where none was given or where it names no person. */
  name?: string
  givenName?: string
  familyName?: string
  companyName?: string
  /** E.164, the caller's own number. */
  phone?: string
  email?: string
  /**
   * What can safely be done: `reachable` by phone or e-mail; `identified` by a full name, company or address without either;
   * `doubtful` with less than that; `none` with no detail at all.
   */
  standing: 'reachable' | 'identified' | 'doubtful' | 'none'
  doubts: ContactDoubt[]
}

interface Names {
  name?: string
  givenName?: string
  familyName?: string
  companyName?: string
  companyAsName?: boolean
}

/** Names read lately, by their text: a lead is looked at often, and reading a name costs more than all the rest of it. */
const namesRead = new Map<string, PersonName>()
const namesKept = 500

const readName = (text: string): PersonName => {
  const known = namesRead.get(text)
  if (known !== undefined) return known
  const name = parsePersonName(text)
  if (namesRead.size >= namesKept) namesRead.clear()
  namesRead.set(text, name)
  return name
}

const spoken = (text: string | undefined): string | undefined => {
  const trimmed = text?.replace(/\s+/g, ' ').trim()
  return trimmed ? trimmed : undefined
}

/** Tells a person's name from a company's and from what a network puts in place of a name (`WIRELESS CALLER`). */
const namesOf = (contact: LeadContact): Names => {
  const given = spoken(contact.givenName)
  const family = spoken(contact.familyName)
  const whole = spoken(contact.name) ?? spoken([given, family].filter(Boolean).join(' '))
  const company = spoken(contact.companyName)
  const parsed = whole === undefined ? undefined : readName(whole)
  if (whole === undefined || parsed === undefined || parsed.junk) {
    return company === undefined ? {} : { companyName: company }
  }
  if (parsed.companyName !== undefined) {
    return { companyName: company ?? parsed.companyName, ...(company === undefined && { companyAsName: true }) }
  }
  const givenName = given ?? parsed.givenName
  const familyName = family ?? parsed.familyName
  return {
    name: whole,
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(company !== undefined && { companyName: company }),
  }
}

/** Judges a contact's details: what is there, and what a person should look at. */
export const viewContact = (contact: LeadContact | undefined): ContactView => {
  if (contact === undefined) return { standing: 'none', doubts: [] }
  const { companyAsName, ...names } = namesOf(contact)
  const [phone] = contact.phones
  const [email] = contact.emails
  const reachable = phone !== undefined || email !== undefined
  const named = names.name !== undefined || names.companyName !== undefined
  const located = contact.address?.line1 !== undefined || contact.address?.raw !== undefined
  const identified = (names.givenName && names.familyName) || names.companyName || (named && located)
  const doubts: ContactDoubt[] = []
  if (!named) doubts.push('missing-name')
  if (companyAsName) doubts.push('company-as-name')
  if (!reachable) doubts.push('unreachable')
  return {
    ...names,
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    standing: reachable ? 'reachable' : identified ? 'identified' : named ? 'doubtful' : 'none',
    doubts,
  }
}
