import type { Token } from './reading.ts'
import { Spelling } from './spelling.ts'

/** A stretch of tokens, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

interface Node {
  readonly next: Map<string, Node>
  readonly slots: number[]
}

/** Stretches that are kept of one slot in one text; more only come from hostile input. */
const spanLimit = 512

const newNode = (): Node => ({ next: new Map(), slots: [] })

/** Words that belong together do not do so across a comma, a dash or a bracket. */
const breaksUnit = ({ before }: Token): boolean => before !== '' && ',-(:'.includes(before)

/** Runs of stems, each leading to the slots it fills; a text is walked once for all of them. */
export class StemTrie {
  readonly #root: Node = newNode()
  readonly #stems = new Set<string>()
  #forms = false
  #spelling: Spelling | undefined

  /** Adds a run of stems for a slot; `=installed` stands for a form. */
  plant(term: readonly string[], slot: number): void {
    let node = this.#root
    for (const stem of term) {
      this.#stems.add(stem)
      if (stem.startsWith('=')) this.#forms = true
      const next = node.next.get(stem) ?? newNode()
      node.next.set(stem, next)
      node = next
    }
    if (!node.slots.includes(slot)) node.slots.push(slot)
  }

  /** Where each slot is filled, in the order of the text; a misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): Map<number, Span[]> {
    this.#spelling ??= new Spelling([...this.#stems].filter((stem) => !stem.startsWith('=')))
    const stems = tokens.map(({ stem, capital }) =>
      capital || this.#stems.has(stem) ? stem : (this.#spelling?.nearest(stem) ?? stem),
    )
    const filled = new Map<number, Span[]>()
    for (const from of tokens.keys()) this.#walk({ tokens, stems, filled, from }, this.#root, from)
    return filled
  }

  /** Follows the trie from a token; a word is met by its stem and by its form. */
  #walk(text: Walk, node: Node, at: number): void {
    const token = text.tokens[at]
    const stem = text.stems[at]
    if (token === undefined || stem === undefined || token.sentence !== text.tokens[text.from]?.sentence) return
    this.#step(text, node.next.get(stem), at)
    if (this.#forms) this.#step(text, node.next.get(`=${token.form}`), at)
  }

  #step(text: Walk, node: Node | undefined, at: number): void {
    if (node === undefined) return
    for (const slot of node.slots) keep(text.filled, slot, { from: text.from, to: at + 1 })
    if (node.next.size === 0) return
    let following = at + 1
    while (text.tokens[following]?.soft && !node.next.has(text.tokens[following]?.stem ?? '')) following += 1
    const next = text.tokens[following]
    if (next !== undefined && !breaksUnit(next)) this.#walk(text, node, following)
  }
}

interface Walk {
  readonly tokens: readonly Token[]
  readonly stems: readonly string[]
  readonly filled: Map<number, Span[]>
  /** Where the walk began. */
  readonly from: number
}

const keep = (filled: Map<number, Span[]>, slot: number, span: Span): void => {
  const spans = filled.get(slot)
  if (spans === undefined) {
    filled.set(slot, [span])
    return
  }
  const last = spans.at(-1)
  const known = last?.from === span.from && last.to === span.to
  if (!known && spans.length < spanLimit) spans.push(span)
}
