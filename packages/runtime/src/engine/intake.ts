import type { Clock } from './clock.ts'

/** Deliveries of a second from which on they are many. */
const crowd = 50

/** Deliveries that are being taken in at this moment: they go before what follows from earlier ones. */
export class Intake {
  readonly #clock: Clock
  #underWay = 0
  /** Deliveries of the last whole second, and of this one. */
  #before = 0
  #count = 0
  #secondEndsAt = 0
  #waiting: (() => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts work as a delivery that is being taken in, until it ends. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1
    this.#turnSecond()
    this.#count += 1
    try {
      return await work()
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) for (const resume of this.#waiting.splice(0)) resume()
    }
  }

  /** Tells whether so many come in that the work behind them must take small bites. */
  get isCrowded(): boolean {
    this.#turnSecond()
    return Math.max(this.#before, this.#count) >= crowd
  }

  #turnSecond(): void {
    const now = this.#clock.now()
    if (now < this.#secondEndsAt) return
    this.#before = now < this.#secondEndsAt + 1_000 ? this.#count : 0
    this.#count = 0
    this.#secondEndsAt = now + 1_000
  }

  /** Resolves when no delivery is being taken in, or after `mostMs`. */
  async idle(mostMs: number): Promise<void> {
    if (this.#underWay === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, mostMs)
      this.#waiting.push(resolve)
    })
    clearTimeout(timer)
  }
}
