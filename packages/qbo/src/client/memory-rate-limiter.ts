import { systemClock } from './clock.ts'
import type { LimitedRequest, RateLimiter, RateLimits } from './rate-limiter.ts'
import { createRealmGate, type RealmGate } from './realm-gate.ts'

/** Above this many companies, those that have been idle for a window are forgotten. */
const sweepAbove = 1_000

/**
 * Keeps the limits in this process: first come, first served, per company.
 *
 * @see https://blogs.intuit.com/2016/08/08/idg-concurrent-api-use-changes-coming-soon 500 a minute, 10 at once
 * @example
 * import { memoryRateLimiter } from '@leadbooks/qbo'
 *
 * const limiter = memoryRateLimiter({ maxConcurrent: 4 })
 * const release = await limiter.acquire({ baseUrl: 'https://quickbooks.api.intuit.com', realmId: '1234' })
 * release()
 */
export const memoryRateLimiter = (limits: RateLimits = {}): RateLimiter => {
  const complete: Required<RateLimits> = {
    maxConcurrent: 10,
    maxPerWindow: 500,
    maxBatchesPerWindow: 120,
    maxReportsPerWindow: 200,
    windowMs: 60_000,
    clock: systemClock,
    ...limits,
  }
  const gates = new Map<string, RealmGate>()
  const gateOf = ({ baseUrl, realmId }: LimitedRequest): RealmGate => {
    const key = `${baseUrl} ${realmId}`
    const known = gates.get(key)
    if (known) return known
    if (gates.size >= sweepAbove) for (const [name, gate] of gates) if (gate.idle()) gates.delete(name)
    const gate = createRealmGate(complete)
    gates.set(key, gate)
    return gate
  }
  return {
    acquire: (request, signal) => gateOf(request).acquire(request.kind ?? 'request', signal),
    slowDown: (request, durationMs) => gateOf(request).close(durationMs),
  }
}
