import type { Clock } from '../src/client/clock.ts'

interface Sleeper {
  at: number
  wake(): void
}

export interface TestClock extends Clock {
  /** Waits that were passed over, in milliseconds, in order. */
  readonly slept: number[]
  /** Waits that are held. */
  readonly held: number
  /** Moves time on and ends the waits that are over. */
  advance(durationMs: number): Promise<void>
}

/**
 * Time for tests. Waits shorter than `holdFromMs` pass at once and move time on; longer ones, such as the time-out of a
 * request, are held until {@link TestClock.advance}.
 */
export const testClock = (holdFromMs = 100_000, start = Date.UTC(2026, 10, 23, 20, 2)): TestClock => {
  const slept: number[] = []
  const sleepers = new Set<Sleeper>()
  let now = start
  return {
    slept,
    get held() {
      return sleepers.size
    },
    now: () => now,
    sleep: (durationMs, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (durationMs < holdFromMs) {
          slept.push(durationMs)
          now += durationMs
          return resolve()
        }
        const sleeper = { at: now + durationMs, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        })
      }),
    advance: async (durationMs) => {
      now += durationMs
      for (const sleeper of sleepers) {
        if (sleeper.at > now) continue
        sleepers.delete(sleeper)
        sleeper.wake()
      }
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
