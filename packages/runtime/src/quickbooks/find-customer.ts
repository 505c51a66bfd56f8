import { blockingKeys, type CustomerQuery, decideMatch, type MatchDecision } from '@leadbooks/core'
import type { CustomerRecord } from '../stores/records.ts'
import type { Store } from '../stores/store.ts'

/** Candidates fetched per decision; the matcher ranks them by the rarity of what they share. */
const candidateLimit = 64

/** Who the caller is, and what the decision was made on. */
export interface FoundCustomer {
  decision: MatchDecision
  records: CustomerRecord[]
  /** The mirror's revision: a decision is committed only while it holds. */
  revision: number
}

/**
 * Decides who a caller is over the keys that the store keeps, so that no process decides on a stale copy.
 *
 * @param where.country - ISO 3166-1 alpha-2, for phone numbers without a prefix
 * @param where.except - a customer left out: the one that the command itself has put there
 */
export const findCustomer = async (
  store: Store,
  query: CustomerQuery,
  { realmId, country, except }: { realmId: string; country: string; except?: string },
): Promise<FoundCustomer> => {
  const options = { defaultCountry: country }
  // The revision is read first: a change that comes between makes the commit fail and the decision be made again.
  const { customersRevision: revision } = await store.readRealm(realmId)
  const found = await store.customersByKeys(realmId, blockingKeys(query, options), candidateLimit)
  const records = found.filter(({ customerId }) => customerId !== except)
  const profiles = records.map(({ profile }) => profile)
  const keys = new Set([query, ...profiles].flatMap((record) => blockingKeys(record, options)))
  const { size, frequencies } = await store.keyFrequencies(realmId, [...keys])
  const population = { size, frequency: (key: string) => frequencies.get(key) ?? 0 }
  return { decision: decideMatch(query, profiles, population, options), records, revision }
}
