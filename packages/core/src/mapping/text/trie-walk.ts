import { Known } from './known-words.ts'
import { NumberList } from './number-list.ts'
import { bringIntoOrder, spanLimit } from './span-order.ts'
import { NodeBit, type StemTrie, type TrieLayout } from './stem-trie.ts'
import { Cell, Mark, TokenCells } from './token-cells.ts'
import type { Word } from './word.ts'
import { WordClass } from './word-class.ts'

/** The last number of a text whose double still fits. */
const lastText = 0x3fff_ffff

/**
 * Walks texts through a trie, one after another, and tells which slots each fills.
 *
 * Only what may lead to an anchor is followed at once; all else when somebody asks for it, as hardly anybody does. What was met in the text read
 * last is kept by node and by slot together with the number of that text: a text costs nothing where it meets nothing.
 */
export class TrieWalk {
  readonly #trie: StemTrie
  readonly #layout: TrieLayout

  /** Number of the text that was read last; what is held of an earlier one is void. */
  #text = 0
  #cells: TokenCells = new TokenCells()
  /** By place in the text: where the record of the word begins. */
  #met = new Int32Array(256)
  /** The anchors that the text fills. */
  readonly filled: NumberList = new NumberList()

  /**
   * By root: the text in which it was last met, and there its first and last occurrence; two numbers stand for a token, by its stem and by its
   * form. By occurrence: the next of the same root, -1 for none.
   */
  readonly #rootIn: Int32Array
  readonly #firstOf: Int32Array
  readonly #lastOf: Int32Array
  #nextOf = new Int32Array(512)
  /** The text whose ways from it were followed. */
  readonly #walkedIn: Int32Array
  /** Roots met that may lead to an anchor. */
  readonly #leading = new NumberList()

  /** By node: the text in which it was last met, and there the first and last of its spans and their number. */
  readonly #metIn: Int32Array
  readonly #firstSpan: Int32Array
  readonly #lastSpan: Int32Array
  readonly #spanCount: Int32Array
  /** Spans of all nodes: from, to, and the place of the next of the same node, by turns. */
  readonly #spans = new NumberList()

  /** By slot: the text that filled it last as an anchor, and the one for which its spans were gathered. */
  readonly #filledIn: Int32Array
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

  /** @param anchors - the slots that {@link filled} tells of */
  constructor(trie: StemTrie, slots: number, anchors: readonly number[]) {
    this.#trie = trie
    this.#layout = trie.layOut(anchors)
    const nodes = this.#layout.bits.length
    this.#rootIn = new Int32Array(nodes)
    this.#firstOf = new Int32Array(nodes)
    this.#lastOf = new Int32Array(nodes)
    this.#walkedIn = new Int32Array(nodes)
    this.#metIn = new Int32Array(nodes)
    this.#firstSpan = new Int32Array(nodes)
    this.#lastSpan = new Int32Array(nodes)
    this.#spanCount = new Int32Array(nodes)
    this.#filledIn = new Int32Array(slots)
    this.#gatheredIn = new Int32Array(slots)
    this.#gatheredFrom = new Int32Array(slots)
    this.#gatheredTo = new Int32Array(slots)
    this.#asked = new Int32Array(slots)
  }

  /** Reads a text: {@link filled} tells the anchors that it fills. A misspelt word is read as the one it is nearest to. */
  fill(cells: TokenCells): void {
    if (this.#text === lastText) this.#forget()
    this.#text += 1
    this.#cells = cells
    this.filled.size = 0
    this.places.size = 0
    this.#spans.size = 0
    this.#leading.size = 0
    this.#meetAll(cells)
    const leading = this.#leading
    for (let at = 0; at < leading.size; at += 1) this.#walk(leading.at(at))
  }

  /** Looks up the words of a text. */
  #meetAll(cells: TokenCells): void {
    const { count, words } = cells
    if (count > this.#met.length) {
      this.#met = new Int32Array(2 * count)
      this.#nextOf = new Int32Array(4 * count)
    }
    const met = this.#met
    const { words: knownWords, transitions } = this.#trie
    for (let at = 0; at < count; at += 1) {
      const record = knownWords.find(words[at] as Word, transitions) // in range by the loop's condition
      met[at] = record
      if (record === 0) continue
      const { records } = knownWords
      const isName = (cells.at(at, Cell.marks) & Mark.capital) !== 0
      const root = records[record + (isName ? Known.writtenRoot : Known.speltRoot)] as number // a member of the record
      const formRoot = records[record + Known.formRoot] as number
      if (root >= 0) this.#meet(root, 2 * at)
      if (formRoot >= 0) this.#meet(formRoot, 2 * at + 1)
    }
  }

  #meet(root: number, occurrence: number): void {
    this.#nextOf[occurrence] = -1
    if (this.#rootIn[root] === this.#text)
      this.#nextOf[this.#lastOf[root] as number] = occurrence // set with the text
    else {
      this.#rootIn[root] = this.#text
      this.#firstOf[root] = occurrence
      if (this.#layout.leads[root] === 1) this.#leading.push(root)
    }
    this.#lastOf[root] = occurrence
  }

  /** Follows the ways from a root that was met. */
  #walk(root: number): void {
    if (this.#walkedIn[root] === this.#text) return
    this.#walkedIn[root] = this.#text
    for (let one = this.#firstOf[root] as number; one >= 0; one = this.#nextOf[one] as number)
      this.#reach(root, one >> 1, one >> 1)
  }

  /** Texts are numbered anew. */
  #forget(): void {
    for (const numbers of [this.#rootIn, this.#walkedIn, this.#metIn, this.#filledIn, this.#gatheredIn, this.#asked])
      numbers.fill(0)
    this.#text = 0
  }

  /** Whether the text read last has a word that what fills a slot begins with. */
  mayFill(slot: number): boolean {
    const asked = this.#asked[slot] as number // one for each slot
    if (asked >> 1 === this.#text) return (asked & 1) === 1
    const may = this.#hasRoot(slot)
    this.#asked[slot] = 2 * this.#text + (may ? 1 : 0)
    return may
  }

  #hasRoot(slot: number): boolean {
    const { rootsOf } = this.#layout
    const rootIn = this.#rootIn
    const text = this.#text
    const end = rootsOf.start(slot + 1)
    for (let at = rootsOf.start(slot); at < end; at += 1) if (rootIn[rootsOf.at(at)] === text) return true
    return false
  }

  /** Finds where the text read last fills a slot: {@link places} from {@link begin} to {@link end}. Tells whether it does. */
  gather(slot: number): boolean {
    if (this.#gatheredIn[slot] !== this.#text) {
      this.#gatheredIn[slot] = this.#text
      this.#walkTo(slot)
      this.#gatheredFrom[slot] = this.places.size
      this.#collect(slot)
      this.#gatheredTo[slot] = this.places.size
    }
    this.begin = this.#gatheredFrom[slot] as number // set with the text
    this.end = this.#gatheredTo[slot] as number
    return this.begin < this.end
  }

  #walkTo(slot: number): void {
    const { rootsOf } = this.#layout
    const end = rootsOf.start(slot + 1)
    for (let at = rootsOf.start(slot); at < end; at += 1) {
      const root = rootsOf.at(at)
      if (this.#rootIn[root] === this.#text) this.#walk(root)
    }
  }

  /** Notes what ends at a token, and follows the words after it. */
  #reach(node: number, from: number, at: number): void {
    const bits = this.#layout.bits[node] as number // one for each node
    if ((bits & NodeBit.fills) !== 0) this.#note(node, from, at + 1)
    if ((bits & (NodeBit.stem | NodeBit.form)) === 0) return
    const cells = this.#cells
    const { records } = this.#trie.words
    const byStem = (bits & NodeBit.stem) !== 0
    let following = at + 1
    for (; following < cells.count; following += 1) {
      if ((cells.word(following).classes & WordClass.soft) === 0) break
      if (byStem && this.#leads(node, records[(this.#met[following] as number) + Known.written] as number)) break
    }
    if (following >= cells.count) return
    const record = this.#met[following] as number // filled for every token
    if (record === 0) return
    const marks = cells.at(following, Cell.marks)
    if ((marks & Mark.parted) !== 0 || cells.at(following, Cell.sentence) !== cells.at(from, Cell.sentence)) return
    const spelt = (marks & Mark.capital) !== 0 ? Known.written : Known.spelt
    if (byStem) this.#go(node, records[record + spelt] as number, from, following)
    if ((bits & NodeBit.form) !== 0) this.#go(node, records[record + Known.form] as number, from, following)
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
      this.#fillAnchors(node)
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

  #fillAnchors(node: number): void {
    const { anchorsOf } = this.#layout
    const end = anchorsOf.start(node + 1)
    for (let at = anchorsOf.start(node); at < end; at += 1) {
      const slot = anchorsOf.at(at)
      if (this.#filledIn[slot] === this.#text) continue
      this.#filledIn[slot] = this.#text
      this.filled.push(slot)
    }
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
