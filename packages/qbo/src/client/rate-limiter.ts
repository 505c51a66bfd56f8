import type { Clock } from './clock.ts'

/** What a request is, where limits differ. */
export type RequestKind = 'request' | 'batch' | 'report'

/** A request that asks to be let through. */
export interface LimitedRequest {
  /** Limits hold per company of one server. */
  baseUrl: string
  realmId: string
  /** @defaultValue `request` */
  kind?: RequestKind
}

/** Says that a request has ended; to be called once, whatever came of it. */
export type Release = () => void

/** Keeps requests within what QuickBooks allows. Implement it to share the limits between processes. */
export interface RateLimiter {
  /**
   * Resolves when the request may start.
   *
   * @throws the signal's reason when it is aborted while waiting
   */
  acquire(request: LimitedRequest, signal?: AbortSignal): Promise<Release>
  /** Lets no request of that company start for `durationMs`: one of them was throttled. */
  slowDown(request: LimitedRequest, durationMs: number): void
}

/** What QuickBooks allows for one company. */
export interface RateLimits {
  /** @defaultValue 10 */
  maxConcurrent?: number
  /** Requests that may start within any window. @defaultValue 500 */
  maxPerWindow?: number
  /** Batches that may start within any window; each is a request, too. @defaultValue 120 */
  maxBatchesPerWindow?: number
  /** Reports that may start within any window; each is a request, too. @defaultValue 200 */
  maxReportsPerWindow?: number
  /** Milliseconds. @defaultValue 60 000 */
  windowMs?: number
  clock?: Clock
}
