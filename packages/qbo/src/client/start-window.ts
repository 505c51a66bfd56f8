/** Counts starts within a sliding window: no span of `windowMs` ever has more than `max` of them. */
export class StartWindow {
  readonly #starts: Float64Array
  readonly #windowMs: number
  #next = 0

  constructor(max: number, windowMs: number) {
    // A ring of the last starts: there is room when the oldest of them has left the window.
    this.#starts = new Float64Array(max).fill(Number.NEGATIVE_INFINITY)
    this.#windowMs = windowMs
  }

  /** Milliseconds until there is room; not positive where there is. Never more than a window, should time jump back. */
  waitMs(now: number): number {
    return Math.min((this.#starts[this.#next] ?? 0) + this.#windowMs - now, this.#windowMs)
  }

  start(now: number): void {
    this.#starts[this.#next] = now
    this.#next = (this.#next + 1) % this.#starts.length
  }

  /** When the last start leaves the window. */
  emptyAt(): number {
    const { length } = this.#starts
    return (this.#starts[(this.#next + length - 1) % length] ?? 0) + this.#windowMs
  }
}
