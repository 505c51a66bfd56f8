import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CustomerProfile, CustomerQuery, PostalAddress } from '@leadbooks/core'

/** What a caller says, and which customers that caller is; none for somebody new. */
export interface LabelledLead {
  query: CustomerQuery
  customerIds: string[]
  scenario: string
}

/** Customers, and callers with known answers. */
export interface LabelledSet {
  name: string
  customers: CustomerProfile[]
  leads: LabelledLead[]
}

/** Sizes and seed of a generated list. */
export interface GeneratedOptions {
  customers: number
  leads: number
  seed: number
  /** Towns that the customers live in. @defaultValue 1 */
  metros?: number
  /** Scenarios that callers are drawn from, all equally often. @defaultValue the generator's own mix */
  scenarios?: readonly string[]
}

interface GivenAddress {
  line1?: string
  city?: string
  state?: string
  zip?: string
}
interface GivenCustomer extends Omit<CustomerProfile, 'addresses' | 'active'> {
  addresses: GivenAddress[]
}
interface GivenLead {
  name?: string
  givenName?: string
  familyName?: string
  company?: string
  phone?: string
  email?: string
  address?: GivenAddress
}
interface Truth {
  customerIds: string[]
  scenario: string
}
interface World {
  customers: unknown[]
}
interface ListGenerator {
  /** Shares by scenario; read when callers are drawn. */
  PARAMS: { lead: { scenario: Record<string, number> } }
  createWorld(options: { seed: number; metros: number }): World
  makeCustomers(world: World, count: number): void
  makeLeads(world: World, count: number, options: object): (GivenLead & { truth: Truth })[]
  exportCustomer(world: World, customer: unknown): GivenCustomer
}

/** Folder of the labelled data, from the environment. */
export const reference = (): string => {
  const folder = process.env.LEADBOOKS_REFERENCE
  if (folder === undefined) throw new Error('Set LEADBOOKS_REFERENCE to the folder that holds the labelled data.')
  return join(folder, 'matching')
}

const filled = <Members extends object>(members: Members): Members =>
  // Empty texts stand for what is missing in these files.
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== '')) as Members

const postal = ({ line1 = '', city = '', state = '', zip = '' }: GivenAddress): PostalAddress =>
  filled({ line1, city, region: state, postalCode: zip })

const profileOf = (given: GivenCustomer): CustomerProfile => ({
  ...filled(given),
  displayName: given.displayName,
  addresses: given.addresses.map(postal),
  active: true,
})

const queryOf = (lead: GivenLead): CustomerQuery => {
  const { name = '', givenName = '', familyName = '', company = '', phone, email, address } = lead
  return {
    ...filled({ name, givenName, familyName, companyName: company }),
    phones: phone === undefined ? [] : [phone],
    emails: email === undefined ? [] : [email],
    ...(address === undefined ? {} : { address: postal(address) }),
  }
}

/** The same, with customers that are written out one at a time while they are read. */
export const streamed = async ({
  customers,
  leads,
  seed,
  metros = 1,
  scenarios,
}: GeneratedOptions): Promise<Omit<LabelledSet, 'customers'> & { customers: Iterable<CustomerProfile> }> => {
  // The generator is plain JavaScript outside the repository; its README describes what it gives.
  const generator = (await import(pathToFileURL(join(reference(), 'generator/generate.mjs')).href)) as ListGenerator
  const world = generator.createWorld({ seed, metros })
  generator.makeCustomers(world, customers)
  const { lead } = generator.PARAMS
  const usual = lead.scenario
  if (scenarios !== undefined) lead.scenario = Object.fromEntries(scenarios.map((name) => [name, 1]))
  const drawn = leads === 0 ? [] : generator.makeLeads(world, leads, {})
  lead.scenario = usual
  const written = function* (): Generator<CustomerProfile> {
    for (const customer of world.customers) yield profileOf(generator.exportCustomer(world, customer))
  }
  return {
    name: `generated ${customers} (seed ${seed})`,
    customers: { [Symbol.iterator]: written },
    leads: drawn.map(({ truth, ...lead }) => ({ ...truth, query: queryOf(lead) })),
  }
}

/** Draws customers and callers with the generator beside the labelled data; the same seed gives the same. */
export const generated = async (options: GeneratedOptions): Promise<LabelledSet> => {
  const set = await streamed(options)
  return { ...set, customers: [...set.customers] }
}

/** Rows of a file of JSON lines. */
export const rowsOf = <Row>(path: string): Row[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))

/** Names of the public sets that were made into callers and customers. */
export const publicSets = ['dsgenD', 'ecp', 'fake1000', 'febrl4', 'restaurant', 'senzing'] as const

/** Reads a public set. */
export const publicSet = (name: (typeof publicSets)[number]): LabelledSet => {
  const folder = join(reference(), 'cases', name)
  const truths = rowsOf<Truth>(join(folder, 'truth.jsonl'))
  return {
    name,
    customers: rowsOf<GivenCustomer>(join(folder, 'customers.jsonl')).map(profileOf),
    leads: rowsOf<GivenLead>(join(folder, 'leads.jsonl')).map((lead, at) => ({
      query: queryOf(lead),
      customerIds: truths[at]?.customerIds ?? [],
      scenario: truths[at]?.scenario ?? '',
    })),
  }
}
