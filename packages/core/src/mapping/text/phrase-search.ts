import type { PhraseOrder } from './phrase.ts'
import type { Token } from './reading.ts'
import { Scope } from './scope.ts'
import type { FilledSlots, Span } from './stem-trie.ts'

/** A phrase to look for. */
export interface PhraseSpec {
  readonly phrase: string
  readonly order: PhraseOrder
  /** Words that may stand between two of its words; light words do not count and a sentence's end counts as four. */
  readonly within: number
}

/** One way to say a phrase, by the slots that have to be filled. */
export interface SlottedPhrase extends PhraseSpec {
  readonly id: number
  readonly slots: readonly number[]
}

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

/** Steps spent on one text: what bounds hostile input. */
const workLimit = 300_000
const sentenceGap = 4
/** Stretches that are tried on either side of one. */
const reach = 6

/** One run over one text. */
export class PhraseSearch {
  readonly hits: Map<number, Hit[]> = new Map()
  readonly #tokens: readonly Token[]
  readonly #filled: FilledSlots
  #work = 0

  constructor(tokens: readonly Token[], filled: FilledSlots) {
    this.#tokens = tokens
    this.#filled = filled
  }

  /** The limit was reached before everything was tried. */
  get exhausted(): boolean {
    return this.#work > workLimit
  }

  /** Looks for one phrase; what is found is in {@link hits}. */
  look(phrase: SlottedPhrase): void {
    const [first, ...rest] = phrase.slots
    if (first === undefined || this.exhausted) return
    const hits = this.hits.get(phrase.id) ?? []
    for (const span of this.#filled.spans(first)) {
      if (this.exhausted) break
      const spans = this.#complete([span], rest, phrase)
      if (spans !== undefined) hits.push(this.#hit(phrase, spans))
    }
    if (hits.length > 0) this.hits.set(phrase.id, hits)
  }

  /** Fills the places that are left, nearest words first, and takes a step back where those lead nowhere. */
  #complete(taken: readonly Span[], rest: readonly number[], phrase: SlottedPhrase): readonly Span[] | undefined {
    const [slot, ...others] = rest
    if (slot === undefined) return taken
    for (const candidate of this.#nearest(taken, this.#filled.spans(slot), phrase)) {
      const spans = this.#complete([...taken, candidate], others, phrase)
      if (spans !== undefined || this.exhausted) return spans
    }
    return undefined
  }

  #nearest(taken: readonly Span[], candidates: readonly Span[], phrase: SlottedPhrase): Span[] {
    const last = taken.at(-1)
    if (last === undefined) return []
    const reached: { span: Span; gap: number }[] = []
    for (const span of around(last, candidates)) {
      this.#work += 1
      if (taken.some((other) => span.from < other.to && other.from < span.to)) continue
      const gap =
        phrase.order === 'any'
          ? Math.min(...taken.map((other) => this.#gap(other, span)))
          : this.#gapAfter(last, span, phrase.order === 'exact')
      if (gap <= phrase.within) reached.push({ span, gap })
    }
    return reached.sort((left, right) => left.gap - right.gap || right.span.to - left.span.to).map(({ span }) => span)
  }

  /** Words between two spans, whichever comes first. */
  #gap(one: Span, other: Span): number {
    const [left, right] = one.from < other.from ? [one, other] : [other, one]
    const last = this.#tokens[left.to - 1]
    const first = this.#tokens[right.from]
    if (last === undefined || first === undefined) return Number.POSITIVE_INFINITY
    return first.near - last.near - (last.light ? 0 : 1) + sentenceGap * (first.sentence - last.sentence)
  }

  /** Words between a span and one that follows it; side by side in one sentence for `exact`. */
  #gapAfter(one: Span, other: Span, exact: boolean): number {
    const last = this.#tokens[one.to - 1]
    const first = this.#tokens[other.from]
    if (other.from < one.to || last === undefined || first === undefined) return Number.POSITIVE_INFINITY
    if (!exact) return this.#gap(one, other)
    if (first.sentence !== last.sentence) return Number.POSITIVE_INFINITY
    return first.exact - last.exact - (last.filler ? 0 : 1)
  }

  #hit({ phrase }: SlottedPhrase, spans: readonly Span[]): Hit {
    const tokens = spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset))
    const scope = tokens.reduce((bits, index) => bits | this.#scopeOf(index, tokens), 0)
    return { phrase, from: Math.min(...tokens), to: Math.max(...tokens) + 1, tokens, scope }
  }

  /** A negator that is one of the phrase's own words does not deny it. */
  #scopeOf(index: number, own: readonly number[]): number {
    const token = this.#tokens[index]
    if (token === undefined) return 0
    return own.includes(token.deniedBy) ? token.scope & ~Scope.denied : token.scope
  }
}

/** The spans near one: lists are in the order of the text, so all others are farther. */
const around = (span: Span, candidates: readonly Span[]): readonly Span[] => {
  if (candidates.length <= 2 * reach) return candidates
  let low = 0
  let high = candidates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((candidates[middle]?.from ?? 0) < span.from) low = middle + 1
    else high = middle
  }
  return candidates.slice(Math.max(0, low - reach), low + reach + 1)
}
