import type { Clock } from '../client/clock.ts'
import { newRequestId } from '../client/request-id.ts'
import { ConnectionError } from '../errors/connection-error.ts'
import { OAuthError } from '../errors/oauth-error.ts'
import { ReauthorizationRequiredError } from '../errors/reauthorization-required-error.ts'
import { TokenStoreConflictError } from '../errors/token-store-conflict-error.ts'
import type { OAuth } from './oauth.ts'
import type { StoredTokens, TokenStore } from './token-store.ts'
import type { Tokens } from './tokens.ts'

/** What a refresh is made with. */
export interface RefresherParts {
  realmId: string
  store: TokenStore
  oauth: Pick<OAuth, 'refresh'>
  clock: Clock
  /** Tells whether an access token is good for a while. */
  lasts(tokens: Tokens): boolean
}

/** Outlasts a refresh with its second try; a process that died holds the others up no longer. */
const claimMs = 60_000
const pollMs = 250
/** Many more rounds than a claim lasts: beyond them the store is at fault. */
const maxRounds = 1_000
/** Races lost in a row against other processes before giving up. */
export const maxLostRaces = 20

const isPassing = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof OAuthError && error.retryable)

/**
 * Refreshes one company's tokens so that, over all processes, a refresh token is used once.
 *
 * The process that claims the stored tokens by compare-and-set refreshes them; the others wait for what it stores. A claim ends by
 * itself, so that a process that dies with it holds nobody up for long.
 */
export class Refresher {
  readonly #parts: RefresherParts
  readonly #owner = newRequestId()
  /** Tokens that the store would not take yet: losing them would lose the connection. */
  #unsaved: { from: StoredTokens; tokens: Tokens } | undefined

  constructor(parts: RefresherParts) {
    this.#parts = parts
  }

  /**
   * Reads what is stored.
   *
   * @throws {@link ReauthorizationRequiredError} when nothing is
   */
  async read(): Promise<StoredTokens> {
    const { store, realmId } = this.#parts
    const stored = await store.read(realmId)
    if (stored) return stored
    throw new ReauthorizationRequiredError(realmId, 'it is not connected')
  }

  /** Resolves to lasting tokens whose access token is not the one that was rejected, refreshed by this process or another. */
  async refresh(rejected: string | undefined): Promise<Tokens> {
    const { clock, realmId, lasts } = this.#parts
    if (this.#unsaved) return this.#save(this.#unsaved.from, this.#unsaved.tokens)
    let lostRaces = 0
    for (let round = 0; round < maxRounds && lostRaces < maxLostRaces; round += 1) {
      const stored = await this.read()
      if (stored.tokens.accessToken !== rejected && lasts(stored.tokens)) return stored.tokens
      if (stored.claim && Date.parse(stored.claim.expiresAt) > clock.now()) {
        await clock.sleep(pollMs)
        continue
      }
      const claimed = await this.#claim(stored)
      if (claimed) return this.#refreshClaimed(claimed)
      lostRaces += 1
    }
    throw new TokenStoreConflictError(realmId)
  }

  async #replace(from: StoredTokens, next: Omit<StoredTokens, 'version'>): Promise<StoredTokens | undefined> {
    const { store, realmId } = this.#parts
    const versioned = { ...next, version: from.version + 1 }
    return (await store.replace(realmId, from.version, versioned)) ? versioned : undefined
  }

  #claim(stored: StoredTokens): Promise<StoredTokens | undefined> {
    const expiresAt = new Date(this.#parts.clock.now() + claimMs).toISOString()
    return this.#replace(stored, { tokens: stored.tokens, claim: { by: this.#owner, expiresAt } })
  }

  async #refreshClaimed(claimed: StoredTokens): Promise<Tokens> {
    let tokens: Tokens
    try {
      tokens = await this.#request(claimed.tokens.refreshToken)
    } catch (error) {
      // Giving the claim back is a courtesy: it ends by itself, and the failure above is the news.
      await this.#replace(claimed, { tokens: claimed.tokens }).catch(() => undefined)
      if (error instanceof OAuthError && error.error === 'invalid_grant') return this.#afterRefusal(claimed, error)
      throw error
    }
    return this.#save(claimed, tokens)
  }

  /** Asks for new tokens, a second time where the first reply was lost: the old refresh token is still good then. */
  async #request(refreshToken: string): Promise<Tokens> {
    const { oauth } = this.#parts
    try {
      return await oauth.refresh(refreshToken)
    } catch (error) {
      if (!isPassing(error)) throw error
      return oauth.refresh(refreshToken)
    }
  }

  /** A refused refresh token that is no longer the stored one was replaced by another process; only an unchanged one is dead. */
  async #afterRefusal(claimed: StoredTokens, error: OAuthError): Promise<Tokens> {
    const { tokens } = await this.read()
    if (tokens.refreshToken !== claimed.tokens.refreshToken) return tokens
    throw new ReauthorizationRequiredError(this.#parts.realmId, 'its refresh token is not accepted any more', error)
  }

  /** Stores what a refresh gave, over the claims of those who thought this process dead, never over newer tokens. */
  async #save(from: StoredTokens, tokens: Tokens): Promise<Tokens> {
    this.#unsaved = { from, tokens }
    let current = from
    for (let races = 0; races < maxLostRaces; races += 1) {
      const saved = await this.#replace(current, { tokens })
      if (!saved) current = await this.read()
      const overtaken = !saved && current.tokens.refreshToken !== from.tokens.refreshToken
      if (!saved && !overtaken) continue
      this.#unsaved = undefined
      return overtaken ? current.tokens : tokens
    }
    throw new TokenStoreConflictError(this.#parts.realmId)
  }
}
