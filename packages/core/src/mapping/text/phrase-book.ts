import { parsePhrase, type Slot, type Vocabulary } from './phrase.ts'
import { type Hit, PhraseSearch, type PhraseSpec, type SlottedPhrase } from './phrase-search.ts'
import type { Reading } from './reading.ts'
import { StemTrie } from './stem-trie.ts'

/**
 * Finds many phrases in one pass over a text.
 *
 * The words of all phrases form one trie over stems; a phrase is tried only where its rarest place was filled.
 */
export class PhraseBook {
  readonly #trie = new StemTrie()
  readonly #slots = new Map<string, number>()
  readonly #byAnchor = new Map<number, SlottedPhrase[]>()
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
  find({ tokens }: Reading): { hits: ReadonlyMap<number, readonly Hit[]>; exhausted: boolean } {
    const filled = this.#trie.fill(tokens)
    const search = new PhraseSearch(tokens, filled)
    const slots = filled.slots()
    for (const slot of slots) {
      for (const phrase of this.#byAnchor.get(slot) ?? [])
        if (phrase.slots.every((each) => slots.has(each))) search.look(phrase)
    }
    return { hits: search.hits, exhausted: search.exhausted }
  }

  /** Files a phrase under the slot that fewest phrases are filed under. */
  #index(phrase: SlottedPhrase): void {
    const filed = (slot: number): number => this.#byAnchor.get(slot)?.length ?? 0
    const anchor = phrase.slots.reduce((best, slot) => (filed(slot) < filed(best) ? slot : best))
    const list = this.#byAnchor.get(anchor)
    if (list === undefined) this.#byAnchor.set(anchor, [phrase])
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
    for (const term of terms) {
      this.#trie.plant(term, id)
      // `sumppump` is read as the two words it is made of.
      if (term.length === 2) this.#trie.plant([term.join('')], id)
    }
    return id
  }
}
