import type { LimitedRequest, RateLimiter, RequestKind } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import { type Clock, instant, systemClock } from '../engine/clock.ts'
import type { RegisterRecord } from '../stores/records.ts'
import type { Store } from '../stores/store.ts'

/** What QuickBooks allows for one company in any minute, by kind; each batch and report is a request, too. */
export interface SharedRateLimits {
  /** @defaultValue 10 */
  maxConcurrent?: number
  /** @defaultValue 500 */
  maxPerMinute?: number
  /** @defaultValue 120 */
  maxBatchesPerMinute?: number
  /** @defaultValue 200 */
  maxReportsPerMinute?: number
}

export interface SharedRateLimiterOptions extends SharedRateLimits {
  /** @defaultValue the system's */
  clock?: Clock
  /** Waits; resolves early when the signal is aborted. @defaultValue a timer */
  sleep?: (delayMs: number, signal?: AbortSignal) => Promise<void>
}

/** Starts are counted by slots of this length. */
const slotMs = 2_500
/** Slots before this one that count: a minute and one slot, for what is on its way longer than others. */
const slotsBefore = 25
/** A process that died keeps its places no longer. */
const placeMs = 120_000
/** How soon a full house is looked at again. */
const lookAgainMs = 100

/** Starts of one slot: all requests, batches among them, reports among them. */
type Starts = [all: number, batches: number, reports: number]

/** The company's traffic as all processes see it. */
interface Traffic {
  starts: Record<string, Starts>
  /** Requests under way by process, and until when the process is believed to be alive. */
  active: Record<string, { count: number; until: number }>
  /** Unix time in milliseconds before which nothing starts: QuickBooks asked for a rest. */
  closedUntil?: number
}

const noTraffic: Traffic = { starts: {}, active: {} }

const trafficOf = (record: RegisterRecord | undefined): Traffic =>
  record === undefined ? noTraffic : (record.doc as unknown as Traffic) // written by `put` below

const countsAs = (kind: RequestKind): Starts => [1, kind === 'batch' ? 1 : 0, kind === 'report' ? 1 : 0]

const plus = (left: Starts, right: Starts): Starts => [left[0] + right[0], left[1] + right[1], left[2] + right[2]]

/** What is left of the traffic now: slots of the last minute, processes that live. */
const current = ({ starts, active, closedUntil = 0 }: Traffic, now: number): Traffic => {
  const oldest = Math.floor(now / slotMs) - slotsBefore
  return {
    starts: Object.fromEntries(Object.entries(starts).filter(([slot]) => Number(slot) >= oldest)),
    active: Object.fromEntries(Object.entries(active).filter(([, { until, count }]) => until > now && count > 0)),
    ...(closedUntil > now ? { closedUntil } : {}),
  }
}

const defaultSleep = (delayMs: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })

/**
 * Holds all processes on one store together to what QuickBooks allows a company: ten requests at once, 500 in any minute,
 * 120 batches and 200 reports among them.
 *
 * Each request costs two small writes to the store; for a single process `memoryRateLimiter` of `@leadbooks/qbo` does.
 *
 * @see https://developer.intuit.com/app/developer/qbo/docs/learn/rest-api-features#limits-and-throttles
 * @example
 * import { sharedRateLimiter } from '@leadbooks/runtime'
 * import { memoryStore } from '@leadbooks/runtime/stores/memory'
 *
 * const limiter = sharedRateLimiter(memoryStore())
 * const release = await limiter.acquire({ baseUrl: 'https://quickbooks.api.intuit.com', realmId: '1234' })
 * release()
 */
export const sharedRateLimiter = (store: Store, options: SharedRateLimiterOptions = {}): RateLimiter => {
  const { maxConcurrent = 10, maxPerMinute = 500, maxBatchesPerMinute = 120, maxReportsPerMinute = 200 } = options
  const { clock = systemClock, sleep = defaultSleep } = options
  const most: Starts = [maxPerMinute, maxBatchesPerMinute, maxReportsPerMinute]
  const me = crypto.randomUUID()
  /** Changes of one company's traffic by this process, one after the other: they would only refuse each other. */
  const queues = new Map<string, Promise<unknown>>()

  const inTurn = <T>(realmId: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(realmId) ?? Promise.resolve()).then(work, work)
    queues.set(
      realmId,
      turn.catch(() => undefined),
    )
    return turn
  }

  /** Changes the traffic as it is, again and again until no other process was faster. */
  const change = (realmId: string, edit: (traffic: Traffic, now: number) => Traffic | number): Promise<number> =>
    inTurn(realmId, async () => {
      for (;;) {
        const now = clock.now()
        const record = await store.readRegister(realmId, 'rate', 'quickbooks')
        const next = edit(current(trafficOf(record), now), now)
        if (typeof next === 'number') return next
        const { ok } = await store.commit([
          {
            op: 'register.put',
            expectedVersion: record?.version ?? 0,
            record: {
              realmId,
              kind: 'rate',
              id: 'quickbooks',
              updatedAt: instant(now),
              doc: next as unknown as JsonObject, // numbers under names
            },
          },
        ])
        if (ok) return 0
      }
    })

  const underWay = (traffic: Traffic, by: number, now: number): Traffic => ({
    ...traffic,
    active: {
      ...traffic.active,
      [me]: { count: Math.max(0, (traffic.active[me]?.count ?? 0) + by), until: now + placeMs },
    },
  })

  /** Takes a place, or says how many milliseconds to wait. */
  const enter =
    (wanted: Starts) =>
    (traffic: Traffic, now: number): Traffic | number => {
      const { starts, active, closedUntil = 0 } = traffic
      if (closedUntil > now) return closedUntil - now
      const started = Object.values(starts).reduce(plus, [0, 0, 0])
      if (plus(started, wanted).some((count, kind) => wanted[kind] === 1 && count > (most[kind] ?? 0))) {
        const oldest = Math.min(...Object.keys(starts).map(Number))
        return Math.max(1, (oldest + slotsBefore + 1) * slotMs - now)
      }
      if (Object.values(active).reduce((sum, { count }) => sum + count, 0) >= maxConcurrent) return lookAgainMs
      const slot = String(Math.floor(now / slotMs))
      return underWay({ ...traffic, starts: { ...starts, [slot]: plus(starts[slot] ?? [0, 0, 0], wanted) } }, 1, now)
    }

  return {
    acquire: async ({ realmId, kind = 'request' }: LimitedRequest, signal) => {
      for (;;) {
        signal?.throwIfAborted()
        const waitMs = await change(realmId, enter(countsAs(kind)))
        if (waitMs === 0) break
        await sleep(waitMs, signal)
      }
      let released = false
      return () => {
        if (released) return
        released = true
        // What cannot be written now is forgotten when the place runs out.
        change(realmId, (traffic, now) => underWay(traffic, -1, now)).catch(() => undefined)
      }
    },
    slowDown: ({ realmId }, durationMs) => {
      change(realmId, (traffic, now) => ({
        ...traffic,
        closedUntil: Math.max(traffic.closedUntil ?? 0, now + durationMs),
      })).catch(() => undefined)
    },
  }
}
