/** What QuickBooks lets through for one company. */
export interface Limits {
  /** @defaultValue 500 */
  readonly requestsPerMinute?: number
  /** @defaultValue 10 */
  readonly concurrentRequests?: number
  /** Of the requests, how many may be batches. @defaultValue 120 */
  readonly batchesPerMinute?: number
}

const minuteMs = 60_000

/** Counts the calls of one company against its limits. */
export class LimitCounter {
  readonly #perMinute: number
  readonly #concurrent: number
  readonly #batches: number
  #under = 0
  #recent: number[] = []
  #recentBatches: number[] = []

  constructor(limits: Limits) {
    this.#perMinute = limits.requestsPerMinute ?? 500
    this.#concurrent = limits.concurrentRequests ?? 10
    this.#batches = limits.batchesPerMinute ?? 120
  }

  /** Lets a call in, or not; one that is let in must {@link leave}. */
  enter(now: number, isBatch = false): boolean {
    this.#recent = this.#recent.filter((at) => now - at < minuteMs)
    if (this.#under >= this.#concurrent || this.#recent.length >= this.#perMinute) return false
    this.#recentBatches = this.#recentBatches.filter((at) => now - at < minuteMs)
    if (isBatch && this.#recentBatches.length >= this.#batches) return false
    if (isBatch) this.#recentBatches.push(now)
    this.#recent.push(now)
    this.#under += 1
    return true
  }

  /** Says that a call has been answered. */
  leave(): void {
    this.#under -= 1
  }
}
