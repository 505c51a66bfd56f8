import { isCounted } from './blocking-keys.ts'
import { Blocks } from './blocks.ts'
import { inOrder, rarest, rarityBits, type Sharer } from './candidates.ts'
import type { MatchPopulation } from './contract.ts'
import { type Fingerprint, fingerprint, KeyTable } from './key-table.ts'

/** Fingerprints of a customer's keys: those that find it, and those that are only counted. */
export interface Fingerprints {
  found: Fingerprint[]
  counted: Fingerprint[]
}

/** Hashes the keys of one customer. */
export const fingerprintsOf = (keys: Iterable<string>): Fingerprints => {
  const prints: Fingerprints = { found: [], counted: [] }
  for (const key of keys) (isCounted(key) ? prints.counted : prints.found).push(fingerprint(key))
  return prints
}

/** Finds customers by blocking keys, and counts how many hold each. What the customers are is kept elsewhere, under their numbers. */
export class CandidateFinder implements MatchPopulation {
  readonly #ids: (string | undefined)[] = []
  readonly #parents = new Map<number, string>()
  readonly #numbers = new Map<string, number>()
  readonly #freed: number[] = []
  readonly #counts = new KeyTable()
  readonly #blocks = new Blocks((left, right) => inOrder(this.#placeOf(left), this.#placeOf(right)))

  get size(): number {
    return this.#numbers.size
  }

  frequency(key: string): number {
    const print = fingerprint(key)
    return isCounted(key) ? this.#counts.get(print) : this.#blocks.count(print)
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id)
  }

  idOf(customer: number): string | undefined {
    return this.#ids[customer]
  }

  /** Ids and numbers of all customers. */
  numbers(): Iterable<[id: string, customer: number]> {
    return this.#numbers.entries()
  }

  /** Adds a customer that is not there yet, and gives the number under which it is known from now on. */
  add(id: string, parentId: string | undefined, { found, counted }: Fingerprints): number {
    const customer = this.#freed.pop() ?? this.#ids.length
    this.#ids[customer] = id
    this.#numbers.set(id, customer)
    if (parentId !== undefined) this.#parents.set(customer, parentId)
    for (const key of found) this.#blocks.add(key, customer)
    for (const key of counted) this.#counts.set(key, this.#counts.get(key) + 1)
    return customer
  }

  /** Removes a customer; the keys are those it was added with. */
  remove(id: string, { found, counted }: Fingerprints): void {
    const customer = this.#numbers.get(id)
    if (customer === undefined) return
    for (const key of found) this.#blocks.remove(key, customer)
    for (const key of counted) this.#counts.set(key, Math.max(this.#counts.get(key) - 1, 0))
    this.#numbers.delete(id)
    this.#parents.delete(customer)
    this.#ids[customer] = undefined
    this.#freed.push(customer)
  }

  /** Numbers of the customers worth comparing with a caller who is looked up by these keys. */
  candidates(keys: readonly string[]): number[] {
    const bitsByCustomer = new Map<number, number>()
    for (const key of keys) {
      const print = fingerprint(key)
      const holders = this.#blocks.count(print)
      if (holders === 0) continue
      const bits = rarityBits(holders, this)
      for (const customer of this.#blocks.members(print)) {
        bitsByCustomer.set(customer, (bitsByCustomer.get(customer) ?? 0) + bits)
      }
    }
    const sharers: Sharer<number>[] = []
    for (const [customer, bits] of bitsByCustomer) sharers.push({ customer, rarityBits: bits })
    return rarest(sharers, (left, right) => inOrder(this.#placeOf(left), this.#placeOf(right)))
  }

  #placeOf(customer: number): { id: string; parentId: string | undefined } {
    return { id: this.#ids[customer] ?? '', parentId: this.#parents.get(customer) }
  }
}
