import type { Delivery, Verification } from '../adapter/adapter.ts'
import { bytesOfBase64, bytesOfHex } from './bytes.ts'
import { equalBytes } from './equal.ts'
import { hmac, keyOf, spelledKey } from './hmac.ts'
import { publicKeyOf, verifyWithPublicKey } from './public-key.ts'
import type { SignatureAlgorithm, SignatureScheme } from './scheme.ts'
import { signedBytes } from './signed-bytes.ts'
import { fill, unfill } from './template.ts'

/** What of a delivery a signature can cover. */
export type SignedDelivery = Pick<Delivery, 'headers' | 'rawBody'> & Partial<Pick<Delivery, 'method' | 'url'>>

/**
 * Proves that a delivery was signed with one of the secrets, over its bytes as they came, in constant time.
 *
 * @param secrets - all that are valid now; one that matches is enough
 * @param now - ISO 8601 instant, for the window of time
 * @returns `missing-header` when the signature, its timestamp or id is not there, `malformed` when it cannot be read,
 * `unknown-key` when no usable secret is given, `bad-signature` when none matches, `too-old` or `too-new` when a genuine
 * delivery lies outside the window
 * @example
 * import { signatureSchemes, signDelivery, verifySignature } from '@leadbooks/adapters'
 *
 * const now = '2026-11-23T20:02:00Z'
 * const headers = await signDelivery(signatureSchemes.github, 'a secret', '{"zen":true}', now)
 * const delivery = { headers: new Headers(headers), rawBody: new TextEncoder().encode('{"zen":true}') }
 * await verifySignature(signatureSchemes.github, delivery, ['a secret'], now) // => { ok: true }
 */
export const verifySignature = async (
  scheme: SignatureScheme,
  delivery: SignedDelivery,
  secrets: readonly string[],
  now: string,
): Promise<Verification> => {
  const verification = await verifyOne(scheme, delivery, secrets, now)
  if (verification.ok || scheme.also === undefined) return verification
  const other = await verifySignature(scheme.also, delivery, secrets, now)
  return other.ok || telling(other) > telling(verification) ? other : verification
}

/** Of two failures the one is told that came further; a header that is not of the other version says nothing. */
const telling = (verification: Verification): number =>
  verification.ok ? failures.length : failures.indexOf(verification.code)
const failures = ['malformed', 'unknown-key', 'missing-header', 'bad-signature', 'too-old', 'too-new']

const verifyOne = async (
  scheme: SignatureScheme,
  delivery: SignedDelivery,
  secrets: readonly string[],
  now: string,
): Promise<Verification> => {
  const sent = readHeaders(scheme, delivery.headers)
  if ('ok' in sent) return sent
  const proofs = (await Promise.all(secrets.map((secret) => proofOf(scheme, secret)))).filter(
    (proof) => proof !== undefined,
  )
  if (proofs.length === 0) return { ok: false, code: 'unknown-key' }
  const { method, url } = delivery
  const bytes = signedBytes(scheme, delivery.rawBody, (template) => fill(template, { ...sent, method, url }))
  let matched = false
  for (const proves of proofs) matched = (await proves(sent.signatures, bytes)) || matched
  return matched ? checkTime(scheme, sent.timestamp, now) : { ok: false, code: 'bad-signature' }
}

type Proof = (signatures: readonly Uint8Array<ArrayBuffer>[], bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>

/** How a secret proves a signature; nothing when it is no key for the scheme. */
const proofOf = async (scheme: SignatureScheme, secret: string): Promise<Proof | undefined> => {
  const { algorithm = 'sha256' } = scheme
  if (algorithm === 'ed25519' || algorithm === 'rsa-sha256') {
    const key = await publicKeyOf(algorithm, spelledKey(scheme, secret))
    if (key === undefined) return undefined
    return async (signatures, bytes) => {
      const held = signatures.map((signature) => verifyWithPublicKey(algorithm, key, signature, bytes))
      return (await Promise.all(held)).includes(true)
    }
  }
  const key = keyOf(scheme, secret)
  if (key === undefined) return undefined
  return async (signatures, bytes) => {
    const expected = await hmac(algorithm, key, bytes)
    let matched = false
    for (const signature of signatures) matched = equalBytes(expected, signature) || matched
    return matched
  }
}

interface SentSignature {
  signatures: Uint8Array<ArrayBuffer>[]
  timestamp?: string | undefined
  id?: string | undefined
}

const missing: Verification = { ok: false, code: 'missing-header' }
const malformed: Verification = { ok: false, code: 'malformed' }

/** No sender rotates through more signatures than this at once. */
const maxSignatures = 16

const readHeaders = (scheme: SignatureScheme, headers: Headers): SentSignature | Verification => {
  const value = headers.get(scheme.header)?.trim()
  const id = scheme.idHeader === undefined ? undefined : (headers.get(scheme.idHeader) ?? undefined)
  const timestamp =
    scheme.timestampHeader === undefined ? undefined : (headers.get(scheme.timestampHeader) ?? undefined)
  if (value === undefined || value === '') return missing
  if (scheme.idHeader !== undefined && !id) return missing
  if (scheme.timestampHeader !== undefined && !timestamp) return missing
  const sent: SentSignature = { signatures: [], id, timestamp }
  const templates = split(scheme.format ?? '{signature}', scheme.separator)
  for (const part of split(value, scheme.separator).slice(0, maxSignatures)) {
    const read = templates.map((template) => unfill(template, part.trim())).find((found) => found !== undefined)
    const signature = decode(scheme, read?.signature)
    if (signature !== undefined) sent.signatures.push(signature)
    if (read?.timestamp !== undefined) sent.timestamp = read.timestamp
  }
  const needsTime = `${scheme.signed ?? ''}${scheme.format ?? ''}`.includes('{timestamp}')
  if (needsTime && !/^\d{1,15}$/.test(sent.timestamp ?? '')) return malformed
  return sent.signatures.length === 0 ? malformed : sent
}

const split = (text: string, separator: string | undefined): string[] =>
  separator === undefined ? [text] : text.split(separator)

/** Lengths in bytes; that of an RSA signature is its key's. */
const lengths: { readonly [algorithm in SignatureAlgorithm]?: number } = {
  sha1: 20,
  sha256: 32,
  sha512: 64,
  ed25519: 64,
}

const decode = (scheme: SignatureScheme, text: string | undefined): Uint8Array<ArrayBuffer> | undefined => {
  if (text === undefined) return undefined
  const bytes = scheme.encoding === 'base64' ? bytesOfBase64(text) : bytesOfHex(text)
  const length = lengths[scheme.algorithm ?? 'sha256']
  return length === undefined || bytes?.length === length ? bytes : undefined
}

const checkTime = (scheme: SignatureScheme, timestamp: string | undefined, now: string): Verification => {
  const { toleranceSeconds, futureToleranceSeconds = toleranceSeconds, timestampUnit = 'seconds' } = scheme
  if (timestamp === undefined) return { ok: true }
  const ageMs = Date.parse(now) - Number(timestamp) * (timestampUnit === 'seconds' ? 1000 : 1)
  if (toleranceSeconds !== undefined && !(ageMs <= toleranceSeconds * 1000)) return { ok: false, code: 'too-old' }
  if (futureToleranceSeconds !== undefined && !(-ageMs <= futureToleranceSeconds * 1000))
    return { ok: false, code: 'too-new' }
  return { ok: true }
}
