import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/target.ts'
import type { JsonObject } from '../ledger/json.ts'
import type { Clock } from '../ledger/ledger.ts'
import type { Random } from '../random.ts'
import { clientOf, type OAuthClient, type OAuthOptions } from './client.ts'
import { cancelled, consentPage } from './consent-page.ts'
import { accessTokenSeconds, type GrantState, Grants, type IssuedTokens } from './grants.ts'

/** Issues tokens and takes them back, for tests that look at what happens then. */
export interface TokenControls {
  /** Connects a company as if somebody had clicked through; gives its tokens. */
  issue(realmId: string): { readonly accessToken: string; readonly refreshToken: string }
  /** Lets an access token expire now. */
  expire(accessToken: string): void
  /** Ends the connection that a token of either kind belongs to. */
  revoke(token: string): void
  /** True: only tokens the emulator issued are good. Before, any bearer token is. */
  acceptOnlyIssued(only: boolean): void
}

interface Code {
  readonly realmId: string
  readonly redirectUri: string
  readonly expiresAt: number
}

const codeLifeMs = 600_000

const json = (status: number, body: JsonObject, headers: Reply['headers'] = {}): Reply => ({
  status,
  contentType: 'application/json;charset=UTF-8',
  body: JSON.stringify(body),
  headers,
})

const invalidGrant = (description: string): Reply =>
  json(400, { error_description: description, error: 'invalid_grant' })

const invalidClient = (): Reply =>
  json(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="Intuit"' })

/** Intuit's OAuth endpoints: codes and tokens are real and expire. */
export class OAuthServer implements TokenControls {
  readonly #clock: Clock
  readonly #random: Random
  readonly #grants: Grants
  readonly #codes = new Map<string, Code>()
  readonly #realmIds: readonly string[]
  readonly #options: OAuthOptions
  #onlyIssued = false

  constructor(clock: Clock, random: Random, realmIds: readonly string[], options: OAuthOptions = {}) {
    this.#options = options
    this.#clock = clock
    this.#random = random
    this.#realmIds = realmIds
    this.#grants = new Grants(clock, random)
  }

  issue(realmId: string): IssuedTokens {
    return this.#grants.open(realmId)
  }

  expire(accessToken: string): void {
    this.#grants.expire(accessToken)
  }

  revoke(token: string): void {
    this.#grants.revoke(token)
  }

  acceptOnlyIssued(only: boolean): void {
    this.#onlyIssued = only
  }

  /** Whether an access token opens a company. */
  standing(accessToken: string, realmId: string): 'good' | 'expired' | 'otherCompany' {
    const known = this.#grants.ofAccessToken(accessToken)
    if (known === undefined) return this.#onlyIssued ? 'expired' : 'good'
    if (known.expired) return 'expired'
    return known.realmId === realmId ? 'good' : 'otherCompany'
  }

  /** Answers a request to one of Intuit's endpoints; undefined for every other path. */
  answer(call: Call): Reply | undefined {
    const route = `${call.method} ${call.url.pathname.replace(/\/$/, '')}`
    switch (route) {
      case 'GET /connect/oauth2':
        return this.#authorize(call.url)
      case 'POST /connect/oauth2':
        return this.#authorize(call.url, new URLSearchParams(call.body))
      case 'POST /oauth2/v1/tokens/bearer':
        return this.#token(call)
      case 'POST /v2/oauth2/tokens/revoke':
        return this.#revoke(call)
      case 'GET /v1/openid_connect/userinfo':
        return this.#userinfo(call)
      case 'GET /.well-known/openid_configuration':
      case 'GET /.well-known/openid_sandbox_configuration':
        return json(200, discovery(call.url.origin))
      default:
        return undefined
    }
  }

  /** Every connection, as plain JSON. */
  save(): GrantState[] {
    return this.#grants.save()
  }

  /** Takes saved connections. */
  load(grants: readonly GrantState[]): void {
    this.#grants.load(grants)
  }

  #knows(client: OAuthClient | undefined): boolean {
    const { clients } = this.#options
    if (client === undefined || clients === undefined) return client !== undefined
    return clients.some(({ id, secret }) => id === client.id && secret === client.secret)
  }

  /** Sends the browser back with a code, after a click where people are asked. `realmId` chooses the company. */
  #authorize(url: URL, decision?: URLSearchParams): Reply {
    const redirectUri = url.searchParams.get('redirect_uri') ?? ''
    const wanted = decision?.get('realmId') ?? url.searchParams.get('realmId')
    const realmId = this.#realmIds.find((one) => one === wanted) ?? this.#realmIds[0]
    const complete = ['client_id', 'scope', 'state'].every((name) => (url.searchParams.get(name) ?? '') !== '')
    const valid = url.searchParams.get('response_type') === 'code' && /^https?:\/\//.test(redirectUri)
    const { clients, consent } = this.#options
    const known = clients === undefined || clients.some(({ id }) => id === url.searchParams.get('client_id'))
    if (!complete || !valid || !known || realmId === undefined || !URL.canParse(redirectUri))
      return {
        status: 400,
        contentType: 'text/plain;charset=UTF-8',
        body: 'The request needs a known client_id, scope, state, response_type=code and an http(s) redirect_uri.',
      }
    if (consent === 'page' && decision === undefined) return consentPage(url, this.#realmIds)
    if (decision !== undefined && decision.get('decision') !== 'connect') return cancelled(url, redirectUri)
    const code = `XAB1${this.#random.hex(46)}`
    this.#codes.set(code, { realmId, redirectUri, expiresAt: this.#clock.now() + codeLifeMs })
    const back = new URL(redirectUri)
    back.searchParams.set('code', code)
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    back.searchParams.set('realmId', realmId)
    return { status: 302, contentType: 'text/plain;charset=UTF-8', body: '', headers: { location: back.href } }
  }

  #token(call: Call): Reply {
    const form = new URLSearchParams(call.body)
    if (!this.#knows(clientOf(call, form))) return invalidClient()
    const hard = call.headers.get('x-include-refresh-token-hard-expires-in') === 'true'
    if (form.get('grant_type') === 'refresh_token') {
      const tokens = this.#grants.refresh(form.get('refresh_token') ?? '')
      return tokens === undefined ? invalidGrant('Incorrect or invalid refresh token') : tokenReply(tokens, hard)
    }
    if (form.get('grant_type') !== 'authorization_code') return json(400, { error: 'unsupported_grant_type' })
    const code = this.#codes.get(form.get('code') ?? '')
    this.#codes.delete(form.get('code') ?? '')
    const good =
      code !== undefined && code.expiresAt > this.#clock.now() && code.redirectUri === form.get('redirect_uri')
    return good ? tokenReply(this.#grants.open(code.realmId), hard) : invalidGrant('Invalid authorization code')
  }

  #revoke(call: Call): Reply {
    const form = new URLSearchParams(call.body)
    if (!this.#knows(clientOf(call, form))) return invalidClient()
    const token = form.get('token') ?? tokenInJson(call.body)
    return token !== undefined && this.#grants.revoke(token) ? json(200, {}) : json(400, { error: 'invalid_request' })
  }

  #userinfo(call: Call): Reply {
    const bearer = /^Bearer +(\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1]
    if (bearer === undefined || this.#grants.ofAccessToken(bearer)?.expired !== false)
      return json(401, { error: 'invalid_token' })
    return json(200, { sub: '00000000-0000-4000-8000-000000000001', email: 'owner@example.com', emailVerified: true })
  }
}

const tokenInJson = (body: string): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && 'token' in parsed && typeof parsed.token === 'string'
      ? parsed.token
      : undefined
  } catch {
    return undefined
  }
}

const tokenReply = (tokens: IssuedTokens, hard: boolean): Reply =>
  json(200, {
    token_type: 'bearer',
    access_token: tokens.accessToken,
    expires_in: accessTokenSeconds,
    refresh_token: tokens.refreshToken,
    x_refresh_token_expires_in: tokens.refreshTokenSeconds,
    ...(hard ? { x_refresh_token_hard_expires_in: tokens.hardExpirySeconds } : {}),
  })

const discovery = (origin: string): JsonObject => ({
  issuer: 'https://oauth.platform.intuit.com/op/v1',
  authorization_endpoint: `${origin}/connect/oauth2`,
  token_endpoint: `${origin}/oauth2/v1/tokens/bearer`,
  userinfo_endpoint: `${origin}/v1/openid_connect/userinfo`,
  revocation_endpoint: `${origin}/v2/oauth2/tokens/revoke`,
  response_types_supported: ['code'],
  scopes_supported: ['openid', 'email', 'profile', 'address', 'phone', 'com.intuit.quickbooks.accounting'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
})
