import type { Reading } from '../text/reading.ts'
import type { Token } from '../text/token.ts'
import { wordsOf } from '../text/word.ts'
import { isMeasure, type SaidNumber, SaidNumbers, thingStem } from './said-numbers.ts'

/** Pieces above this are a misheard number, not an order; feet and hours are said in larger ones. */
const pieceLimit = 50
const measureLimit = 99_999
/** Words that may stand between a number and what it counts: `two leaking toilets`. */
const between = 2

const none: readonly (readonly string[])[] = []

const stemsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .flatMap((word) => wordsOf(word))
    .flatMap(({ filler, stem }) => (filler ? [] : thingStem(stem)))

/** Mentions of things that are looked at: who names a thing more often is not ordering it. */
const mentionLimit = 100
/** Words from the first of a number to the thing it counts, all that may stand between included. */
const reach = 14

/** What is counted, by the stem it begins with. */
class Things {
  readonly isMeasure: boolean
  readonly #byStem = new Map<string, (readonly string[])[]>()

  constructor(names: readonly string[]) {
    let measured = false
    for (const stems of names.map(stemsOf)) {
      const [first, second] = stems
      if (first === undefined) continue
      measured ||= stems.some(isMeasure)
      this.#add(first, stems)
      // `waterheater` is as good as two words.
      if (second !== undefined && stems.length === 2) this.#add(first + second, [first + second])
    }
    this.isMeasure = measured
  }

  /** How many tokens name a thing. */
  at(numbers: SaidNumbers, place: number): number {
    for (const stems of this.#byStem.get(numbers.stem(place)) ?? none)
      if (stems.every((stem, index) => numbers.stem(place + index) === stem)) return stems.length
    return 0
  }

  #add(first: string, stems: readonly string[]): void {
    const list = this.#byStem.get(first)
    if (list === undefined) this.#byStem.set(first, [stems])
    else list.push(stems)
  }
}

/** Where the rest of the same things are: `two upstairs and three downstairs`, `two toilets and one more`. */
const elsewhere: ReadonlySet<string> = new Set(
  'upstairs downstairs inside outside indoors outdoors more up down'.split(' '),
)

/** What may follow a whole count. */
const links: ReadonlySet<string> = new Set('and are is need needs that which to for'.split(' '))

/** Finds what a text says of how many there are of some things. */
class Counter {
  readonly #reading: Reading
  readonly #tokens: readonly Token[]
  readonly #numbers: SaidNumbers
  readonly #things: Things

  constructor(reading: Reading, names: readonly string[]) {
    this.#reading = reading
    this.#tokens = reading.tokens
    this.#numbers = new SaidNumbers(reading)
    this.#things = new Things(names)
  }

  first(isAsked: (token: Token) => boolean): SaidNumber | undefined {
    let mentions = 0
    let looked = 0
    for (let at = 0; at < this.#tokens.length && mentions < mentionLimit; at += 1) {
      if (this.#things.at(this.#numbers, at) === 0) continue
      mentions += 1
      for (let from = Math.max(looked, at - reach); from <= at; from += 1) {
        const token = this.#tokens[from]
        if (token === undefined || !isAsked(token)) continue
        const number = from === at ? undefined : this.#numbers.at(from)
        const count = number === undefined ? this.#countAfter(from) : this.#countBefore(number)
        if (count !== undefined) return this.#withRest(count)
      }
      looked = at
    }
    return undefined
  }

  /** Misheard numbers, halves of a piece and zeros are no counts. */
  #isCount(value: number): boolean {
    const { isMeasure: measured } = this.#things
    return value > 0 && value <= (measured ? measureLimit : pieceLimit) && (measured || Number.isInteger(value))
  }

  /** `two leaking toilets`, `2 of my 3 toilets`, `two 50-gallon tanks`. */
  #countBefore({ value, from, to }: SaidNumber): SaidNumber | undefined {
    if (!this.#isCount(value)) return undefined
    let at = this.#numbers.pastWhole(to)
    for (let left = between; left >= 0; left -= 1) {
      // The size of what is counted, if it is not what is counted itself.
      if (this.#things.at(this.#numbers, at) === 0) at = this.#numbers.pastSize(at)
      const token = this.#tokens[at]
      if (token === undefined || token.sentence !== this.#tokens[from]?.sentence) return undefined
      if (/[,;:(]/.test(this.#numbers.mark(at))) return undefined
      const length = this.#things.at(this.#numbers, at)
      if (length > 0) return { value, from, to: at + length }
      if (isMeasure(this.#numbers.stem(at)) || this.#numbers.isStreet(at)) return undefined
      at += 1
    }
    return undefined
  }

  /** `two toilets upstairs and three downstairs` are five. */
  #withRest(count: SaidNumber): SaidNumber {
    let { value, to } = count
    for (let rest = this.#restAfter(count); rest !== undefined; rest = this.#restAfter({ ...count, to })) {
      value += rest.value
      to = rest.to
    }
    return this.#isCount(value) ? { ...count, value, to } : count
  }

  /** The number that goes on with a count, with the word that tells it apart. */
  #restAfter({ from, to }: SaidNumber): SaidNumber | undefined {
    const numbers = this.#numbers
    const isPlaced = elsewhere.has(numbers.form(to)) || elsewhere.has(numbers.form(to - 1))
    const after = elsewhere.has(numbers.form(to)) ? to + 1 : to
    const isAnd = numbers.form(after) === 'and'
    const rest = isPlaced || isAnd ? numbers.at(isAnd ? after + 1 : after) : undefined
    const sentence = this.#tokens[from]?.sentence
    if (rest === undefined || !this.#isCount(rest.value) || !elsewhere.has(numbers.form(rest.to))) return undefined
    const end = rest.to + 1
    // `and three upstairs bathrooms` are none of them.
    const isEnd = this.#tokens[end]?.sentence !== sentence || numbers.mark(end) !== '' || links.has(numbers.form(end))
    return this.#tokens[rest.to]?.sentence === sentence && isEnd ? { ...rest, to: end } : undefined
  }

  /** `outlets: 4`, `outlets x 2`, `outlets (3)`, as forms and notes have it. */
  #countAfter(index: number): SaidNumber | undefined {
    const end = index + this.#things.at(this.#numbers, index)
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
