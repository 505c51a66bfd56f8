import { AsyncLocalStorage } from 'node:async_hooks'
import { Agenda, type Appointment } from './agenda.ts'
import type { Chance } from './chance.ts'

/** One run of a process, from its start to its death; what it waits for when it dies never comes. */
export interface Life {
  readonly name: string
  dead: boolean
  /** Called at its death by those outside who wait for it. */
  readonly mourners: Set<() => void>
}

/** The process in which the code at hand runs; none for the world itself. */
export const lives: AsyncLocalStorage<Life> = new AsyncLocalStorage()

/** One line of what happened. */
export interface TraceLine {
  readonly at: number
  readonly who: string
  readonly what: string
}

const realImmediate = setImmediate

const nextTurn = (): Promise<void> => new Promise((resolve) => realImmediate(resolve))

/**
 * Time, and what happens in it. Nothing in a simulated world takes real time: one thing happens after the other, in an order
 * that chance decides, and the clock jumps to the next.
 */
export class World {
  readonly chance: Chance
  readonly trace: TraceLine[] = []
  /** How often each kind of fault was injected. */
  readonly faults: Map<string, number> = new Map()
  /** The instant it began, ISO 8601. */
  readonly start: string
  readonly #agenda = new Agenda()
  #now: number
  /** Turns of the event loop that were asked for and have not come. */
  #turns = 0

  constructor(chance: Chance, start: number) {
    this.chance = chance
    this.#now = start
    this.start = new Date(start).toISOString()
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Math.floor(this.#now)
  }

  note(who: string, what: string): void {
    this.trace.push({ at: this.#now, who, what })
  }

  /** Counts a fault, and notes it. */
  fault(kind: string, who: string, what: string): void {
    this.faults.set(kind, (this.faults.get(kind) ?? 0) + 1)
    this.note(who, `✗ ${kind}: ${what}`)
  }

  /** Does something later, in the context of whoever asks; what a dead process asked for is not done. */
  later(delayMs: number, run: () => void): Appointment {
    const life = lives.getStore()
    return this.#agenda.add(this.#now + Math.max(delayMs, 0), () => {
      if (life === undefined) run()
      else if (!life.dead) lives.run(life, run)
    })
  }

  /**
   * Does something at the next turn of the event loop, which takes no simulated time. A process that dies meanwhile does not
   * keep it back: what was on its way to the disk may get there.
   */
  nextTurn(run: () => void): void {
    this.#turns += 1
    realImmediate(() => {
      this.#turns -= 1
      run()
    })
  }

  /** Lets everything run that waits for nothing but its turn. */
  async #settle(): Promise<void> {
    do await nextTurn()
    while (this.#turns > 0)
  }

  /** Resolves after simulated time; never for a process that has died meanwhile. */
  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.later(delayMs, resolve)
    })
  }

  /** Lets time pass until `isOver`, or until nothing is left to happen. */
  async run(isOver: () => boolean): Promise<void> {
    await this.#settle()
    while (!isOver()) {
      const next = this.#agenda.next()
      if (next === undefined) return
      this.#now = Math.max(this.#now, next.at)
      next.run()
      await this.#settle()
    }
  }
}

/** What a dead process waits for. */
export const never = (): Promise<never> => new Promise(() => undefined)

/** Ends a process between two steps: nothing it waits for comes back to it. */
export const end = (life: Life): void => {
  life.dead = true
  // Those who hear of it are not of that process.
  lives.exit(() => {
    for (const tell of life.mourners) tell()
  })
  life.mourners.clear()
}
