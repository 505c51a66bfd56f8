import { Known, KnownWords } from './known-words.ts'
import { NumberList } from './number-list.ts'
import { bringIntoOrder, spanLimit } from './span-order.ts'
import { Spelling } from './spelling.ts'
import type { Token } from './token.ts'
import { Transitions } from './transitions.ts'

/** What may follow a node. */
const Follows: { readonly stem: 1; readonly form: 2 } = { stem: 1, form: 2 }

/**
 * Runs of stems, each leading to the slots it fills; a text is walked once for all of them.
 *
 * What was met in the text read last is kept by node and by slot together with the number of that text: a text costs nothing where it meets
 * nothing.
 */
export class StemTrie {
  readonly #words = new KnownWords()
  readonly #transitions = new Transitions()
  /** By node: what may follow it. */
  readonly #follows: number[] = [0]
  /** By slot: the nodes whose words fill it. */
  readonly #nodesOf: number[][] = []
  #spelling: Spelling | undefined

  /** The nodes of all slots, one after another; those of a slot end where those of the next begin. */
  #nodes = new Int32Array(0)
  #nodesFrom = new Int32Array(0)
  /** The slots by which phrases are looked up, in the same way under the nodes that fill them. */
  #anchors = new Int32Array(0)
  #anchorsFrom = new Int32Array(0)
  /** Nodes that fill a slot, so that it matters where they were met. */
  #ends = new Uint8Array(0)

  /** Number of the text that was read last; what is held of an earlier one is void. */
  #text = 0
  #tokens: readonly Token[] = []
  /** By place in the text: where the record of the word begins. */
  #met = new Int32Array(256)
  /** The anchors that the text fills. */
  readonly filled: NumberList = new NumberList()

  /** By node: the text in which it was last met, and there the first and last of its spans and their number. */
  #metIn = new Int32Array(0)
  #firstSpan = new Int32Array(0)
  #lastSpan = new Int32Array(0)
  #spanCount = new Int32Array(0)
  /** Spans of all nodes: from, to, and the place of the next of the same node, by turns. */
  readonly #spans = new NumberList()

  /** By anchor: the text that filled it last. */
  #filledIn = new Int32Array(0)
  /** By slot: twice the number of the text for which it was last asked whether it is filled, and one more where it was. */
  #asked = new Int32Array(0)
  #gatheredIn = new Int32Array(0)
  #gatheredFrom = new Int32Array(0)
  #gatheredTo = new Int32Array(0)
  /**
   * Token indexes of stretches that fill slots, `from` and `to` (exclusive) by turns, in the order of the text; those of the slot that was
   * gathered last are from {@link begin} to {@link end}.
   */
  readonly places: NumberList = new NumberList()
  begin = 0
  end = 0

  /** Adds a run of stems for a slot; `=installed` stands for a form. */
  plant(term: readonly string[], slot: number): void {
    let node = 0
    for (const word of term) node = this.#followed(node, word)
    const nodes = this.#nodesOf[slot]
    if (nodes === undefined) this.#nodesOf[slot] = [node]
    else nodes.push(node)
    this.#spelling = undefined
  }

  #followed(node: number, word: string): number {
    const number = this.#words.numberOf(word)
    const known = this.#transitions.follow(node, number)
    if (known >= 0) return known
    const made = this.#follows.push(0) - 1
    this.#follows[node] = (this.#follows[node] ?? 0) | (word.startsWith('=') ? Follows.form : Follows.stem)
    this.#transitions.add(node, number, made)
    return made
  }

  /** Names the slots that {@link fill} tells of; what was planted is ready to be read with from then on. */
  anchor(slots: Iterable<number>): void {
    const nodes = this.#follows.length
    ;[this.#nodes, this.#nodesFrom] = laidOut(this.#nodesOf)
    const anchorsOf: number[][] = Array.from({ length: nodes }, () => [])
    for (const slot of slots) for (const node of this.#nodesOf[slot] ?? []) anchorsOf[node]?.push(slot)
    ;[this.#anchors, this.#anchorsFrom] = laidOut(anchorsOf)
    this.#ends = new Uint8Array(nodes)
    for (const node of this.#nodes) this.#ends[node] = 1
    this.#metIn = new Int32Array(nodes)
    this.#firstSpan = new Int32Array(nodes)
    this.#lastSpan = new Int32Array(nodes)
    this.#spanCount = new Int32Array(nodes)
    this.#filledIn = new Int32Array(this.#nodesOf.length)
    this.#gatheredIn = new Int32Array(this.#nodesOf.length)
    this.#gatheredFrom = new Int32Array(this.#nodesOf.length)
    this.#gatheredTo = new Int32Array(this.#nodesOf.length)
    this.#asked = new Int32Array(this.#nodesOf.length)
    this.#words.clear()
  }

  /** Reads a text: {@link filled} tells the anchors that it fills. A misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): void {
    if (this.#text === lastText) this.#forget()
    this.#text += 1
    this.#tokens = tokens
    this.filled.size = 0
    this.places.size = 0
    this.#spans.size = 0
    const { length } = tokens
    if (length > this.#met.length) this.#met = new Int32Array(2 * length)
    const met = this.#met
    for (let at = 0; at < length; at += 1)
      met[at] = this.#words.find((tokens[at] as Token).word, this.#spellings, this.#transitions) // in range by the loop's condition
    const { records } = this.#words
    for (let from = 0; from < length; from += 1) {
      const record = met[from] as number // filled for every token
      if (record === 0) continue
      const root = records[record + ((tokens[from] as Token).capital ? Known.writtenRoot : Known.speltRoot)] as number // a member of the record
      const formRoot = records[record + Known.formRoot] as number
      if (root >= 0) this.#reach(root, from, from)
      if (formRoot >= 0) this.#reach(formRoot, from, from)
    }
  }

  /** Texts are numbered anew. */
  #forget(): void {
    for (const numbers of [this.#metIn, this.#filledIn, this.#asked, this.#gatheredIn]) numbers.fill(0)
    this.#text = 0
  }

  readonly #spellings = (): Spelling => {
    this.#spelling ??= new Spelling(this.#words.stems())
    return this.#spelling
  }

  /** Whether the text read last fills a slot. */
  isFilled(slot: number): boolean {
    const asked = this.#asked[slot] as number // one for each slot
    if (asked >> 1 === this.#text) return (asked & 1) === 1
    const filled = this.#isMet(slot)
    this.#asked[slot] = 2 * this.#text + (filled ? 1 : 0)
    return filled
  }

  #isMet(slot: number): boolean {
    const nodes = this.#nodes
    const metIn = this.#metIn
    const text = this.#text
    const end = this.#nodesFrom[slot + 1] as number // one more than there are slots
    for (let at = this.#nodesFrom[slot] as number; at < end; at += 1)
      if (metIn[nodes[at] as number] === text) return true // in range by the loop's condition
    return false
  }

  /** Finds where the text read last fills a slot: {@link places} from {@link begin} to {@link end}. */
  gather(slot: number): void {
    if (this.#gatheredIn[slot] !== this.#text) {
      this.#gatheredIn[slot] = this.#text
      this.#gatheredFrom[slot] = this.places.size
      this.#collect(slot)
      this.#gatheredTo[slot] = this.places.size
    }
    this.begin = this.#gatheredFrom[slot] as number // set with the text
    this.end = this.#gatheredTo[slot] as number
  }

  /** Notes what ends at a token, and follows the words after it. */
  #reach(node: number, from: number, at: number): void {
    if (this.#ends[node] === 1) this.#note(node, from, at + 1)
    const follows = this.#follows[node] as number // one for each node
    if (follows === 0) return
    const byStem = (follows & Follows.stem) !== 0
    const tokens = this.#tokens
    const { records } = this.#words
    let following = at + 1
    for (; following < tokens.length; following += 1) {
      if (!(tokens[following] as Token).word.soft) break // in range by the loop's condition
      if (byStem && this.#leads(node, records[(this.#met[following] as number) + Known.written] as number)) break
    }
    if (following >= tokens.length) return
    const token = tokens[following] as Token // in range, as was just seen
    if (token.parted || token.sentence !== (tokens[from] as Token).sentence) return
    const record = this.#met[following] as number // filled for every token
    if (record === 0) return
    if (byStem)
      this.#go(node, records[record + (token.capital ? Known.written : Known.spelt)] as number, from, following)
    if ((follows & Follows.form) !== 0) this.#go(node, records[record + Known.form] as number, from, following)
  }

  #leads(node: number, word: number): boolean {
    return word >= 0 && this.#transitions.follow(node, word) >= 0
  }

  #go(node: number, word: number, from: number, at: number): void {
    if (word < 0) return
    const to = this.#transitions.follow(node, word)
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
    const end = this.#anchorsFrom[node + 1] as number // one more than there are nodes
    for (let at = this.#anchorsFrom[node] as number; at < end; at += 1) {
      const slot = this.#anchors[at] as number // in range by the loop's condition
      if (this.#filledIn[slot] === this.#text) continue
      this.#filledIn[slot] = this.#text
      this.filled.push(slot)
    }
  }

  /** Appends the spans of a slot to {@link places}. */
  #collect(slot: number): void {
    const { places } = this
    const from = places.size
    let fillers = 0
    const nodes = this.#nodes
    const metIn = this.#metIn
    const text = this.#text
    const end = this.#nodesFrom[slot + 1] as number // one more than there are slots
    for (let at = this.#nodesFrom[slot] as number; at < end; at += 1) {
      const node = nodes[at] as number // in range by the loop's condition
      if (metIn[node] !== text) continue
      fillers += 1
      let span = this.#firstSpan[node] as number // set when the node was met
      for (; span >= 0; span = this.#spans.at(span + 2)) {
        places.push(this.#spans.at(span))
        places.push(this.#spans.at(span + 1))
      }
    }
    if (fillers > 1) bringIntoOrder(places, from)
  }
}

/** The last number of a text whose double still fits. */
const lastText = 0x3fff_ffff

/** Lists one after another, and where each begins; one beginning more than there are lists. */
const laidOut = (
  lists: readonly (readonly number[])[],
): [values: Int32Array<ArrayBuffer>, starts: Int32Array<ArrayBuffer>] => {
  const starts = new Int32Array(lists.length + 1)
  for (const [at, { length }] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + length
  return [Int32Array.from(lists.flat()), starts]
}
