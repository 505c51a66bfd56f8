/** Names counted at once; beyond them the oldest are forgotten. */
const mostNames = 10_000

/**
 * Lets so many requests a minute through for each name, spread evenly, with a minute's worth at once for whoever was quiet.
 *
 * It counts in this process: behind several processes a name gets as many times more.
 */
export class RateGate {
  readonly #perMinute: number
  readonly #held = new Map<string, { left: number; at: number }>()

  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  /** @returns seconds to wait; `undefined` when the request may go on */
  take(name: string, nowMs: number): number | undefined {
    const before = this.#held.get(name)
    const grown = before === undefined ? this.#perMinute : ((nowMs - before.at) / 60_000) * this.#perMinute
    const left = Math.min(this.#perMinute, (before?.left ?? 0) + Math.max(0, grown))
    this.#held.delete(name)
    this.#held.set(name, { left: left >= 1 ? left - 1 : left, at: nowMs })
    if (this.#held.size > mostNames) this.#held.delete(this.#held.keys().next().value ?? name)
    return left >= 1 ? undefined : Math.ceil(((1 - left) / this.#perMinute) * 60)
  }
}
