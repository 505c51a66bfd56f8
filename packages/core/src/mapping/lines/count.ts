import type { Reading } from '../text/reading.ts'
import type { Token } from '../text/token.ts'
import { wordsOf } from '../text/word.ts'
import { isMeasure, type SaidNumber, SaidNumbers, thingStem } from './said-numbers.ts'

/** Pieces above this are a misheard number, not an order; feet and hours are said in larger ones. */
const pieceLimit = 50
const measureLimit = 99_999
/** Words that may stand between a number and what it counts: `two leaking toilets`. */
const between = 2

const stemsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .flatMap((word) => wordsOf(word))
    .flatMap(({ filler, stem }) => (filler ? [] : thingStem(stem)))

/** Finds what a text says of how many there are of some things. */
class Counter {
  readonly #reading: Reading
  readonly #tokens: readonly Token[]
  readonly #numbers: SaidNumbers
  /** What is counted: the stems of its words, one list for each way to name it. */
  readonly #things: readonly (readonly string[])[]
  readonly #isMeasure: boolean

  constructor(reading: Reading, names: readonly string[]) {
    this.#reading = reading
    this.#tokens = reading.tokens
    this.#numbers = new SaidNumbers(reading)
    this.#things = names.map(stemsOf).filter((stems) => stems.length > 0)
    this.#isMeasure = this.#things.some((stems) => stems.some(isMeasure))
  }

  first(isAsked: (token: Token) => boolean): SaidNumber | undefined {
    for (const [index, token] of this.#tokens.entries()) {
      if (!isAsked(token)) continue
      const number = this.#numbers.at(index)
      const count = number === undefined ? this.#countAfter(index) : this.#countBefore(number)
      if (count !== undefined) return count
    }
    return undefined
  }

  /** Misheard numbers, halves of a piece and zeros are no counts. */
  #isCount(value: number): boolean {
    return (
      value > 0 &&
      value <= (this.#isMeasure ? measureLimit : pieceLimit) &&
      (this.#isMeasure || Number.isInteger(value))
    )
  }

  /** `two leaking toilets`, `2 of my 3 toilets`, `two 50-gallon tanks`. */
  #countBefore({ value, from, to }: SaidNumber): SaidNumber | undefined {
    if (!this.#isCount(value)) return undefined
    let at = this.#numbers.pastWhole(to)
    for (let left = between; left >= 0; left -= 1) {
      // The size of what is counted, if it is not what is counted itself.
      if (this.#thingAt(at) === 0) at = this.#numbers.pastSize(at)
      const token = this.#tokens[at]
      if (token === undefined || token.sentence !== this.#tokens[from]?.sentence) return undefined
      if (/[,;:(]/.test(this.#numbers.mark(at))) return undefined
      const length = this.#thingAt(at)
      if (length > 0) return { value, from, to: at + length }
      if (isMeasure(this.#numbers.stem(at)) || this.#numbers.isStreet(at)) return undefined
      at += 1
    }
    return undefined
  }

  /** `outlets: 4`, `outlets x 2`, `outlets (3)`, as forms and notes have it. */
  #countAfter(index: number): SaidNumber | undefined {
    const end = index + this.#thingAt(index)
    if (end === index) return undefined
    const at = /^(?:x|×|qty|quantity)$/.test(this.#numbers.form(end)) ? end + 1 : end
    const number = this.#numbers.at(at)
    if (number === undefined || !this.#isCount(number.value)) return undefined
    const mark = this.#reading.text.slice(this.#tokens[end - 1]?.end, this.#tokens[at]?.start).trim()
    const after = this.#reading.text.slice(this.#tokens[number.to - 1]?.end, this.#tokens[number.to]?.start)
    const isMarked = mark === '(' ? after.startsWith(')') : /^(?:[:=×]|[(,:=]?\s*(?:x|qty|quantity)[.:]?)$/i.test(mark)
    // `Toilet: 2 years old` is an age, and `toilet: 2 sinks` counts sinks.
    const isEnd = number.to === this.#tokens.length || after.trim() !== '' || /[\n\r]/.test(after)
    return isMarked && isEnd ? { value: number.value, from: index, to: number.to } : undefined
  }

  /** How many tokens name a thing; `waterheater` is as good as two. */
  #thingAt(at: number): number {
    for (const stems of this.#things) {
      if (stems.every((stem, place) => this.#numbers.stem(at + place) === stem)) return stems.length
      if (stems.length === 2 && this.#numbers.stem(at) === stems.join('')) return 1
    }
    return 0
  }
}

/**
 * The first number that a text says of one of some things; the caller's word goes before the agent's.
 *
 * What is denied or past counts nothing, and neither do prices, sizes, addresses and times.
 */
export const countIn = (reading: Reading, names: readonly string[]): SaidNumber | undefined => {
  const counter = new Counter(reading, names)
  const isAgents = ({ sentence }: Token): boolean => reading.sentences[sentence]?.speaker === 'agent'
  return counter.first((token) => !isAgents(token)) ?? counter.first(isAgents)
}
