import type { IntentJudgement } from './intents.ts'
import type { CallGroup } from './lexicon/call-words.ts'
import type { Mentions } from './lexicon/lexicon.ts'
import { markScopes } from './meaning.ts'
import { endOfPiece, isPlainLetter, plainWords } from './pieces.ts'
import { Token } from './token.ts'
import { type Speaker, type Turn, turnsOf } from './turns.ts'
import type { UrgencyJudgement } from './urgency.ts'
import { type Variant, variantsOf } from './variants.ts'
import { type Spelled, spelledOf } from './word.ts'
import { WordClass } from './word-class.ts'

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
  /** What was found in it, kept so that urgency, intents and rules look once. */
  mentions?: Mentions<CallGroup>
  intents?: IntentJudgement
  urgency?: UrgencyJudgement
}

/** UTF-16 units of a text that are read; an hour of speech has about 60,000. */
export const textLimit = 65_536

const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms dr st ave blvd rd jr sr approx appt apt vs mgmt dept inc co corp ext temp est min max hrs hr yrs yr ft sq lb lbs oz gal'.split(
    ' ',
  ),
)

/** `tune-up` is a word of two; a dash with a blank beside it parts two clauses. */
const joinsWords = (text: string, at: number): boolean =>
  /\S/.test(text[at - 1] ?? ' ') && /[^\s-]/.test(text[at + 1] ?? ' ')

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** ASCII blanks and line ends. */
const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

class Reader {
  readonly sentences: Sentence[] = []
  readonly #text: string
  #tokens: Token[] = []
  #before = ''
  #open: Sentence | undefined
  /** A word was met that speech recognition puts in place of another. */
  #misheard = false

  constructor(text: string) {
    this.#text = text
  }

  readTurn(turn: Turn, index: number): void {
    this.#close(false)
    const text = this.#text
    for (let at = turn.from; at < turn.to; ) {
      const code = text.charCodeAt(at)
      if (isPlainLetter(code)) {
        const spelled = plainWords.read(text, at)
        this.#word(spelled, at, plainWords.end, turn, index)
        at = plainWords.end
      } else if (code < 128 && !isDigit(code)) {
        if (code === 10 || !isBlank(code)) this.#mark(text.charAt(at), at)
        at += 1
      } else {
        const end = endOfPiece(text, at)
        const surface = text.slice(at, end)
        if (isDigit(code) || /^[\p{L}\d]/u.test(surface)) this.#word(spelledOf(surface), at, end, turn, index)
        else if (!/^\s/.test(surface)) this.#mark(surface, at)
        at = end
      }
    }
    this.#close(false)
  }

  #word({ words, capital }: Spelled, start: number, end: number, turn: Turn, turnIndex: number): void {
    this.#open ??= { from: this.#tokens.length, to: 0, turn: turnIndex, speaker: turn.speaker, question: false }
    for (const word of words) {
      this.#tokens.push(new Token(word, start, end, this.sentences.length, this.#before, capital))
      if ((word.classes & WordClass.misheard) !== 0) this.#misheard = true
      this.#before = ''
    }
  }

  #mark(mark: string, at: number): void {
    if ('.!?;…\n'.includes(mark)) {
      if (!this.#standsInside(mark, at)) this.#close(mark === '?')
    } else if (mark === '—' || mark === '–') this.#before = '-'
    else if (mark !== '-' || !joinsWords(this.#text, at)) this.#before = mark
  }

  /** A full stop after an abbreviation or inside a number, and a line that goes on, end no sentence. */
  #standsInside(mark: string, at: number): boolean {
    if (mark === '\n') return /^[ \t]*\p{Ll}/u.test(this.#text.slice(at + 1, at + 40))
    if (mark !== '.') return false
    if (/[\p{L}\d]/u.test(this.#text[at + 1] ?? ' ')) return true
    const last = this.#tokens.at(-1)
    if (last?.end !== at) return false
    if (last.form === 'no') return /^[ \t]*\d/.test(this.#text.slice(at + 1, at + 4))
    if (abbreviations.has(last.form) || (last.start + 1 === at && /^[a-z]$/.test(last.form))) return true
    return /^[ap]m$/.test(last.form) && /^[ \t]+\p{Ll}/u.test(this.#text.slice(at + 1, at + 4))
  }

  #close(question: boolean): void {
    const open = this.#open
    if (open === undefined) return
    open.to = this.#tokens.length
    open.question = question
    this.sentences.push(open)
    this.#open = undefined
    this.#before = ''
  }

  /** Reads misheard words as what was said, then counts the words that make a distance. */
  finish(): Token[] {
    if (this.#misheard) this.#readVariants()
    let exact = 0
    let near = 0
    for (const token of this.#tokens) {
      if (token.parted) near += 1
      token.exact = exact
      token.near = near
      if (!token.word.filler) exact += 1
      if (!token.word.light) near += 1
    }
    return this.#tokens
  }

  #readVariants(): void {
    const read = this.#tokens
    let tokens: Token[] | undefined
    for (let index = 0; index < read.length; ) {
      const token = read[index] as Token // in range by the loop's condition
      const variant = (token.word.classes & WordClass.misheard) === 0 ? undefined : this.#variantAt(index, token)
      if (variant !== undefined) {
        tokens ??= read.slice(0, index)
        this.#readAs(variant, index, tokens)
      } else tokens?.push(token)
      index += variant?.words.length ?? 1
    }
    if (tokens !== undefined) this.#replace(tokens)
  }

  #replace(tokens: Token[]): void {
    this.#tokens = tokens
    let at = 0
    for (const [number, sentence] of this.sentences.entries()) {
      sentence.from = at
      while (tokens[at]?.sentence === number) at += 1
      sentence.to = at
    }
  }

  #variantAt(index: number, { form, sentence }: Token): Variant | undefined {
    for (const variant of variantsOf(form)) {
      const { words } = variant
      if (this.#tokens[index + words.length - 1]?.sentence !== sentence) continue
      if (words.every((word, offset) => this.#tokens[index + offset]?.form === word)) return variant
    }
    return undefined
  }

  /** Copies what stands at an index to `into`, as it was meant. */
  #readAs({ words, meant }: Variant, index: number, into: Token[]): void {
    const first = this.#tokens[index] as Token // where the variant was found
    const last = this.#tokens[index + words.length - 1] as Token
    // As many words as were meant stand one for one; else each stands for all of them.
    const each = meant.length === words.length
    for (const [offset, word] of meant.entries()) {
      const { start, end } = (each ? this.#tokens[index + offset] : undefined) ?? { start: first.start, end: last.end }
      into.push(new Token(word, start, end, first.sentence, offset === 0 ? first.before : '', first.capital))
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
  const reader = new Reader(read)
  for (const [index, turn] of turnsOf(read).entries()) reader.readTurn(turn, index)
  const tokens = reader.finish()
  markScopes(tokens, reader.sentences)
  return { text, tokens, sentences: reader.sentences, truncated: read.length < text.length }
}
