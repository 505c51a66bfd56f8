import { markScopes } from './meaning.ts'
import { type Speaker, type Turn, turnsOf } from './turns.ts'
import { variantsOf } from './variants.ts'
import { type Word, wordsOf } from './word.ts'

/** One word of a text, where it stands and how it is meant. */
export interface Token extends Word {
  /** UTF-16 offsets, `end` exclusive. */
  start: number
  end: number
  /** Index of its sentence. */
  sentence: number
  /** Punctuation right before it, `''` for none: `,` `-` `(` `"`. */
  readonly before: string
  /** Written with a capital, as names are. */
  readonly capital: boolean
  /** Words before it in the text, without fillers. */
  exact: number
  /** Words before it in the text, without fillers, pronouns and auxiliaries. */
  near: number
  /** Bits of {@link Scope}; 0 where the word is simply said. */
  scope: number
  /** Index of the token that denies it, `-1` for none. */
  deniedBy: number
}

/** One sentence: a run of tokens of one speaker. */
export interface Sentence {
  /** Token indexes, `to` exclusive. */
  from: number
  to: number
  readonly turn: number
  readonly speaker: Speaker
  question: boolean
}

/** A text as the rules see it. */
export interface Reading {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** The text was longer than {@link textLimit} and only its beginning was read. */
  readonly truncated: boolean
}

/** UTF-16 units of a text that are read; an hour of speech has about 60,000. */
export const textLimit = 65_536

const piece =
  /\p{L}(?:[./]\p{L}(?!\p{L}))+|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|\p{L}+(?:['’]\p{L}+)*['’]?|[^\s\p{L}\d]|\n/gu
const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms dr st ave blvd rd jr sr approx appt apt vs mgmt dept inc co corp ext no temp est min max hrs hr yrs yr ft sq lb lbs oz gal'.split(
    ' ',
  ),
)

/** `tune-up` is a word of two; a dash with a blank beside it parts two clauses. */
const joinsWords = (text: string, at: number): boolean =>
  /\S/.test(text[at - 1] ?? ' ') && /[^\s-]/.test(text[at + 1] ?? ' ')

class Reader {
  readonly tokens: Token[] = []
  readonly sentences: Sentence[] = []
  #before = ''
  #open: Sentence | undefined

  readTurn(text: string, turn: Turn, index: number): void {
    this.#close(false)
    piece.lastIndex = turn.from
    for (let match = piece.exec(text); match !== null && match.index < turn.to; match = piece.exec(text)) {
      const surface = match[0]
      if (/^[\p{L}\d]/u.test(surface)) this.#word(surface, match.index, turn, index)
      else this.#mark(surface, text, match.index)
    }
    this.#close(false)
  }

  #word(surface: string, start: number, turn: Turn, turnIndex: number): void {
    this.#open ??= { from: this.tokens.length, to: 0, turn: turnIndex, speaker: turn.speaker, question: false }
    for (const word of wordsOf(surface)) {
      this.tokens.push({
        ...word,
        start,
        end: start + surface.length,
        sentence: this.sentences.length,
        before: this.#before,
        capital: /^\p{Lu}\p{Ll}/u.test(surface),
        exact: 0,
        near: 0,
        scope: 0,
        deniedBy: -1,
      })
      this.#before = ''
    }
  }

  #mark(mark: string, text: string, at: number): void {
    if ('.!?;…\n'.includes(mark)) {
      if (!this.#standsInside(mark, text, at)) this.#close(mark === '?')
    } else if (mark === '—' || mark === '–') this.#before = '-'
    else if (mark !== '-' || !joinsWords(text, at)) this.#before = mark
  }

  /** A full stop after an abbreviation or inside a number, and a line that goes on, end no sentence. */
  #standsInside(mark: string, text: string, at: number): boolean {
    if (mark === '\n') return /^[ \t]*\p{Ll}/u.test(text.slice(at + 1, at + 40))
    if (mark !== '.') return false
    if (/[\p{L}\d]/u.test(text[at + 1] ?? ' ')) return true
    const last = this.tokens.at(-1)
    if (last?.end !== at) return false
    if (abbreviations.has(last.form) || (last.start + 1 === at && /^[a-z]$/.test(last.form))) return true
    return /^[ap]m$/.test(last.form) && /^[ \t]+\p{Ll}/u.test(text.slice(at + 1, at + 4))
  }

  #close(question: boolean): void {
    const open = this.#open
    if (open === undefined) return
    open.to = this.tokens.length
    open.question = question
    this.sentences.push(open)
    this.#open = undefined
    this.#before = ''
  }

  /** Reads misheard words as what was said, then counts the words that make a distance. */
  finish(): Token[] {
    const tokens: Token[] = []
    for (let index = 0; index < this.tokens.length; ) index += this.#readVariant(index, tokens)
    let exact = 0
    let near = 0
    for (const token of tokens) {
      if (token.before !== '' && ',-(:'.includes(token.before)) near += 1
      token.exact = exact
      token.near = near
      if (!token.filler) exact += 1
      if (!token.light) near += 1
    }
    this.#placeSentences(tokens)
    return tokens
  }

  /** Copies what stands at an index to `into`, as it was meant; answers how many tokens were read. */
  #readVariant(index: number, into: Token[]): number {
    const first = this.tokens[index]
    if (first === undefined) return 1
    for (const { words, meant } of variantsOf(first.form)) {
      const last = this.tokens[index + words.length - 1]
      if (last?.sentence !== first.sentence) continue
      if (!words.every((word, offset) => this.tokens[index + offset]?.form === word)) continue
      // As many words as were meant stand one for one; else each stands for all of them.
      const each = meant.length === words.length
      for (const [offset, word] of meant.entries()) {
        const { start, end } = (each ? this.tokens[index + offset] : undefined) ?? { start: first.start, end: last.end }
        into.push({ ...first, ...word, before: offset === 0 ? first.before : '', start, end })
      }
      return words.length
    }
    into.push(first)
    return 1
  }

  #placeSentences(tokens: readonly Token[]): void {
    let index = 0
    for (const [number, sentence] of this.sentences.entries()) {
      sentence.from = index
      while (tokens[index]?.sentence === number) index += 1
      sentence.to = index
    }
  }
}

/**
 * Reads a text into words with their offsets, sentences, speakers and scopes.
 *
 * Misheard trade words are read as what was said (`water eater` → `water heater`); the offsets stay those of the text.
 */
export const readText = (text: string): Reading => {
  const read = text.length > textLimit ? text.slice(0, textLimit) : text
  const reader = new Reader()
  for (const [index, turn] of turnsOf(read).entries()) reader.readTurn(read, turn, index)
  const tokens = reader.finish()
  markScopes(tokens, reader.sentences)
  return { text, tokens, sentences: reader.sentences, truncated: read.length < text.length }
}
