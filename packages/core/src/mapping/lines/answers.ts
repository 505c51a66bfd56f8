import type { Reading } from '../text/reading.ts'
import type { SaidNumber, SaidNumbers } from './said-numbers.ts'
import { isCount, type Things } from './things.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that may stand before the number of an answer, besides light ones: `about three`, `I think we need two`. */
const opening = list(
  'all about around roughly approximately only exactly total think guess say believe need yeah yes yep okay ok sure',
)
/** Words that may follow it: `three total`, `three I think`, `two upstairs and one downstairs`. */
const closing = list('total altogether all i maybe of in and upstairs downstairs inside outside more please that which')
/** Words between `how many` and the thing: `how many leaking toilets`. */
const between = 2
/** Sentences of an answer that are looked at: `Let me think. Three.` */
const sentencesAnswered = 3
/** Words before a bare `How many?` in which the thing was named. */
const namedWithin = 30

/** Finds what was answered when somebody else than the caller asked how many there are. */
class Answers {
  readonly #reading: Reading
  readonly #numbers: SaidNumbers
  readonly #things: Things

  constructor(reading: Reading, numbers: SaidNumbers, things: Things) {
    this.#reading = reading
    this.#numbers = numbers
    this.#things = things
  }

  first(): SaidNumber | undefined {
    const { sentences } = this.#reading
    for (let index = 0; index < sentences.length; index += 1) {
      const sentence = sentences[index]
      if (sentence === undefined || sentence.speaker === 'caller' || !this.#asks(sentence.from, sentence.to)) continue
      const answer = this.#answerTo(index)
      if (answer !== undefined) return answer
    }
    return undefined
  }

  /** `How many toilets?`, or `How many?` after they were named. */
  #asks(from: number, to: number): boolean {
    for (let at = from; at < to - 1; at += 1) {
      if (this.#numbers.form(at) !== 'how' || this.#numbers.form(at + 1) !== 'many') continue
      const start = this.#numbers.pastWhole(at + 2)
      for (let thing = start; thing <= Math.min(start + between, to - 1); thing += 1)
        if (this.#things.at(this.#numbers, thing) > 0) return true
      return this.#isBare(at + 2, to) && this.#isNamedBefore(from)
    }
    return false
  }

  /** `are there`, `of them do you have` name nothing. */
  #isBare(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.#reading.tokens[at]?.light !== true) return false
    return true
  }

  #isNamedBefore(to: number): boolean {
    for (let at = Math.max(0, to - namedWithin); at < to; at += 1)
      if (this.#things.at(this.#numbers, at) > 0) return true
    return false
  }

  #answerTo(asking: number): SaidNumber | undefined {
    const { sentences } = this.#reading
    const asker = sentences[asking]
    // A form has the answer on the next line; of a call it is what the other says next.
    let next = asking + 1
    while (asker?.speaker === 'agent' && sentences[next]?.turn === asker.turn && next <= asking + between) next += 1
    const turn = sentences[next]?.turn
    for (let index = next; index < next + sentencesAnswered; index += 1) {
      const sentence = sentences[index]
      if (sentence === undefined || sentence.turn !== turn || sentence.speaker === 'agent') return undefined
      const answer = this.#answerIn(sentence.from, sentence.to)
      if (answer !== undefined) return answer
    }
    return undefined
  }

  #answerIn(from: number, to: number): SaidNumber | undefined {
    const numbers = this.#numbers
    for (let at = from; at < to; at += 1) {
      const number = numbers.at(at)
      if (number === undefined) {
        const token = this.#reading.tokens[at]
        if (token?.light === true || opening.has(numbers.form(at))) continue
        return undefined
      }
      const end = numbers.pastSize(number.to)
      const thing = this.#things.at(numbers, end)
      const isEnd = number.to >= to || numbers.mark(number.to) !== '' || closing.has(numbers.form(number.to))
      if ((thing === 0 && !isEnd) || !isCount(numbers, this.#things, number)) return undefined
      return thing === 0 ? number : { ...number, to: end + thing }
    }
    return undefined
  }
}

/** The number that answers `How many toilets?`; `undefined` where nobody asks that or is told. */
export const answerIn = (reading: Reading, numbers: SaidNumbers, things: Things): SaidNumber | undefined =>
  reading.text.includes('any') ? new Answers(reading, numbers, things).first() : undefined
