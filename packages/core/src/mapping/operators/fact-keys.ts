import type { Urgency } from '../../lead/lead.ts'
import { comparable } from '../conditions/values.ts'
import type { NumberList } from '../text/number-list.ts'
import type { Hit } from '../text/phrase-hits.ts'
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
  /** Phrases whose hits a key stands for, each once. */
  readonly #phrasesOf = new Map<number, readonly number[]>()
  /** The same as sets, made when a lead says more phrases than a key has. */
  readonly #phraseSets = new Map<number, ReadonlySet<number>>()
  /** Keys that a rule is filed under, by the phrase that calls for them. */
  readonly #awake: number[][] = []
  /** Values that keys stand for; `undefined` is no value. */
  readonly #valueOf = new Map<number, { readonly path: LeadPath; readonly value: string | undefined }>()
  /** Keys that a rule is filed under, by the path and the value there. */
  readonly #values: { readonly path: LeadPath; readonly keys: Map<string | undefined, number> }[] = []
  readonly #intentKeys = new Set<number>()
  /** A rule is filed under an intent. */
  #asksIntents = false

  /** The number of a fact, the same for the same name. */
  of(name: string): number {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const key = this.#names.size
    if (name.startsWith('intent ')) this.#intentKeys.add(key)
    this.#names.set(name, key)
    return key
  }

  /** The number of a value at a path, or of its absence. */
  value(path: LeadPath, value: string | undefined): number {
    const key = this.of(valueName(path, value))
    this.#valueOf.set(key, { path, value })
    return key
  }

  /** Lets a key stand for the hits of phrases. */
  watch(key: number, phrases: readonly number[]): void {
    if (!this.#phrasesOf.has(key)) this.#phrasesOf.set(key, distinct(phrases))
  }

  /** The phrases of which one must be said for a key to be met; `undefined` where it stands for something else. */
  phrasesOf(key: number): readonly number[] | undefined {
    return this.#phrasesOf.get(key)
  }

  /** Lets a key be met in {@link factsOf}. */
  wake(key: number): void {
    for (const phrase of this.#phrasesOf.get(key) ?? []) {
      const keys = this.#awake[phrase]
      if (keys === undefined) this.#awake[phrase] = [key]
      else keys.push(key)
    }
    const one = this.#valueOf.get(key)
    if (one !== undefined) this.#wakeValue(key, one.path, one.value)
    if (this.#intentKeys.has(key)) this.#asksIntents = true
  }

  #wakeValue(key: number, path: LeadPath, value: string | undefined): void {
    const known = this.#values.find((one) => one.path === path)
    if (known === undefined) this.#values.push({ path, keys: new Map([[value, key]]) })
    else known.keys.set(value, key)
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
    const found: Saying[] = []
    for (const source of sources) {
      const { keys, values } = source.hits
      // Whichever are fewer: the phrases looked for, or those that were found.
      if (phrases.length <= keys.length) for (const phrase of phrases) take(found, source, source.hits.get(phrase))
      else {
        const wanted = this.#phraseSet(key, phrases)
        for (let place = 0; place < keys.length; place += 1)
          if (wanted.has(keys[place] as number)) take(found, source, values[place]) // in range by the loop's condition
      }
    }
    return found.length === 0 ? undefined : found
  }

  #phraseSet(key: number, phrases: readonly number[]): ReadonlySet<number> {
    const known = this.#phraseSets.get(key)
    if (known !== undefined) return known
    const made = new Set(phrases)
    this.#phraseSets.set(key, made)
    return made
  }

  /** Appends the numbered facts that a lead has; those that no rule is filed under may be left out. */
  factsOf(facts: Facts, into: NumberList): void {
    for (const { hits } of facts.sources) {
      for (const phrase of hits.keys) {
        const awake = phrase < this.#awake.length ? this.#awake[phrase] : undefined
        if (awake !== undefined) for (const key of awake) into.push(key)
      }
    }
    this.#meet(urgencyNames[facts.urgency], into)
    if (this.#asksIntents) for (const intent of facts.intents) this.#meet(`intent ${intent}`, into)
    for (const { path, keys } of this.#values) {
      const value = facts.value(path)
      for (const one of Array.isArray(value) ? value : [value]) {
        const key = keys.get(typeof one === 'string' ? comparable(one) : undefined)
        if (key !== undefined) into.push(key)
      }
    }
  }

  #meet(name: string, into: NumberList): void {
    const key = this.#names.get(name)
    if (key !== undefined) into.push(key)
  }
}

/** Numbers up to which a list is looked through for each. */
const few = 8

const distinct = (numbers: readonly number[]): readonly number[] =>
  numbers.length > few ? [...new Set(numbers)] : numbers.filter((number, at) => numbers.indexOf(number) === at)

const take = (into: Saying[], source: ReadSource, first: Hit | undefined): void => {
  for (let hit = first; hit !== undefined; hit = hit.next) into.push({ source, hit })
}
