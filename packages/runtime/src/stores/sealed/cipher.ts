const algorithm = 'AES-GCM'
const ivBytes = 12
const prefix = 'sealed:1:'
/** What `String.fromCharCode` takes at once without running out of stack. */
const chunkBytes = 8_192

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Base64, in any runtime. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let from = 0; from < bytes.length; from += chunkBytes)
    text += String.fromCharCode(...bytes.subarray(from, from + chunkBytes))
  return btoa(text)
}

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

export const randomKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))

export const importDataKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt'])

/** Encrypts bytes for one place; they open nowhere else. */
export const sealBytes = async (
  key: CryptoKey,
  place: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> => {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const additionalData = encoder.encode(place)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: algorithm, iv, additionalData }, key, plain))
  const whole = new Uint8Array(iv.length + sealed.length)
  whole.set(iv)
  whole.set(sealed, iv.length)
  return whole
}

/** @returns `undefined` where the key is another, or the place */
export const openBytes = async (
  key: CryptoKey,
  place: string,
  whole: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const bytes = new Uint8Array(whole)
  const additionalData = encoder.encode(place)
  const iv = bytes.subarray(0, ivBytes)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: algorithm, iv, additionalData }, key, bytes.subarray(ivBytes)),
    )
  } catch {
    return undefined
  }
}

export const isSealedText = (text: string): boolean => text.startsWith(prefix)

export const sealText = async (key: CryptoKey, place: string, text: string): Promise<string> =>
  prefix + toBase64(await sealBytes(key, place, encoder.encode(text)))

export const openText = async (key: CryptoKey, place: string, sealed: string): Promise<string | undefined> => {
  const plain = await openBytes(key, place, fromBase64(sealed.slice(prefix.length)))
  return plain && decoder.decode(plain)
}
