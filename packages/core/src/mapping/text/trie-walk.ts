import { Known } from './known-words.ts'
import { NumberList } from './number-list.ts'
import type { NumberLists } from './number-lists.ts'
import { bringIntoOrder, spanLimit } from './span-order.ts'
import { NodeBit, type StemTrie, type TrieLayout } from './stem-trie.ts'
import { Cell, cellSize, Mark, TokenCells } from './token-cells.ts'

/** Members of the state of a word, counted from where it begins. */
const State: { readonly first: 0; readonly last: 1; readonly walkedIn: 2 } = { first: 0, last: 1, walkedIn: 2 }
const stateSize = 4

/** Soft words that are passed over between two words of a run; nobody says more of them at once. */
const softWords = 8

/** The last number of a text whose double still fits. */
const lastText = 0x3fff_ffff

/**
 * Walks texts through a trie, one after another, and tells which slots each fills.
 *
 * A text is looked at for first words alone; what follows those is read where a phrase needs it, as hardly any does. What was met in the text read
 * last is kept by node and by slot together with the number of that text: a text costs nothing where it meets nothing.
 */
export class TrieWalk {
  readonly #trie: StemTrie
  readonly #layout: TrieLayout

  /** Number of the text that was read last; what is held of an earlier one is void. */
  #text = 0
  #cells: TokenCells = new TokenCells()
  /** The anchors that the text may fill: it has a key of theirs. */
  readonly reached: NumberList = new NumberList()

  /** By the number of a word a bit that it was met. */
  readonly #wordsMet: Int32Array
  /**
   * By the number of a word that was met: its first and last occurrence, and the text whose ways from it were followed. Two numbers stand for a
   * token, by its stem and by its form.
   */
  readonly #states: Int32Array
  /** By occurrence: the next of the same word, -1 for none. */
  #nextOf = new Int32Array(512)

  /** By node: the text in which it was last met, and there the first and last of its spans and their number. */
  readonly #metIn: Int32Array
  readonly #firstSpan: Int32Array
  readonly #lastSpan: Int32Array
  readonly #spanCount: Int32Array
  /** Spans of all nodes: from, to, and the place of the next of the same node, by turns. */
  readonly #spans = new NumberList()

  /** By slot: the text that reached it last as an anchor, and the one for which its spans were gathered. */
  readonly #reachedIn: Int32Array
  readonly #gatheredIn: Int32Array
  readonly #gatheredFrom: Int32Array
  readonly #gatheredTo: Int32Array
  /** By slot: twice the number of the text for which it was last asked whether it may be filled, and one more where it may. */
  readonly #asked: Int32Array
  /**
   * Token indexes of stretches that fill slots, `from` and `to` (exclusive) by turns, in the order of the text; those of the slot that was
   * gathered last are from {@link begin} to {@link end}.
   */
  readonly places: NumberList = new NumberList()
  begin = 0
  end = 0

  /** @param anchors - the slots that {@link reached} tells of */
  constructor(trie: StemTrie, slots: number, anchors: readonly number[]) {
    this.#trie = trie
    this.#layout = trie.layOut(anchors)
    const nodes = this.#layout.bits.length
    const words = trie.words.size
    this.#wordsMet = new Int32Array((words >> 5) + 1)
    this.#states = new Int32Array(stateSize * words)
    this.#metIn = new Int32Array(nodes)
    this.#firstSpan = new Int32Array(nodes)
    this.#lastSpan = new Int32Array(nodes)
    this.#spanCount = new Int32Array(nodes)
    this.#reachedIn = new Int32Array(slots)
    this.#gatheredIn = new Int32Array(slots)
    this.#gatheredFrom = new Int32Array(slots)
    this.#gatheredTo = new Int32Array(slots)
    this.#asked = new Int32Array(slots)
  }

  /** Reads a text: {@link reached} tells the anchors that it may fill. A misspelt word is read as the one it is nearest to. */
  fill(cells: TokenCells): void {
    if (this.#text === lastText) this.#forget()
    this.#text += 1
    this.#cells = cells
    this.reached.size = 0
    this.places.size = 0
    this.#spans.size = 0
    this.#wordsMet.fill(0)
    this.#meetAll(cells)
  }

  /** Looks up the words of a text. */
  #meetAll(cells: TokenCells): void {
    const { count } = cells
    if (2 * count > this.#nextOf.length) this.#nextOf = new Int32Array(4 * count)
    const { words } = this.#trie
    const { ids, values } = cells
    for (let at = 0; at < count; at += 1) {
      const entry = words.entryOf(ids[at] as number, cells, at) // in range by the loop's condition
      if (entry < 0) continue
      const { entries } = words
      const isName = ((values[cellSize * at + Cell.marks] as number) & Mark.capital) !== 0
      const stem = entries[entry + (isName ? Known.written : Known.spelt)] as number // a member of the entry
      const form = entries[entry + Known.form] as number
      if (stem >= 0) this.#meet(stem, 2 * at)
      if (form >= 0) this.#meet(form, 2 * at + 1)
    }
  }

  #meet(word: number, occurrence: number): void {
    const states = this.#states
    const state = stateSize * word
    const met = this.#wordsMet[word >> 5] as number // a bit for each word
    this.#nextOf[occurrence] = -1
    if ((met & (1 << (word & 31))) !== 0)
      this.#nextOf[states[state + State.last] as number] = occurrence // set with the bit
    else {
      this.#wordsMet[word >> 5] = met | (1 << (word & 31))
      states[state + State.first] = occurrence
      this.#reachAnchors(word)
    }
    states[state + State.last] = occurrence
  }

  #reachAnchors(word: number): void {
    const { anchorsOf } = this.#layout
    const end = anchorsOf.start(word + 1)
    for (let at = anchorsOf.start(word); at < end; at += 1) {
      const slot = anchorsOf.at(at)
      if (this.#reachedIn[slot] === this.#text) continue
      this.#reachedIn[slot] = this.#text
      this.reached.push(slot)
    }
  }

  #isMet(word: number): boolean {
    return ((this.#wordsMet[word >> 5] as number) & (1 << (word & 31))) !== 0 // a bit for each word
  }

  /** Follows the ways from a word that was met. */
  #walk(word: number): void {
    const states = this.#states
    const state = stateSize * word
    if (states[state + State.walkedIn] === this.#text) return
    states[state + State.walkedIn] = this.#text
    const node = this.#layout.firstNodes[word] as number // one for each word
    let one = states[state + State.first] as number // set with the bit
    for (; one >= 0; one = this.#nextOf[one] as number) this.#reach(node, one >> 1, one >> 1)
  }

  /** Texts are numbered anew. */
  #forget(): void {
    for (const numbers of [this.#states, this.#metIn, this.#reachedIn, this.#gatheredIn, this.#asked]) numbers.fill(0)
    this.#text = 0
  }

  /** Whether the text read last has a key of a slot: without one nothing fills it. */
  mayFill(slot: number): boolean {
    const asked = this.#asked[slot] as number // one for each slot
    if (asked >> 1 === this.#text) return (asked & 1) === 1
    const may = this.#hasAny(this.#layout.keysOf, slot)
    this.#asked[slot] = 2 * this.#text + (may ? 1 : 0)
    return may
  }

  /** Whether the text read last has one of the words of a slot's list. */
  #hasAny(words: NumberLists, slot: number): boolean {
    const end = words.start(slot + 1)
    for (let at = words.start(slot); at < end; at += 1) if (this.#isMet(words.at(at))) return true
    return false
  }

  /** Finds where the text read last fills a slot: {@link places} from {@link begin} to {@link end}. Tells whether it does. */
  gather(slot: number): boolean {
    if (this.#gatheredIn[slot] !== this.#text) {
      this.#gatheredIn[slot] = this.#text
      const byWord = !this.#hasAny(this.#layout.runKeysOf, slot)
      if (!byWord) this.#walkTo(slot)
      this.#gatheredFrom[slot] = this.places.size
      if (byWord) this.#collectWords(slot)
      else this.#collect(slot)
      this.#gatheredTo[slot] = this.places.size
    }
    this.begin = this.#gatheredFrom[slot] as number // set with the text
    this.end = this.#gatheredTo[slot] as number
    return this.begin < this.end
  }

  /** Appends the places of the words that fill a slot alone. */
  #collectWords(slot: number): void {
    const { places } = this
    const begin = places.size
    let words = 0
    const { wordsOf } = this.#layout
    const end = wordsOf.start(slot + 1)
    for (let at = wordsOf.start(slot); at < end; at += 1) {
      const word = wordsOf.at(at)
      if (!this.#isMet(word)) continue
      words += 1
      const limit = places.size + 2 * spanLimit
      let one = this.#states[stateSize * word + State.first] as number // set with the bit
      for (; one >= 0 && places.size < limit; one = this.#nextOf[one] as number) {
        places.push(one >> 1)
        places.push((one >> 1) + 1)
      }
    }
    if (words > 1) bringIntoOrder(places, begin)
  }

  #walkTo(slot: number): void {
    const { firstsOf } = this.#layout
    const end = firstsOf.start(slot + 1)
    for (let at = firstsOf.start(slot); at < end; at += 1) {
      const first = firstsOf.at(at)
      if (this.#isMet(first)) this.#walk(first)
    }
  }

  /** Notes what ends at a token, and follows the words after it. */
  #reach(node: number, from: number, at: number): void {
    const bits = this.#layout.bits[node] as number // one for each node
    if ((bits & NodeBit.fills) !== 0) this.#note(node, from, at + 1)
    if ((bits & (NodeBit.stem | NodeBit.form)) === 0) return
    const cells = this.#cells
    const { words } = this.#trie
    const byStem = (bits & NodeBit.stem) !== 0
    let following = at + 1
    const farthest = Math.min(cells.count, following + softWords)
    for (; following < farthest; following += 1) {
      if ((cells.at(following, Cell.marks) & Mark.soft) === 0) break
      if (byStem && this.#leads(node, words.entries[words.find(cells, following) + Known.written] as number)) break
    }
    if (following >= cells.count) return
    const marks = cells.at(following, Cell.marks)
    if ((marks & Mark.parted) !== 0 || cells.at(following, Cell.sentence) !== cells.at(from, Cell.sentence)) return
    const entry = words.find(cells, following)
    const stem = words.entries[entry + ((marks & Mark.capital) !== 0 ? Known.written : Known.spelt)] as number // a member of the entry
    const form = words.entries[entry + Known.form] as number
    if (byStem) this.#go(node, stem, from, following)
    if ((bits & NodeBit.form) !== 0) this.#go(node, form, from, following)
  }

  #leads(node: number, word: number): boolean {
    return word >= 0 && this.#trie.transitions.follow(node, word) >= 0
  }

  #go(node: number, word: number, from: number, at: number): void {
    if (word < 0) return
    const to = this.#trie.transitions.follow(node, word)
    if (to >= 0) this.#reach(to, from, at)
  }

  #note(node: number, from: number, to: number): void {
    const isFirst = this.#metIn[node] !== this.#text
    if (isFirst) {
      this.#metIn[node] = this.#text
      this.#spanCount[node] = 0
    }
    const count = this.#spanCount[node] as number // one for each node
    if (count >= spanLimit) return
    this.#spanCount[node] = count + 1
    const span = this.#spans.push(from)
    this.#spans.push(to)
    this.#spans.push(-1)
    if (isFirst) this.#firstSpan[node] = span
    else this.#spans.values[(this.#lastSpan[node] as number) + 2] = span // set with the first
    this.#lastSpan[node] = span
  }

  /** Appends the spans of a slot to {@link places}. */
  #collect(slot: number): void {
    const { places } = this
    const first = places.size
    let fillers = 0
    const { nodesOf } = this.#layout
    const end = nodesOf.start(slot + 1)
    for (let at = nodesOf.start(slot); at < end; at += 1) {
      const node = nodesOf.at(at)
      if (this.#metIn[node] !== this.#text) continue
      fillers += 1
      let span = this.#firstSpan[node] as number // set when the node was met
      for (; span >= 0; span = this.#spans.at(span + 2)) {
        places.push(this.#spans.at(span))
        places.push(this.#spans.at(span + 1))
      }
    }
    if (fillers > 1) bringIntoOrder(places, first)
  }
}
