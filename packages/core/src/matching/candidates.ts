import type { MatchPopulation } from './contract.ts'

/** A block of more customers than this is only looked into as far as this. */
export const maxBlock = 400
/** More candidates are not compared: those who share the rarest keys come first, and the right one is among them. */
export const maxCandidates = 32

/** A customer and the keys it is stored under. */
export interface Keyed {
  id: string
  parentId?: string
  keys: Iterable<string>
}

/**
 * Picks the customers worth comparing: those that share the rarest keys with the caller, by the sum of the keys' bits.
 *
 * Ties are broken by place and id: a customer comes before its sub-customers, and the order of the input does not matter.
 */
export const rarest = <Customer extends Keyed>(
  customers: Iterable<Customer>,
  keys: readonly string[],
  population: MatchPopulation,
): Customer[] => {
  const wanted = new Map(keys.map((key) => [key, rarityBits(key, population)]))
  const shared: { customer: Customer; bits: number }[] = []
  for (const customer of customers) {
    let bits = -1
    for (const key of customer.keys) {
      const weight = wanted.get(key)
      if (weight !== undefined) bits = Math.max(bits, 0) + weight
    }
    if (bits >= 0) shared.push({ customer, bits })
  }
  const depth = ({ parentId }: Customer): number => (parentId === undefined ? 0 : 1)
  shared.sort(
    (left, right) =>
      right.bits - left.bits ||
      depth(left.customer) - depth(right.customer) ||
      (left.customer.id < right.customer.id ? -1 : 1),
  )
  return shared.slice(0, maxCandidates).map(({ customer }) => customer)
}

const rarityBits = (key: string, population: MatchPopulation): number =>
  Math.log2(
    Math.max(population.size, 1) / Math.min(Math.max(population.frequency(key), 1), Math.max(population.size, 1)),
  )
