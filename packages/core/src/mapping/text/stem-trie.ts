import { type KnownWord, KnownWords } from './known-words.ts'
import { NumberList } from './number-list.ts'
import { Spelling } from './spelling.ts'
import type { Token } from './token.ts'
import { Transitions } from './transitions.ts'

/** Token indexes of stretches, `from` and `to` (exclusive) by turns, in the order of the text. */
export type Spans = readonly number[]

/** Stretches that are kept of one term in one text; more only come from hostile input. */
const spanLimit = 512

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
  #met: KnownWord[] = []
  readonly #filled: number[] = []

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
  readonly #gathered: Spans[] = []

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
    this.#asked = new Int32Array(this.#nodesOf.length)
    this.#words.clear()
  }

  /** Finds the anchors that a text fills; a misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): readonly number[] {
    if (this.#text === lastText) this.#forget()
    this.#text += 1
    this.#tokens = tokens
    this.#filled.length = 0
    this.#spans.size = 0
    const met = this.#met
    for (let at = 0; at < tokens.length; at += 1) {
      const known = this.#words.find((tokens[at] as Token).word, this.#spellings, this.#transitions) // in range by the loop's condition
      if (at < met.length) met[at] = known
      else met.push(known)
    }
    for (let from = 0; from < tokens.length; from += 1) {
      const { writtenRoot, speltRoot, formRoot } = met[from] as KnownWord // filled for every token
      const root = (tokens[from] as Token).capital ? writtenRoot : speltRoot
      if (root >= 0) this.#reach(root, from, from)
      if (formRoot >= 0) this.#reach(formRoot, from, from)
    }
    return this.#filled
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
    const end = this.#nodesFrom[slot + 1] as number // one more than there are slots
    for (let at = this.#nodesFrom[slot] as number; at < end; at += 1)
      if (this.#metIn[this.#nodes[at] as number] === this.#text) return true // in range by the loop's condition
    return false
  }

  /** Where the text read last fills a slot. */
  spans(slot: number): Spans {
    if (this.#gatheredIn[slot] === this.#text) return this.#gathered[slot] as Spans // kept with the number
    const spans = this.#gather(slot)
    this.#gatheredIn[slot] = this.#text
    this.#gathered[slot] = spans
    return spans
  }

  /** Notes what ends at a token, and follows the words after it. */
  #reach(node: number, from: number, at: number): void {
    if (this.#ends[node] === 1) this.#note(node, from, at + 1)
    const follows = this.#follows[node] as number // one for each node
    if (follows === 0) return
    const byStem = (follows & Follows.stem) !== 0
    let following = at + 1
    let token = this.#tokens[following]
    while (token?.word.soft === true && !(byStem && this.#leads(node, (this.#met[following] as KnownWord).written))) {
      following += 1
      token = this.#tokens[following]
    }
    if (token === undefined || token.parted || token.sentence !== this.#tokens[from]?.sentence) return
    const { written, spelt, form } = this.#met[following] as KnownWord // filled for every token
    if (byStem) this.#go(node, token.capital ? written : spelt, from, following)
    if ((follows & Follows.form) !== 0) this.#go(node, form, from, following)
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
      this.#filled.push(slot)
    }
  }

  #gather(slot: number): Spans {
    const spans: number[] = []
    let fillers = 0
    const end = this.#nodesFrom[slot + 1] as number // one more than there are slots
    for (let at = this.#nodesFrom[slot] as number; at < end; at += 1) {
      const node = this.#nodes[at] as number // in range by the loop's condition
      if (this.#metIn[node] !== this.#text) continue
      fillers += 1
      this.#collect(node, spans)
    }
    return fillers < 2 ? spans : inOrder(spans)
  }

  #collect(node: number, into: number[]): void {
    let span = this.#firstSpan[node] as number // set when the node was met
    for (; span >= 0; span = this.#spans.at(span + 2)) into.push(this.#spans.at(span), this.#spans.at(span + 1))
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

/** Pairs that are sorted one by one, as nearly all are; only hostile input has more. */
const fewPairs = 24
/** More than the words of a text that is read. */
const radix = 1_048_576

/** Brings spans into the order of the text, each once. */
const inOrder = (spans: readonly number[]): Spans => {
  const pairs: number[] = []
  for (let at = 0; at < spans.length; at += 2) pairs.push((spans[at] as number) * radix + (spans[at + 1] as number)) // spans come in pairs
  if (pairs.length <= fewPairs) sortFew(pairs)
  else pairs.sort((left, right) => left - right)
  const ordered: number[] = []
  let last = -1
  for (const pair of pairs) {
    if (pair === last) continue
    last = pair
    ordered.push(Math.floor(pair / radix), pair % radix)
    if (ordered.length >= 2 * spanLimit) break
  }
  return ordered
}

const sortFew = (values: number[]): void => {
  for (let next = 1; next < values.length; next += 1) {
    const value = values[next] as number // in range by the loop's condition
    let at = next
    for (; at > 0 && (values[at - 1] as number) > value; at -= 1) values[at] = values[at - 1] as number
    values[at] = value
  }
}
