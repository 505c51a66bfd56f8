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
 * What was met in the text read last is kept by node and by slot together with the number of that text: a text costs nothing where it meets nothing.
 */
export class StemTrie {
  readonly #words = new KnownWords()
  readonly #transitions = new Transitions()
  /** By node: what may follow it, and the slots that are filled by the words which lead here. */
  readonly #follows: number[] = [0]
  readonly #slotsOf: number[][] = [[]]
  #slotCount = 0
  #spelling: Spelling | undefined

  /** The slots of all nodes, one after another; those of a node end where those of the next begin. */
  #slots = new Int32Array(0)
  #slotsFrom = new Int32Array(0)
  /** Slots by which phrases are looked up; the others only have to be known as filled. */
  #anchors = new Uint8Array(0)

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

  /** By slot: the text that filled it last, and the last of its fillers there. */
  #filledIn = new Int32Array(0)
  #lastFiller = new Int32Array(0)
  /** Fillers of all slots: a node, and the place of the slot's filler before it, by turns. */
  readonly #fillers = new NumberList()
  #gatheredIn = new Int32Array(0)
  readonly #gathered: Spans[] = []

  /** Adds a run of stems for a slot; `=installed` stands for a form. */
  plant(term: readonly string[], slot: number): void {
    let node = 0
    for (const word of term) node = this.#followed(node, word)
    this.#slotsOf[node]?.push(slot)
    this.#slotCount = Math.max(this.#slotCount, slot + 1)
    this.#spelling = undefined
  }

  #followed(node: number, word: string): number {
    const number = this.#words.numberOf(word)
    const known = this.#transitions.follow(node, number)
    if (known >= 0) return known
    const made = this.#slotsOf.push([]) - 1
    this.#follows.push(0)
    this.#follows[node] = (this.#follows[node] ?? 0) | (word.startsWith('=') ? Follows.form : Follows.stem)
    this.#transitions.add(node, number, made)
    return made
  }

  /** Names the slots that {@link fill} tells of; what was planted is ready to be read with from then on. */
  anchor(slots: Iterable<number>): void {
    const nodes = this.#slotsOf.length
    this.#slotsFrom = new Int32Array(nodes + 1)
    for (const [node, { length }] of this.#slotsOf.entries())
      this.#slotsFrom[node + 1] = (this.#slotsFrom[node] ?? 0) + length
    this.#slots = Int32Array.from(this.#slotsOf.flat())
    this.#metIn = new Int32Array(nodes)
    this.#firstSpan = new Int32Array(nodes)
    this.#lastSpan = new Int32Array(nodes)
    this.#spanCount = new Int32Array(nodes)
    this.#filledIn = new Int32Array(this.#slotCount)
    this.#gatheredIn = new Int32Array(this.#slotCount)
    this.#lastFiller = new Int32Array(this.#slotCount)
    this.#anchors = new Uint8Array(this.#slotCount)
    for (const slot of slots) this.#anchors[slot] = 1
    this.#words.clear()
  }

  /** Finds the anchors that a text fills; a misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): readonly number[] {
    this.#text += 1
    this.#tokens = tokens
    this.#filled.length = 0
    this.#spans.size = 0
    this.#fillers.size = 0
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

  readonly #spellings = (): Spelling => {
    this.#spelling ??= new Spelling(this.#words.stems())
    return this.#spelling
  }

  /** By slot, the number of the text that filled it last. */
  get filled(): Int32Array {
    return this.#filledIn
  }

  /** Number of the text that was read last. */
  get text(): number {
    return this.#text
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
    if (this.#slotsFrom[node] !== this.#slotsFrom[node + 1]) this.#note(node, from, at + 1)
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
      this.#fillSlots(node)
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

  #fillSlots(node: number): void {
    const end = this.#slotsFrom[node + 1] as number // one more than there are nodes
    for (let at = this.#slotsFrom[node] as number; at < end; at += 1) {
      const slot = this.#slots[at] as number // laid out by the node
      let previous = -1
      if (this.#filledIn[slot] === this.#text)
        previous = this.#lastFiller[slot] as number // set when it was first filled
      else {
        this.#filledIn[slot] = this.#text
        if (this.#anchors[slot] === 1) this.#filled.push(slot)
      }
      this.#lastFiller[slot] = this.#fillers.push(node)
      this.#fillers.push(previous)
    }
  }

  /** Follows the chain of what filled a slot, last first. */
  #gather(slot: number): Spans {
    if (this.#filledIn[slot] !== this.#text) return []
    const last = this.#lastFiller[slot] as number // set when it was filled
    const spans: number[] = []
    for (let filler = last; filler >= 0; filler = this.#fillers.at(filler + 1)) this.#collect(filler, spans)
    return this.#fillers.at(last + 1) < 0 ? spans : inOrder(spans)
  }

  #collect(filler: number, into: number[]): void {
    const node = this.#fillers.at(filler)
    let span = this.#firstSpan[node] as number // set when the node was met
    for (; span >= 0; span = this.#spans.at(span + 2)) into.push(this.#spans.at(span), this.#spans.at(span + 1))
  }
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
