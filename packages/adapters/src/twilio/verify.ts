import type { AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { queryOf } from '../adapter/address.ts'
import { bytesOfBase64, bytesOfHex, sha256, utf8 } from '../signature/bytes.ts'
import { equalBytes } from '../signature/equal.ts'
import { hmac } from '../signature/hmac.ts'
import { calledUrls, type ProxyOptions, signedForms } from './signed-url.ts'

/**
 * Proves a delivery of Twilio genuine: HMAC-SHA1 with the account's auth token over the called address and every parameter
 * of the form; of a JSON body the address carries the SHA-256.
 *
 * Twilio dates nothing, so a delivery does not grow too old.
 *
 * @returns `missing-header`, `malformed`, `unknown-key` when no token is configured, `bad-signature`
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 * @example
 * import { verifyTwilio } from '@leadbooks/adapters/twilio'
 *
 * const delivery = {
 *   method: 'POST',
 *   url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
 *   headers: new Headers({ 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }),
 *   rawBody: new TextEncoder().encode(
 *     'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212',
 *   ),
 * }
 * await verifyTwilio(delivery, { secrets: ['12345'] }) // => { ok: true }
 */
export const verifyTwilio = async (
  delivery: Pick<Delivery, 'method' | 'url' | 'headers' | 'rawBody'>,
  context: Pick<AdapterContext, 'secrets' | 'publicUrl'>,
  options: ProxyOptions = {},
): Promise<Verification> => {
  const header = delivery.headers.get('x-twilio-signature')?.trim()
  if (!header) return { ok: false, code: 'missing-header' }
  const signature = bytesOfBase64(header)
  if (signature?.length !== 20) return { ok: false, code: 'malformed' }
  const tokens = context.secrets.filter((secret) => secret !== '')
  if (tokens.length === 0) return { ok: false, code: 'unknown-key' }
  const bodyDigest = bodyDigestOf(delivery)
  if (bodyDigest === null && delivery.rawBody.byteLength > longestForm) return { ok: false, code: 'malformed' }
  const isFormBody = bodyDigest === null && delivery.method.toUpperCase() !== 'GET'
  const parameters = isFormBody ? signedParameters(delivery.rawBody) : ''
  const forms = new Set(calledUrls(delivery, context, options).flatMap(signedForms))
  let matched = false
  for (const token of tokens) {
    for (const form of forms)
      matched = equalBytes(await hmac('sha1', utf8(token), utf8(form + parameters)), signature) || matched
  }
  if (bodyDigest !== null) matched = (await isDigestOf(bodyDigest, delivery.rawBody)) && matched
  return matched ? { ok: true } : { ok: false, code: 'bad-signature' }
}

/** A form is hashed once for every form of its address, before its sender is known; Twilio's have a few kilobytes. */
const longestForm = 262_144

const bodyDigestOf = ({ url }: Pick<Delivery, 'url'>): string | null =>
  new URLSearchParams(queryOf(url)).get('bodySHA256')

/** Names in order of their UTF-16 units, each before each of its values; a name's values once and in order. Empty ones count. */
const signedParameters = (rawBody: Uint8Array): string => {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(rawBody)))
    values.set(name, (values.get(name) ?? new Set()).add(value))
  return [...values.keys()]
    .sort()
    .flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => name + value))
    .join('')
}

/** Twilio's own libraries take a missing body for `{}`. */
const isDigestOf = async (hex: string, rawBody: Uint8Array): Promise<boolean> => {
  const digest = bytesOfHex(hex)
  const body = rawBody.byteLength === 0 ? utf8('{}') : rawBody
  return digest !== undefined && equalBytes(digest, await sha256(body))
}
