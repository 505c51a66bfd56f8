import type { Store } from '../stores/store.ts'
import { claimCases } from './claim-cases.ts'
import { erasureCases } from './erasure-cases.ts'
import { mirrorCases } from './mirror-cases.ts'
import { registerCases } from './register-cases.ts'
import { transactionCases } from './transaction-cases.ts'
import { turnCases } from './turn-cases.ts'

/** One promise of a store, under the sentence that states it. */
export interface StoreCase {
  name: string
  /** @throws when the promise is not kept */
  run(store: Store): Promise<void>
}

/**
 * The promises every store keeps; each case wants a fresh, empty store.
 *
 * @example
 * import { storeContract } from '@leadbooks/runtime/testing'
 * import { memoryStore } from '@leadbooks/runtime/stores/memory'
 *
 * for (const { run } of storeContract) await run(memoryStore())
 */
export const storeContract: readonly StoreCase[] = [
  ...transactionCases,
  ...claimCases,
  ...turnCases,
  ...mirrorCases,
  ...registerCases,
  ...erasureCases,
]
