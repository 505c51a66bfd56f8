import { bytesOfBase64, bytesOfHex, utf8 } from './bytes.ts'
import type { SignatureScheme } from './scheme.ts'

/** Keyed hashes, by their names in Web Crypto. */
export const hashes = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const

/** A secret without the scheme's prefix. */
export const spelledKey = ({ secretPrefix = '' }: SignatureScheme, secret: string): string =>
  secretPrefix !== '' && secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret

/** Key bytes that a secret spells under a scheme; nothing when it is empty or misspelled. */
export const keyOf = (scheme: SignatureScheme, secret: string): Uint8Array<ArrayBuffer> | undefined => {
  const { secretEncoding = 'utf8' } = scheme
  const spelled = spelledKey(scheme, secret)
  if (spelled === '') return undefined
  if (secretEncoding === 'base64') return bytesOfBase64(spelled)
  return secretEncoding === 'hex' ? bytesOfHex(spelled) : utf8(spelled)
}

/** Keyed hash over bytes (RFC 2104), as long as the hash: 20, 32 or 64 bytes. */
export const hmac = async (
  algorithm: keyof typeof hashes,
  key: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> => {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: hashes[algorithm] }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes))
}
