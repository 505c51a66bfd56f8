import type { Word } from './word.ts'

/**
 * Members of the cell of a token, counted from where it begins.
 *
 * `exact` and `near` count the words before it in the text: without fillers, and without fillers, pronouns and auxiliaries; `scope` has bits of
 * {@link Scope}, and `deniedBy` is the index of the token that denies it, -1 for none.
 */
export const Cell: {
  readonly start: 0
  readonly end: 1
  readonly sentence: 2
  readonly marks: 3
  readonly exact: 4
  readonly near: 5
  readonly scope: 6
  readonly deniedBy: 7
} = { start: 0, end: 1, sentence: 2, marks: 3, exact: 4, near: 5, scope: 6, deniedBy: 7 }

/** Bits of {@link Cell.marks}; from {@link beforeShift} on stands the character right before the token, 0 for none. */
export const Mark: {
  readonly capital: 1
  readonly parted: 2
  /** As the word says; together {@link Mark.ofWord}. */
  readonly filler: 4
  readonly soft: 8
  readonly light: 16
  readonly ofWord: 28
} = { capital: 1, parted: 2, filler: 4, soft: 8, light: 16, ofWord: 28 }
export const beforeShift = 5

/** From the bits of `Word.classes` to those of {@link Mark}, and to one or none. */
const weightShift = 7
const fillerShift = 9
const lightShift = 11
const partedShift = 1

/** Numbers that a cell takes. */
export const cellSize = 8

/**
 * The words of a text and where each stands, in one stretch of memory that is used for one text after another.
 *
 * A word costs a few numbers here; whoever wants to look at one of them takes a {@link Token}, which shows it.
 */
export class TokenCells {
  count = 0
  words: Word[] = []
  /** Beside each word its number. */
  ids: Int32Array = new Int32Array(256)
  /** What the next token has before it, as {@link Cell} says. */
  #exact = 0
  #near = 0
  values: Int32Array = new Int32Array(cellSize * 256)

  /** Begins with a text. */
  clear(): void {
    this.count = 0
    this.#exact = 0
    this.#near = 0
  }

  /** Appends a token. Words come without pattern: what they are is reckoned with, for a branch would be guessed wrong time and again. */
  push(word: Word, start: number, end: number, sentence: number, marks: number): void {
    const { count } = this
    if (count === this.ids.length) this.#grow()
    const { values } = this
    const { classes, id } = word
    const near = this.#near + ((marks >> partedShift) & 1)
    const at = cellSize * count
    // In the order of Cell.
    values[at] = start
    values[at + 1] = end
    values[at + 2] = sentence
    values[at + 3] = marks | ((classes >> weightShift) & Mark.ofWord)
    values[at + 4] = this.#exact
    values[at + 5] = near
    values[at + 6] = 0
    values[at + 7] = -1
    this.#exact += 1 - ((classes >> fillerShift) & 1)
    this.#near = near + 1 - ((classes >> lightShift) & 1)
    this.words[count] = word
    this.ids[count] = id
    this.count = count + 1
  }

  #grow(): void {
    const grown = new Int32Array(2 * this.values.length)
    grown.set(this.values)
    this.values = grown
    const ids = new Int32Array(2 * this.ids.length)
    ids.set(this.ids)
    this.ids = ids
  }

  /** A member of the cell of a token. */
  at(index: number, member: number): number {
    return this.values[cellSize * index + member] as number // callers pass an index below the count
  }

  set(index: number, member: number, value: number): void {
    this.values[cellSize * index + member] = value
  }

  word(index: number): Word {
    return this.words[index] as Word // callers pass an index below the count
  }

  /** Appends a token of other cells as it stands there. */
  copy(from: TokenCells, index: number): void {
    const member = (one: number): number => from.at(index, one)
    this.push(from.word(index), member(Cell.start), member(Cell.end), member(Cell.sentence), member(Cell.marks))
  }

  /** Takes what other cells hold, and leaves them what it held. */
  exchange(other: TokenCells): void {
    const { count, words, ids, values } = this
    this.count = other.count
    this.words = other.words
    this.ids = other.ids
    this.values = other.values
    other.count = count
    other.words = words
    other.ids = ids
    other.values = values
  }
}
