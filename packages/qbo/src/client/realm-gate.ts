import type { RateLimits, Release, RequestKind } from './rate-limiter.ts'
import { StartWindow } from './start-window.ts'

/** One company's share: who waits, who is under way, when the last requests started. */
export interface RealmGate {
  acquire(kind: RequestKind, signal?: AbortSignal): Promise<Release>
  close(durationMs: number): void
  /** `true` where forgetting the gate changes nothing. */
  idle(): boolean
}

interface Waiter {
  kind: RequestKind
  admit(release: Release): void
}

/**
 * Lets requests of one company through in order, a few at once and so many within any window.
 *
 * Batches and reports have windows of their own beside that of all requests; what waits for one of these lets others pass.
 */
export const createRealmGate = (limits: Required<RateLimits>): RealmGate => {
  const { maxConcurrent, windowMs, clock } = limits
  const all = new StartWindow(limits.maxPerWindow, windowMs)
  const own: Partial<Record<RequestKind, StartWindow>> = {
    batch: new StartWindow(limits.maxBatchesPerWindow, windowMs),
    report: new StartWindow(limits.maxReportsPerWindow, windowMs),
  }
  const waiting = new Set<Waiter>()
  let active = 0
  let closedUntil = Number.NEGATIVE_INFINITY
  let alarm: { at: number; controller: AbortController } | undefined

  const release = (): Release => {
    let released = false
    return () => {
      if (released) return
      released = true
      active -= 1
      admitNext()
    }
  }

  const stopAlarm = (): void => {
    alarm?.controller.abort()
    alarm = undefined
  }

  const wakeAfter = (durationMs: number): void => {
    const at = clock.now() + durationMs
    if (alarm && alarm.at <= at) return
    stopAlarm()
    const mine = { at, controller: new AbortController() }
    alarm = mine
    const wake = () => {
      if (alarm !== mine) return
      alarm = undefined
      admitNext()
    }
    // Aborted only where an earlier alarm takes its place or nobody is left to be woken.
    clock.sleep(durationMs, mine.controller.signal).then(wake, () => undefined)
  }

  const admit = (waiter: Waiter, now: number): void => {
    waiting.delete(waiter)
    all.start(now)
    own[waiter.kind]?.start(now)
    active += 1
    waiter.admit(release())
  }

  const admitNext = (): void => {
    let shortest = Number.POSITIVE_INFINITY
    for (const waiter of waiting) {
      if (active >= maxConcurrent) return
      const now = clock.now()
      const common = Math.max(closedUntil - now, all.waitMs(now))
      const wait = Math.max(common, own[waiter.kind]?.waitMs(now) ?? common)
      if (wait <= 0) admit(waiter, now)
      else shortest = Math.min(shortest, wait)
      if (common > 0) break
    }
    if (waiting.size > 0 && shortest < Number.POSITIVE_INFINITY) wakeAfter(shortest)
  }

  const stopWaiting = (waiter: Waiter): void => {
    waiting.delete(waiter)
    if (waiting.size === 0) stopAlarm()
  }

  return {
    acquire: (kind, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          stopWaiting(waiter)
          reject(signal?.reason)
        }
        const waiter: Waiter = {
          kind,
          admit: (done) => {
            signal?.removeEventListener('abort', leave)
            resolve(done)
          },
        }
        signal?.addEventListener('abort', leave, { once: true })
        waiting.add(waiter)
        admitNext()
      }),
    close: (durationMs) => {
      closedUntil = Math.max(closedUntil, clock.now() + durationMs)
    },
    idle: () => active === 0 && waiting.size === 0 && Math.max(all.emptyAt(), closedUntil) <= clock.now(),
  }
}
