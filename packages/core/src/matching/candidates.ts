import { exactBits } from './comparison.ts'
import type { MatchPopulation } from './contract.ts'

/** A block of more customers than this tells nobody apart: it is looked into only as far as candidates are wanted. */
export const maxBlock = 400
/** More candidates are not compared: those who share the rarest keys come first, and the right one is among them. */
export const maxCandidates = 20

/** A customer and how rare the keys are that it shares with a caller. */
export interface Sharer<Customer> {
  customer: Customer
  rarityBits: number
}

/**
 * How much a shared key tells, log2 of the share of customers who hold it, to the sixteenth so that sums do not depend on their order.
 * A block larger than {@link maxBlock} tells nothing.
 */
export const rarityBits = (holders: number, { size }: Pick<MatchPopulation, 'size'>): number =>
  holders > maxBlock ? 0 : exactBits(Math.log2(Math.max(size, 1) / Math.min(Math.max(holders, 1), Math.max(size, 1))))

/** Where a customer comes among those that share equally much. */
export interface Place {
  id: string
  parentId?: string | undefined
}

/** A customer comes before its sub-customers, and the order of the input does not matter. */
export const inOrder = (left: Place, right: Place): number =>
  byPlace(left.parentId !== undefined, right.parentId !== undefined, left.id, right.id)

/** {@link inOrder} where no objects are at hand, which a search among thousands would have to make. */
export const byPlace = (isSub: boolean, isOtherSub: boolean, id: string, otherId: string): number =>
  Number(isSub) - Number(isOtherSub) || (id < otherId ? -1 : Number(id > otherId))

/** Who shares a few bits less than the best is compared too: some share nothing with a caller but what nobody else has. */
const windowBits = 8
/** A key of no more customers than this is worth a comparison whatever others share. */
const fewHolders = 8

/** What a customer must share at least, given the most that one does. */
const leastBits = (best: number, size: number): number =>
  Math.min(best - windowBits, Math.log2(Math.max(size, 1) / fewHolders))

/** Tells whether customers that share nothing but keys of large blocks are not compared, since somebody shares a key as rare as this. */
export const isWorthlessCrowd = (rarestBits: number, { size }: Pick<MatchPopulation, 'size'>): boolean =>
  leastBits(rarestBits, size) > 0

/** Picks the customers worth comparing: those that share the rarest keys with the caller, and not those that share a common name alone where others share far more. */
export const rarest = <Customer>(
  sharers: readonly Sharer<Customer>[],
  { size }: Pick<MatchPopulation, 'size'>,
  order: (left: Customer, right: Customer) => number,
): Customer[] => {
  const best = sharers.reduce((most, { rarityBits }) => Math.max(most, rarityBits), 0)
  const least = leastBits(best, size)
  const worth = sharers.filter((sharer) => sharer.rarityBits >= least)
  const before = (left: Sharer<Customer>, right: Sharer<Customer>): number =>
    right.rarityBits - left.rarityBits || order(left.customer, right.customer)
  return firstOf(worth, maxCandidates, before).map(({ customer }) => customer)
}

/** The first `count` in order; of a long list most are passed over after one comparison. */
const firstOf = <Value>(
  values: readonly Value[],
  count: number,
  order: (left: Value, right: Value) => number,
): readonly Value[] => {
  if (values.length <= count) return values
  const first: Value[] = []
  for (const value of values) {
    const last = first[count - 1]
    if (last !== undefined && order(value, last) >= 0) continue
    let at = Math.min(first.length, count - 1)
    for (let next = first[at - 1]; next !== undefined && order(value, next) < 0; next = first[at - 1]) {
      first[at] = next
      at -= 1
    }
    first[at] = value
  }
  return first
}
