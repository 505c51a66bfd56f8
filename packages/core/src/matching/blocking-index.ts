import { queryKeys } from './blocking-keys.ts'
import { CandidateFinder, keyPrintsOf } from './candidate-finder.ts'
import type { BlockingIndex, CustomerQuery, MatchOptions, StoredKeys } from './contract.ts'
import { normalQuery } from './normal-record.ts'

/**
 * Builds an index from stored blocking keys, for companies larger than memory and for several processes over one store.
 *
 * @param stored - each customer with what `blockingKeys` gave for it
 * @example
 * import { blockingKeys, createBlockingIndex, decideMatch } from '@leadbooks/core'
 *
 * const mike = { id: '7', displayName: 'Michael Chen', phones: ['555-123-4567'], emails: [], addresses: [], active: true }
 * const index = createBlockingIndex([{ customerId: '7', keys: blockingKeys(mike) }])
 *
 * const query = { name: 'Mike Chen', phones: ['+15551234567'], emails: [] }
 * index.candidates(query) // => ['7']
 * decideMatch(query, [mike], index).kind // => 'match'
 */
export const createBlockingIndex = (
  stored: Iterable<StoredKeys>,
  { defaultCountry }: Pick<MatchOptions, 'defaultCountry'> = {},
): BlockingIndex => {
  const finder = new CandidateFinder()
  const add = ({ customerId, parentId, keys }: StoredKeys): void => {
    finder.add(customerId, parentId, keyPrintsOf(keys))
  }
  for (const row of stored) add(row)
  return {
    get size(): number {
      return finder.size
    },
    frequency: (key) => finder.frequency(key),
    candidates: (query: CustomerQuery) =>
      finder
        .candidates(queryKeys(normalQuery(query, defaultCountry)))
        .flatMap((customer) => finder.idOf(customer) ?? []),
    add,
    remove: ({ customerId, keys }) => finder.remove(customerId, keyPrintsOf(keys)),
  }
}
