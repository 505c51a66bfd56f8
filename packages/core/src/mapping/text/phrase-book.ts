import { commonness } from './commonness.ts'
import { compoundOf } from './compounds.ts'
import { parsePhrase, type Slot, type Vocabulary } from './phrase.ts'
import type { PhraseHits } from './phrase-hits.ts'
import { PhraseSearch, type PhraseSpec, type SlottedPhrase } from './phrase-search.ts'
import type { Reading } from './reading.ts'
import { waysToSay } from './said-otherwise.ts'
import { StemTrie } from './stem-trie.ts'
import { TrieWalk } from './trie-walk.ts'

/** A run of words as it stands; `sumppump` is read as the two words it is made of. */
const asWritten = (run: readonly string[]): readonly (readonly string[])[] =>
  run.length === 2 ? [run, [run.join('')]] : [run]

/** Two words of a phrase that are said as one, by the place of the first: `garagedoor stuck`. */
const joinedIn = (slots: readonly Slot[]): (readonly [at: number, compound: string])[] =>
  slots.flatMap((slot, at) => {
    const compound = compoundOf(onlyWordOf(slot), onlyWordOf(slots[at + 1]))
    return compound === undefined ? [] : [[at, compound] as const]
  })

const onlyWordOf = (slot: Slot | undefined): string =>
  slot?.length === 1 && slot[0]?.length === 1 ? (slot[0][0] ?? '') : ''

/** How often words are likely to be met: as the rarest of them. */
const costOf = (words: readonly string[]): number => Math.min(...words.map(commonness))

/** What texts are searched with, made when the first one is. */
interface Finder {
  readonly index: AnchorIndex
  readonly walk: TrieWalk
  readonly search: PhraseSearch
}

/**
 * Finds many phrases in one pass over a text.
 *
 * The words of all phrases form one trie over stems; a phrase is tried only where its rarest place was filled.
 */
export class PhraseBook {
  readonly #trie = new StemTrie()
  readonly #slots = new Map<string, number>()
  readonly #slotsMet = new WeakMap<Slot, number>()
  /** How often a slot is likely to be filled, by its number. */
  readonly #costs: number[] = []
  readonly #ids = new Map<string, number>()
  readonly #phrases: SlottedPhrase[] = []
  readonly #isOpen: boolean
  #finder: Finder | undefined

  /** @param isOpen - whether words may be said in other ways than they are written: not where all ways were written down, as in a lexicon */
  constructor({ isOpen }: { isOpen: boolean } = { isOpen: true }) {
    this.#isOpen = isOpen
  }

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
    for (const way of parsePhrase(spec.phrase, vocabulary)) {
      const slots = way.map((slot) => this.#slot(slot))
      this.#phrases.push({ ...spec, id, slots })
      for (const [at, compound] of this.#isOpen ? joinedIn(way) : [])
        this.#phrases.push({ ...spec, id, slots: slots.toSpliced(at, 2, this.#joined(compound)) })
    }
    this.#ids.set(key, id)
    this.#finder = undefined
    return id
  }

  /** How many different phrases there are. */
  get size(): number {
    return this.#ids.size
  }

  /** Finds every phrase in a text. */
  find({ page }: Reading): PhraseHits {
    this.#finder ??= this.#ready()
    const { index, walk, search } = this.#finder
    search.begin(page)
    walk.fill(page.cells)
    const { reached } = walk
    for (let next = 0; next < reached.size; next += 1) {
      const slot = reached.at(next)
      const end = index.starts[slot + 1] as number // one more start than there are slots
      for (let at = index.starts[slot] as number; at < end; at += 1)
        if (index.mayHold(at, walk)) search.look(index.phrases[at] as SlottedPhrase) // a phrase at each place
    }
    const { hits } = search
    // In the order of the book, whatever the phrases were looked up by.
    hits.sort()
    hits.exhausted = search.exhausted
    return hits
  }

  #ready(): Finder {
    const index = new AnchorIndex(this.#phrases, this.#costs)
    const walk = new TrieWalk(this.#trie, this.#slots.size, index.anchors())
    return { index, walk, search: new PhraseSearch(walk, this.#ids.size) }
  }

  /** The number of a slot, the same for the same terms; of a list of the vocabulary that was met before, without a look at them. */
  #slot(terms: Slot): number {
    const met = this.#slotsMet.get(terms)
    if (met !== undefined) return met
    const slot = this.#slotOf(terms)
    this.#slotsMet.set(terms, slot)
    return slot
  }

  #slotOf(terms: Slot): number {
    const key = terms
      .map((term) => term.join(' '))
      .sort()
      .join('|')
    return this.#planted(key, terms, this.#isOpen ? waysToSay : asWritten)
  }

  /** A compound as one word alone: apart its words fill two slots already. */
  #joined(compound: string): number {
    return this.#planted(`+${compound}`, [[compound]], asWritten)
  }

  #planted(key: string, terms: Slot, waysOf: typeof waysToSay): number {
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const id = this.#slots.size
    this.#slots.set(key, id)
    this.#costs[id] = terms.reduce((sum, term) => sum + costOf(term), 0)
    for (const term of terms) for (const way of waysOf(term)) this.#trie.plant(way, id)
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

  constructor(phrases: readonly SlottedPhrase[], costs: readonly number[]) {
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
  }

  /** The slots under which there are phrases. */
  anchors(): number[] {
    const anchors: number[] = []
    for (let slot = 0; slot + 1 < this.starts.length; slot += 1)
      if ((this.starts[slot + 1] ?? 0) > (this.starts[slot] ?? 0)) anchors.push(slot)
    return anchors
  }

  /** Whether the text that was read last may fill the other slots of the phrase at a place, besides its anchor. */
  mayHold(at: number, walk: TrieWalk): boolean {
    const end = this.#needsFrom[at + 1] as number // one more start than there are phrases
    for (let need = this.#needsFrom[at] as number; need < end; need += 1)
      if (!walk.mayFill(this.#needs[need] as number)) return false // in range by the loop's condition
    return true
  }
}
