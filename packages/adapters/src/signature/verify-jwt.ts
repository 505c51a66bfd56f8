import type { Verification } from '../adapter/adapter.ts'
import { bytesOfBase64, utf8 } from './bytes.ts'
import { equalBytes } from './equal.ts'
import { hmac } from './hmac.ts'

/** Three parts of base64url with points between them, as RFC 7515 writes a signed text. */
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/

const bytesOf = (part: string): Uint8Array<ArrayBuffer> | undefined =>
  bytesOfBase64(part.replaceAll('-', '+').replaceAll('_', '/'))

/** A body that is a JWT, taken apart; nothing is proved yet. */
export interface JwtBody {
  header: unknown
  payload: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  signed: Uint8Array<ArrayBuffer>
}

/**
 * Takes a body apart that is one JSON Web Token, with quotation marks around it or without.
 *
 * @returns nothing for any other body
 */
export const readJwtBody = (rawBody: Uint8Array): JwtBody | undefined => {
  // A token begins with base64 of `{"`, so a body of JSON is told apart by its first byte and never decoded here.
  if (rawBody.length < 8 || !startsLikeToken(rawBody)) return undefined
  const text = new TextDecoder().decode(rawBody).trim().replace(/^"|"$/g, '')
  if (!compact.test(text)) return undefined
  const [head = '', body = '', proof = ''] = text.split('.')
  const [headBytes, payload, signature] = [bytesOf(head), bytesOf(body), bytesOf(proof)]
  if (!headBytes || !payload || !signature) return undefined
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(headBytes))
    return { header, payload, signature, signed: utf8(`${head}.${body}`) }
  } catch {
    return undefined
  }
}

const startsLikeToken = (rawBody: Uint8Array): boolean => {
  const start = new TextDecoder().decode(rawBody.subarray(0, 64)).trimStart().replace(/^"/, '')
  return /^[\w-]/.test(start)
}

/**
 * Proves that a body is a JWT signed with HS256 and one of the secrets. Another algorithm, `none` above all, is refused
 * whatever the token says of itself.
 *
 * `exp`, `nbf` and `iat` are checked where the token has them.
 *
 * @param window - how old `iat` may be and how far ahead, in seconds; without `toleranceSeconds` a token does not age
 * @see https://www.rfc-editor.org/rfc/rfc7519
 */
export const verifyJwtBody = async (
  jwt: JwtBody,
  secrets: readonly string[],
  now: string,
  window: { toleranceSeconds?: number; futureToleranceSeconds?: number } = {},
): Promise<Verification> => {
  const keys = secrets.filter((secret) => secret !== '')
  if (keys.length === 0) return { ok: false, code: 'unknown-key' }
  if (memberOf(jwt.header, 'alg') !== 'HS256') return { ok: false, code: 'malformed' }
  let matched = false
  for (const key of keys) matched = equalBytes(await hmac('sha256', utf8(key), jwt.signed), jwt.signature) || matched
  return matched ? checkClaims(jwt.payload, Date.parse(now) / 1000, window) : { ok: false, code: 'bad-signature' }
}

const checkClaims = (
  payload: Uint8Array,
  nowSeconds: number,
  { toleranceSeconds, futureToleranceSeconds = 300 }: { toleranceSeconds?: number; futureToleranceSeconds?: number },
): Verification => {
  let claims: unknown
  try {
    claims = JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return { ok: false, code: 'malformed' }
  }
  const [issued, notBefore, expires] = ['iat', 'nbf', 'exp'].map((name) => memberOf(claims, name))
  if (typeof expires === 'number' && nowSeconds > expires + 60) return { ok: false, code: 'too-old' }
  if (typeof notBefore === 'number' && nowSeconds < notBefore - futureToleranceSeconds)
    return { ok: false, code: 'too-new' }
  if (typeof issued !== 'number') return { ok: true }
  if (toleranceSeconds !== undefined && nowSeconds - issued > toleranceSeconds) return { ok: false, code: 'too-old' }
  return issued - nowSeconds > futureToleranceSeconds ? { ok: false, code: 'too-new' } : { ok: true }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
