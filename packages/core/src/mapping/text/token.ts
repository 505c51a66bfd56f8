import type { Word } from './word.ts'

/** Marks across which words that belong together do not do so. */
const parting: ReadonlySet<string> = new Set(',-(:')

/** One word of a text, where it stands and how it is meant. */
export class Token {
  word: Word
  /** UTF-16 offsets, `end` exclusive. */
  start: number
  end: number
  /** Index of its sentence. */
  sentence: number
  /** Punctuation right before it, `''` for none: `,` `-` `(` `"`. */
  before: string
  /** Written with a capital, as names are. */
  capital: boolean
  /** A comma, a dash, a bracket or a colon stands before it. */
  parted: boolean
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
    this.parted = before !== '' && parting.has(before)
  }

  /** Becomes another token. */
  become(word: Word, start: number, end: number, sentence: number, before: string, capital: boolean): void {
    this.word = word
    this.start = start
    this.end = end
    this.sentence = sentence
    this.before = before
    this.capital = capital
    this.parted = before !== '' && parting.has(before)
    this.scope = 0
    this.deniedBy = -1
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
