import { customerKeys, queryKeys } from './blocking-keys.ts'
import { CandidateFinder, keyPrintsOf } from './candidate-finder.ts'
import type {
  CustomerIndex,
  CustomerProfile,
  CustomerQuery,
  KeyDifference,
  MatchDecision,
  MatchOptions,
  StoredKeys,
} from './contract.ts'
import { decide } from './decide.ts'
import { type KnownCustomer, knownCustomer } from './known-customer.ts'
import { normalQuery } from './normal-record.ts'
import { packCustomer, unpackCustomer } from './packed-customer.ts'
import { PackedTexts } from './packed-texts.ts'
import { readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts'

/**
 * Holds customers in memory and finds who is calling.
 *
 * The cost of a match grows with the candidates that share a key, not with the customers. `upsert` takes effect at once, so a
 * customer made for the first call is found by the second.
 *
 * @example
 * import { createCustomerIndex } from '@leadbooks/core'
 *
 * const index = createCustomerIndex([
 *   { id: '7', displayName: 'Chen, Michael', phones: ['(555) 123-4567'], emails: [], addresses: [], active: true },
 * ])
 * index.match({ name: 'Mike Chen', phones: ['+15551234567'], emails: [] }).kind // => 'match'
 * index.match({ name: 'Sarah Johnson', phones: ['+15551234567'], emails: [] }).kind // => 'review'
 * index.match({ name: 'Sarah Johnson', phones: ['+15559876543'], emails: [] }).kind // => 'new'
 */
export const createCustomerIndex = (
  customers: Iterable<CustomerProfile>,
  options: MatchOptions = {},
): CustomerIndex => {
  const index = new MemoryIndex(options)
  for (const customer of customers) index.upsert(customer)
  return index
}

/**
 * Loads what `save` of an index wrote, many times faster than building it: a Worker that starts cold has its customers in milliseconds.
 *
 * @param options - as for {@link createCustomerIndex}; the country is that of the snapshot, since its customers were read with it
 * @throws {@link SnapshotError} for bytes that are no snapshot, are damaged, or are of another version: build the index from the customers then
 * @example
 * import { createCustomerIndex, loadCustomerIndex } from '@leadbooks/core'
 *
 * const mike = { id: '7', displayName: 'Michael Chen', phones: ['555-123-4567'], emails: [], addresses: [], active: true }
 * const index = loadCustomerIndex(createCustomerIndex([mike]).save())
 * index.match({ name: 'Mike Chen', phones: ['+15551234567'], emails: [] }).kind // => 'match'
 */
export const loadCustomerIndex = (
  snapshot: Uint8Array,
  options: Omit<MatchOptions, 'defaultCountry'> = {},
): CustomerIndex => {
  const saved = readSnapshot(snapshot)
  return new MemoryIndex(saved.country === '' ? options : { ...options, defaultCountry: saved.country }, saved)
}

class MemoryIndex implements CustomerIndex {
  readonly #finder: CandidateFinder
  /** Customers by number, packed: a list of a million fits into memory, and unpacking costs a few microseconds a candidate. */
  readonly #packed: PackedTexts
  readonly #options: MatchOptions

  constructor(options: MatchOptions, saved?: Snapshot) {
    this.#options = options
    this.#finder = new CandidateFinder(saved)
    this.#packed = new PackedTexts(saved?.packed)
  }

  get size(): number {
    return this.#finder.size
  }

  match(query: CustomerQuery): MatchDecision {
    const caller = normalQuery(query, this.#options.defaultCountry)
    const candidates = this.#finder.candidates(queryKeys(caller)).map((customer) => this.#customerAt(customer))
    return decide(caller, candidates, this.#finder, this.#options)
  }

  upsert(profile: CustomerProfile): void {
    this.remove(profile.id)
    const customer = knownCustomer(profile, this.#options)
    const keys = keyPrintsOf(customerKeys(customer.record))
    this.#packed.set(this.#finder.add(customer.id, customer.parentId, keys), packCustomer(customer))
  }

  remove(id: string): void {
    const customer = this.#finder.numberOf(id)
    if (customer === undefined) return
    this.#finder.remove(id, keyPrintsOf(this.#keysOf(customer)))
    this.#packed.set(customer, '')
  }

  check(stored: Iterable<StoredKeys>): KeyDifference[] {
    const differences: KeyDifference[] = []
    const compare = (customerId: string, missing: string[], extra: string[]): void => {
      if (missing.length + extra.length > 0) differences.push({ customerId, missing, extra })
    }
    const seen = new Set<string>()
    for (const { customerId, keys } of stored) {
      const customer = this.#finder.numberOf(customerId)
      seen.add(customerId)
      const [own, held] = [new Set(customer === undefined ? [] : this.#keysOf(customer)), new Set(keys)]
      compare(
        customerId,
        [...own].filter((key) => !held.has(key)),
        [...held].filter((key) => !own.has(key)),
      )
    }
    for (const [id, customer] of this.#finder.numbers()) if (!seen.has(id)) compare(id, this.#keysOf(customer), [])
    return differences
  }

  save(): Uint8Array {
    const country = this.#options.defaultCountry ?? ''
    return writeSnapshot({ country, ...this.#finder.save() }, (customer) => this.#packed.get(customer))
  }

  #keysOf(customer: number): string[] {
    return customerKeys(this.#customerAt(customer).record)
  }

  #customerAt(customer: number): KnownCustomer {
    return unpackCustomer(this.#finder.idOf(customer) ?? '', this.#packed.get(customer))
  }
}
