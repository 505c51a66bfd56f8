import { InputError } from '../errors/input-error.ts'
import { TokenKeyError } from '../errors/token-key-error.ts'
import type { StoredTokens, TokenStore } from './token-store.ts'

/** 32 random bytes, raw or in base64, or an AES-GCM key of the runtime's own. */
export type EncryptionKey = Uint8Array<ArrayBuffer> | string | CryptoKey

const algorithm = 'AES-GCM'
/** Says how a value was encrypted, so that a later way can be told from it. */
const prefix = 'aes-gcm.v1.'
const ivBytes = 12

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

const textOf = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)

const refuse = (index: number): never => {
  throw new InputError('encryptedTokenStore', [
    { path: `keys.${index}`, code: 'invalid-key', message: 'expected 32 bytes, raw or in base64, or an AES-GCM key' },
  ])
}

const rawKey = (key: Uint8Array<ArrayBuffer> | string, index: number): Uint8Array<ArrayBuffer> => {
  const bytes = typeof key === 'string' ? (isBase64(key) ? bytesOf(key) : refuse(index)) : key
  return bytes instanceof Uint8Array && bytes.length === 32 ? bytes : refuse(index)
}

const importKey = async (key: EncryptionKey, index: number): Promise<CryptoKey> => {
  if (key instanceof CryptoKey) return key
  return crypto.subtle.importKey('raw', rawKey(key, index), algorithm, false, ['encrypt', 'decrypt'])
}

const checkKey = (key: EncryptionKey, index: number): void => {
  if (!(key instanceof CryptoKey)) rawKey(key, index)
  else if (key.algorithm.name !== algorithm) refuse(index)
}

/** Binds a value to its company and its field: one company's token cannot be put in another's place. */
const context = (realmId: string, field: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${realmId}\n${field}`)

const encrypt = async (key: CryptoKey, text: string, additionalData: Uint8Array<ArrayBuffer>): Promise<string> => {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const plain = new TextEncoder().encode(text)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: algorithm, iv, additionalData }, key, plain))
  const whole = new Uint8Array(iv.length + sealed.length)
  whole.set(iv)
  whole.set(sealed, iv.length)
  return prefix + textOf(whole)
}

/** Tries one key; nothing where it is not the one, which the cipher tells by itself. */
const tryDecrypt = async (
  key: CryptoKey,
  value: string,
  additionalData: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> => {
  try {
    const whole = bytesOf(value.slice(prefix.length))
    const iv = whole.subarray(0, ivBytes)
    const plain = await crypto.subtle.decrypt({ name: algorithm, iv, additionalData }, key, whole.subarray(ivBytes))
    return new TextDecoder().decode(plain)
  } catch {
    return undefined
  }
}

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
  const given: readonly EncryptionKey[] = Array.isArray(key) ? key : [key as EncryptionKey]
  if (given.length === 0) refuse(0)
  given.forEach(checkKey)
  let imported: Promise<CryptoKey[]> | undefined
  const keys = (): Promise<CryptoKey[]> => {
    imported ??= Promise.all(given.map(importKey))
    return imported
  }

  const seal = async (realmId: string, field: string, text: string): Promise<string> => {
    const [newest] = await keys()
    if (!newest) throw new TokenKeyError(realmId)
    return encrypt(newest, text, context(realmId, field))
  }

  const open = async (realmId: string, field: string, value: string): Promise<string> => {
    if (!value.startsWith(prefix)) return value
    for (const one of await keys()) {
      const text = await tryDecrypt(one, value, context(realmId, field))
      if (text !== undefined) return text
    }
    throw new TokenKeyError(realmId)
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
    replace: async (realmId, expectedVersion, next) =>
      store.replace(realmId, expectedVersion, await mapTokens(next, (field, value) => seal(realmId, field, value))),
  }
}
