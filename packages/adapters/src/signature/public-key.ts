import { bytesOfBase64 } from './bytes.ts'

/** Signatures of which the receiver holds the public key alone. */
export type PublicKeyAlgorithm = 'ed25519' | 'rsa-sha256'

const algorithms = {
  ed25519: { name: 'Ed25519' },
  'rsa-sha256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const

/** PKCS #8 around the 32 bytes of an Ed25519 private key (RFC 8410 §7). */
const ed25519Pkcs8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

/** Bytes of a key in PEM or base64; nothing for any other text. */
const keyBytes = (text: string): Uint8Array<ArrayBuffer> | undefined =>
  bytesOfBase64(text.replace(/-----(?:BEGIN|END) [A-Z ]{3,40}-----|\s+/g, ''))

/**
 * Reads a public key: PEM, SPKI in base64, or the 32 bytes of an Ed25519 key in base64.
 *
 * @returns nothing when the text is no key of that kind
 */
export const publicKeyOf = async (algorithm: PublicKeyAlgorithm, text: string): Promise<CryptoKey | undefined> => {
  const bytes = keyBytes(text)
  if (bytes === undefined) return undefined
  const format = algorithm === 'ed25519' && bytes.length === 32 ? 'raw' : 'spki'
  try {
    return await crypto.subtle.importKey(format, bytes, algorithms[algorithm], false, ['verify'])
  } catch {
    return undefined
  }
}

/** Tells whether a signature over bytes was made with the private half of a key. */
export const verifyWithPublicKey = (
  algorithm: PublicKeyAlgorithm,
  key: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> => crypto.subtle.verify(algorithms[algorithm].name, key, signature, bytes)

/**
 * Signs bytes with a private key: PKCS #8 in PEM or base64, or for Ed25519 its 32 bytes, with or without the 32 public ones
 * behind them, in base64 (`whsk_…`).
 *
 * @returns nothing when the text is no key of that kind
 */
export const signWithPrivateKey = async (
  algorithm: PublicKeyAlgorithm,
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | undefined> => {
  const given = keyBytes(text.replace(/^whsk_/, ''))
  if (given === undefined) return undefined
  const isBare = algorithm === 'ed25519' && (given.length === 32 || given.length === 64)
  const pkcs8 = isBare ? Uint8Array.from([...ed25519Pkcs8, ...given.subarray(0, 32)]) : given
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithms[algorithm], false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign(algorithms[algorithm].name, key, bytes))
  } catch {
    return undefined
  }
}
