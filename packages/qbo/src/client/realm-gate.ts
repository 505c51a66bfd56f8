import type { RateLimits, Release } from './rate-limiter.ts'

/** One company's share: who waits, who is under way, when the last requests started. */
export interface RealmGate {
  acquire(signal?: AbortSignal): Promise<Release>
  close(durationMs: number): void
  /** `true` where forgetting the gate changes nothing. */
  idle(): boolean
}

interface Waiter {
  admit(release: Release): void
}

/** Lets requests of one company through, in order: at most `maxConcurrent` at once and `maxPerWindow` started in any window. */
export const createRealmGate = ({ maxConcurrent, maxPerWindow, windowMs, clock }: Required<RateLimits>): RealmGate => {
  // A ring of the last starts: the window has room when the oldest of them has left it.
  const starts = new Float64Array(maxPerWindow).fill(Number.NEGATIVE_INFINITY)
  const waiting = new Set<Waiter>()
  let next = 0
  let active = 0
  let closedUntil = Number.NEGATIVE_INFINITY
  let alarm: AbortController | undefined

  const waitMs = (now: number): number =>
    Math.max(closedUntil - now, Math.min((starts[next] ?? 0) + windowMs - now, windowMs))

  const release = (): Release => {
    let released = false
    return () => {
      if (released) return
      released = true
      active -= 1
      admitNext()
    }
  }

  const sleep = (durationMs: number): void => {
    const controller = new AbortController()
    alarm = controller
    const wake = () => {
      if (alarm === controller) alarm = undefined
      admitNext()
    }
    // Only `stopWaiting` aborts the alarm, when nobody is left to be woken.
    clock.sleep(durationMs, controller.signal).then(wake, () => undefined)
  }

  const admitNext = (): void => {
    for (const waiter of waiting) {
      if (active >= maxConcurrent || alarm) return
      const now = clock.now()
      const wait = waitMs(now)
      if (wait > 0) {
        sleep(wait)
        return
      }
      waiting.delete(waiter)
      starts[next] = now
      next = (next + 1) % maxPerWindow
      active += 1
      waiter.admit(release())
    }
  }

  const stopWaiting = (waiter: Waiter): void => {
    waiting.delete(waiter)
    if (waiting.size > 0) return
    alarm?.abort()
    alarm = undefined
  }

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          stopWaiting(waiter)
          reject(signal?.reason)
        }
        const waiter: Waiter = {
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
    idle: () => {
      const last = starts[(next + maxPerWindow - 1) % maxPerWindow] ?? 0
      return active === 0 && waiting.size === 0 && Math.max(last + windowMs, closedUntil) <= clock.now()
    },
  }
}
