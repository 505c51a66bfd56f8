import { base64Of, hexOf, utf8 } from './bytes.ts'
import { hmac, keyOf } from './hmac.ts'
import { signWithPrivateKey } from './public-key.ts'
import type { SignatureScheme } from './scheme.ts'
import { signedBytes } from './signed-bytes.ts'
import { fill } from './template.ts'

/**
 * Signs a body as a sender of the given scheme does: for webhooks of our own, and for tests of those who receive them.
 *
 * @param now - ISO 8601 instant, written into the timestamp where the scheme has one
 * @param secret - the shared secret; with `ed25519` and `rsa-sha256` the private key, in PKCS #8 (PEM or base64) or as `whsk_…`
 * @param options - `id` of the delivery where the scheme has one; keep it over retries. Without it a random one is made.
 * `method` and `url` where the scheme signs them
 * @returns the headers to send, by name
 * @throws TypeError when the secret is empty or not spelled as the scheme says, or `now` is no instant
 * @example
 * import { signatureSchemes, signDelivery } from '@leadbooks/adapters'
 *
 * await signDelivery(signatureSchemes.bland, 'bland_test', '{"call_id":"c1","status":"completed"}', '2026-11-23T20:02:00Z')
 * // => { 'x-webhook-signature': 'abcb0af437621e66fd2c4cb40312a090321b16dabd30854b185b300c9f848ab6' }
 */
export const signDelivery = async (
  scheme: SignatureScheme,
  secret: string,
  body: string | Uint8Array,
  now: string,
  options: { id?: string; method?: string; url?: string } = {},
): Promise<Record<string, string>> => {
  const nowMs = Date.parse(now)
  if (Number.isNaN(nowMs)) throw new TypeError('The time to sign at is not an ISO 8601 instant.')
  const timestamp = String(scheme.timestampUnit === 'milliseconds' ? nowMs : Math.floor(nowMs / 1000))
  const id = scheme.idHeader === undefined ? undefined : (options.id ?? `msg_${crypto.randomUUID()}`)
  const { method, url } = options
  const bytes = signedBytes(scheme, typeof body === 'string' ? utf8(body) : body, (template) =>
    fill(template, { id, timestamp, method, url }),
  )
  const digest = await digestOf(scheme, secret, bytes)
  const signature = scheme.encoding === 'base64' ? base64Of(digest) : hexOf(digest)
  return {
    ...(scheme.idHeader !== undefined && id !== undefined && { [scheme.idHeader]: id }),
    ...(scheme.timestampHeader !== undefined && { [scheme.timestampHeader]: timestamp }),
    [scheme.header]: fill(scheme.format ?? '{signature}', { timestamp, signature }),
  }
}

const digestOf = async (
  scheme: SignatureScheme,
  secret: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> => {
  const { algorithm = 'sha256', secretEncoding = 'utf8' } = scheme
  if (algorithm === 'ed25519' || algorithm === 'rsa-sha256') {
    const signature = await signWithPrivateKey(algorithm, secret, bytes)
    if (signature === undefined) throw new TypeError('The secret is not usable: a private key in PKCS #8 was expected.')
    return signature
  }
  const key = keyOf(scheme, secret)
  if (key === undefined)
    throw new TypeError(`The secret is not usable: ${secretEncoding} of at least one byte was expected.`)
  return hmac(algorithm, key, bytes)
}
