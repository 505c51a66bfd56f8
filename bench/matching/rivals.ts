import { type CustomerProfile, type CustomerQuery, createCustomerIndex } from '@leadbooks/core'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { plainFellegiSunter } from './fellegi-sunter.ts'
import { answerOf, type Matcher } from './grades.ts'
import { digits, emailsOf } from './plain-values.ts'

/** A way of matching: what it makes of a list of customers. `leads` bounds how many it is asked about, where it is slow. */
export interface Rival {
  name: string
  build(customers: Iterable<CustomerProfile>): Matcher
  leads?: (customers: number) => number
}

const exact =
  (valuesOf: (record: CustomerProfile | CustomerQuery) => string[]) =>
  (customers: Iterable<CustomerProfile>): Matcher => {
    const holder = new Map(
      [...customers].toReversed().flatMap((customer) => valuesOf(customer).map((value) => [value, customer.id])),
    )
    return (query) => {
      const matched = valuesOf(query).flatMap((value) => holder.get(value) ?? [])[0]
      return { ...(matched === undefined ? {} : { matched }), review: [] }
    }
  }

const phonesOf = ({ phones }: CustomerProfile | CustomerQuery): string[] => phones.map(digits)

const textOf = ({ name, companyName, phones, emails, address }: CustomerQuery): string =>
  [name ?? companyName, ...phones.map(digits), ...emails, address?.line1].filter(Boolean).join(' ')

const rowOf = ({ id, displayName, phones, emails, addresses }: CustomerProfile) => ({
  id,
  name: displayName,
  phones: phones.map(digits).join(' '),
  emails: emails.join(' '),
  street: addresses.map(({ line1 }) => line1).join(' '),
})

/** fuse.js over all fields with its own defaults: the caller's name or number or e-mail, whichever it finds best. */
const fuse = (customers: Iterable<CustomerProfile>): Matcher => {
  const index = new Fuse([...customers].map(rowOf), {
    keys: ['name', 'phones', 'emails', 'street'],
    includeScore: true,
    threshold: 0.3,
  })
  return ({ name, companyName, phones, emails, address }) => {
    const wanted = [
      ['name', name ?? companyName],
      ['phones', phones[0] === undefined ? undefined : digits(phones[0])],
      ['emails', emails[0]],
      ['street', address?.line1],
    ].flatMap(([field, value]) => (field === undefined || value === undefined ? [] : [{ [field]: value }]))
    const [best] = wanted.length === 0 ? [] : index.search({ $or: wanted }, { limit: 1 })
    return best === undefined ? { review: [] } : { matched: best.item.id, review: [] }
  }
}

/** minisearch over the same fields, fuzzy, best hit. */
const minisearch = (customers: Iterable<CustomerProfile>): Matcher => {
  const index = new MiniSearch({ fields: ['name', 'phones', 'emails', 'street'], searchOptions: { fuzzy: 0.2 } })
  index.addAll([...customers].map(rowOf))
  return (query) => {
    const [best] = index.search(textOf(query))
    return best === undefined ? { review: [] } : { matched: String(best.id), review: [] }
  }
}

/** Every customer compared by exact phone, e-mail or name, one after the other. */
const linearScan = (customers: Iterable<CustomerProfile>): Matcher => {
  const rows = [...customers].map((customer) => ({
    id: customer.id,
    phones: phonesOf(customer),
    emails: emailsOf(customer),
  }))
  return (query) => {
    const [phones, emails] = [phonesOf(query), emailsOf(query)]
    const found = rows.find(
      (row) => row.phones.some((phone) => phones.includes(phone)) || row.emails.some((email) => emails.includes(email)),
    )
    return { ...(found === undefined ? {} : { matched: found.id }), review: [] }
  }
}

/** The customer index with its defaults. */
export const leadbooks: Rival = {
  name: '@leadbooks/core',
  build: (customers) => {
    const index = createCustomerIndex(customers)
    return (query) => answerOf(index.match(query))
  },
}

/** Whom accuracy is compared with. */
export const accuracyRivals: readonly Rival[] = [
  leadbooks,
  { name: 'plain Fellegi–Sunter', build: plainFellegiSunter },
  { name: 'exact e-mail', build: exact(emailsOf) },
  { name: 'exact phone', build: exact(phonesOf) },
  { name: 'e-mail or phone', build: exact((record) => [...emailsOf(record), ...phonesOf(record)]) },
  { name: 'fuse.js', build: fuse, leads: (customers) => Math.floor(500_000 / customers) },
]

/** Whom speed is compared with. */
export const speedRivals: readonly Rival[] = [
  leadbooks,
  { name: 'fuse.js', build: fuse, leads: (customers) => Math.max(Math.floor(100_000 / customers), 3) },
  { name: 'minisearch', build: minisearch, leads: (customers) => Math.max(Math.floor(5_000_000 / customers), 50) },
  { name: 'linear scan', build: linearScan, leads: (customers) => Math.max(Math.floor(50_000_000 / customers), 50) },
]
