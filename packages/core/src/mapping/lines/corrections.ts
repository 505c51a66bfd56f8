import type { Reading } from '../text/reading.ts'
import type { Token } from '../text/token.ts'
import type { SaidNumber, SaidNumbers } from './said-numbers.ts'
import { isCount, type Things } from './things.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words by which people take back what they said. */
const cues = list('actually wait sorry correction rather scratch oops no nope')
/** Words that may stand between such a word and the number; an article of it would speak of others: `no, the three upstairs`. */
const leading = list(
  'actually wait sorry correction rather scratch oops no nope that thats it its is was i mean we they there are have got need say make make just like should be um uh well',
)
/** Words after a count in which it may be corrected. */
const window = 40
const leadingWords = 8

interface Counted {
  readonly count: SaidNumber
  readonly isAsked: (token: Token) => boolean
}

/** Looks after a count for another number that takes its place. */
class Corrections {
  readonly #reading: Reading
  readonly #numbers: SaidNumbers
  readonly #things: Things
  readonly #counted: Counted

  constructor(reading: Reading, numbers: SaidNumbers, things: Things, counted: Counted) {
    this.#reading = reading
    this.#numbers = numbers
    this.#things = things
    this.#counted = counted
  }

  next(): SaidNumber | undefined {
    const { count, isAsked } = this.#counted
    const { tokens } = this.#reading
    const end = Math.min(tokens.length, count.to + window)
    // Whoever has told another number since may take that one back.
    let isLast = true
    for (let at = count.to; at < end; at += 1) {
      const token = tokens[at]
      if (token === undefined || !isAsked(token)) continue
      const corrected = this.#isCue(at) ? this.#after(at, isLast && this.#isSameTurn(token)) : undefined
      if (corrected !== undefined) return corrected
      isLast &&= this.#numbers.at(at) === undefined
    }
    return undefined
  }

  #isSameTurn({ sentence }: Token): boolean {
    const { sentences } = this.#reading
    const counted = this.#reading.tokens[this.#counted.count.from]?.sentence ?? 0
    return sentences[sentence]?.turn === sentences[counted]?.turn
  }

  /** `actually`, `no wait`, `I mean`, `make that`. */
  #isCue(at: number): boolean {
    const form = this.#numbers.form(at)
    if (form === 'mean') return this.#numbers.form(at - 1) === 'i'
    return form === 'make' ? this.#numbers.form(at + 1) === 'that' : cues.has(form)
  }

  #after(cue: number, isAlone: boolean): SaidNumber | undefined {
    const numbers = this.#numbers
    let at = cue + 1
    while (at <= cue + leadingWords && leading.has(numbers.form(at)) && this.#isAskedAt(at)) at += 1
    const number = this.#isAskedAt(at) ? numbers.at(at, cue) : undefined
    // `there was no one`.
    const isNobody = number?.value === 1 && numbers.form(at - 1) === 'no' && numbers.mark(at) === ''
    if (number === undefined || isNobody || !isCount(numbers, this.#things, number) || numbers.isTime(at))
      return undefined
    const size = numbers.pastSize(number.to)
    const thing = this.#things.at(numbers, size)
    if (thing > 0) return { ...number, to: size + thing }
    return isAlone && this.#isAlone(number) ? number : undefined
  }

  #isAskedAt(at: number): boolean {
    const token = this.#reading.tokens[at]
    return token !== undefined && this.#counted.isAsked(token)
  }

  /** A number that counts nothing else, and is no first digit of several. */
  #isAlone({ from, to }: SaidNumber): boolean {
    const { tokens } = this.#reading
    if (tokens[to] === undefined || this.#numbers.isOfThem(to)) return true
    if (this.#numbers.at(to) !== undefined) return false
    return tokens[to].sentence !== tokens[from]?.sentence || this.#numbers.mark(to) !== ''
  }
}

/** The count that takes the place of one: `two toilets. Actually make that three.` */
export const correctionOf = (
  reading: Reading,
  numbers: SaidNumbers,
  things: Things,
  counted: Counted,
): SaidNumber | undefined => new Corrections(reading, numbers, things, counted).next()
