import type { JsonObject } from 'type-fest'
import { attempt } from '../client/attempt.ts'
import { type Clock, systemClock } from '../client/clock.ts'
import type { Environment, Fetch } from '../client/options.ts'
import { callbackOf } from './callback.ts'
import { type OAuthEndpoints, oauthEndpoints } from './endpoints.ts'
import { goodJson, tokensFromReply } from './token-reply.ts'
import type { Tokens } from './tokens.ts'

/** An app, as Intuit's developer portal shows it. */
export interface OAuthOptions {
  clientId: string
  clientSecret: string
  /** Exactly as registered. */
  redirectUri: string
  environment: Environment
  /** Other addresses than Intuit's own, each by itself. */
  endpoints?: Partial<OAuthEndpoints>
  fetch?: Fetch
  clock?: Clock
  /** Milliseconds for one request. @defaultValue 20 000 */
  timeoutMs?: number
}

/** A company that was connected, with its first tokens. */
export interface Connection {
  realmId: string
  tokens: Tokens
}

/** Intuit's OAuth 2.0, as far as an app needs it. */
export interface OAuth {
  /** Where a person is sent to connect their company; `state` comes back with them. */
  authorizeUrl(request: { state: string; scopes?: readonly string[] }): string
  /**
   * Exchanges what the browser brought back for tokens.
   *
   * @param callbackUrl - the address the browser was sent to, whole
   * @param expected - the `state` that was given out; compared where it is named
   * @throws `OAuthError` when the person refused or the code is not accepted, `InputError` for an address without a code
   */
  exchangeCode(callbackUrl: string, expected?: { state?: string }): Promise<Connection>
  /** Trades a refresh token for new tokens; the old refresh token is to be forgotten. */
  refresh(refreshToken: string): Promise<Tokens>
  /** Ends the connection that a token belongs to. */
  revoke(token: string): Promise<void>
  /** Reads who connected; needs the scope `openid` and what is to be read, `email` or `profile`. */
  userInfo(accessToken: string): Promise<JsonObject>
}

/** Reads and writes the accounting books; what LeadBooks needs. */
export const accountingScope: string = 'com.intuit.quickbooks.accounting'

const basic = (clientId: string, clientSecret: string): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${clientSecret}`)))}`

/**
 * Speaks OAuth 2.0 with Intuit, on `fetch` alone.
 *
 * @see https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0
 * @example
 * import { createOAuth } from '@leadbooks/qbo'
 *
 * const oauth = createOAuth({
 *   clientId: 'id', clientSecret: 'secret', redirectUri: 'https://app.example/callback', environment: 'sandbox',
 * })
 * new URL(oauth.authorizeUrl({ state: 'xyz' })).host // => 'appcenter.intuit.com'
 */
export const createOAuth = (options: OAuthOptions): OAuth => {
  const { clientId, clientSecret, redirectUri, clock = systemClock, timeoutMs = 20_000 } = options
  const endpoints: OAuthEndpoints = { ...oauthEndpoints(options.environment), ...options.endpoints }

  const send = (url: string, init: RequestInit) => {
    const details = { method: init.method ?? 'GET', path: new URL(url).pathname }
    return attempt({ url, init, fetch: options.fetch, clock, timeoutMs, details })
  }

  const post = (url: string, contentType: string, body: string) => {
    const headers = {
      accept: 'application/json',
      authorization: basic(clientId, clientSecret),
      'content-type': contentType,
      // Without it Intuit does not say when the connection ends for good.
      'x-include-refresh-token-hard-expires-in': 'true',
    }
    return send(url, { method: 'POST', headers, body })
  }

  const tokenRequest = async (fields: Record<string, string>): Promise<Tokens> => {
    const body = new URLSearchParams(fields).toString()
    const reply = await post(endpoints.token, 'application/x-www-form-urlencoded', body)
    return tokensFromReply(reply, clock.now())
  }

  return {
    authorizeUrl: ({ state, scopes = [accountingScope] }) => {
      const url = new URL(endpoints.authorize)
      const query = {
        client_id: clientId,
        response_type: 'code',
        scope: scopes.join(' '),
        redirect_uri: redirectUri,
        state,
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url.href
    },
    exchangeCode: async (callbackUrl, expected = {}) => {
      const { code, realmId } = callbackOf(callbackUrl, expected.state)
      const tokens = await tokenRequest({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
      return { realmId, tokens }
    },
    refresh: (refreshToken) => tokenRequest({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    revoke: async (token) => {
      goodJson(await post(endpoints.revoke, 'application/json', JSON.stringify({ token })))
    },
    userInfo: async (accessToken) => {
      const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` }
      return goodJson(await send(endpoints.userInfo, { headers }))
    },
  }
}
