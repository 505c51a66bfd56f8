import type { Token } from './reading.ts'
import { Spelling } from './spelling.ts'

/** A stretch of tokens, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

interface Node {
  readonly next: Map<string, Node>
  /** The slots that are filled by the words which lead here. */
  readonly slots: number[]
}

/** Stretches that are kept of one term or slot in one text; more only come from hostile input. */
const spanLimit = 512

const newNode = (): Node => ({ next: new Map(), slots: [] })

/** Words that belong together do not do so across a comma, a dash or a bracket. */
const breaksUnit = ({ before }: Token): boolean => before !== '' && ',-(:'.includes(before)

/** Runs of stems, each leading to the slots it fills; a text is walked once for all of them. */
export class StemTrie {
  readonly #root: Node = newNode()
  readonly #stems = new Set<string>()
  readonly #nodesOf = new Map<number, Node[]>()
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
    node.slots.push(slot)
    const nodes = this.#nodesOf.get(slot)
    if (nodes === undefined) this.#nodesOf.set(slot, [node])
    else nodes.push(node)
  }

  /** Finds what fills the slots; a misspelt word is read as the one it is nearest to. */
  fill(tokens: readonly Token[]): FilledSlots {
    this.#spelling ??= new Spelling([...this.#stems].filter((stem) => !stem.startsWith('=')))
    const stems = tokens.map(({ stem, capital }) =>
      capital || this.#stems.has(stem) ? stem : (this.#spelling?.nearest(stem) ?? stem),
    )
    const reached = new Map<Node, Span[]>()
    for (const from of tokens.keys()) this.#walk({ tokens, stems, reached, from }, this.#root, from)
    return new FilledSlots(reached, this.#nodesOf)
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
    if (node.slots.length > 0) keep(text.reached, node, { from: text.from, to: at + 1 })
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
  readonly reached: Map<Node, Span[]>
  /** Where the walk began. */
  readonly from: number
}

const keep = (reached: Map<Node, Span[]>, node: Node, span: Span): void => {
  const spans = reached.get(node)
  if (spans === undefined) reached.set(node, [span])
  else if (spans.length < spanLimit) spans.push(span)
}

/** What fills the slots of a trie in one text. */
export class FilledSlots {
  readonly #reached: ReadonlyMap<Node, readonly Span[]>
  readonly #nodesOf: ReadonlyMap<number, readonly Node[]>
  readonly #spans = new Map<number, readonly Span[]>()

  constructor(reached: ReadonlyMap<Node, readonly Span[]>, nodesOf: ReadonlyMap<number, readonly Node[]>) {
    this.#reached = reached
    this.#nodesOf = nodesOf
  }

  /** The slots that are filled at least once. */
  slots(): ReadonlySet<number> {
    const filled = new Set<number>()
    for (const { slots } of this.#reached.keys()) for (const slot of slots) filled.add(slot)
    return filled
  }

  /** Where a slot is filled, in the order of the text. */
  spans(slot: number): readonly Span[] {
    const known = this.#spans.get(slot)
    if (known !== undefined) return known
    const spans = this.#gather(slot)
    this.#spans.set(slot, spans)
    return spans
  }

  #gather(slot: number): readonly Span[] {
    const lists = (this.#nodesOf.get(slot) ?? []).flatMap((node) => this.#reached.get(node) ?? [])
    const distinct = new Map(lists.map((span) => [`${span.from} ${span.to}`, span]))
    return [...distinct.values()]
      .sort((left, right) => left.from - right.from || left.to - right.to)
      .slice(0, spanLimit)
  }
}
