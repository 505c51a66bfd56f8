import { nextphone } from '@leadbooks/adapters/nextphone'
import type { createEmulator } from '@leadbooks/emulator'
import {
  createOAuth,
  createQuickBooks,
  createTokenManager,
  type StoredTokenManager,
  type TokenStore,
} from '@leadbooks/qbo'
import { createLeadBooks, type LeadBooks, type Store } from '@leadbooks/runtime'
import { realmId, tenant, verifierToken } from './company.ts'
import { mortalChannel, type Outbound } from './mortal-channel.ts'
import { mortalQuickBooks } from './mortal-quickbooks.ts'
import { mortalStore } from './mortal-store.ts'
import { mortalTokens } from './mortal-tokens.ts'
import type { Perils } from './perils.ts'
import { type Life, lives, type World } from './world.ts'

/** What outlives the processes. */
export interface Surroundings {
  readonly world: World
  readonly perils: Perils
  readonly emulator: ReturnType<typeof createEmulator>
  readonly store: Store
  readonly tokens: TokenStore
  readonly outbound: Outbound
  /** Something was written to the store. */
  written(): void
  /** QuickBooks may have something to tell. */
  answered(): void
}

/** One process that runs LeadBooks. */
export interface Node {
  readonly life: Life
  readonly books: LeadBooks
  readonly tokens: StoredTokenManager
}

export const sweepMs = 30 * 60_000

/** Starts a process: everything in it is new but for what the store and QuickBooks hold. */
export const startNode = (name: string, around: Surroundings): Node => {
  const { world, perils, emulator, store, tokens: tokenStore, outbound, written, answered } = around
  const life: Life = { name, dead: false, mourners: new Set() }
  return lives.run(life, () => {
    const one = { life, world, perils }
    const fetch = mortalQuickBooks(emulator, { ...one, answered })
    const clock = {
      now: () => world.now(),
      sleep: async (durationMs: number, signal?: AbortSignal): Promise<void> => {
        await perils.step(life, 'before a sleep')
        await new Promise<void>((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason)
          const appointment = world.later(durationMs, resolve)
          const stop = (): void => {
            appointment.cancelled = true
            reject(signal?.reason)
          }
          signal?.addEventListener('abort', stop, { once: true })
        })
        await perils.step(life, 'after a sleep')
      },
    }
    const oauth = createOAuth({
      clientId: 'id',
      clientSecret: 'secret',
      redirectUri: 'https://books.example/callback',
      environment: 'sandbox',
      fetch,
      clock,
    })
    const tokens = createTokenManager({ realmId, store: mortalTokens(tokenStore, one), oauth, clock })
    const books = createLeadBooks({
      store: mortalStore(store, { ...one, written }),
      quickbooks: () =>
        createQuickBooks({
          realmId,
          environment: 'sandbox',
          auth: tokens,
          fetch,
          clock,
          maxRetries: perils.odds.clientRetries,
          random: () => world.chance.fraction(),
        }),
      adapters: [nextphone()],
      tenant: async (realm) => (realm === realmId ? tenant : undefined),
      notify: [mortalChannel('sms', outbound, one), mortalChannel('email', outbound, one)],
      webhookVerifierTokens: [verifierToken],
      clock,
      sweepMs,
      logger: {
        log: (level, event, fields) => {
          if (level !== 'info') world.note(name, `${event} ${JSON.stringify(fields)}`)
        },
      },
    })
    return { life, books, tokens }
  })
}
