/** What QuickBooks lets through for one company. */
export interface Limits {
  /** @defaultValue 500 */
  readonly requestsPerMinute?: number
  /** @defaultValue 10 */
  readonly concurrentRequests?: number
}

const minuteMs = 60_000

/** Counts the calls of one company against its limits. */
export class LimitCounter {
  readonly #perMinute: number
  readonly #concurrent: number
  #under = 0
  #recent: number[] = []

  constructor(limits: Limits) {
    this.#perMinute = limits.requestsPerMinute ?? 500
    this.#concurrent = limits.concurrentRequests ?? 10
  }

  /** Lets a call in, or not; one that is let in must {@link leave}. */
  enter(now: number): boolean {
    this.#recent = this.#recent.filter((at) => now - at < minuteMs)
    if (this.#under >= this.#concurrent || this.#recent.length >= this.#perMinute) return false
    this.#recent.push(now)
    this.#under += 1
    return true
  }

  /** Says that a call has been answered. */
  leave(): void {
    this.#under -= 1
  }
}
