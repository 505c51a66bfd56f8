import type { Word } from './word.ts'

/** One word of a text, where it stands and how it is meant. */
export class Token {
  readonly word: Word
  /** UTF-16 offsets, `end` exclusive. */
  readonly start: number
  readonly end: number
  /** Index of its sentence. */
  readonly sentence: number
  /** Punctuation right before it, `''` for none: `,` `-` `(` `"`. */
  readonly before: string
  /** Written with a capital, as names are. */
  readonly capital: boolean
  /** A comma, a dash, a bracket or a colon stands before it: words that belong together do not do so across one. */
  readonly parted: boolean
  /** Words before it in the text, without fillers. */
  exact = 0
  /** Words before it in the text, without fillers, pronouns and auxiliaries. */
  near = 0
  /** Bits of {@link Scope}; 0 where the word is simply said. */
  scope = 0
  /** Index of the token that denies it, `-1` for none. */
  deniedBy = -1

  constructor(word: Word, start: number, end: number, sentence: number, before: string, capital: boolean) {
    this.word = word
    this.start = start
    this.end = end
    this.sentence = sentence
    this.before = before
    this.capital = capital
    this.parted = before !== '' && ',-(:'.includes(before)
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

  get soft(): boolean {
    return this.word.soft
  }

  get light(): boolean {
    return this.word.light
  }
}
