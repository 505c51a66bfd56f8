import { beforeShift, Cell, Mark, type TokenCells } from './token-cells.ts'
import type { Word } from './word.ts'

/** One word of a text, where it stands and how it is meant: shows what stands at one place of {@link TokenCells}. */
export class Token {
  readonly #cells: TokenCells
  readonly #index: number

  constructor(cells: TokenCells, index: number) {
    this.#cells = cells
    this.#index = index
  }

  get word(): Word {
    return this.#cells.word(this.#index)
  }

  /** UTF-16 offset of its first character. */
  get start(): number {
    return this.#cells.at(this.#index, Cell.start)
  }

  /** UTF-16 offset after its last character. */
  get end(): number {
    return this.#cells.at(this.#index, Cell.end)
  }

  /** Index of its sentence. */
  get sentence(): number {
    return this.#cells.at(this.#index, Cell.sentence)
  }

  /** Punctuation right before it, `''` for none: `,` `-` `(` `"`. */
  get before(): string {
    const code = this.#cells.at(this.#index, Cell.marks) >> beforeShift
    return code === 0 ? '' : String.fromCharCode(code)
  }

  /** Written with a capital, as names are. */
  get capital(): boolean {
    return (this.#cells.at(this.#index, Cell.marks) & Mark.capital) !== 0
  }

  /** A comma, a dash, a bracket or a colon stands before it. */
  get parted(): boolean {
    return (this.#cells.at(this.#index, Cell.marks) & Mark.parted) !== 0
  }

  /** Bits of {@link Scope}; 0 where the word is simply said. */
  get scope(): number {
    return this.#cells.at(this.#index, Cell.scope)
  }

  set scope(scope: number) {
    this.#cells.set(this.#index, Cell.scope, scope)
  }

  /** Index of the token that denies it, `-1` for none. */
  get deniedBy(): number {
    return this.#cells.at(this.#index, Cell.deniedBy)
  }

  set deniedBy(index: number) {
    this.#cells.set(this.#index, Cell.deniedBy, index)
  }

  get form(): string {
    return this.word.form
  }

  get stem(): string {
    return this.word.stem
  }

  get filler(): boolean {
    return this.word.filler
  }

  get light(): boolean {
    return this.word.light
  }
}
