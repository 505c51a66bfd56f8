import { customerKeys, queryKeys } from './blocking-keys.ts'
import { inOrder, rarest, rarityBits, type Sharer } from './candidates.ts'
import type { CustomerProfile, CustomerQuery, MatchDecision, MatchOptions, MatchPopulation } from './contract.ts'
import { decide } from './decide.ts'
import { type KnownCustomer, knownCustomer } from './known-customer.ts'
import { normalQuery } from './normal-record.ts'

/**
 * Decides who is calling among customers that a store found by blocking keys.
 *
 * Gives the decision of {@link createCustomerIndex} over the same customers. `population.frequency` is asked only for blocking keys of the
 * query and of the candidates, so that a store can fetch them all beforehand.
 *
 * @param candidates - customers that share a blocking key with the query; others are passed over
 * @example
 * import { decideMatch } from '@leadbooks/core'
 *
 * const mike = { id: '7', displayName: 'Michael Chen', phones: ['555-123-4567'], emails: [], addresses: [], active: true }
 * const decision = decideMatch({ name: 'Mike Chen', phones: ['+15551234567'], emails: [] }, [mike], { size: 1, frequency: () => 1 })
 * decision.kind // => 'match'
 */
export const decideMatch = (
  query: CustomerQuery,
  candidates: readonly CustomerProfile[],
  population: MatchPopulation,
  options: MatchOptions = {},
): MatchDecision => {
  const caller = normalQuery(query, options.defaultCountry)
  const customers = sharersOf(queryKeys(caller), candidates, population, options)
  return decide(caller, rarest(customers, population, inOrder), population, options)
}

const sharersOf = (
  keys: readonly string[],
  profiles: readonly CustomerProfile[],
  population: MatchPopulation,
  options: MatchOptions,
): Sharer<KnownCustomer>[] => {
  const bitsByKey = new Map(keys.map((key) => [key, rarityBits(population.frequency(key), population)]))
  return profiles.flatMap((profile) => {
    const customer = knownCustomer(profile, options)
    const shared = customerKeys(customer.record).flatMap((key) => bitsByKey.get(key) ?? [])
    return shared.length === 0 ? [] : [{ customer, rarityBits: shared.reduce((sum, bits) => sum + bits, 0) }]
  })
}
