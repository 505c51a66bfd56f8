import { KnownWords } from './known-words.ts'
import { NumberLists } from './number-lists.ts'
import { Transitions } from './transitions.ts'

/** What may follow a node, and whether its words fill a slot; as bits. */
export const NodeBit: { readonly stem: 1; readonly form: 2; readonly fills: 4 } = { stem: 1, form: 2, fills: 4 }

/** A trie in a form that is quick to walk; a root is a node that one word leads to. */
export interface TrieLayout {
  /** By node: bits of {@link NodeBit}. */
  readonly bits: Uint8Array
  /** By root: 1 where an anchor may be filled on the way from it. */
  readonly leads: Uint8Array
  /** By slot: the nodes whose words fill it, and the roots that those stand under. */
  readonly nodesOf: NumberLists
  readonly rootsOf: NumberLists
  /** By node: the anchors that its words fill. */
  readonly anchorsOf: NumberLists
}

/** Runs of stems, each leading to the slots it fills, so that a text is walked once for all of them. */
export class StemTrie {
  readonly words: KnownWords = new KnownWords()
  readonly transitions: Transitions = new Transitions()
  /** By node: bits of {@link NodeBit}. */
  readonly #bits: number[] = [0]
  /** By node: the first one on the way to it. */
  readonly #roots: number[] = [0]
  /** By slot: the nodes whose words fill it. */
  readonly #nodesOf: number[][] = []

  /** Adds a run of stems for a slot; `=installed` stands for a form. */
  plant(term: readonly string[], slot: number): void {
    let node = 0
    for (const word of term) node = this.#followed(node, word)
    this.#bits[node] = (this.#bits[node] ?? 0) | NodeBit.fills
    const nodes = this.#nodesOf[slot]
    if (nodes === undefined) this.#nodesOf[slot] = [node]
    else nodes.push(node)
  }

  #followed(node: number, word: string): number {
    const number = this.words.numberOf(word)
    const known = this.transitions.follow(node, number)
    if (known >= 0) return known
    const made = this.#bits.push(0) - 1
    this.#bits[node] = (this.#bits[node] ?? 0) | (word.startsWith('=') ? NodeBit.form : NodeBit.stem)
    this.#roots.push(node === 0 ? made : (this.#roots[node] ?? made))
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
    const nodes = this.#bits.length
    const roots = this.#nodesOf.map((list) => [...new Set(list.map((node) => this.#roots[node] ?? node))])
    const anchorsOf: number[][] = Array.from({ length: nodes }, () => [])
    const leads = new Uint8Array(nodes)
    for (const slot of anchors) {
      for (const node of this.#nodesOf[slot] ?? []) anchorsOf[node]?.push(slot)
      for (const root of roots[slot] ?? []) leads[root] = 1
    }
    return {
      bits: Uint8Array.from(this.#bits),
      leads,
      nodesOf: new NumberLists(this.#nodesOf),
      rootsOf: new NumberLists(roots),
      anchorsOf: new NumberLists(anchorsOf),
    }
  }
}
