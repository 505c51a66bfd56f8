import { InputError } from '../errors/input-error.ts'

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
  throw new InputError('createSealer', [
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

/** Keeps texts unreadable where they are stored. */
export interface Sealer {
  /** @param context - where the text belongs; it opens nowhere else, so that one company's cannot be put in another's place */
  seal(context: string, text: string): Promise<string>
  /** @returns the text; `undefined` where no key fits, or `context` is another. What was never sealed comes back as it is. */
  open(context: string, sealed: string): Promise<string | undefined>
}

/**
 * Seals texts with AES-256-GCM.
 *
 * To change the key give the new one first and the old ones after it: what is sealed is sealed with the first, what is opened may have
 * been with any.
 *
 * @throws `InputError` for something that is no key
 * @example
 * import { createSealer } from '@leadbooks/qbo'
 *
 * const sealer = createSealer(crypto.getRandomValues(new Uint8Array(32)))
 * const sealed = await sealer.seal('realm 1', 'a secret')
 * await sealer.open('realm 1', sealed) // => 'a secret'
 * await sealer.open('realm 2', sealed) // => undefined
 */
export const createSealer = (key: EncryptionKey | readonly [EncryptionKey, ...EncryptionKey[]]): Sealer => {
  const given: readonly EncryptionKey[] = Array.isArray(key) ? key : [key as EncryptionKey]
  if (given.length === 0) refuse(0)
  given.forEach(checkKey)
  let imported: Promise<CryptoKey[]> | undefined
  const keys = (): Promise<CryptoKey[]> => {
    imported ??= Promise.all(given.map(importKey))
    return imported
  }
  const bytes = (context: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(context)
  return {
    seal: async (context, text) => {
      const [newest = refuse(0)] = await keys()
      return encrypt(newest, text, bytes(context))
    },
    open: async (context, sealed) => {
      if (!sealed.startsWith(prefix)) return sealed
      for (const one of await keys()) {
        const text = await tryDecrypt(one, sealed, bytes(context))
        if (text !== undefined) return text
      }
      return undefined
    },
  }
}
