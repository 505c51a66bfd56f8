import { queryKeys } from './blocking-keys.ts'
import { isWorthlessCrowd, maxBlock, maxCandidates, rarityBits } from './candidates.ts'
import { exactSteps } from './comparison.ts'
import type { CandidateKeys, CustomerQuery, MatchOptions, MatchPopulation } from './contract.ts'
import { normalQuery } from './normal-record.ts'

/**
 * Tells a store which customers to fetch for a caller, so that {@link decideMatch} over them decides as an index over all customers does.
 *
 * @param population - as for {@link decideMatch}; asked only for the caller's `blockingKeys`
 * @example
 * import { blockingKeys, candidateKeys } from '@leadbooks/core'
 *
 * const query = { name: 'Mike Chen', phones: ['+15551234567'], emails: [] }
 * const held = new Map([['p:+15551234567', 2]])
 * const { ranked, crowded } = candidateKeys(query, { size: 1_000, frequency: (key) => held.get(key) ?? 0 })
 * ranked.map(({ key }) => key) // => ['p:+15551234567']
 * crowded // => []
 */
export const candidateKeys = (
  query: CustomerQuery,
  population: MatchPopulation,
  { defaultCountry }: Pick<MatchOptions, 'defaultCountry'> = {},
): CandidateKeys => {
  const held = queryKeys(normalQuery(query, defaultCountry))
    .map((key) => ({ key, holders: population.frequency(key) }))
    .filter(({ holders }) => holders > 0)
  const ranked = held
    .filter(({ holders }) => holders <= maxBlock)
    .map(({ key, holders }) => ({ key, rarity: exactSteps(rarityBits(holders, population)) }))
    .sort((left, right) => right.rarity - left.rarity || (left.key < right.key ? -1 : 1))
  const rarestBits = held.reduce((most, { holders }) => Math.max(most, rarityBits(holders, population)), 0)
  const crowds = held.filter(({ holders }) => holders > maxBlock)
  const crowded = isWorthlessCrowd(rarestBits, population) ? [] : crowds.map(({ key }) => key)
  return { ranked, crowded, limit: maxCandidates }
}
