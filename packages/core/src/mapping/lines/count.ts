import type { Reading } from '../text/reading.ts'
import type { Token } from '../text/token.ts'
import { answerIn } from './answers.ts'
import { correctionOf } from './corrections.ts'
import { isMeasure } from './number-words.ts'
import { type SaidNumber, SaidNumbers } from './said-numbers.ts'
import { isCount, Things } from './things.ts'
import { withRest } from './told-apart.ts'

/** Words that may stand between a number and what it counts: `two leaking toilets`. */
const between = 2

/** Mentions of things that are looked at: who names a thing more often is not ordering it. */
const mentionLimit = 100
/** Words from the first of a number to the thing it counts, all that may stand between included. */
const reach = 14

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
        if (count !== undefined) return this.#settled(count, isAsked)
      }
      looked = at
    }
    return undefined
  }

  /** The answer to `How many toilets?`. */
  answered(isAsked: (token: Token) => boolean): SaidNumber | undefined {
    const answer = answerIn(this.#reading, this.#numbers, this.#things)
    return answer === undefined ? undefined : this.#settled(answer, isAsked)
  }

  #settled(count: SaidNumber, isAsked: (token: Token) => boolean): SaidNumber {
    let settled = withRest(this.#tokens, this.#numbers, this.#things, count)
    for (let next: SaidNumber | undefined = settled; next !== undefined; ) {
      settled = next
      next = correctionOf(this.#reading, this.#numbers, this.#things, { count: settled, isAsked })
      if (next !== undefined) next = withRest(this.#tokens, this.#numbers, this.#things, next)
    }
    return settled
  }

  /** `two leaking toilets`, `2 of my 3 toilets`, `two 50-gallon tanks`. */
  #countBefore(number: SaidNumber): SaidNumber | undefined {
    const { value, from, to } = number
    const numbers = this.#numbers
    if (!isCount(numbers, this.#things, number)) return undefined
    let at = numbers.pastPieces(numbers.pastWhole(to))
    const first = at
    for (let left = between; left >= 0; left -= 1) {
      // The size of what is counted, if it is not what is counted itself.
      if (this.#things.at(numbers, at) === 0) at = numbers.pastSize(at)
      const token = this.#tokens[at]
      if (token === undefined || token.sentence !== this.#tokens[from]?.sentence) return undefined
      if (/[,;:(]/.test(numbers.mark(at))) return undefined
      const length = this.#things.at(numbers, at)
      if (length > 0 && this.#isSeveral(number, first, at, at + length))
        return { value, from, to: numbers.pastHalf(at + length) }
      if ((isMeasure(numbers.stem(at)) && !numbers.isRoom(at)) || numbers.isStreet(at)) return undefined
      at += 1
    }
    return undefined
  }

  /** More than one of a thing is said in the plural unless it follows at once: `six panel door`, but `2 toilet`; `at 3 toilet runs` has a time. */
  #isSeveral({ value, from, to }: SaidNumber, first: number, at: number, end: number): boolean {
    const numbers = this.#numbers
    if (this.#things.isMeasure) return true
    const isPlural = numbers.isPlural(end - 1)
    if (numbers.isTime(from)) return at === first && (isPlural || first > to)
    return value <= 1 || isPlural || at === first || numbers.form(at - 1) === 'of'
  }

  /** `outlets: 4`, `outlets x 2`, `outlets (3)`, as forms and notes have it. */
  #countAfter(index: number): SaidNumber | undefined {
    const end = index + this.#things.at(this.#numbers, index)
    if (end === index) return undefined
    const at = /^(?:x|×|qty|quantity)$/.test(this.#numbers.form(end)) ? end + 1 : end
    const number = this.#numbers.at(at)
    if (number === undefined || !isCount(this.#numbers, this.#things, number)) return undefined
    // `water heaters, two of them`.
    if (this.#numbers.isOfThem(number.to) && this.#tokens[number.from]?.sentence === this.#tokens[index]?.sentence)
      return { value: number.value, from: index, to: number.to + 2 }
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
 * Who is asked how many answers that before all else, and what a count is corrected to goes before it. What is denied or past counts nothing, and
 * neither do prices, sizes, addresses and times.
 */
export const countIn = (reading: Reading, names: readonly string[]): SaidNumber | undefined => {
  const counter = new Counter(reading, names)
  const isAgents = ({ sentence }: Token): boolean => reading.sentences[sentence]?.speaker === 'agent'
  const isOthers = (token: Token): boolean => !isAgents(token)
  return counter.answered(isOthers) ?? counter.first(isOthers) ?? counter.first(isAgents)
}
