import { digestOf } from '../access/digest.ts'
import type { Store, Write } from '../stores/store.ts'

/** Names an erased customer in the register, without saying who that was. */
export const erasedId = (customerId: string): Promise<string> => digestOf(`customer/${customerId}`)

/** Tells whether a person has had a customer deleted here, who has not become one again. */
export const isErased = async (store: Store, realmId: string, customerId: string): Promise<boolean> =>
  (await store.readRegister(realmId, 'erased', await erasedId(customerId))) !== undefined &&
  (await store.readCustomer(realmId, customerId)) === undefined

/**
 * Leaves out of QuickBooks' news those customers whom a person has had deleted here: they stay in QuickBooks, and would come
 * back with the next comparison. One who has become a customer again is in the mirror, and is kept up to date like any.
 */
export const withoutErased = async (store: Store, realmId: string, writes: readonly Write[]): Promise<Write[]> => {
  const kept: Write[] = []
  const [any] = await store.listRegister(realmId, 'erased', 1)
  if (any === undefined) return [...writes]
  for (const write of writes) {
    const isGone = write.op === 'customer.put' && (await isErased(store, realmId, write.record.customerId))
    if (!isGone) kept.push(write)
  }
  return kept
}
