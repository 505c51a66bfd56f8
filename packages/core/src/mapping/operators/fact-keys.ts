import type { Facts, ReadSource } from './facts.ts'
import type { LeadPath } from './lead-path.ts'
import type { Saying } from './sayings.ts'

const valueName = (path: string, value: string | undefined): string =>
  value === undefined ? `missing ${path}` : `value ${path} ${value}`

/**
 * Numbers the facts that rules wait for, and tells which of them a lead has.
 *
 * This is what keeps a lead from being held against every rule: only rules that wait for one of its facts are looked at.
 */
export class FactKeys {
  readonly #names = new Map<string, number>()
  /** Keys that stand for a phrase, by the phrase's number. */
  readonly #byPhrase: number[][] = []
  readonly #paths = new Set<LeadPath>()
  #intents = false

  /** The number of a fact, the same for the same name. */
  of(name: string): number {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const key = this.#names.size
    this.#intents ||= name.startsWith('intent ')
    this.#names.set(name, key)
    return key
  }

  /** The number of a value at a path, or of its absence. */
  value(path: LeadPath, value: string | undefined): number {
    this.#paths.add(path)
    return this.of(valueName(path, value))
  }

  /** Lets a key stand for the hits of phrases. */
  watch(key: number, phrases: readonly number[]): void {
    for (const phrase of phrases) {
      const keys = this.#byPhrase[phrase]
      if (keys === undefined) this.#byPhrase[phrase] = [key]
      else if (!keys.includes(key)) keys.push(key)
    }
  }

  /** The hits in some texts by the keys that stand for them. */
  watchedIn(sources: readonly ReadSource[]): ReadonlyMap<number, readonly Saying[]> {
    const watched = new Map<number, Saying[]>()
    for (const source of sources) {
      for (const [phrase, hits] of source.hits) {
        for (const key of this.#byPhrase[phrase] ?? []) {
          const list = watched.get(key)
          const sayings = hits.map((hit) => ({ source, hit }))
          if (list === undefined) watched.set(key, sayings)
          else list.push(...sayings)
        }
      }
    }
    return watched
  }

  /** Calls back with every numbered fact that a lead has; facts that nobody waits for are not worked out. */
  each(facts: Facts, visit: (key: number) => void): void {
    for (const key of facts.watchedKeys) visit(key)
    const meet = (name: string): void => {
      const key = this.#names.get(name)
      if (key !== undefined) visit(key)
    }
    meet(`urgency ${facts.urgency.urgency}`)
    if (this.#intents) for (const intent of facts.intents) meet(`intent ${intent}`)
    for (const path of this.#paths) meet(valueName(path, facts.text(path)?.trim().toLowerCase()))
  }
}
