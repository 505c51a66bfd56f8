import { Spelling } from './spelling.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'

/** Token indexes of stretches, `from` and `to` (exclusive) by turns, in the order of the text. */
export type Spans = readonly number[]

/** A run of words that fills places; what it met last is kept with it, so that a text costs nothing where it meets nothing. */
class Node {
  /** What may follow, by stem. */
  next: Map<string, Node> | undefined
  /** What may follow, by the form as it is said. */
  nextForm: Map<string, Node> | undefined
  /** The slots that are filled by the words which lead here. */
  readonly slots: number[] = []
  /** Where they stand in the trie's list of all. */
  slotsFrom = 0
  slotsTo = 0
  /** The text in which it was last met. */
  text = 0
  readonly spans: number[] = []
}

/** How a word is looked up: as it is written, and as it is spelt right. */
interface Entry {
  readonly written: Node | undefined
  readonly stem: string
  readonly spelt: Node | undefined
  readonly form: Node | undefined
}

/** Stretches that are kept of one term or slot in one text; more only come from hostile input. */
const spanLimit = 512
/** Words whose entries are kept; only the words of a language recur. */
const entryLimit = 20_000

const followed = (node: Node, word: string): Node => {
  const isForm = word.startsWith('=')
  if (isForm) node.nextForm ??= new Map()
  else node.next ??= new Map()
  const children = (isForm ? node.nextForm : node.next) ?? new Map<string, Node>()
  const key = isForm ? word.slice(1) : word
  const known = children.get(key)
  if (known !== undefined) return known
  const made = new Node()
  children.set(key, made)
  return made
}

/** Runs of stems, each leading to the slots it fills; a text is walked once for all of them. */
export class StemTrie {
  readonly #root = new Node()
  readonly #stems = new Set<string>()
  readonly #nodesOf: Node[][] = []
  readonly #entries = new Map<string, Entry>()
  #spelling: Spelling | undefined
  /** Number of the text that was read last; what a node or a slot holds of an earlier one is void. */
  #text = 0
  #filledIn = new Int32Array(64)
  #slots = new Int32Array(0)
  /** Slots by which phrases are looked up; the others only have to be known as filled. */
  #anchors = new Uint8Array(64)
  readonly #filled: number[] = []
  /** What was met in the text read last, and for each slot a chain of it: a node's place and the slot's filler before, by turns. */
  readonly #nodesMet: Node[] = []
  readonly #fillers: number[] = []
  #lastFiller = new Int32Array(64)

  #tokens: readonly Token[] = []
  #met: Entry[] = []
  #gatheredIn = new Int32Array(64)
  readonly #gathered: Spans[] = []

  /** Adds a run of stems for a slot; `=installed` stands for a form. */
  plant(term: readonly string[], slot: number): void {
    let node = this.#root
    for (const word of term) {
      if (!word.startsWith('=')) this.#stems.add(word)
      node = followed(node, word)
    }
    node.slots.push(slot)
    const nodes = this.#nodesOf[slot]
    if (nodes === undefined) this.#nodesOf[slot] = [node]
    else nodes.push(node)
    this.#spelling = undefined
    this.#entries.clear()
  }

  /** Names the slots that {@link fill} tells of. */
  anchor(slots: Iterable<number>): void {
    this.#filledIn = new Int32Array(this.#nodesOf.length)
    this.#gatheredIn = new Int32Array(this.#nodesOf.length)
    this.#lastFiller = new Int32Array(this.#nodesOf.length)
    this.#layOutSlots()
    this.#anchors = new Uint8Array(this.#nodesOf.length)
    for (const slot of slots) this.#anchors[slot] = 1
  }

  /** Puts the slots of all nodes into one stretch of memory, for they are walked all the time. */
  #layOutSlots(): void {
    const nodes = new Set(this.#nodesOf.flat())
    const slots: number[] = []
    for (const node of nodes) {
      node.slotsFrom = slots.length
      for (const slot of node.slots) slots.push(slot)
      node.slotsTo = slots.length
    }
    this.#slots = Int32Array.from(slots)
  }

  /** Finds the anchors that a text fills; a misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): readonly number[] {
    this.#text += 1
    this.#tokens = tokens
    this.#filled.length = 0
    this.#nodesMet.length = 0
    this.#fillers.length = 0
    if (this.#met.length < tokens.length) this.#met = new Array(tokens.length)
    for (let at = 0; at < tokens.length; at += 1) this.#met[at] = this.#entry(tokens[at] as Token) // in range by the loop's condition
    for (let from = 0; from < tokens.length; from += 1) this.#start(from)
    return this.#filled
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

  #entry({ word: { form, stem, classes } }: Token): Entry {
    const known = this.#entries.get(form)
    if (known !== undefined) return known
    this.#spelling ??= new Spelling(this.#stems)
    const spelt = this.#stems.has(stem) ? stem : (this.#spelling.nearest(stem) ?? stem)
    const entry = {
      written: this.#root.next?.get(stem),
      stem: spelt,
      spelt: this.#root.next?.get(spelt),
      form: this.#root.nextForm?.get(form),
    }
    // Numbers do not recur as words do.
    if ((classes & WordClass.number) !== 0) return entry
    if (this.#entries.size >= entryLimit) this.#entries.clear()
    this.#entries.set(form, entry)
    return entry
  }

  #start(from: number): void {
    const entry = this.#met[from] as Entry // filled for every token
    const node = this.#tokens[from]?.capital ? entry.written : entry.spelt
    if (node !== undefined) this.#reach(node, from, from)
    if (entry.form !== undefined) this.#reach(entry.form, from, from)
  }

  /** Notes what ends at a token, and follows the words after it. */
  #reach(node: Node, from: number, at: number): void {
    if (node.slotsTo > node.slotsFrom) this.#note(node, from, at + 1)
    if (node.next === undefined && node.nextForm === undefined) return
    let following = at + 1
    let token = this.#tokens[following]
    while (token?.word.soft === true && node.next?.has(token.word.stem) !== true) {
      following += 1
      token = this.#tokens[following]
    }
    if (token === undefined || token.parted || token.sentence !== this.#tokens[from]?.sentence) return
    const stem = token.capital ? token.word.stem : (this.#met[following] as Entry).stem // filled for every token
    const byStem = node.next?.get(stem)
    if (byStem !== undefined) this.#reach(byStem, from, following)
    const byForm = node.nextForm?.get(token.word.form)
    if (byForm !== undefined) this.#reach(byForm, from, following)
  }

  #note(node: Node, from: number, to: number): void {
    if (node.text !== this.#text) {
      node.text = this.#text
      node.spans.length = 0
      this.#fillSlots(node)
    }
    if (node.spans.length < 2 * spanLimit) node.spans.push(from, to)
  }

  #fillSlots(node: Node): void {
    const met = this.#nodesMet.push(node) - 1
    for (let at = node.slotsFrom; at < node.slotsTo; at += 1) {
      const slot = this.#slots[at] as number // laid out by the node
      const isFirst = this.#filledIn[slot] !== this.#text
      if (isFirst) {
        this.#filledIn[slot] = this.#text
        if (this.#anchors[slot] === 1) this.#filled.push(slot)
      }
      this.#fillers.push(met, isFirst ? -1 : (this.#lastFiller[slot] as number)) // set when it was first filled
      this.#lastFiller[slot] = this.#fillers.length - 2
    }
  }

  /** Follows the chain of what filled a slot, last first. */
  #gather(slot: number): Spans {
    if (this.#filledIn[slot] !== this.#text) return []
    let filler = this.#lastFiller[slot] as number // set when it was filled
    const last = this.#nodeOf(filler)
    filler = this.#fillers[filler + 1] as number // fillers come in pairs
    if (filler < 0) return last.spans
    const spans = [...last.spans]
    for (; filler >= 0; filler = this.#fillers[filler + 1] as number) spans.push(...this.#nodeOf(filler).spans)
    return inOrder(spans)
  }

  #nodeOf(filler: number): Node {
    return this.#nodesMet[this.#fillers[filler] as number] as Node // written by #fillSlots
  }
}

/** Brings spans into the order of the text, each once. */
const inOrder = (spans: readonly number[]): Spans => {
  const pairs: (readonly [from: number, to: number])[] = []
  for (let at = 0; at < spans.length; at += 2) pairs.push([spans[at] ?? 0, spans[at + 1] ?? 0])
  pairs.sort((left, right) => left[0] - right[0] || left[1] - right[1])
  const ordered: number[] = []
  for (const [from, to] of pairs) {
    if (ordered.at(-2) === from && ordered.at(-1) === to) continue
    ordered.push(from, to)
    if (ordered.length >= 2 * spanLimit) break
  }
  return ordered
}
