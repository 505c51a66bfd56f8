import { commonness } from './commonness.ts'
import { KnownWords } from './known-words.ts'
import { NumberLists } from './number-lists.ts'
import { Transitions } from './transitions.ts'

/** What may follow a node, and whether its words fill a slot; as bits. */
export const NodeBit: { readonly stem: 1; readonly form: 2; readonly fills: 4 } = { stem: 1, form: 2, fills: 4 }

/** A trie in a form that is quick to walk. */
export interface TrieLayout {
  /** By node: bits of {@link NodeBit}. */
  readonly bits: Uint8Array
  /** By the number of a word: the node it leads to from the start, -1 for none; and the anchors that it is a key of. */
  readonly firstNodes: Int32Array
  readonly anchorsOf: NumberLists
  /** By slot: the nodes whose words fill it, the words those begin with, and the keys: the rarest of each run of words. */
  readonly nodesOf: NumberLists
  readonly firstsOf: NumberLists
  readonly keysOf: NumberLists
  /** By slot: the words that fill it alone, and the keys of the runs of several. */
  readonly wordsOf: NumberLists
  readonly runKeysOf: NumberLists
}

const addTo = (lists: number[][], list: number, value: number): void => {
  const known = lists[list]
  if (known === undefined) lists[list] = [value]
  else if (!known.includes(value)) known.push(value)
}

/** Lists by slot, empty where a slot has none. */
const listsOf = (lists: readonly (number[] | undefined)[], count: number): NumberLists =>
  new NumberLists(Array.from({ length: count }, (_, at) => lists[at] ?? []))

/** Runs of stems, each leading to the slots it fills, so that a text is walked once for all of them. */
export class StemTrie {
  readonly transitions: Transitions = new Transitions()
  readonly words: KnownWords = new KnownWords()
  /** By node: bits of {@link NodeBit}. */
  readonly #bits: number[] = [0]
  /** By slot: what a layout has of it. */
  readonly #nodesOf: number[][] = []
  readonly #firstsOf: number[][] = []
  readonly #keysOf: number[][] = []
  readonly #wordsOf: number[][] = []
  readonly #runKeysOf: number[][] = []

  /** Adds a run of stems for a slot; `=installed` stands for a form. */
  plant(term: readonly string[], slot: number): void {
    let node = 0
    for (const word of term) node = this.#followed(node, word)
    this.#bits[node] = (this.#bits[node] ?? 0) | NodeBit.fills
    const rarest = term.reduce((best, word) => (commonness(word) < commonness(best) ? word : best))
    addTo(this.#nodesOf, slot, node)
    addTo(this.#firstsOf, slot, this.words.numberOf(term[0] ?? rarest))
    addTo(this.#keysOf, slot, this.words.numberOf(rarest))
    addTo(term.length > 1 ? this.#runKeysOf : this.#wordsOf, slot, this.words.numberOf(rarest))
  }

  #followed(node: number, word: string): number {
    const number = this.words.numberOf(word)
    const known = this.transitions.follow(node, number)
    if (known >= 0) return known
    const made = this.#bits.push(0) - 1
    this.#bits[node] = (this.#bits[node] ?? 0) | (word.startsWith('=') ? NodeBit.form : NodeBit.stem)
    this.transitions.add(node, number, made)
    return made
  }

  /**
   * Lays out what was planted, ready to be walked.
   *
   * @param anchors - the slots by which phrases are looked up
   */
  layOut(anchors: readonly number[]): TrieLayout {
    this.words.clear()
    const anchorsOf: number[][] = Array.from({ length: this.words.size }, () => [])
    for (const slot of anchors) for (const key of this.#keysOf[slot] ?? []) anchorsOf[key]?.push(slot)
    return {
      bits: Uint8Array.from(this.#bits),
      firstNodes: Int32Array.from({ length: this.words.size }, (_, number) => this.transitions.follow(0, number)),
      anchorsOf: new NumberLists(anchorsOf),
      nodesOf: new NumberLists(this.#nodesOf),
      firstsOf: new NumberLists(this.#firstsOf),
      keysOf: new NumberLists(this.#keysOf),
      wordsOf: listsOf(this.#wordsOf, this.#keysOf.length),
      runKeysOf: listsOf(this.#runKeysOf, this.#keysOf.length),
    }
  }
}
