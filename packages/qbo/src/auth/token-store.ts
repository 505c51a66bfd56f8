import type { Tokens } from './tokens.ts'

/** Says that one process is about to refresh, so that no other does. */
export interface RefreshClaim {
  by: string
  /** ISO 8601 instant; a process that died holds its claim no longer than this. */
  expiresAt: string
}

/** What is stored for one company: plain JSON. */
export interface StoredTokens {
  /** Counts replacements. */
  version: number
  tokens: Tokens
  claim?: RefreshClaim
}

/** Where tokens are kept. Several processes may share one store; compare-and-set keeps them from overwriting each other. */
export interface TokenStore {
  read(realmId: string): Promise<StoredTokens | undefined>
  /**
   * Stores `next` if what is stored still has `expectedVersion`; `undefined` expects nothing to be stored.
   *
   * @returns whether it was stored
   */
  replace(realmId: string, expectedVersion: number | undefined, next: StoredTokens): Promise<boolean>
}

/**
 * Keeps tokens in this process; they are gone when it ends.
 *
 * @example
 * import { memoryTokenStore } from '@leadbooks/qbo'
 *
 * const store = memoryTokenStore()
 * await store.read('1234') // => undefined
 */
export const memoryTokenStore = (): TokenStore => {
  const stored = new Map<string, StoredTokens>()
  return {
    read: async (realmId) => stored.get(realmId),
    replace: async (realmId, expectedVersion, next) => {
      if (stored.get(realmId)?.version !== expectedVersion) return false
      stored.set(realmId, structuredClone(next))
      return true
    },
  }
}
