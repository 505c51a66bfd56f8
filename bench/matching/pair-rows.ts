import { join } from 'node:path'
import type { CustomerProfile, CustomerQuery } from '@leadbooks/core'
import { reference, rowsOf } from './sets.ts'

/** A record of a set that is compared pair by pair, and whom it describes. */
export interface PairRow {
  id: string
  entity: string
  /** Two lists are compared with each other where a set has two, else one list with itself. */
  src: string
  first?: string
  last?: string
  company?: string
  phone?: string
  email?: string
  street?: string
  street2?: string
  city?: string
  state?: string
  zip?: string
  dob?: string
  ssn?: string
}

/** Reads a set whose records are labelled with the entity they describe. */
export const pairRows = (name: string): PairRow[] => rowsOf<PairRow>(join(reference(), 'pairs', `${name}.jsonl`))

/** A record as a customer. */
export const pairProfile = (row: PairRow): CustomerProfile => {
  const { id, first = '', last = '', company = '', phone, email, street, street2, city, state, zip } = row
  const address = given({ line1: street, line2: street2, city, region: state, postalCode: zip })
  return {
    id,
    displayName: company === '' ? `${first} ${last}`.trim() : company,
    ...given({ givenName: first, familyName: last, companyName: company }),
    phones: [phone ?? ''].filter(Boolean),
    emails: [email ?? ''].filter(Boolean),
    addresses: Object.keys(address).length === 0 ? [] : [address],
    active: true,
  }
}

/** The same record as a caller. */
export const pairQuery = (row: PairRow): CustomerQuery => {
  const { phones, emails, addresses } = pairProfile(row)
  const [address] = addresses
  const { first, last, company } = row
  return {
    ...given({ givenName: first, familyName: last, companyName: company }),
    phones,
    emails,
    ...(address === undefined ? {} : { address }),
  }
}

const given = <Key extends string>(members: Record<Key, string | undefined>): Partial<Record<Key, string>> =>
  // Only members with a text are left; their names stay those of the argument.
  Object.fromEntries(Object.entries(members).filter(([, text]) => text)) as Partial<Record<Key, string>>
