import {
  blockingKeys,
  type CustomerProfile,
  type CustomerQuery,
  candidateKeys,
  decideMatch,
  type MatchDecision,
  type MatchPopulation,
} from '@leadbooks/core'
import type { TenantConfig } from '../engine/tenant.ts'
import type { CustomerRecord } from '../stores/records.ts'
import type { Store } from '../stores/store.ts'

/** Fetched beyond what is compared: among customers who share as much, the store does not know which come first. */
const fetchedMore = 44

/** Who the caller is, and what the decision was made on. */
export interface FoundCustomer {
  decision: MatchDecision
  records: CustomerRecord[]
  /** The mirror's revision: a decision is committed only while it holds. */
  revision: number
}

const populationOf = async (store: Store, realmId: string, keys: readonly string[]): Promise<MatchPopulation> => {
  const { size, frequencies } = await store.keyFrequencies(realmId, keys)
  return { size, frequency: (key) => frequencies.get(key) ?? 0 }
}

/** Those who share the rarest keys with a caller, as {@link candidateKeys} says. */
const candidatesFor = async (
  store: Store,
  query: CustomerQuery,
  { realmId, country }: { realmId: string; country: string },
): Promise<CustomerRecord[]> => {
  const options = { defaultCountry: country }
  const population = await populationOf(store, realmId, blockingKeys(query, options))
  const { ranked, crowded, limit } = candidateKeys(query, population, options)
  const rarity = new Map(ranked.map((one) => [one.key, one.rarity]))
  const found = await store.customersByKeys(realmId, [...rarity.keys()], limit + fetchedMore, [...rarity.values()])
  const sharedBy = (profile: CustomerProfile): number =>
    blockingKeys(profile, options).reduce((sum, key) => sum + (rarity.get(key) ?? 0), 0)
  const first = found
    .map((record) => ({ record, shared: sharedBy(record.profile) }))
    .sort((left, right) => right.shared - left.shared || byPlace(left.record.profile, right.record.profile))
    .slice(0, limit)
    .map(({ record }) => record)
  const seen = new Set(first.map(({ customerId }) => customerId))
  for (const key of crowded)
    for (const record of await store.customersByKeys(realmId, [key], limit))
      if (!seen.has(record.customerId)) {
        seen.add(record.customerId)
        first.push(record)
      }
  return first
}

/** A customer comes before a sub-customer, then the lesser id does. */
const byPlace = (left: CustomerProfile, right: CustomerProfile): number =>
  Number(left.parentId !== undefined) - Number(right.parentId !== undefined) || (left.id < right.id ? -1 : 1)

interface Place {
  realmId: string
  country: string
  except?: string
  inactiveCustomers?: TenantConfig['inactiveCustomers'] | undefined
}

/**
 * Decides who a caller is over the keys that the store keeps, so that no process decides on a stale copy.
 *
 * @param where.country - ISO 3166-1 alpha-2, for phone numbers without a prefix
 * @param where.inactiveCustomers - whether one who was put out of use may be the caller without a person's word
 * @param where.except - a customer left out: the one that the command itself has put there
 */
export const findCustomer = async (
  store: Store,
  query: CustomerQuery,
  { realmId, country, except, inactiveCustomers = 'ask' }: Place,
): Promise<FoundCustomer> => {
  const options = { defaultCountry: country }
  // The revision is read first: a change that comes between makes the commit fail and the decision be made again.
  const { customersRevision: revision } = await store.readRealm(realmId)
  const found = await candidatesFor(store, query, { realmId, country })
  const records = found.filter(({ customerId }) => customerId !== except)
  const profiles = records.map(({ profile }) => profile)
  const keys = new Set([query, ...profiles].flatMap((record) => blockingKeys(record, options)))
  const population = await populationOf(store, realmId, [...keys])
  const decision = decideMatch(query, profiles, population, options)
  if (decision.veto !== 'inactive' || inactiveCustomers === 'ask') return { decision, records, revision }
  // Nobody in use fits as well: were they all in use, who would it be?
  const inUse = profiles.map((profile) => ({ ...profile, active: true }))
  const again = decideMatch(query, inUse, population, options)
  return { decision: again.kind === 'match' ? again : decision, records, revision }
}
