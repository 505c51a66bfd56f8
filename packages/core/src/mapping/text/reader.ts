import type { Page } from './page.ts'
import { codesOf, endOfPiece, Kind, kinds, plainWords, smallNumbers } from './pieces.ts'
import { beforeShift, Cell, Mark } from './token-cells.ts'
import type { Turn } from './turns.ts'
import { spelledOf, type Word } from './word.ts'
import { WordClass } from './word-class.ts'

const blank = 32
const comma = 44
const dash = 45
const stop = 46
const lineEnd = 10

/** Marks across which words that belong together do not do so: a comma, a dash, a bracket, a colon. */
const parts = (code: number): boolean => code === comma || code === dash || code === 40 || code === 58

/** `tune-up` is a word of two; a dash with a blank beside it parts two clauses. */
const joinsWords = (text: string, at: number): boolean =>
  /\S/.test(text[at - 1] ?? ' ') && /[^\s-]/.test(text[at + 1] ?? ' ')

/** Whether a small letter follows after a blank. */
const goesOn = (text: string, from: number): boolean => /^[ \t]+\p{Ll}/u.test(text.slice(from, from + 3))

const isWordlike = (kind: number | undefined): boolean => kind === Kind.letter || kind === Kind.digit

/** Writes a text on a page: its words with what stands before each, and its sentences. */
export class Reader {
  /** Bits of {@link WordClass} that the words have among them. */
  classes = 0
  readonly #text: string
  readonly #codes: Uint8Array
  readonly #page: Page
  /** The mark right before the next word, 0 for none. */
  #before = 0
  #turn: Turn = { speaker: 'narrator', from: 0, to: 0 }
  #turnIndex = 0
  /** Where the sentence that is open begins, and the bits of its words. */
  #from = 0
  #sentenceClasses = 0

  constructor(text: string, page: Page) {
    this.#text = text
    this.#codes = codesOf(text)
    this.#page = page
  }

  readTurn(turn: Turn, index: number): void {
    this.#turn = turn
    this.#turnIndex = index
    const text = this.#text
    const codes = this.#codes
    for (let at = turn.from; at < turn.to; ) {
      const code = codes[at] as number // a turn is within its text
      const kind = kinds[code]
      if (kind === Kind.letter) {
        const word = plainWords.read(text, codes, at)
        const { end, capital } = plainWords
        if (word !== undefined) this.#write(word, at, end, capital)
        else this.#writeSeveral(plainWords.several, at, end, capital)
        // A blank follows nearly every word.
        at = codes[end] === blank ? end + 1 : end
      } else if (kind === Kind.blank || kind === Kind.mark) {
        if (code === lineEnd || kind === Kind.mark) this.#mark(code, at)
        at += 1
      } else if (kind === Kind.digit) {
        const word = smallNumbers.read(text, codes, at)
        if (word === undefined) at = this.#readPiece(at)
        else {
          this.#write(word, at, smallNumbers.end, false)
          at = smallNumbers.end
        }
      } else at = this.#readPiece(at)
    }
    this.#close(false)
  }

  /** Reads what begins with a digit or is not ASCII. */
  #readPiece(at: number): number {
    const end = endOfPiece(this.#text, at)
    const surface = this.#text.slice(at, end)
    if (/^[\p{L}\d]/u.test(surface)) {
      const { words, capital } = spelledOf(surface)
      this.#writeSeveral(words, at, end, capital)
    } else if (!/^\s/.test(surface)) this.#mark(surface.charCodeAt(0), at)
    return end
  }

  #writeSeveral(words: readonly Word[], start: number, end: number, capital: boolean): void {
    for (const word of words) this.#write(word, start, end, capital)
  }

  #write(word: Word, start: number, end: number, capital: boolean): void {
    const { cells, sentences } = this.#page
    let marks = capital ? Mark.capital : 0
    if (this.#before !== 0) {
      marks |= (this.#before << beforeShift) | (parts(this.#before) ? Mark.parted : 0)
      this.#before = 0
    }
    cells.push(word, start, end, sentences.length, marks)
    this.#sentenceClasses |= word.classes
  }

  #mark(code: number, at: number): void {
    switch (code) {
      case stop:
      case lineEnd:
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
        this.#before = dash
        break
      case dash:
        if (!joinsWords(this.#text, at)) this.#before = dash
        break
      default:
        this.#before = code
    }
  }

  /** A full stop after an abbreviation or inside a number, and a line that goes on, end no sentence. */
  #standsInside(code: number, at: number): boolean {
    const text = this.#text
    if (code === lineEnd) return /^[ \t]*\p{Ll}/u.test(text.slice(at + 1, at + 40))
    const next = kinds[this.#codes[at + 1] as number] // a blank ends the text
    if (isWordlike(next) || (next === Kind.other && /^\p{L}/u.test(text.charAt(at + 1)))) return true
    const { cells } = this.#page
    const last = cells.count - 1
    if (last < 0 || cells.at(last, Cell.end) !== at) return false
    const { form, classes } = cells.word(last)
    // `the A.C. unit`: the last stop belongs to the letters where the sentence goes on.
    if (this.#codes[at - 2] === stop && at - 2 > cells.at(last, Cell.start)) return goesOn(text, at + 1)
    if ((classes & WordClass.stopped) === 0) return cells.at(last, Cell.start) + 1 === at && /^[a-z]$/.test(form)
    if (form === 'no') return /^[ \t]*\d/.test(text.slice(at + 1, at + 4))
    return (form !== 'am' && form !== 'pm') || goesOn(text, at + 1)
  }

  #close(question: boolean): void {
    const page = this.#page
    if (this.#from === page.cells.count) return
    page.close(this.#from, this.#turnIndex, this.#turn.speaker, question, this.#sentenceClasses)
    this.classes |= this.#sentenceClasses
    this.#from = page.cells.count
    this.#sentenceClasses = 0
    this.#before = 0
  }
}
