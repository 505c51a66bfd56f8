import { customerKeys, queryKeys } from './blocking-keys.ts'
import { CandidateFinder, fingerprintsOf } from './candidate-finder.ts'
import type { CustomerIndex, CustomerProfile, CustomerQuery, MatchDecision, MatchOptions } from './contract.ts'
import { decide } from './decide.ts'
import { type KnownCustomer, knownCustomer } from './known-customer.ts'
import { normalQuery } from './normal-record.ts'
import { packCustomer, unpackCustomer } from './packed-customer.ts'

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

class MemoryIndex implements CustomerIndex {
  readonly #finder = new CandidateFinder()
  /** Customers by number, packed: a list of a million fits into memory, and unpacking costs a few microseconds a candidate. */
  readonly #packed: string[] = []
  readonly #options: MatchOptions

  constructor(options: MatchOptions) {
    this.#options = options
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
    const keys = fingerprintsOf(customerKeys(customer.record))
    this.#packed[this.#finder.add(customer.id, customer.parentId, keys)] = packCustomer(customer)
  }

  remove(id: string): void {
    const customer = this.#finder.numberOf(id)
    if (customer === undefined) return
    this.#finder.remove(id, fingerprintsOf(customerKeys(this.#customerAt(customer).record)))
    this.#packed[customer] = ''
  }

  #customerAt(customer: number): KnownCustomer {
    return unpackCustomer(this.#finder.idOf(customer) ?? '', this.#packed[customer] ?? '')
  }
}
