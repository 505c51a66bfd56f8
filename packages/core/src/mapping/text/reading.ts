import type { IntentJudgement } from './intents.ts'
import type { WishGroup } from './lexicon/call-words.ts'
import type { Mentions } from './lexicon/lexicon.ts'
import type { UrgencyGroup } from './lexicon/urgency-words.ts'
import { markScopes } from './meaning.ts'
import { Page, type Sentence } from './page.ts'
import type { Hit } from './phrase-hits.ts'
import { endOfPiece, Kind, kinds, plainWords } from './pieces.ts'
import { Token } from './token.ts'
import { type Turn, turnsOf } from './turns.ts'
import type { UrgencyJudgement } from './urgency.ts'
import { type Variant, variantsOf } from './variants.ts'
import { type Spelled, spelledOf, type Word } from './word.ts'
import { WordClass } from './word-class.ts'

/** A text as the rules see it. */
export interface Reading {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** The text was longer than {@link textLimit} and only its beginning was read. */
  readonly truncated: boolean
  /** Bits of {@link WordClass} that its words have among them. */
  readonly classes: number
  readonly page: Page
  /** What was found in it, kept so that urgency, intents and rules look once. */
  urgencyMentions?: Mentions<UrgencyGroup>
  wishMentions?: Mentions<WishGroup>
  spam?: readonly Hit[]
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

/** The characters of the text that is read; one stretch of memory for all texts. */
let codes = new Uint16Array(4_096)

const readCodes = (text: string): void => {
  const { length } = text
  if (length > codes.length) codes = new Uint16Array(textLimit)
  for (let at = 0; at < length; at += 1) codes[at] = text.charCodeAt(at)
}

const isPlainWord = (code: number): boolean => code < 128 && (kinds[code] === Kind.letter || kinds[code] === Kind.digit)

class Reader {
  /** Bits of {@link WordClass} that the words have among them. */
  classes = 0
  readonly #text: string
  readonly #page: Page
  #before = ''
  /** The turn that is read, and its number. */
  #turn: Turn = { speaker: 'narrator', from: 0, to: 0 }
  #turnIndex = 0
  /** Where the sentence that is open begins. */
  #from = 0

  constructor(text: string, page: Page) {
    this.#text = text
    this.#page = page
    readCodes(text)
  }

  readTurn(turn: Turn, index: number): void {
    this.#turn = turn
    this.#turnIndex = index
    const text = this.#text
    for (let at = turn.from; at < turn.to; ) {
      const code = codes[at] as number // in range by the loop's condition
      const kind = code < 128 ? kinds[code] : undefined
      if (kind === Kind.letter) {
        const spelled = plainWords.read(text, codes, at, text.length)
        this.#word(spelled, at, plainWords.end)
        at = plainWords.end
      } else if (kind === Kind.blank || kind === Kind.mark) {
        if (code === 10 || kind === Kind.mark) this.#mark(code, at)
        at += 1
      } else {
        const end = endOfPiece(text, at)
        const surface = text.slice(at, end)
        if (kind === Kind.digit || /^[\p{L}\d]/u.test(surface)) this.#word(spelledOf(surface), at, end)
        else if (!/^\s/.test(surface)) this.#mark(code, at)
        at = end
      }
    }
    this.#close(false)
  }

  #word({ words, capital }: Spelled, start: number, end: number): void {
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] as Word // in range by the loop's condition
      this.#page.write(word, start, end, this.#before, capital)
      this.classes |= word.classes
      this.#before = ''
    }
  }

  #mark(code: number, at: number): void {
    switch (code) {
      case 46: // .
      case 10: // the end of a line
        if (!this.#standsInside(code, at)) this.#close(false)
        break
      case 63: // ?
        this.#close(true)
        break
      case 33: // !
      case 59: // ;
      case 0x2026: // …
        this.#close(false)
        break
      case 0x2013: // –
      case 0x2014: // —
        this.#before = '-'
        break
      case 45: // -
        if (!joinsWords(this.#text, at)) this.#before = '-'
        break
      default:
        this.#before = this.#text.charAt(at)
    }
  }

  /** A full stop after an abbreviation or inside a number, and a line that goes on, end no sentence. */
  #standsInside(code: number, at: number): boolean {
    const text = this.#text
    if (code === 10) return /^[ \t]*\p{Ll}/u.test(text.slice(at + 1, at + 40))
    const next = at + 1 < text.length ? (codes[at + 1] as number) : 32 // in range
    if (isPlainWord(next) || (next > 127 && /^\p{L}/u.test(text.charAt(at + 1)))) return true
    const last = this.#page.tokens[this.#page.tokenCount - 1]
    if (last?.end !== at) return false
    const { form } = last
    if (form === 'no') return /^[ \t]*\d/.test(text.slice(at + 1, at + 4))
    if (abbreviations.has(form) || (last.start + 1 === at && /^[a-z]$/.test(form))) return true
    return (form === 'am' || form === 'pm') && /^[ \t]+\p{Ll}/u.test(text.slice(at + 1, at + 4))
  }

  #close(question: boolean): void {
    const page = this.#page
    if (this.#from === page.tokenCount) return
    page.close(this.#from, this.#turnIndex, this.#turn.speaker, question)
    this.#from = page.tokenCount
    this.#before = ''
  }

  /** Reads misheard words as what was said, then counts the words that make a distance. */
  finish(): void {
    this.#page.trim()
    if ((this.classes & WordClass.misheard) !== 0) this.#readVariants()
    const { tokens, sentences } = this.#page
    let exact = 0
    let near = 0
    this.classes = 0
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token // in range by the loop's condition
      const { filler, light, classes } = token.word
      if (token.parted) near += 1
      token.exact = exact
      token.near = near
      if (!filler) exact += 1
      if (!light) near += 1
      if (classes !== 0) {
        const sentence = sentences[token.sentence] as Sentence // it was read in one
        sentence.classes |= classes
        this.classes |= classes
      }
    }
  }

  #readVariants(): void {
    const read = this.#page.tokens
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
    this.#page.tokens = tokens
    let at = 0
    for (const [number, sentence] of this.#page.sentences.entries()) {
      sentence.from = at
      while (tokens[at]?.sentence === number) at += 1
      sentence.to = at
    }
  }

  #variantAt(index: number, { form, sentence }: Token): Variant | undefined {
    for (const variant of variantsOf(form)) {
      const { words } = variant
      if (this.#page.tokens[index + words.length - 1]?.sentence !== sentence) continue
      if (words.every((word, offset) => this.#page.tokens[index + offset]?.form === word)) return variant
    }
    return undefined
  }

  /** Copies what stands at an index to `into`, as it was meant. */
  #readAs({ words, meant }: Variant, index: number, into: Token[]): void {
    const first = this.#page.tokens[index] as Token // where the variant was found
    const last = this.#page.tokens[index + words.length - 1] as Token
    // As many words as were meant stand one for one; else each stands for all of them.
    const each = meant.length === words.length
    for (const [offset, word] of meant.entries()) {
      const { start, end } = (each ? this.#page.tokens[index + offset] : undefined) ?? {
        start: first.start,
        end: last.end,
      }
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
  const page = Page.take()
  const reader = new Reader(read, page)
  const turns = turnsOf(read)
  for (let index = 0; index < turns.length; index += 1) reader.readTurn(turns[index] as Turn, index) // in range by the loop's condition
  reader.finish()
  const { tokens, sentences } = page
  markScopes(tokens, sentences)
  return { text, tokens, sentences, truncated: read.length < text.length, classes: reader.classes, page }
}

/** Ends the use of a reading: whoever calls this looks at nothing of it any more. */
export const endReading = ({ page }: Reading): void => page.end()
