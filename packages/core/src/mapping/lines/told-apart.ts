import { numberAt } from '../text/numbers.ts'
import type { Token } from '../text/token.ts'
import type { SaidNumber, SaidNumbers } from './said-numbers.ts'
import { isCount, type Things } from './things.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Where the rest of the same things are: `two upstairs and three downstairs`. */
const elsewhere = list('upstairs downstairs inside outside indoors outdoors up down')
/** Tells a rest apart without a place: `two toilets and one more`. */
const more = list('more others')
const joins = list('and plus')
/** What may follow a whole count. */
const links = list('and are is need needs that which to for')
const prepositions = list('in on at by near behind under above')
/** Places that hold the others: `five in the house, two in the kitchen` are five. */
const wholes = list('house home building property place apartment total all')
/** Words that may stand before a thing that is named again. */
const between = 2
/** Words of a place: `in the upstairs hall bathroom`. */
const placeWords = 3

interface Place {
  /** The words that tell it apart. */
  readonly name: string
  readonly to: number
  /** `in the kitchen`, which unlike `upstairs` is no word before a thing. */
  readonly phrased: boolean
}

/** Goes on with a count where its rest is told apart from it by where it is. */
class ToldApart {
  readonly #tokens: readonly Token[]
  readonly #numbers: SaidNumbers
  readonly #things: Things
  readonly #sentence: number | undefined

  constructor(tokens: readonly Token[], numbers: SaidNumbers, things: Things, count: SaidNumber) {
    this.#tokens = tokens
    this.#numbers = numbers
    this.#things = things
    this.#sentence = tokens[count.from]?.sentence
  }

  whole(count: SaidNumber): SaidNumber {
    let { value, to } = count
    let place = this.#placeAt(to)
    for (let rest = this.#rest(to, place); rest !== undefined; rest = this.#rest(to, place)) {
      value += rest.value
      to = rest.to
      place = rest.place
    }
    return this.#things.isCount(value) ? { ...count, value, to } : count
  }

  #isHere(index: number): boolean {
    return this.#tokens[index]?.sentence === this.#sentence
  }

  #rest(from: number, before: Place | undefined): { value: number; to: number; place: Place | undefined } | undefined {
    const numbers = this.#numbers
    const start = before?.to ?? from
    const isJoined = joins.has(numbers.form(start))
    const number = before !== undefined || isJoined ? this.#numberAt(isJoined ? start + 1 : start) : undefined
    if (number === undefined || !this.#isHere(number.from) || !isCount(numbers, this.#things, number)) return undefined
    const isMore = number.isAnother || (more.has(numbers.form(number.to)) && this.#isHere(number.to))
    const last = more.has(numbers.form(number.to)) && isMore ? number.to + 1 : number.to
    const end = this.#pastThing(last)
    const isNamed = end > last
    const place = this.#placeAt(end)
    const to = place?.to ?? end
    const isOther = before !== undefined && before.name !== '' && place !== undefined && place.name !== before.name
    // `and one in the basement leaks`, `and one toilet downstairs leaks` may be of those counted before.
    const isApart =
      isMore || (place !== undefined && (place.phrased || isNamed ? isOther : place.name !== before?.name))
    if (!isApart || place?.name === '' || (!place?.phrased && !this.#isEnd(to))) return undefined
    return { value: number.value, to, place }
  }

  /** A number, or `another` with or without one. */
  #numberAt(index: number): (SaidNumber & { readonly isAnother: boolean }) | undefined {
    const isAnother = this.#numbers.form(index) === 'another'
    const number = this.#numbers.at(isAnother ? index + 1 : index)
    if (number !== undefined) return { ...number, isAnother }
    return isAnother ? { value: 1, from: index, to: index + 1, isAnother } : undefined
  }

  /** The end of the thing where it is named again: `three more outdoor outlets`. */
  #pastThing(from: number): number {
    const start = this.#numbers.pastSize(from)
    for (let at = start; at <= start + between && this.#isHere(at) && this.#numbers.mark(at) === ''; at += 1) {
      const length = this.#things.at(this.#numbers, at)
      if (length > 0) return at + length
      const form = this.#numbers.form(at)
      if (links.has(form) || joins.has(form) || prepositions.has(form)) break
    }
    return from
  }

  /** `and three upstairs bathrooms` are none of them. */
  #isEnd(to: number): boolean {
    return !this.#isHere(to) || this.#numbers.mark(to) !== '' || links.has(this.#numbers.form(to))
  }

  /** The place that is named here; one that holds the others has no name. */
  #placeAt(from: number): Place | undefined {
    const numbers = this.#numbers
    const isHere = this.#isHere(from) && numbers.mark(from) === ''
    if (!isHere) return undefined
    if (elsewhere.has(numbers.form(from))) return { name: numbers.form(from), to: from + 1, phrased: false }
    if (!prepositions.has(numbers.form(from))) return undefined
    const words: string[] = []
    let to = from + 1
    for (; words.length < placeWords && this.#isHere(to) && numbers.mark(to) === ''; to += 1) {
      const form = numbers.form(to)
      if (links.has(form) || joins.has(form) || numberAt(this.#tokens, to) !== undefined) break
      if (this.#tokens[to]?.light !== true) words.push(form)
    }
    if (words.length === 0) return undefined
    return { name: wholes.has(words.at(-1) ?? '') ? '' : words.join(' '), to, phrased: true }
  }
}

/** A count with the rest that is told apart from it: `two toilets upstairs and three downstairs` are five. */
export const withRest = (
  tokens: readonly Token[],
  numbers: SaidNumbers,
  things: Things,
  count: SaidNumber,
): SaidNumber => new ToldApart(tokens, numbers, things, count).whole(count)
