import { type CustomerProfile, scorePair } from '@leadbooks/core'
import { generator as numbers } from './random.ts'
import { generated } from './sets.ts'

/** How often each level of each field occurs, among pairs in which both sides have the field. */
export type LevelCounts = Map<string, Map<string, number>>

/** Level counts of pairs that are one customer, and of pairs drawn at random. */
export interface Counts {
  truePairs: LevelCounts
  randomPairs: LevelCounts
}

const count = (counts: LevelCounts, field: string, level: string): void => {
  const levels = counts.get(field) ?? new Map<string, number>()
  counts.set(field, levels)
  levels.set(level, (levels.get(level) ?? 0) + 1)
}

/** Adds what generated lists of one seed show. */
export const countLevels = async (
  { truePairs, randomPairs }: Counts,
  { customers, leads, seed, randomPerLead }: { customers: number; leads: number; seed: number; randomPerLead: number },
): Promise<void> => {
  const set = await generated({ customers, leads, seed })
  const byId = new Map(set.customers.map((customer) => [customer.id, customer]))
  const draw = numbers(seed)
  const add = (counts: LevelCounts, query: Parameters<typeof scorePair>[0], customer: CustomerProfile): void => {
    for (const { field, level } of scorePair(query, customer).evidence) count(counts, field, level)
  }
  for (const { query, customerIds } of set.leads) {
    const [first] = customerIds
    const known = first === undefined ? undefined : byId.get(first)
    if (known !== undefined) add(truePairs, query, known)
    for (let drawn = 0; drawn < randomPerLead; drawn += 1) {
      const customer = set.customers[Math.floor(draw() * set.customers.length)]
      if (customer !== undefined && !customerIds.includes(customer.id)) add(randomPairs, query, customer)
    }
  }
}
