import { isCounted } from './blocking-keys.ts'
import { Blocks, type BlockWords } from './blocks.ts'
import { byPlace, rarest, rarityBits, type Sharer } from './candidates.ts'
import type { MatchPopulation } from './contract.ts'
import { fingerprintsOf, KeyTable } from './key-table.ts'

/** A customer's keys, as fingerprints of two words each: those that find it, then those that are only counted. */
export interface KeyPrints {
  words: Uint32Array
  /** Where those that find it end. */
  middle: number
}

/** The tables of a {@link CandidateFinder}, for a snapshot. */
export interface FinderWords {
  blocks: BlockWords
  counts: Uint32Array
}

/** Hashes the keys of one customer. */
export const keyPrintsOf = (keys: readonly string[]): KeyPrints => {
  const found = keys.filter((key) => !isCounted(key))
  const words = fingerprintsOf([...found, ...keys.filter(isCounted)])
  return { words, middle: 2 * found.length }
}

/** Two words at a time. */
const eachPrint = (words: Uint32Array, start: number, end: number, use: (low: number, high: number) => void): void => {
  for (let at = start; at < end; at += 2) use(words[at] ?? 0, words[at + 1] ?? 0)
}

/** A {@link CandidateFinder} as it lies in memory. */
export interface SavedFinder {
  /** By number; none where a number is free. */
  ids: (string | undefined)[]
  parents: [customer: number, parentId: string][]
  words: FinderWords
}

/** Finds customers by blocking keys, and counts how many hold each. What the customers are is kept elsewhere, under their numbers. */
export class CandidateFinder implements MatchPopulation {
  readonly #ids: (string | undefined)[]
  readonly #parents: Map<number, string>
  readonly #numbers = new Map<string, number>()
  readonly #freed: number[] = []
  readonly #counts: KeyTable
  readonly #blocks: Blocks

  /** @param saved - what {@link save} gave, which this one takes over */
  constructor(saved?: SavedFinder) {
    this.#blocks = new Blocks((left, right) => this.#order(left, right), saved?.words.blocks)
    this.#counts = new KeyTable(saved?.words.counts)
    this.#ids = saved?.ids ?? []
    this.#parents = new Map(saved?.parents)
    for (let customer = 0; customer < this.#ids.length; customer += 1) {
      const id = this.#ids[customer]
      if (id === undefined) this.#freed.push(customer)
      else this.#numbers.set(id, customer)
    }
  }

  /** Everything, for a snapshot. */
  save(): SavedFinder {
    const words = { blocks: this.#blocks.words(), counts: this.#counts.words }
    return { ids: [...this.#ids], parents: [...this.#parents], words }
  }

  get size(): number {
    return this.#numbers.size
  }

  frequency(key: string): number {
    const [low = 0, high = 0] = fingerprintsOf([key])
    return isCounted(key) ? this.#counts.get(low, high) : this.#blocks.count(low, high)
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
  add(id: string, parentId: string | undefined, { words, middle }: KeyPrints): number {
    const customer = this.#freed.pop() ?? this.#ids.length
    this.#ids[customer] = id
    this.#numbers.set(id, customer)
    if (parentId !== undefined) this.#parents.set(customer, parentId)
    eachPrint(words, 0, middle, (low, high) => this.#blocks.add(low, high, customer))
    eachPrint(words, middle, words.length, (low, high) => this.#counts.set(low, high, this.#counts.get(low, high) + 1))
    return customer
  }

  /** Removes a customer; the keys are those it was added with. */
  remove(id: string, { words, middle }: KeyPrints): void {
    const customer = this.#numbers.get(id)
    if (customer === undefined) return
    eachPrint(words, 0, middle, (low, high) => this.#blocks.remove(low, high, customer))
    eachPrint(words, middle, words.length, (low, high) =>
      this.#counts.set(low, high, Math.max(this.#counts.get(low, high) - 1, 0)),
    )
    this.#numbers.delete(id)
    this.#parents.delete(customer)
    this.#ids[customer] = undefined
    this.#freed.push(customer)
  }

  /** Numbers of the customers worth comparing with a caller who is looked up by these keys. */
  candidates(keys: readonly string[]): number[] {
    const bitsByCustomer = new Map<number, number>()
    const words = fingerprintsOf(keys)
    eachPrint(words, 0, words.length, (low, high) => {
      const holders = this.#blocks.count(low, high)
      if (holders === 0) return
      const bits = rarityBits(holders, this)
      for (const customer of this.#blocks.members(low, high)) {
        bitsByCustomer.set(customer, (bitsByCustomer.get(customer) ?? 0) + bits)
      }
    })
    const sharers: Sharer<number>[] = []
    for (const [customer, bits] of bitsByCustomer) sharers.push({ customer, rarityBits: bits })
    return rarest(sharers, this, (left, right) => this.#order(left, right))
  }

  #order(left: number, right: number): number {
    return byPlace(this.#parents.has(left), this.#parents.has(right), this.#ids[left] ?? '', this.#ids[right] ?? '')
  }
}
