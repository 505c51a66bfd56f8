import { queryKeys } from './blocking-keys.ts'
import { Blocks } from './blocks.ts'
import { rarest } from './candidates.ts'
import type { CustomerIndex, CustomerProfile, CustomerQuery, MatchDecision, MatchOptions } from './contract.ts'
import { decide } from './decide.ts'
import { type KnownCustomer, knownCustomer } from './known-customer.ts'
import { normalQuery } from './normal-record.ts'

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
export const createCustomerIndex = (customers: Iterable<CustomerProfile>, options: MatchOptions = {}): CustomerIndex =>
  new MemoryIndex(customers, options)

class MemoryIndex implements CustomerIndex {
  readonly #customers = new Map<string, KnownCustomer>()
  readonly #blocks = new Blocks()
  readonly #options: MatchOptions

  constructor(customers: Iterable<CustomerProfile>, options: MatchOptions) {
    this.#options = options
    for (const customer of customers) this.upsert(customer)
  }

  get size(): number {
    return this.#customers.size
  }

  match(query: CustomerQuery): MatchDecision {
    const caller = normalQuery(query, this.#options.defaultCountry)
    const keys = queryKeys(caller)
    const population = { size: this.size, frequency: (key: string): number => this.#blocks.count(key) }
    return decide(caller, rarest(this.#sharing(keys), keys, population), population, this.#options)
  }

  upsert(profile: CustomerProfile): void {
    this.remove(profile.id)
    const customer = knownCustomer(profile, this.#options)
    this.#customers.set(customer.id, customer)
    this.#blocks.add(customer.id, customer.keys)
  }

  remove(id: string): void {
    const customer = this.#customers.get(id)
    if (customer === undefined) return
    this.#customers.delete(id)
    this.#blocks.remove(id, customer.keys)
  }

  #sharing(keys: readonly string[]): KnownCustomer[] {
    const ids = new Set(keys.flatMap((key) => this.#blocks.members(key)))
    return [...ids].flatMap((id) => this.#customers.get(id) ?? [])
  }
}
