import type { Urgency } from '../../lead/lead.ts'
import { comparable } from '../conditions/values.ts'
import type { Hit } from '../text/phrase-search.ts'
import type { Facts, ReadSource } from './facts.ts'
import type { LeadPath } from './lead-path.ts'
import type { Saying } from './sayings.ts'

const valueName = (path: string, value: string | undefined): string =>
  value === undefined ? `missing ${path}` : `value ${path} ${value}`

const urgencyNames: Readonly<Record<Urgency, string>> = {
  routine: 'urgency routine',
  urgent: 'urgency urgent',
  emergency: 'urgency emergency',
}

/**
 * Numbers the facts that rules wait for, and tells which of them a lead has.
 *
 * This is what keeps a lead from being held against every rule: only rules that wait for one of its facts are looked at.
 */
export class FactKeys {
  readonly #names = new Map<string, number>()
  /** Phrases whose hits a key stands for. */
  readonly #phrasesOf = new Map<number, ReadonlySet<number>>()
  /** Keys that a rule is filed under, by the phrase that calls for them. */
  readonly #awake: number[][] = []
  /** Keys by the path and the value there; `undefined` stands for no value. */
  readonly #values = new Map<LeadPath, Map<string | undefined, number>>()
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
    const key = this.of(valueName(path, value))
    const values = this.#values.get(path)
    if (values === undefined) this.#values.set(path, new Map([[value, key]]))
    else values.set(value, key)
    return key
  }

  /** Lets a key stand for the hits of phrases. */
  watch(key: number, phrases: readonly number[]): void {
    if (!this.#phrasesOf.has(key)) this.#phrasesOf.set(key, new Set(phrases))
  }

  /** Lets a key be met in {@link each}. */
  wake(key: number): void {
    for (const phrase of this.#phrasesOf.get(key) ?? []) {
      const keys = this.#awake[phrase]
      if (keys === undefined) this.#awake[phrase] = [key]
      else keys.push(key)
    }
  }

  /**
   * Weighs how many conditions a fact brings up when it is met: a phrase brings up all that wait for it, alone or among others.
   *
   * @param uses - how many conditions wait for each key
   */
  costs(uses: ReadonlyMap<number, number>): (key: number) => number {
    const byPhrase = new Map<number, number>()
    for (const [key, phrases] of this.#phrasesOf)
      for (const phrase of phrases) byPhrase.set(phrase, (byPhrase.get(phrase) ?? 0) + (uses.get(key) ?? 0))
    return (key) => {
      const phrases = this.#phrasesOf.get(key)
      if (phrases === undefined) return uses.get(key) ?? 0
      let cost = 0
      for (const phrase of phrases) cost += byPhrase.get(phrase) ?? 0
      return cost
    }
  }

  /** The hits of the phrases that a key stands for; `undefined` where there are none. */
  hits(key: number, sources: readonly ReadSource[]): Saying[] | undefined {
    const phrases = this.#phrasesOf.get(key)
    if (phrases === undefined) return undefined
    let found: Saying[] | undefined
    const take = (source: ReadSource, hits: readonly Hit[] | undefined): void => {
      for (const hit of hits ?? []) {
        found ??= []
        found.push({ source, hit })
      }
    }
    for (const source of sources) {
      // Whichever are fewer: the phrases looked for, or those that were found.
      if (phrases.size <= source.hits.size) for (const phrase of phrases) take(source, source.hits.get(phrase))
      else for (const [phrase, hits] of source.hits) if (phrases.has(phrase)) take(source, hits)
    }
    return found
  }

  /** Calls back with the numbered facts that a lead has; those that no rule is filed under may be left out. */
  each(facts: Facts, visit: (key: number) => void): void {
    for (const { hits } of facts.sources)
      for (const phrase of hits.keys()) for (const key of this.#awake[phrase] ?? []) visit(key)
    const meet = (key: number | undefined): void => {
      if (key !== undefined) visit(key)
    }
    meet(this.#names.get(urgencyNames[facts.urgency]))
    if (this.#intents) for (const intent of facts.intents) meet(this.#names.get(`intent ${intent}`))
    for (const [path, values] of this.#values) {
      const value = facts.value(path)
      meet(values.get(value === undefined ? undefined : comparable(value)))
    }
  }
}
