import { numberAt } from '../text/numbers.ts'
import type { Reading } from '../text/reading.ts'
import { Scope } from '../text/scope.ts'
import type { Token } from '../text/token.ts'
import {
  articled,
  isMeasure,
  labels,
  months,
  pieces,
  plurals,
  rooms,
  single,
  streets,
  thingStem,
  times,
} from './number-words.ts'

/** A number that is said, and the tokens it stands in, `to` exclusive. */
export interface SaidNumber {
  readonly value: number
  readonly from: number
  readonly to: number
}

const currencies = '$€£'

/** The numbers of a text that may count something: no prices, shares, addresses or times, and none that is denied or past. */
export class SaidNumbers {
  readonly #reading: Reading
  readonly #tokens: readonly Token[]

  constructor(reading: Reading) {
    this.#reading = reading
    this.#tokens = reading.tokens
  }

  form(index: number): string {
    return this.#tokens[index]?.form ?? ''
  }

  stem(index: number): string {
    return thingStem(this.#tokens[index]?.stem ?? '')
  }

  isStreet(index: number): boolean {
    return streets.has(this.form(index))
  }

  /** What is written between a token and the one before it. */
  mark(index: number): string {
    return this.#reading.text.slice(this.#tokens[index - 1]?.end ?? 0, this.#tokens[index]?.start).trim()
  }

  /** Tells whether a word is written in the plural, or ends as if it were: trade words are read in the singular. */
  isPlural(index: number): boolean {
    const token = this.#tokens[index]
    const end = this.#reading.text.slice(Math.max(token?.start ?? 0, (token?.end ?? 0) - 2), token?.end)
    return plurals.has(this.form(index)) || /^[^s]s$/i.test(end)
  }

  /** Tells whether a token says where a thing is rather than how large it is: the `floor` of `two floor drains`. */
  isRoom(index: number): boolean {
    return rooms.has(this.form(index)) && !this.isPlural(index)
  }

  /** Tells whether a number that stands here may be a time: `at 3`. */
  isTime(index: number): boolean {
    return times.has(this.form(index - 1)) && this.mark(index) === ''
  }

  /**
   * The number at a token with all that belongs to it: `two dozen`, `two and a half`, `an hour and a half`; of `3-4` and `three or four` the smaller.
   *
   * @param heeded - the first token whose denial is no denial: the `no` of `no wait three`
   */
  at(index: number, heeded: number = Number.POSITIVE_INFINITY): SaidNumber | undefined {
    const token = this.#tokens[index]
    if (token === undefined || (token.scope & Scope.past) !== 0) return undefined
    if ((token.scope & Scope.denied) !== 0 && token.deniedBy < heeded) return undefined
    const plain = this.#isMeasuredHalf(index) ? undefined : (numberAt(this.#tokens, index) ?? this.#oneAndHalf(index))
    const mark = this.mark(index)
    if (plain === undefined || /[#/]$/.test(mark) || this.#isLabelled(index)) return undefined
    if (mark !== '' && currencies.includes(mark.slice(-1))) return undefined
    let to = index + plain.length
    let { value } = plain
    if (this.form(to) === 'k' && this.#isGlued(to)) {
      value *= 1_000
      to += 1
    } else if (this.form(to) === 'dozen') {
      value *= 12
      to += 1
    } else if (this.#isHalf(to + 2)) {
      value += 0.5
      to += 3
    } else if (this.#isMeasuredHalf(to + 3)) value += 0.5
    const end = this.#tokens[to - 1]?.end ?? 0
    if (this.mark(to) === '/' || this.#reading.text.charAt(end) === '%') return undefined
    // `March 3` is a day, and so is `3 March`.
    if (months.has(this.form(to)) && this.#digitsEnd(to) !== undefined && this.mark(to) === '') return undefined
    return { value, from: index, to: this.#pastRange(to) }
  }

  /** Tells whether there is one of something that a number is said of: `a 5 blade fan`, `an eight foot door`. */
  isOfOne({ from }: SaidNumber): boolean {
    return single.has(this.form(from - 1)) && this.mark(from) === '' && !articled.has(this.form(from))
  }

  /** Tells whether a number is a size by how it is written: `36"`, `2x4`, and `40A` or `6-panel` unless that is what is counted. */
  isSize({ from, to }: SaidNumber, isThing: boolean): boolean {
    return this.#isTimes(from - 1) || this.#isTimes(to) || this.#isQuoted(to) || (!isThing && this.#pastUnit(to) > to)
  }

  /** The number of a short answer such as `two` or `about 3 rooms`; `undefined` where it has several or none. */
  only(): number | undefined {
    let only: SaidNumber | undefined
    for (let index = 0; index < this.#tokens.length; index += 1) {
      const number = this.at(index)
      if (number === undefined) {
        // `3pm`, `$50` or a house number.
        if (/^\d/.test(this.form(index)) || this.isStreet(index)) return undefined
        continue
      }
      if (only !== undefined || this.isTime(index)) return undefined
      only = number
      index = number.to - 1
    }
    return only?.value
  }

  /** The end of a size such as `50-gallon`, `40A`, `2x4` or `36"`; where there is none, where it was looked for. */
  pastSize(at: number): number {
    const number = numberAt(this.#tokens, at)
    if (number === undefined) return at
    const to = at + number.length
    if (isMeasure(this.stem(to))) return to + 1
    if (this.#isTimes(to)) return to + 2
    const end = this.#pastUnit(to)
    return end > to || this.#isQuoted(to) ? end : at
  }

  /** The end of the `x` of `2x toilets`. */
  pastPieces(to: number): number {
    return pieces.has(this.form(to)) && !this.#isTimes(to) ? to + 1 : to
  }

  /** The end of `of the`, `of my three`, `out of five`. */
  pastWhole(at: number): number {
    const of = this.form(at) === 'out' ? at + 1 : at
    if (this.form(of) !== 'of') return at
    const next = /^(?:the|my|our|your|his|her|their|its|these|those)$/.test(this.form(of + 1)) ? of + 2 : of + 1
    return this.pastSize(next) > next ? next : next + (numberAt(this.#tokens, next)?.length ?? 0)
  }

  /** The end of `and a half` after a measure. */
  pastHalf(to: number): number {
    return this.#isMeasuredHalf(to + 2) ? to + 3 : to
  }

  /** `of them`, by which a number counts what was named before. */
  isOfThem(to: number): boolean {
    return this.form(to) === 'of' && /^(?:them|those|these)$/.test(this.form(to + 1))
  }

  /** The `half` of `and a half`. */
  #isHalf(index: number): boolean {
    return this.form(index) === 'half' && this.form(index - 1) === 'a' && this.form(index - 2) === 'and'
  }

  /** The `half` of `hours and a half`. */
  #isMeasuredHalf(index: number): boolean {
    return this.#isHalf(index) && isMeasure(this.stem(index - 3))
  }

  /** The `an` of `an hour and a half`. */
  #oneAndHalf(index: number): { value: number; length: number } | undefined {
    const isOne = /^an?$/.test(this.form(index)) && this.#isMeasuredHalf(index + 4)
    return isOne ? { value: 1, length: 1 } : undefined
  }

  #isLabelled(index: number): boolean {
    const before = this.form(index - 1)
    return labels.has(before) || (months.has(before) && this.mark(index) === '')
  }

  /** The end of what is written onto the digits before it: the `A` of `40A`, the `panel` of `6-panel`. */
  #pastUnit(to: number): number {
    const isUnit = (this.#isGlued(to) || this.#isHyphened(to)) && !pieces.has(this.form(to))
    return isUnit || (this.form(to) === 'a' && /\d$/.test(this.form(to - 1))) ? to + 1 : to
  }

  /** Tells whether a token stands right after digits, with nothing between. */
  #isGlued(index: number): boolean {
    const token = this.#tokens[index]
    return token !== undefined && /^\D/.test(token.form) && this.#digitsEnd(index) === token.start
  }

  #isHyphened(index: number): boolean {
    const end = this.#tokens[index - 1]?.end ?? 0
    const isHyphen = this.#tokens[index]?.start === end + 1 && this.#reading.text.charAt(end) === '-'
    return isHyphen && numberAt(this.#tokens, index) === undefined
  }

  /** Feet or inches after digits: `6'`, `36"`. */
  #isQuoted(index: number): boolean {
    const { text } = this.#reading
    const end = this.#digitsEnd(index)
    if (end === undefined || !/['"’”′″]/.test(text.charAt(end))) return false
    // `"3" outlets` is a quotation, the 2 of `6'2"` none.
    const start = this.#tokens[index - 1]?.start ?? 0
    return !/(?:^|\D)['"‘“]$/.test(text.slice(Math.max(0, start - 2), start))
  }

  #digitsEnd(index: number): number | undefined {
    const before = this.#tokens[index - 1]
    return before !== undefined && /\d$/.test(before.form) ? before.end : undefined
  }

  /** The `x` of `2x4` or `2 x 4`. */
  #isTimes(index: number): boolean {
    const isBetween = /^[x×]$/.test(this.form(index)) && /\d$/.test(this.form(index - 1))
    return isBetween && /^\d/.test(this.form(index + 1))
  }

  /** The end of `-4`, `to four`, `or four` and `(two)` after a number. */
  #pastRange(to: number): number {
    const at = ['to', 'or'].includes(this.form(to)) ? to + 1 : to
    const isSecond = at > to || ['-', '–', '('].includes(this.mark(to))
    const second = isSecond ? numberAt(this.#tokens, at) : undefined
    return second === undefined ? to : at + second.length
  }
}
