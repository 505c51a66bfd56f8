import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/target.ts'
import type { Clock } from '../ledger/ledger.ts'
import type { Random } from '../random.ts'
import { clientOf, type OAuthClient, type OAuthOptions } from './client.ts'
import { cancelled, consentPage } from './consent-page.ts'
import { type GrantState, Grants, type IssuedTokens } from './grants.ts'
import { discovery, invalidClient, invalidGrant, json, tokenReply } from './oauth-reply.ts'

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

const routeOf = (call: Call): string => `${call.method} ${call.url.pathname.replace(/\/$/, '')}`

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

  readonly #endpoints: { readonly [route: string]: (call: Call) => Reply } = {
    'GET /connect/oauth2': (call) => this.#authorize(call.url),
    'POST /connect/oauth2': (call) => this.#authorize(call.url, new URLSearchParams(call.body)),
    'POST /oauth2/v1/tokens/bearer': (call) => this.#token(call),
    'POST /v2/oauth2/tokens/revoke': (call) => this.#revoke(call),
    'GET /v1/openid_connect/userinfo': (call) => this.#userinfo(call),
    'GET /.well-known/openid_configuration': (call) => json(200, discovery(call.url.origin)),
    'GET /.well-known/openid_sandbox_configuration': (call) => json(200, discovery(call.url.origin)),
  }

  /** Whether a request is one to Intuit's endpoints. */
  serves(call: Call): boolean {
    return Object.hasOwn(this.#endpoints, routeOf(call))
  }

  /** Answers a request to one of Intuit's endpoints. @throws RangeError for any other path; see {@link serves} */
  answer(call: Call): Reply {
    const endpoint = this.serves(call) ? this.#endpoints[routeOf(call)] : undefined
    if (endpoint === undefined) throw new RangeError(`${call.url.pathname} is no OAuth endpoint`)
    return endpoint(call)
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
