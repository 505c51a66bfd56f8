import type { TokenManager } from '../auth/token-manager.ts'
import { checkOptions } from './check-options.ts'
import { systemClock } from './clock.ts'
import { memoryRateLimiter } from './memory-rate-limiter.ts'
import type { Environment, QuickBooksOptions } from './options.ts'
import { Pipeline } from './pipeline.ts'
import { QuickBooks } from './quickbooks.ts'
import type { RateLimiter } from './rate-limiter.ts'

const baseUrls: Record<Environment, string> = {
  production: 'https://quickbooks.api.intuit.com',
  sandbox: 'https://sandbox-quickbooks.api.intuit.com',
}

/** The limits are the company's: clients that reach it the same way share them, even where each call makes its own client. */
const limiters = new WeakMap<object, RateLimiter>()

const sharedLimiter = ({ fetch, clock = systemClock }: QuickBooksOptions): RateLimiter => {
  const key = clock === systemClock ? (fetch ?? clock) : clock
  const limiter = limiters.get(key) ?? memoryRateLimiter({ clock })
  limiters.set(key, limiter)
  return limiter
}

/** A token that cannot be refreshed: rejected once, it is rejected. */
const staticToken = (accessToken: string): TokenManager => ({
  accessToken: async () => accessToken,
  renew: async () => accessToken,
})

/** Long enough for what one turn of an event loop asks for, too short to be noticed. */
const defaultCoalesceMs = 2

const coalesceMs = ({ coalesceReads = false }: QuickBooksOptions): number | undefined => {
  if (coalesceReads === false) return undefined
  return coalesceReads === true ? defaultCoalesceMs : (coalesceReads.windowMs ?? defaultCoalesceMs)
}

/**
 * Opens one company's books.
 *
 * @throws `InputError` for options that cannot work
 * @example
 * import { createQuickBooks } from '@leadbooks/qbo'
 *
 * const qbo = createQuickBooks({ realmId: '1234', environment: 'sandbox', auth: { accessToken: 'token' } })
 * qbo.realmId // => '1234'
 */
export const createQuickBooks = (options: QuickBooksOptions): QuickBooks => {
  checkOptions(options)
  const { realmId, environment, auth, observer = {}, clock = systemClock } = options
  const baseUrl = (options.baseUrl ?? baseUrls[environment]).replace(/\/+$/, '')
  const pipeline = new Pipeline({
    realmId,
    environment,
    baseUrl,
    auth: 'renew' in auth ? auth : staticToken(auth.accessToken),
    fetch: options.fetch,
    rateLimiter: options.rateLimiter ?? sharedLimiter(options),
    timeoutMs: options.timeoutMs ?? 60_000,
    maxRetries: options.maxRetries ?? 3,
    observer,
    meter: options.meter,
    coalesceMs: coalesceMs(options),
    clock,
    random: options.random ?? Math.random,
  })
  return new QuickBooks(realmId, pipeline, clock)
}
