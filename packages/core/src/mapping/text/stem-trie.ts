import { Spelling } from './spelling.ts'
import type { Token } from './token.ts'

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
  readonly #filledIn: number[] = []
  #filled: number[] = []
  #tokens: readonly Token[] = []
  #met: Entry[] = []
  readonly #gathered: ({ text: number; spans: Spans } | undefined)[] = []

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

  /** Finds the slots that a text fills; a misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): readonly number[] {
    this.#text += 1
    this.#tokens = tokens
    this.#filled = []
    if (this.#met.length < tokens.length) this.#met = new Array(tokens.length)
    for (let at = 0; at < tokens.length; at += 1) this.#met[at] = this.#entry(tokens[at] as Token) // in range by the loop's condition
    for (let from = 0; from < tokens.length; from += 1) this.#start(from)
    return this.#filled
  }

  /** Whether the text read last fills each of some slots. */
  areFilled(slots: readonly number[]): boolean {
    for (const slot of slots) if (this.#filledIn[slot] !== this.#text) return false
    return true
  }

  /** Where the text read last fills a slot. */
  spans(slot: number): Spans {
    const known = this.#gathered[slot]
    if (known?.text === this.#text) return known.spans
    const spans = this.#gather(slot)
    this.#gathered[slot] = { text: this.#text, spans }
    return spans
  }

  #entry({ word: { form, stem } }: Token): Entry {
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
    if (node.slots.length > 0) this.#note(node, from, at + 1)
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
      const filledIn = this.#filledIn
      for (const slot of node.slots) {
        if (filledIn[slot] === this.#text) continue
        filledIn[slot] = this.#text
        this.#filled.push(slot)
      }
    }
    if (node.spans.length < 2 * spanLimit) node.spans.push(from, to)
  }

  #gather(slot: number): Spans {
    const nodes = this.#nodesOf[slot] ?? []
    let only: Node | undefined
    let spans: number[] | undefined
    for (const node of nodes) {
      if (node.text !== this.#text) continue
      if (only === undefined) only = node
      else {
        spans ??= [...only.spans]
        spans.push(...node.spans)
      }
    }
    return spans === undefined ? (only?.spans ?? []) : inOrder(spans)
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
