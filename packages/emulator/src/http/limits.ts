import type { Operation } from './target.ts'

/** What QuickBooks lets through for one company; `false` switches one limit off. */
export interface Limits {
  /** @defaultValue 500 */
  readonly requestsPerMinute?: number | false
  /** @defaultValue 10 */
  readonly concurrentRequests?: number | false
  /** Of the requests, how many may be batches. @defaultValue 120 */
  readonly batchesPerMinute?: number | false
  /** Of the requests, how many may be reports. @defaultValue 200 */
  readonly reportsPerMinute?: number | false
  /**
   * CorePlus calls in a calendar month (UTC), after which none is let through until the next; 500,000 for free. How
   * QuickBooks refuses them is not recorded: here as it refuses too many requests.
   *
   * @defaultValue false
   */
  readonly meteredCallsPerMonth?: number | false
}

/** Switches limits on and off while the emulator runs. */
export interface LimitControls {
  /** Puts limits in the place of those there were, for all companies, counting from nothing; `{}` are QuickBooks' own. */
  use(limits: Limits): void
  /** Lets everything through. */
  off(): void
}

const minuteMs = 60_000

const usual = {
  requestsPerMinute: 500,
  concurrentRequests: 10,
  batchesPerMinute: 120,
  reportsPerMinute: 200,
  meteredCallsPerMonth: false,
} as const satisfies Limits

/** How many there were within the last minute. */
class RecentCount {
  /** In the order they came; those before `#first` are over a minute old. */
  #at: number[] = []
  #first = 0

  /** Whether there is room for one more. */
  hasRoom(now: number, most: number): boolean {
    while (this.#first < this.#at.length && now - (this.#at[this.#first] ?? 0) >= minuteMs) this.#first += 1
    if (this.#first > this.#at.length / 2) {
      this.#at = this.#at.slice(this.#first)
      this.#first = 0
    }
    return this.#at.length - this.#first < most
  }

  add(now: number): void {
    this.#at.push(now)
  }
}

const mostOf = (limit: number | false): number => (limit === false ? Number.POSITIVE_INFINITY : limit)

/** Counts the calls of one company against its limits. */
export class LimitCounter {
  readonly #limits: Required<Limits>
  readonly #requests = new RecentCount()
  readonly #batches = new RecentCount()
  readonly #reports = new RecentCount()
  #under = 0
  #metered = { month: '', calls: 0 }

  constructor(limits: Limits) {
    this.#limits = { ...usual, ...limits }
  }

  /** Lets a call in, or not; one that is let in must {@link leave}. @param metered - how many CorePlus calls it counts as */
  enter(now: number, operation: Operation, metered: number): boolean {
    const limits = this.#limits
    const month = new Date(now).toISOString().slice(0, 7)
    if (this.#metered.month !== month) this.#metered = { month, calls: 0 }
    const of = operation === 'batch' ? this.#batches : operation === 'report' ? this.#reports : undefined
    const mostOfKind = operation === 'batch' ? limits.batchesPerMinute : limits.reportsPerMinute
    if (this.#under >= mostOf(limits.concurrentRequests)) return false
    if (!this.#requests.hasRoom(now, mostOf(limits.requestsPerMinute))) return false
    if (of !== undefined && !of.hasRoom(now, mostOf(mostOfKind))) return false
    if (metered > 0 && this.#metered.calls + metered > mostOf(limits.meteredCallsPerMonth)) return false
    of?.add(now)
    this.#requests.add(now)
    this.#metered.calls += metered
    this.#under += 1
    return true
  }

  /** Says that a call has been answered. */
  leave(): void {
    this.#under -= 1
  }
}

/** The limits of all companies, each counted by itself. */
export class LimitSwitch implements LimitControls {
  #limits: Limits | undefined
  #counters = new Map<string, LimitCounter>()

  constructor(limits: Limits | undefined) {
    this.#limits = limits
  }

  use(limits: Limits): void {
    this.#limits = limits
    this.#counters = new Map()
  }

  off(): void {
    this.#limits = undefined
    this.#counters = new Map()
  }

  /** What counts one company's calls; undefined while there are no limits. */
  counter(realmId: string): LimitCounter | undefined {
    if (this.#limits === undefined) return undefined
    const counter = this.#counters.get(realmId) ?? new LimitCounter(this.#limits)
    this.#counters.set(realmId, counter)
    return counter
  }
}
