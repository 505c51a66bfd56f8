import type { Clock } from './clock.ts'

/** Deliveries of a second from which on they are many. */
const crowd = 50

/** The longest that a piece of work gives way to deliveries: however many come, 50 pieces a second are done. */
const mostGivenMs = 20
/** The same while they are many and the process is busy: then 20 pieces. */
const mostGivenToCrowdMs = 50
/** How often a piece of work looks whether the process has time to spare. */
const lookMs = 5
/** Share of its time for which a process may be at work while deliveries are many. Beyond it all wait for each other. */
const mostBusy = 0.5

/** How busy a process is, as Node tells; a Worker does not. */
interface Utilization {
  readonly idle: number
  readonly active: number
  readonly utilization: number
}
const process: { now(): number; eventLoopUtilization?(since?: Utilization): Utilization } = performance

const sleep = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs))

/** Deliveries that are being taken in at this moment: they go before what follows from earlier ones. */
export class Intake {
  readonly #clock: Clock
  #underWay = 0
  /** Deliveries of the last whole second, and of this one. */
  #before = 0
  #count = 0
  #secondEndsAt = 0
  #waiting: (() => void)[] = []
  #busySince: Utilization | undefined

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

  /**
   * Resolves when a piece of what follows from deliveries may begin: while none is being taken in or, where many come, while
   * the process has time to spare. Nobody waits for ever.
   */
  async turn(): Promise<void> {
    if (this.isCrowded && process.eventLoopUtilization !== undefined) await this.#spareTime()
    else if (this.#underWay > 0) await this.#idle()
  }

  async #idle(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, mostGivenMs)
      this.#waiting.push(resolve)
    })
    clearTimeout(timer)
  }

  async #spareTime(): Promise<void> {
    const until = process.now() + mostGivenToCrowdMs
    do await sleep(lookMs)
    while (process.now() < until && this.#utilization() > mostBusy)
    this.#busySince = process.eventLoopUtilization?.()
  }

  /** Since the last piece began, that piece and all deliveries in between. */
  #utilization(): number {
    return process.eventLoopUtilization?.(this.#busySince).utilization ?? 0
  }
}
