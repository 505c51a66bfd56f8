import { NumberList } from './number-list.ts'
import { Page, type Sentence } from './page.ts'
import { type PhraseOrder, placeLimit } from './phrase.ts'
import { type Hit, PhraseHits } from './phrase-hits.ts'
import { Scope } from './scope.ts'
import { Cell, Mark } from './token-cells.ts'
import type { TrieWalk } from './trie-walk.ts'

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

/** Steps spent on one text: what bounds hostile input. */
const workLimit = 300_000
const sentenceGap = 4
/** Stretches that are tried on either side of one. */
const reach = 6

/** Numbers of a stretch that may fill the next place: from, to, and the words between it and the others. */
const stride = 3

/**
 * Looks for phrases in the text that was walked last.
 *
 * What it needs on the way is kept in memory of its own, text after text.
 */
export class PhraseSearch {
  hits: PhraseHits = new PhraseHits()
  readonly #walk: TrieWalk
  #page = new Page()
  #work = 0
  /** Number of the text; by phrase: the text it was last found in, and its last hit there. */
  #text = 0
  readonly #lastIn: Int32Array
  readonly #last: (Hit | undefined)[]
  /** The stretches that fill the places of a phrase so far, from and to by turns. */
  readonly #taken = new NumberList()
  /** By place of the phrase that is looked for, besides the first: 1 where it is filled. */
  readonly #filled = new Uint8Array(placeLimit)
  /** Stretches that may fill the places of a phrase, those of one place after those of the one before. */
  readonly #candidates = new NumberList()

  /** @param phrases - how many there are */
  constructor(walk: TrieWalk, phrases: number) {
    this.#walk = walk
    this.#lastIn = new Int32Array(phrases)
    this.#last = Array.from({ length: phrases }, () => undefined)
  }

  /** Begins with a text; what is found is in {@link hits} from then on. */
  begin(page: Page): void {
    if (this.#text === 0x7fff_ffff) this.#lastIn.fill(0)
    this.#text = (this.#text % 0x7fff_ffff) + 1
    this.hits = new PhraseHits()
    this.#page = page
    this.#work = 0
  }

  /** The limit was reached before everything was tried. */
  get exhausted(): boolean {
    return this.#work > workLimit
  }

  /** Looks for one phrase. */
  look(phrase: SlottedPhrase): void {
    const { slots } = phrase
    const first = slots[0]
    if (first === undefined || this.exhausted) return
    for (let at = slots.length - 1; at >= 0; at -= 1) if (!this.#walk.gather(slots[at] as number)) return // in range
    const { places, begin, end } = this.#walk
    const taken = this.#taken
    for (let at = begin; at < end && !this.exhausted; at += 2) {
      taken.size = 0
      taken.push(places.at(at))
      taken.push(places.at(at + 1))
      this.#work += 1
      if (slots.length === 1) this.#keep(phrase)
      else {
        this.#candidates.size = 0
        if (this.#complete(phrase, slots.length - 1)) this.#keep(phrase)
      }
    }
  }

  /**
   * Fills the places that are left, nearest words first, and takes a step back where those lead nowhere.
   *
   * In any order a place that nothing near fills waits for the others: what fills them may be near to it.
   */
  #complete(phrase: SlottedPhrase, left: number): boolean {
    if (left === 0) return true
    const { slots, order } = phrase
    const candidates = this.#candidates
    const begin = candidates.size
    for (let place = 1; place < slots.length; place += 1) {
      if (this.#filled[place] === 1) continue
      this.#find(slots[place] as number, phrase) // in range by the loop's condition
      if (candidates.size === begin && order === 'any') continue
      this.#filled[place] = 1
      const isComplete = this.#fill(phrase, begin, left)
      this.#filled[place] = 0
      return isComplete
    }
    return false
  }

  /** Tries the candidates from one on for a place, each with all that is left. */
  #fill(phrase: SlottedPhrase, begin: number, left: number): boolean {
    const taken = this.#taken
    const candidates = this.#candidates
    const end = candidates.size
    for (let at = begin; at < end; at += stride) {
      taken.push(candidates.at(at))
      taken.push(candidates.at(at + 1))
      if (this.#complete(phrase, left - 1)) return true
      taken.size -= 2
      candidates.size = end
      if (this.exhausted) return false
    }
    return false
  }

  /** Appends the stretches that may fill a slot to the candidates, the nearest first, then the longest. */
  #find(slot: number, { order, within }: SlottedPhrase): void {
    const walk = this.#walk
    const { places } = walk
    walk.gather(slot)
    const taken = this.#taken
    const lastFrom = taken.at(taken.size - 2)
    const lastTo = taken.at(taken.size - 1)
    const first = this.#candidates.size
    const begin = firstNear(lastFrom, places, walk.begin, walk.end)
    const end = begin === walk.begin && walk.end - walk.begin <= 4 * reach ? walk.end : begin + 4 * reach + 2
    for (let at = begin; at < Math.min(end, walk.end); at += 2) {
      const from = places.at(at)
      const to = places.at(at + 1)
      this.#work += 1
      if (this.#touches(from, to)) continue
      const gap = order === 'any' ? this.#gapToAny(from, to) : this.#gapAfter(lastTo, from, order === 'exact')
      if (gap <= within) this.#propose(first, from, to, gap)
    }
  }

  #propose(first: number, from: number, to: number, gap: number): void {
    const candidates = this.#candidates
    let at = candidates.size
    for (let part = 0; part < stride; part += 1) candidates.push(0)
    const { values } = candidates
    for (; at > first; at -= stride) {
      const before = values[at - 1] as number // in range by the loop's condition
      if (before < gap || (before === gap && (values[at - 2] as number) >= to)) break
      values.copyWithin(at, at - stride, at)
    }
    values[at] = from
    values[at + 1] = to
    values[at + 2] = gap
  }

  #touches(from: number, to: number): boolean {
    const taken = this.#taken
    for (let at = 0; at < taken.size; at += 2) if (from < taken.at(at + 1) && taken.at(at) < to) return true
    return false
  }

  #gapToAny(from: number, to: number): number {
    const taken = this.#taken
    let least = farther
    for (let at = 0; at < taken.size; at += 2) {
      const gap = taken.at(at) < from ? this.#gap(taken.at(at + 1), from) : this.#gap(to, taken.at(at))
      if (gap < least) least = gap
    }
    return least
  }

  /** Words between the end of one span and the start of another. */
  #gap(to: number, from: number): number {
    const { cells } = this.#page
    const last = to - 1
    const between = cells.at(from, Cell.near) - cells.at(last, Cell.near)
    const sentences = cells.at(from, Cell.sentence) - cells.at(last, Cell.sentence)
    return between - ((cells.at(last, Cell.marks) & Mark.light) !== 0 ? 0 : 1) + sentenceGap * sentences
  }

  /** Words between a span and one that follows it; side by side in one sentence for `exact`. */
  #gapAfter(to: number, from: number, exact: boolean): number {
    if (from < to) return farther
    if (!exact) return this.#gap(to, from)
    const { cells } = this.#page
    const last = to - 1
    if (cells.at(from, Cell.sentence) !== cells.at(last, Cell.sentence)) return farther
    const between = cells.at(from, Cell.exact) - cells.at(last, Cell.exact)
    return between - ((cells.at(last, Cell.marks) & Mark.filler) !== 0 ? 0 : 1)
  }

  /** Keeps what was taken as a hit. */
  #keep({ id, phrase }: SlottedPhrase): void {
    const taken = this.#taken
    let from = taken.at(0)
    let to = taken.at(1)
    let words = 0
    let scope = 0
    for (let at = 0; at < taken.size; at += 2) {
      const start = taken.at(at)
      const end = taken.at(at + 1)
      if (start < from) from = start
      if (end > to) to = end
      words += end - start
      for (let token = start; token < end; token += 1) scope |= this.#scopeOf(token)
    }
    const sentence = this.#page.cells.at(from, Cell.sentence)
    const { speaker } = this.#page.sentences[sentence] as Sentence // tokens stand in sentences
    const tokens = words === to - from ? undefined : this.#tokensTaken()
    const hit: Hit = { phrase, from, to, tokens, scope, sentence, speaker, next: undefined }
    const last = this.#lastIn[id] === this.#text ? this.#last[id] : undefined
    if (last === undefined) this.hits.add(id, hit)
    else last.next = hit
    this.#lastIn[id] = this.#text
    this.#last[id] = hit
  }

  #tokensTaken(): number[] {
    const taken = this.#taken
    const tokens: number[] = []
    for (let at = 0; at < taken.size; at += 2)
      for (let token = taken.at(at); token < taken.at(at + 1); token += 1) tokens.push(token)
    return tokens
  }

  /** A negator that is one of the phrase's own words does not deny it. */
  #scopeOf(index: number): number {
    const { cells } = this.#page
    const scope = cells.at(index, Cell.scope)
    if (scope === 0 || (scope & Scope.denied) === 0) return scope
    const taken = this.#taken
    const deniedBy = cells.at(index, Cell.deniedBy)
    for (let at = 0; at < taken.size; at += 2)
      if (taken.at(at) <= deniedBy && deniedBy < taken.at(at + 1)) return scope & ~Scope.denied
    return scope
  }
}

/** More words than any phrase lets stand between its own. */
const farther = 0x3fff_ffff

/** Where the spans near one begin: lists are in the order of the text, so all others are farther. */
const firstNear = (from: number, places: NumberList, begin: number, end: number): number => {
  if (end - begin <= 4 * reach) return begin
  let low = 0
  let high = (end - begin) >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (places.at(begin + 2 * middle) < from) low = middle + 1
    else high = middle
  }
  return begin + 2 * Math.max(0, low - reach)
}
