import type { Odds } from './odds.ts'
import { end, type Life, never, type World } from './world.ts'

/** What goes wrong in a world, and when it stops. */
export class Perils {
  readonly odds: Odds
  /** Steps at which a process could have died so far. */
  steps = 0
  crashes = 0
  #cutOffUntil: number | undefined
  readonly #world: World
  readonly #start: number
  readonly #crashAt: number | undefined

  /** @param crashAt - the one step at which a process dies, counted from 1; by chance where it is left out */
  constructor(world: World, odds: Odds, crashAt?: number) {
    this.#world = world
    this.odds = odds
    this.#start = world.now()
    this.#crashAt = crashAt
  }

  get elapsedMs(): number {
    return this.#world.now() - this.#start
  }

  get isCalm(): boolean {
    return this.elapsedMs >= this.odds.calmAfterMs
  }

  /** Tells whether something goes wrong now that does so this often. */
  strikes(share: number): boolean {
    return share > 0 && !this.isCalm && this.#world.chance.happens(share)
  }

  get isOutage(): boolean {
    const { outage } = this.odds
    if (this.#cutOffUntil !== undefined && this.elapsedMs < this.#cutOffUntil) return true
    return outage !== undefined && this.elapsedMs >= outage.fromMs && this.elapsedMs < outage.untilMs
  }

  /** Tells, once in a world at most, whether QuickBooks goes away right after it has written the document at hand. */
  cutsOff(): boolean {
    const { cutOffMs } = this.odds
    if (cutOffMs === undefined || this.#cutOffUntil !== undefined || !this.strikes(0.3)) return false
    this.#cutOffUntil = this.elapsedMs + cutOffMs
    return true
  }

  /**
   * A step at which a process may die: it is called wherever a process reaches out, before and after. The dead stay here
   * for ever.
   */
  async step(life: Life, doing: string): Promise<void> {
    if (life.dead) return never()
    this.steps += 1
    if (!this.#dies()) return undefined
    this.crashes += 1
    this.#world.fault('crash', life.name, doing)
    end(life)
    return never()
  }

  #dies(): boolean {
    if (this.#crashAt !== undefined) return this.steps === this.#crashAt
    return this.crashes < this.odds.mostCrashes && this.strikes(this.odds.crash)
  }
}
