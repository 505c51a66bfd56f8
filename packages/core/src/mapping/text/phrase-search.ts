import type { PhraseOrder } from './phrase.ts'
import type { Reading } from './reading.ts'
import { Scope } from './scope.ts'
import type { Spans, StemTrie } from './stem-trie.ts'
import type { Token } from './token.ts'
import type { Speaker } from './turns.ts'

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
  /** Index of the sentence it begins in, and who says it. */
  readonly sentence: number
  readonly speaker: Speaker
}

/** Steps spent on one text: what bounds hostile input. */
const workLimit = 300_000
const sentenceGap = 4
/** Stretches that are tried on either side of one. */
const reach = 6

/** A stretch that may fill the next place. */
interface Candidate {
  readonly from: number
  readonly to: number
  readonly gap: number
}

const nearestFirst = (left: Candidate, right: Candidate): number => left.gap - right.gap || right.to - left.to

/** One run over one text. */
export class PhraseSearch {
  readonly hits: Map<number, Hit[]> = new Map()
  readonly #reading: Reading
  readonly #tokens: readonly Token[]
  readonly #trie: StemTrie
  #work = 0

  constructor(reading: Reading, trie: StemTrie) {
    this.#reading = reading
    this.#tokens = reading.tokens
    this.#trie = trie
  }

  /** The limit was reached before everything was tried. */
  get exhausted(): boolean {
    return this.#work > workLimit
  }

  /** Looks for one phrase; what is found is in {@link hits}. */
  look(phrase: SlottedPhrase): void {
    const first = phrase.slots[0]
    if (first === undefined || this.exhausted) return
    const starts = this.#trie.spans(first)
    for (let at = 0; at < starts.length && !this.exhausted; at += 2) {
      const taken = [starts[at] as number, starts[at + 1] as number] // spans come in pairs
      this.#work += 1
      if (phrase.slots.length === 1 || this.#complete(taken, phrase)) this.#keep(phrase, taken)
    }
  }

  /** Fills the places that are left, nearest words first, and takes a step back where those lead nowhere. */
  #complete(taken: number[], phrase: SlottedPhrase): boolean {
    const place = taken.length >> 1
    const slot = phrase.slots[place]
    if (slot === undefined) return true
    const candidates = this.#candidates(taken, this.#trie.spans(slot), phrase)
    if (candidates.length > 1) candidates.sort(nearestFirst)
    for (const { from, to } of candidates) {
      taken.push(from, to)
      if (this.#complete(taken, phrase)) return true
      taken.length -= 2
      if (this.exhausted) return false
    }
    return false
  }

  #candidates(taken: readonly number[], spans: Spans, { order, within }: SlottedPhrase): Candidate[] {
    const candidates: Candidate[] = []
    const lastFrom = taken.at(-2) ?? 0
    const lastTo = taken.at(-1) ?? 0
    const begin = firstNear(lastFrom, spans)
    const end = Math.min(spans.length, begin === 0 && spans.length <= 4 * reach ? spans.length : begin + 4 * reach + 2)
    for (let at = begin; at < end; at += 2) {
      const from = spans[at] as number // spans come in pairs
      const to = spans[at + 1] as number
      this.#work += 1
      if (touches(taken, from, to)) continue
      const gap = order === 'any' ? this.#gapToAny(taken, from, to) : this.#gapAfter(lastTo, from, order === 'exact')
      if (gap <= within) candidates.push({ from, to, gap })
    }
    return candidates
  }

  #gapToAny(taken: readonly number[], from: number, to: number): number {
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < taken.length; at += 2) {
      const otherFrom = taken[at] as number // spans come in pairs
      const otherTo = taken[at + 1] as number
      const gap = otherFrom < from ? this.#gap(otherTo, from) : this.#gap(to, otherFrom)
      if (gap < least) least = gap
    }
    return least
  }

  /** Words between the end of one span and the start of another. */
  #gap(to: number, from: number): number {
    const last = this.#tokens[to - 1] as Token // spans are stretches of the tokens
    const first = this.#tokens[from] as Token
    return first.near - last.near - (last.word.light ? 0 : 1) + sentenceGap * (first.sentence - last.sentence)
  }

  /** Words between a span and one that follows it; side by side in one sentence for `exact`. */
  #gapAfter(to: number, from: number, exact: boolean): number {
    if (from < to) return Number.POSITIVE_INFINITY
    if (!exact) return this.#gap(to, from)
    const last = this.#tokens[to - 1] as Token // spans are stretches of the tokens
    const first = this.#tokens[from] as Token
    if (first.sentence !== last.sentence) return Number.POSITIVE_INFINITY
    return first.exact - last.exact - (last.word.filler ? 0 : 1)
  }

  #keep({ id, phrase }: SlottedPhrase, spans: readonly number[]): void {
    const tokens: number[] = []
    let from = Number.POSITIVE_INFINITY
    let to = 0
    for (let at = 0; at < spans.length; at += 2) {
      const start = spans[at] as number // spans come in pairs
      const end = spans[at + 1] as number
      if (start < from) from = start
      if (end > to) to = end
      for (let token = start; token < end; token += 1) tokens.push(token)
    }
    let scope = 0
    for (const index of tokens) scope |= this.#scopeOf(index, tokens)
    const sentence = this.#tokens[from]?.sentence ?? 0
    const speaker = this.#reading.sentences[sentence]?.speaker ?? 'narrator'
    const hit = { phrase, from, to, tokens, scope, sentence, speaker }
    const known = this.hits.get(id)
    if (known === undefined) this.hits.set(id, [hit])
    else known.push(hit)
  }

  /** A negator that is one of the phrase's own words does not deny it. */
  #scopeOf(index: number, own: readonly number[]): number {
    const token = this.#tokens[index]
    if (token === undefined || token.scope === 0) return 0
    return own.includes(token.deniedBy) ? token.scope & ~Scope.denied : token.scope
  }
}

const touches = (taken: readonly number[], from: number, to: number): boolean => {
  for (let at = 0; at < taken.length; at += 2) if (from < (taken[at + 1] ?? 0) && (taken[at] ?? 0) < to) return true
  return false
}

/** Where the spans near one begin: lists are in the order of the text, so all others are farther. */
const firstNear = (from: number, spans: Spans): number => {
  if (spans.length <= 4 * reach) return 0
  let low = 0
  let high = spans.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[2 * middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return 2 * Math.max(0, low - reach)
}
