import IntuitClient from 'intuit-oauth'
import type { RawReply } from '../client/attempt.ts'
import { systemClock } from '../client/clock.ts'
import { ConnectionError } from '../errors/connection-error.ts'
import { TimeoutError } from '../errors/timeout-error.ts'
import { isFields } from '../input/checks.ts'
import { callbackOf } from './callback.ts'
import { type OAuthEndpoints, oauthEndpoints } from './endpoints.ts'
import { accountingScope, type OAuth, type OAuthOptions } from './oauth.ts'
import { goodJson, tokensFromReply } from './token-reply.ts'

const encode = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value ?? ''))

const headersOf = (value: unknown): Headers => {
  const tid = isFields(value) ? value.intuit_tid : undefined
  return new Headers(typeof tid === 'string' ? { intuit_tid: tid } : {})
}

/** The reply behind what the library answers or throws; nothing where none came. */
const replyOf = (answer: unknown): RawReply | undefined => {
  const response = isFields(answer) ? answer.response : undefined
  if (!isFields(response) || typeof response.status !== 'number') return undefined
  return { status: response.status, headers: headersOf(response.headers), bytes: encode(response.data) }
}

/** The library drops a reply without a body and leaves its status in a sentence. */
const statusIn = (error: unknown): RawReply | undefined => {
  const text = isFields(error) && typeof error.originalMessage === 'string' ? error.originalMessage : ''
  const [, status] = /status code (\d{3})$/.exec(text) ?? []
  return status ? { status: Number(status), headers: new Headers(), bytes: encode('') } : undefined
}

/**
 * Speaks OAuth 2.0 with Intuit through Intuit's own `intuit-oauth`, on Node; the same port, errors and times as `createOAuth`.
 *
 * `fetch` is not used: the library brings its own HTTP client.
 *
 * @example
 * import { createIntuitOAuth } from '@leadbooks/qbo/intuit-oauth'
 *
 * const oauth = createIntuitOAuth({
 *   clientId: 'id', clientSecret: 'secret', redirectUri: 'https://app.example/callback', environment: 'sandbox',
 * })
 * new URL(oauth.authorizeUrl({ state: 'xyz' })).host // => 'appcenter.intuit.com'
 */
export const createIntuitOAuth = (options: OAuthOptions): OAuth => {
  const { clientId, clientSecret, redirectUri, environment, clock = systemClock, timeoutMs = 20_000 } = options
  const endpoints: OAuthEndpoints = { ...oauthEndpoints(environment), ...options.endpoints }

  /** A client for one call: it keeps the last token it saw, and takes its addresses from a place that all clients share. */
  const client = (accessToken = ''): IntuitClient => {
    const one = new IntuitClient({
      clientId,
      clientSecret,
      redirectUri,
      environment,
      includeRefreshTokenHardExpiresIn: true,
      token: { access_token: accessToken },
    })
    // Read by the library before it first yields, so that clients with other addresses do not come between.
    return one.setAuthorizeURLs({
      authorizeEndpoint: endpoints.authorize,
      tokenEndpoint: endpoints.token,
      revokeEndpoint: endpoints.revoke,
      userInfoEndpoint: endpoints.userInfo,
    })
  }

  const settle = async (path: string, method: string, work: () => Promise<unknown>): Promise<RawReply> => {
    const details = { method, path: new URL(path).pathname }
    const timer = new AbortController()
    const expired = clock.sleep(timeoutMs, timer.signal).then(() => {
      throw new TimeoutError(details, timeoutMs)
    })
    // Ended below, when the reply was first.
    expired.catch(() => undefined)
    try {
      const reply = replyOf(await Promise.race([work(), expired]))
      if (reply) return reply
    } catch (error) {
      if (error instanceof TimeoutError) throw error
      const reply = replyOf(isFields(error) ? error.authResponse : undefined) ?? statusIn(error)
      if (reply) return reply
      throw new ConnectionError({ ...details, cause: error })
    } finally {
      timer.abort()
    }
    throw new ConnectionError(details)
  }

  return {
    authorizeUrl: ({ state, scopes = [accountingScope] }) => client().authorizeUri({ scope: [...scopes], state }),
    exchangeCode: async (callbackUrl, expected = {}) => {
      const { realmId } = callbackOf(callbackUrl, expected.state)
      const reply = await settle(endpoints.token, 'POST', () => client().createToken(callbackUrl))
      return { realmId, tokens: tokensFromReply(reply, clock.now()) }
    },
    refresh: async (refreshToken) => {
      const reply = await settle(endpoints.token, 'POST', () => client().refreshUsingToken(refreshToken))
      return tokensFromReply(reply, clock.now())
    },
    revoke: async (token) => {
      goodJson(await settle(endpoints.revoke, 'POST', () => client().revoke({ access_token: token })))
    },
    userInfo: async (accessToken) =>
      goodJson(await settle(endpoints.userInfo, 'GET', () => client(accessToken).getUserInfo())),
  }
}
