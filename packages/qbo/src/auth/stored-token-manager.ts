import { type Clock, systemClock } from '../client/clock.ts'
import { TokenStoreConflictError } from '../errors/token-store-conflict-error.ts'
import type { OAuth } from './oauth.ts'
import { maxLostRaces, Refresher } from './refresher.ts'
import type { TokenManager } from './token-manager.ts'
import type { TokenStore } from './token-store.ts'
import type { Tokens } from './tokens.ts'
import { withSignal } from './with-signal.ts'

/** How tokens are managed. */
export interface TokenManagerOptions {
  realmId: string
  store: TokenStore
  oauth: Pick<OAuth, 'refresh'>
  clock?: Clock
  /** A token that ends within this many milliseconds is refreshed first. @defaultValue 300 000 */
  refreshAheadMs?: number
}

/** A token manager that can be given the tokens of a new connection. */
export interface StoredTokenManager extends TokenManager {
  /** Stores the tokens of a connection that was just made, whatever was stored before. */
  save(tokens: Tokens): Promise<void>
}

/**
 * Hands out access tokens of one company and refreshes them: once, however many calls and processes need it at the same time.
 *
 * Its methods reject with `ReauthorizationRequiredError` when the connection has ended, with `TokenStoreConflictError` when the
 * store never settles.
 *
 * @see https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/faq
 * @example
 * import { createOAuth, createTokenManager, memoryTokenStore } from '@leadbooks/qbo'
 *
 * const oauth = createOAuth({
 *   clientId: 'id', clientSecret: 'secret', redirectUri: 'https://app.example/callback', environment: 'sandbox',
 * })
 * const tokens = createTokenManager({ realmId: '1234', store: memoryTokenStore(), oauth })
 * await tokens.save({
 *   accessToken: 'a', accessTokenExpiresAt: '2099-01-01T00:00:00Z',
 *   refreshToken: 'r', refreshTokenExpiresAt: '2099-01-01T00:00:00Z',
 * })
 * await tokens.accessToken() // => 'a'
 */
export const createTokenManager = (options: TokenManagerOptions): StoredTokenManager => {
  const { realmId, store, oauth, clock = systemClock, refreshAheadMs = 300_000 } = options
  const lasts = (tokens: Tokens): boolean => Date.parse(tokens.accessTokenExpiresAt) > clock.now() + refreshAheadMs
  const refresher = new Refresher({ realmId, store, oauth, clock, lasts })
  let latest: Tokens | undefined
  let refreshing: Promise<Tokens> | undefined

  const refresh = async (rejected: string | undefined, signal: AbortSignal | undefined): Promise<string> => {
    refreshing ??= refresher.refresh(rejected).finally(() => {
      refreshing = undefined
    })
    latest = await withSignal(refreshing, signal)
    return latest.accessToken
  }

  return {
    accessToken: async (signal) => {
      const tokens = latest ?? (await refresher.read()).tokens
      latest ??= tokens
      return lasts(tokens) ? tokens.accessToken : refresh(undefined, signal)
    },
    renew: async (rejected, signal) => {
      if (latest && latest.accessToken !== rejected && lasts(latest)) return latest.accessToken
      const renewed = await refresh(rejected, signal)
      // The refresh that was shared may have begun for a token that had expired, and found this one good.
      return renewed === rejected ? refresh(rejected, signal) : renewed
    },
    save: async (tokens) => {
      for (let races = 0; races < maxLostRaces; races += 1) {
        const stored = await store.read(realmId)
        const next = { tokens, version: (stored?.version ?? 0) + 1 }
        if (!(await store.replace(realmId, stored?.version, next))) continue
        latest = tokens
        return
      }
      throw new TokenStoreConflictError(realmId)
    },
  }
}
