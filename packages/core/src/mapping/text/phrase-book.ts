import { parsePhrase, type Slot, type Vocabulary } from './phrase.ts'
import type { PhraseHits } from './phrase-hits.ts'
import { PhraseSearch, type PhraseSpec, type SlottedPhrase } from './phrase-search.ts'
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
  /** How often a slot is likely to be filled, by its number. */
  readonly #costs: number[] = []
  readonly #ids = new Map<string, number>()
  readonly #phrases: SlottedPhrase[] = []
  #index: AnchorIndex | undefined
  #search: PhraseSearch | undefined

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
      this.#phrases.push({ ...spec, id, slots: way.map((slot) => this.#slot(slot)) })
    this.#ids.set(key, id)
    this.#index = undefined
    return id
  }

  /** Finds every phrase in a text. */
  find(reading: Reading): PhraseHits {
    const trie = this.#trie
    if (this.#index === undefined || this.#search === undefined) {
      this.#index = new AnchorIndex(this.#phrases, this.#costs, trie)
      this.#search = new PhraseSearch(trie, this.#ids.size)
    }
    const index = this.#index
    const search = this.#search
    search.begin(reading)
    trie.fill(reading.tokens)
    const { filled } = trie
    for (let next = 0; next < filled.size; next += 1) {
      const slot = filled.at(next)
      const end = index.starts[slot + 1] as number // one more start than there are slots
      for (let at = index.starts[slot] as number; at < end; at += 1)
        if (index.isFilled(at, trie)) search.look(index.phrases[at] as SlottedPhrase) // a phrase at each place
    }
    const { hits } = search
    hits.exhausted = search.exhausted
    return hits
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

/** Phrases under the slot that is filled least often: the one with the fewest and least common words, then with the fewest phrases. */
class AnchorIndex {
  /** Where the phrases of a slot begin in {@link phrases}; those of the next slot end them. */
  readonly starts: Int32Array
  readonly phrases: SlottedPhrase[]
  /** The slots of all phrases but their anchors, one after another: in one stretch of memory, for they are asked for all the time. */
  readonly #needs: Int32Array
  readonly #needsFrom: Int32Array

  constructor(phrases: readonly SlottedPhrase[], costs: readonly number[], trie: StemTrie) {
    const filed: SlottedPhrase[][] = costs.map(() => [])
    const cost = (slot: number): number => (costs[slot] ?? 0) + (filed[slot]?.length ?? 0)
    for (const phrase of phrases) {
      const anchor = phrase.slots.reduce((best, slot) => (cost(slot) < cost(best) ? slot : best))
      filed[anchor]?.push(phrase)
    }
    this.starts = new Int32Array(costs.length + 1)
    for (const [slot, list] of filed.entries()) this.starts[slot + 1] = (this.starts[slot] ?? 0) + list.length
    this.phrases = filed.flat()
    // The rarest first, for it is most likely to be missing.
    const rarestFirst = (left: number, right: number): number => (costs[left] ?? 0) - (costs[right] ?? 0)
    const needs = filed.flatMap((list, anchor) =>
      list.map(({ slots }) => slots.filter((slot) => slot !== anchor).sort(rarestFirst)),
    )
    this.#needs = Int32Array.from(needs.flat())
    this.#needsFrom = new Int32Array(needs.length + 1)
    for (const [at, { length }] of needs.entries()) this.#needsFrom[at + 1] = (this.#needsFrom[at] ?? 0) + length
    trie.anchor(filed.flatMap((list, slot) => (list.length === 0 ? [] : [slot])))
  }

  /** Whether the text that was read last fills the other slots of the phrase at a place, besides its anchor. */
  isFilled(at: number, trie: StemTrie): boolean {
    const end = this.#needsFrom[at + 1] as number // one more start than there are phrases
    for (let need = this.#needsFrom[at] as number; need < end; need += 1)
      if (!trie.isFilled(this.#needs[need] as number)) return false // in range by the loop's condition
    return true
  }
}
