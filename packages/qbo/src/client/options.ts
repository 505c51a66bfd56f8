import type { TokenManager } from '../auth/token-manager.ts'
import type { Clock } from './clock.ts'
import type { Meter } from './meter.ts'
import type { Observer } from './observer.ts'
import type { RateLimiter } from './rate-limiter.ts'

export type Environment = 'sandbox' | 'production'

/** A `fetch` that is given whole requests. The global one fits, and so does an in-process server. */
export type Fetch = (request: Request) => Promise<Response>

/** How a client is made. */
export interface QuickBooksOptions {
  /** The company, as OAuth's callback named it. */
  realmId: string
  environment: Environment
  /** A server that speaks QuickBooks' API, in place of the environment's own. */
  baseUrl?: string
  auth: TokenManager | { accessToken: string }
  /** @defaultValue the global `fetch` */
  fetch?: Fetch
  /** @defaultValue one in this process's memory, shared by the clients that have the same `fetch` and `clock` */
  rateLimiter?: RateLimiter
  /** Milliseconds for one attempt, reply included. @defaultValue 60 000 */
  timeoutMs?: number
  /** Attempts after the first. @defaultValue 3 */
  maxRetries?: number
  /** Counts calls as Intuit meters them. */
  meter?: Meter
  /**
   * Lets reads that are made within a few milliseconds travel together as one batch; each is still answered by itself.
   *
   * @defaultValue `false`
   */
  coalesceReads?: boolean | { windowMs?: number }
  observer?: Observer
  clock?: Clock
  /** Uniform in [0, 1); spreads retries. @defaultValue `Math.random` */
  random?: () => number
}

/** `invoiceLink`: where an invoice can be paid; `allowduplicatedocnum`: a number twice; `enhancedAllCustomFields`: all of them. */
export type Include =
  | 'invoiceLink'
  | 'allowduplicatedocnum'
  | 'enhancedAllCustomFields'
  | (string & Record<never, never>)

/** What one call may say for itself; the last argument of every method. */
export interface RequestOptions {
  /**
   * Idempotency key of a write: QuickBooks answers a repeated one with its first reply. At most 50 characters.
   *
   * @defaultValue 32 random hex digits, kept over the call's retries
   */
  requestId?: string
  /** More than usual in the reply, or leave for what is refused otherwise. */
  include?: Include | readonly Include[]
  /** Whether this read may travel with others. @defaultValue as the client was made */
  coalesce?: boolean
  /** Milliseconds for one attempt. */
  timeoutMs?: number
  maxRetries?: number
  /** Watches the requests of this call, besides the client's own observer. */
  observer?: Observer
  /** Ends the call; it rejects with the signal's reason, and a write under way may still be carried out. */
  signal?: AbortSignal
}
