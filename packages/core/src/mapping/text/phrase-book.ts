import { parsePhrase, type Slot, type Vocabulary } from './phrase.ts'
import { type Hit, PhraseSearch, type PhraseSpec, type SlottedPhrase } from './phrase-search.ts'
import type { Reading } from './reading.ts'
import { StemTrie } from './stem-trie.ts'
import { wordsOf } from './word.ts'

/** A run of words is met less often than one; words that bind sentences are met in each. */
const costOf = ([first = '', ...more]: readonly string[]): number => {
  if (more.length > 0) return 1
  return wordsOf(first.replace('=', '')).some(({ light }) => light) ? 60 : 3
}

/**
 * Finds many phrases in one pass over a text.
 *
 * The words of all phrases form one trie over stems; a phrase is tried only where its rarest place was filled.
 */
export class PhraseBook {
  readonly #trie = new StemTrie()
  readonly #slots = new Map<string, number>()
  readonly #byAnchor: SlottedPhrase[][] = []
  /** How often a slot is likely to be filled, by its number. */
  readonly #costs: number[] = []
  readonly #ids = new Map<string, number>()

  /**
   * Adds a phrase.
   *
   * @returns its number, the same for the same phrase
   * @throws {@link PhraseSyntaxError} when the phrase cannot be read
   */
  add(spec: PhraseSpec, vocabulary: Vocabulary): number {
    const key = `${spec.order}\n${spec.within}\n${spec.phrase}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#ids.size
    for (const way of parsePhrase(spec.phrase, vocabulary))
      this.#index({ ...spec, id, slots: way.map((slot) => this.#slot(slot)) })
    this.#ids.set(key, id)
    return id
  }

  /** Finds every phrase in a text: the hits by the phrase's number, and whether the search was cut short. */
  find(reading: Reading): { hits: ReadonlyMap<number, readonly Hit[]>; exhausted: boolean } {
    const trie = this.#trie
    const search = new PhraseSearch(reading, trie)
    for (const slot of trie.fill(reading.tokens)) {
      const anchored = this.#byAnchor[slot]
      if (anchored === undefined) continue
      for (const phrase of anchored) if (trie.areFilled(phrase.slots)) search.look(phrase)
    }
    return { hits: search.hits, exhausted: search.exhausted }
  }

  /** Files a phrase under the slot that is filled least often: the one with the fewest and least common words, then with the fewest phrases. */
  #index(phrase: SlottedPhrase): void {
    const cost = (slot: number): number => (this.#costs[slot] ?? 0) + (this.#byAnchor[slot]?.length ?? 0)
    const anchor = phrase.slots.reduce((best, slot) => (cost(slot) < cost(best) ? slot : best))
    const list = this.#byAnchor[anchor]
    if (list === undefined) this.#byAnchor[anchor] = [phrase]
    else list.push(phrase)
  }

  #slot(terms: Slot): number {
    const key = terms
      .map((term) => term.join(' '))
      .sort()
      .join('|')
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const id = this.#slots.size
    this.#slots.set(key, id)
    this.#costs[id] = terms.reduce((sum, term) => sum + costOf(term), 0)
    for (const term of terms) {
      this.#trie.plant(term, id)
      // `sumppump` is read as the two words it is made of.
      if (term.length === 2) this.#trie.plant([term.join('')], id)
    }
    return id
  }
}
