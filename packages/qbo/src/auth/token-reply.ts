import type { JsonObject } from 'type-fest'
import type { RawReply } from '../client/attempt.ts'
import { OAuthError } from '../errors/oauth-error.ts'
import type { Tokens } from './tokens.ts'

/** Intuit's samples say 101 days, its documents 100; a reply that says nothing gets the shorter. */
const defaultRefreshSeconds = 8_640_000

/** The reply as a JSON object, an empty one where it is none. */
const jsonOf = ({ bytes }: RawReply): JsonObject => {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof json === 'object' && json !== null ? { ...json } : {}
  } catch {
    return {}
  }
}

/** A code of RFC 6749 as it stands; anything else could be anything. */
const errorCode = (value: unknown, status: number): string =>
  typeof value === 'string' && /^[a-z_]{1,40}$/.test(value) ? value : `HTTP ${status}`

/** The error that a reply of the token endpoints is. */
const errorFromTokenReply = ({ status, headers }: RawReply, json: JsonObject): OAuthError =>
  new OAuthError({
    error: errorCode(json.error, status),
    description: typeof json.error_description === 'string' ? json.error_description : undefined,
    // A good status without tokens is a failure of the service.
    status: status < 400 ? 502 : status,
    intuitTid: headers.get('intuit_tid') ?? headers.get('intuit-tid') ?? undefined,
  })

const isGood = ({ status }: RawReply): boolean => status >= 200 && status < 300

/**
 * The JSON of a good reply.
 *
 * @throws {@link OAuthError} for any other
 */
export const goodJson = (reply: RawReply): JsonObject => {
  const json = jsonOf(reply)
  if (!isGood(reply)) throw errorFromTokenReply(reply, json)
  return json
}

const seconds = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? Math.min(number, 1e9) : undefined
}

/**
 * Reads tokens from a reply that arrived at `now`.
 *
 * @throws {@link OAuthError} for a reply without both tokens: one half of a pair must never replace a whole one
 */
export const tokensFromReply = (reply: RawReply, now: number): Tokens => {
  const json = goodJson(reply)
  const { access_token: accessToken, refresh_token: refreshToken } = json
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string' || !accessToken || !refreshToken) {
    throw errorFromTokenReply(reply, json)
  }
  const after = (duration: number): string => new Date(now + duration * 1000).toISOString()
  const hardSeconds = seconds(json.x_refresh_token_hard_expires_in)
  return {
    accessToken,
    accessTokenExpiresAt: after(seconds(json.expires_in) ?? 3600),
    refreshToken,
    refreshTokenExpiresAt: after(seconds(json.x_refresh_token_expires_in) ?? defaultRefreshSeconds),
    ...(hardSeconds !== undefined && { refreshTokenHardExpiresAt: after(hardSeconds) }),
  }
}
