import { type PhraseOrder, parsePhrase, type Slot, type Vocabulary } from './phrase.ts'
import type { Reading, Token } from './reading.ts'
import { Scope } from './scope.ts'
import { Spelling } from './spelling.ts'

/** A phrase to look for. */
export interface PhraseSpec {
  readonly phrase: string
  readonly order: PhraseOrder
  /** Words that may stand between two of its words; light words do not count. */
  readonly within: number
}

/** Words that belong together do not do so across a comma, a dash or a bracket. */
const breaksUnit = (token: Token | undefined): boolean =>
  token !== undefined && token.before !== '' && ',-(:'.includes(token.before)

/** Where a phrase was found. */
export interface Hit {
  readonly phrase: string
  /** Token indexes of the stretch, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** The tokens that filled its places; those between are not among them. */
  readonly tokens: readonly number[]
  /** Bits of {@link Scope}: how the words are meant. */
  readonly scope: number
}

interface Span {
  readonly from: number
  readonly to: number
}

interface Phrase extends PhraseSpec {
  readonly id: number
  readonly slots: readonly number[]
}

interface Node {
  readonly next: Map<string, Node>
  readonly slots: number[]
}

const newNode = (): Node => ({ next: new Map(), slots: [] })

/** Places of one slot that are kept in one text, and steps spent on one text: what bounds hostile input. */
const spanLimit = 512
const workLimit = 300_000
/** What a sentence's end counts as, in words between. */
const sentenceGap = 4

/**
 * Finds many phrases in one pass over a text.
 *
 * The words of all phrases form one trie over stems; a phrase is tried only where its rarest place was filled.
 */
export class PhraseBook {
  readonly #root: Node = newNode()
  readonly #slots = new Map<string, number>()
  readonly #byAnchor = new Map<number, Phrase[]>()
  readonly #ids = new Map<string, number>()
  readonly #stems = new Set<string>()
  #forms = false
  #spelling: Spelling | undefined

  /**
   * Adds a phrase.
   *
   * @returns its number, the same for the same phrase
   * @throws {@link PhraseSyntaxError} when the phrase cannot be read
   */
  add(spec: PhraseSpec, vocabulary: Vocabulary): number {
    const key = `${spec.order}\n${spec.within}\n${spec.phrase}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#ids.size
    for (const way of parsePhrase(spec.phrase, vocabulary)) {
      const slots = way.map((slot) => this.#slot(slot))
      const anchor = slots.reduce((best, slot) => (this.#postings(slot) < this.#postings(best) ? slot : best))
      const list = this.#byAnchor.get(anchor) ?? []
      list.push({ ...spec, id, slots })
      this.#byAnchor.set(anchor, list)
    }
    this.#ids.set(key, id)
    return id
  }

  #postings(slot: number): number {
    return this.#byAnchor.get(slot)?.length ?? 0
  }

  #slot(terms: Slot): number {
    const key = terms
      .map((term) => term.join(' '))
      .sort()
      .join('|')
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const id = this.#slots.size
    this.#slots.set(key, id)
    for (const term of terms) {
      this.#plant(term, id)
      if (term.length === 2) this.#plant([term.join('')], id)
    }
    return id
  }

  #plant(term: readonly string[], slot: number): void {
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

  /** Finds every phrase in a text: the hits by the phrase's number, and whether the search was cut short. */
  find(reading: Reading): { hits: Map<number, Hit[]>; exhausted: boolean } {
    const search = new Search(reading.tokens, this.#fill(reading.tokens))
    for (const slot of search.filled.keys()) {
      for (const phrase of this.#byAnchor.get(slot) ?? []) {
        if (phrase.slots.every((each) => search.filled.has(each))) search.look(phrase)
      }
    }
    return { hits: search.hits, exhausted: search.work > workLimit }
  }

  #fill(tokens: readonly Token[]): Map<number, Span[]> {
    this.#spelling ??= new Spelling([...this.#stems].filter((stem) => !stem.startsWith('=')))
    const stems = tokens.map(({ stem, capital }) =>
      capital || this.#stems.has(stem) ? stem : (this.#spelling?.nearest(stem) ?? stem),
    )
    const filled = new Map<number, Span[]>()
    for (const from of tokens.keys()) this.#walk(this.#root, from, from, tokens, stems, filled)
    return filled
  }

  /** Follows the trie from one token; a word may be met by its stem and by its form. */
  #walk(
    node: Node,
    from: number,
    at: number,
    tokens: readonly Token[],
    stems: readonly string[],
    filled: Map<number, Span[]>,
  ): void {
    const token = tokens[at]
    const stem = stems[at]
    if (token === undefined || stem === undefined || token.sentence !== tokens[from]?.sentence) return
    for (const next of [node.next.get(stem), this.#forms ? node.next.get(`=${token.form}`) : undefined]) {
      if (next === undefined) continue
      for (const slot of next.slots) {
        const spans = filled.get(slot)
        if (spans === undefined) filled.set(slot, [{ from, to: at + 1 }])
        else if (spans.length < spanLimit && !(spans.at(-1)?.from === from && spans.at(-1)?.to === at + 1))
          spans.push({ from, to: at + 1 })
      }
      if (next.next.size === 0) continue
      let following = at + 1
      while (tokens[following]?.soft && !node.next.has(tokens[following]?.stem ?? '')) following += 1
      if (breaksUnit(tokens[following])) continue
      this.#walk(next, from, following, tokens, stems, filled)
    }
  }
}

/** One run over one text. */
class Search {
  readonly hits = new Map<number, Hit[]>()
  work = 0

  constructor(tokens: readonly Token[], filled: ReadonlyMap<number, Span[]>) {
    this.tokens = tokens
    this.filled = filled
  }

  readonly tokens: readonly Token[]
  readonly filled: ReadonlyMap<number, Span[]>

  look(phrase: Phrase): void {
    const [first, ...rest] = phrase.slots
    if (first === undefined) return
    const hits = this.hits.get(phrase.id) ?? []
    for (const span of this.filled.get(first) ?? []) {
      if (this.work > workLimit) break
      const spans = this.#complete([span], rest, phrase)
      if (spans !== undefined) hits.push(this.#hit(phrase, spans))
    }
    if (hits.length > 0) this.hits.set(phrase.id, hits)
  }

  /** Fills the places that are left, nearest words first, and takes a step back where those lead nowhere. */
  #complete(taken: readonly Span[], rest: readonly number[], phrase: Phrase): readonly Span[] | undefined {
    const [slot, ...others] = rest
    if (slot === undefined) return taken
    for (const candidate of this.#nearest(taken, this.filled.get(slot) ?? [], phrase)) {
      const spans = this.#complete([...taken, candidate], others, phrase)
      if (spans !== undefined || this.work > workLimit) return spans
    }
    return undefined
  }

  #nearest(taken: readonly Span[], candidates: readonly Span[], phrase: Phrase): Span[] {
    const last = taken.at(-1)
    if (last === undefined) return []
    const reached: { span: Span; gap: number }[] = []
    for (const span of this.#around(last, candidates)) {
      this.work += 1
      if (taken.some((other) => span.from < other.to && other.from < span.to)) continue
      const gap =
        phrase.order === 'any'
          ? Math.min(...taken.map((other) => this.#gap(other, span)))
          : this.#gapAfter(last, span, phrase.order === 'exact')
      if (gap <= phrase.within) reached.push({ span, gap })
    }
    return reached.sort((left, right) => left.gap - right.gap || right.span.to - left.span.to).map(({ span }) => span)
  }

  /** The candidates near a span: lists are in the order of the text, so all others are farther. */
  #around(span: Span, candidates: readonly Span[]): readonly Span[] {
    if (candidates.length <= 12) return candidates
    let low = 0
    let high = candidates.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((candidates[middle]?.from ?? 0) < span.from) low = middle + 1
      else high = middle
    }
    return candidates.slice(Math.max(0, low - 6), low + 7)
  }

  /** Words between two spans, whichever comes first. */
  #gap(one: Span, other: Span): number {
    const [left, right] = one.from < other.from ? [one, other] : [other, one]
    const last = this.tokens[left.to - 1]
    const first = this.tokens[right.from]
    if (last === undefined || first === undefined) return Number.POSITIVE_INFINITY
    return first.near - last.near - (last.light ? 0 : 1) + sentenceGap * (first.sentence - last.sentence)
  }

  /** Words between a span and one that follows it; side by side in one sentence for `exact`. */
  #gapAfter(one: Span, other: Span, exact: boolean): number {
    const last = this.tokens[one.to - 1]
    const first = this.tokens[other.from]
    if (other.from < one.to || last === undefined || first === undefined) return Number.POSITIVE_INFINITY
    if (!exact) return this.#gap(one, other)
    return first.sentence === last.sentence
      ? first.exact - last.exact - (last.filler ? 0 : 1)
      : Number.POSITIVE_INFINITY
  }

  #hit({ phrase }: Phrase, spans: readonly Span[]): Hit {
    let scope = 0
    const filled: number[] = []
    for (const span of spans) {
      for (let index = span.from; index < span.to; index += 1) {
        const token = this.tokens[index]
        if (token === undefined) continue
        filled.push(index)
        const own = spans.some(({ from, to }) => token.deniedBy >= from && token.deniedBy < to)
        scope |= own ? token.scope & ~Scope.denied : token.scope
      }
    }
    const from = Math.min(...spans.map((span) => span.from))
    return { phrase, from, to: Math.max(...spans.map((span) => span.to)), tokens: filled, scope }
  }
}
