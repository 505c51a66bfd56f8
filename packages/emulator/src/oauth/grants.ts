import type { Clock } from '../ledger/ledger.ts'
import type { Random } from '../random.ts'

/** Seconds an access token lives. */
export const accessTokenSeconds = 3600
/** Seconds a refresh token lives; a day after it was issued, its next use gives one that lives as long from then. */
export const refreshTokenSeconds = 8_726_400
/** Seconds until a connection must be made anew, however often it was refreshed: five years. */
export const hardExpirySeconds = 157_680_000

const dayMs = 86_400_000

/** A refresh token that was given out; times in milliseconds since 1970. */
export interface RefreshToken {
  readonly value: string
  readonly issuedAt: number
  /** When it stops working: rolling, or a day after its successor came. */
  expiresAt: number
}

/** One connection of an app to a company. */
export interface Grant {
  readonly realmId: string
  readonly createdAt: number
  readonly accessTokens: Map<string, number>
  refreshTokens: RefreshToken[]
}

/** A connection as JSON. */
export interface GrantState {
  readonly realmId: string
  readonly createdAt: number
  readonly accessTokens: { readonly [token: string]: number }
  readonly refreshTokens: readonly Readonly<RefreshToken>[]
}

/** What a token request gives. */
export interface IssuedTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly refreshTokenSeconds: number
  readonly hardExpirySeconds: number
}

/** Connections and the tokens that stand for them. */
export class Grants {
  readonly #clock: Clock
  readonly #random: Random
  readonly #grants = new Set<Grant>()

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  /** Connects a company. */
  open(realmId: string): IssuedTokens {
    const grant: Grant = { realmId, createdAt: this.#clock.now(), accessTokens: new Map(), refreshTokens: [] }
    this.#grants.add(grant)
    return this.#issue(grant)
  }

  /** New tokens for a refresh token; undefined for one that is unknown, expired or revoked. */
  refresh(refreshToken: string): IssuedTokens | undefined {
    const now = this.#clock.now()
    for (const grant of this.#grants) {
      const known = grant.refreshTokens.find(({ value, expiresAt }) => value === refreshToken && expiresAt > now)
      if (known !== undefined && now < grant.createdAt + hardExpirySeconds * 1000) return this.#issue(grant)
    }
    return undefined
  }

  /** The connection an access token was issued for, and whether the token still works. */
  ofAccessToken(accessToken: string): { readonly realmId: string; readonly expired: boolean } | undefined {
    for (const grant of this.#grants) {
      const expiresAt = grant.accessTokens.get(accessToken)
      if (expiresAt !== undefined) return { realmId: grant.realmId, expired: expiresAt <= this.#clock.now() }
    }
    return undefined
  }

  /** Lets an access token expire now. */
  expire(accessToken: string): void {
    for (const grant of this.#grants) if (grant.accessTokens.has(accessToken)) grant.accessTokens.set(accessToken, 0)
  }

  /** Ends the connection that a token of either kind belongs to; false where there is none. */
  revoke(token: string): boolean {
    for (const grant of this.#grants) {
      const known = grant.refreshTokens.some(({ value }) => value === token) || grant.accessTokens.has(token)
      if (!known) continue
      for (const accessToken of grant.accessTokens.keys()) grant.accessTokens.set(accessToken, 0)
      grant.refreshTokens = []
      return true
    }
    return false
  }

  /** Every connection, as plain JSON. */
  save(): GrantState[] {
    return [...this.#grants].map((grant) => ({ ...grant, accessTokens: Object.fromEntries(grant.accessTokens) }))
  }

  /** Takes saved connections beside the ones there are. */
  load(grants: readonly GrantState[]): void {
    for (const grant of grants)
      this.#grants.add({
        ...grant,
        accessTokens: new Map(Object.entries(grant.accessTokens)),
        refreshTokens: grant.refreshTokens.map((token) => ({ ...token })),
      })
  }

  /** The refresh token changes once a day; the one before it lives a day longer. Its value says in seconds when it ends. */
  #issue(grant: Grant): IssuedTokens {
    const now = this.#clock.now()
    const newest = grant.refreshTokens.at(-1)
    if (newest === undefined || now - newest.issuedAt >= dayMs) {
      for (const token of grant.refreshTokens) token.expiresAt = Math.min(token.expiresAt, now + dayMs)
      const expiresAt = now + refreshTokenSeconds * 1000
      const value = `AB1${Math.floor(expiresAt / 1000)}${this.#random.hex(37)}`
      grant.refreshTokens.push({ value, issuedAt: now, expiresAt })
    }
    const current = grant.refreshTokens.at(-1)
    grant.refreshTokens = grant.refreshTokens.filter(({ expiresAt }) => expiresAt > now)
    const accessToken = `emulated.${this.#random.hex(40)}`
    grant.accessTokens.set(accessToken, now + accessTokenSeconds * 1000)
    return {
      accessToken,
      refreshToken: current?.value ?? '',
      refreshTokenSeconds: Math.floor(((current?.expiresAt ?? now) - now) / 1000),
      hardExpirySeconds: hardExpirySeconds - Math.floor((now - grant.createdAt) / 1000),
    }
  }
}
