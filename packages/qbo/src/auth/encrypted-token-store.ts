import { TokenKeyError } from '../errors/token-key-error.ts'
import { createSealer, type EncryptionKey } from './sealer.ts'
import type { StoredTokens, TokenStore } from './token-store.ts'

/** Binds a value to its company and its field: one company's token cannot be put in another's place. */
const contextOf = (realmId: string, field: string): string => `${realmId}\n${field}`

/**
 * Keeps the tokens of another store encrypted with AES-256-GCM; versions, claims and expiry stay readable.
 *
 * To change the key give the new one first and the old ones after it: what is written is encrypted with the first, what is read may be
 * with any. Tokens that were stored before there was a key are read as they are and encrypted with the next refresh.
 *
 * @throws `InputError` for something that is no key; its methods throw `TokenKeyError` where no key fits
 * @example
 * import { encryptedTokenStore, memoryTokenStore } from '@leadbooks/qbo'
 *
 * const store = encryptedTokenStore(memoryTokenStore(), crypto.getRandomValues(new Uint8Array(32)))
 * await store.read('1234') // => undefined
 */
export const encryptedTokenStore = (
  store: TokenStore,
  key: EncryptionKey | readonly [EncryptionKey, ...EncryptionKey[]],
): TokenStore => {
  const sealer = createSealer(key)

  const open = async (realmId: string, field: string, value: string): Promise<string> => {
    const text = await sealer.open(contextOf(realmId, field), value)
    if (text === undefined) throw new TokenKeyError(realmId)
    return text
  }

  const mapTokens = async (
    stored: StoredTokens,
    map: (field: string, value: string) => Promise<string>,
  ): Promise<StoredTokens> => {
    const { tokens } = stored
    const accessToken = await map('accessToken', tokens.accessToken)
    const refreshToken = await map('refreshToken', tokens.refreshToken)
    return { ...stored, tokens: { ...tokens, accessToken, refreshToken } }
  }

  return {
    read: async (realmId) => {
      const stored = await store.read(realmId)
      return stored && mapTokens(stored, (field, value) => open(realmId, field, value))
    },
    replace: async (realmId, expectedVersion, next) => {
      const sealed = await mapTokens(next, (field, value) => sealer.seal(contextOf(realmId, field), value))
      return store.replace(realmId, expectedVersion, sealed)
    },
  }
}
