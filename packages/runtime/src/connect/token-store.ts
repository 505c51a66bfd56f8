import type { StoredTokens, TokenStore } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import type { Store } from '../stores/store.ts'

const id = 'tokens'

/**
 * Keeps the tokens of the companies in LeadBooks' own store, beside what they are needed for; several processes refresh
 * them once. Wrap it in `encryptedTokenStore`: whoever reads tokens reads and writes the books.
 *
 * @example
 * import { encryptedTokenStore } from '@leadbooks/qbo'
 * import { tokenStoreIn } from '@leadbooks/runtime'
 * import { memoryStore } from '@leadbooks/runtime/stores/memory'
 *
 * const tokens = encryptedTokenStore(tokenStoreIn(memoryStore()), crypto.getRandomValues(new Uint8Array(32)))
 * await tokens.read('9341450000000001') // => undefined
 */
export const tokenStoreIn = (store: Store): TokenStore => ({
  read: async (realmId) => {
    const record = await store.readRegister(realmId, 'connection', id)
    return record && ({ ...record.doc, version: record.version } as unknown as StoredTokens) // written by `replace`
  },
  replace: async (realmId, expectedVersion, next) => {
    const { version: _, ...doc } = next
    const outcome = await store.commit([
      {
        op: 'register.put',
        expectedVersion: expectedVersion ?? 0,
        record: {
          realmId,
          kind: 'connection',
          id,
          updatedAt: new Date().toISOString(),
          doc: doc as unknown as JsonObject, // tokens and a claim are plain JSON
        },
      },
    ])
    return outcome.ok
  },
})
