import { numberAt } from '../text/numbers.ts'
import type { Reading } from '../text/reading.ts'
import { Scope } from '../text/scope.ts'
import { stemOf } from '../text/stem.ts'
import type { Token } from '../text/token.ts'

/** A number that is said, and the tokens it stands in, `to` exclusive. */
export interface SaidNumber {
  readonly value: number
  readonly from: number
  readonly to: number
}

const list = (words: string): readonly string[] => words.split(' ')

/** Measures whose forms have no stem in common. */
const oneMeasure: ReadonlyMap<string, string> = new Map([
  ['feet', 'foot'],
  ['ft', 'foot'],
  ['hours', 'hour'],
  ['hr', 'hour'],
])

/** The stem of what is counted. */
export const thingStem = (stem: string): string => oneMeasure.get(stem) ?? stem

/** Before these, a number is a size, an age or a floor and counts nothing else. */
const measures: ReadonlySet<string> = new Set(
  list(
    'gallon gal ton amp volt inch foot yard year yr hour minute day week month percent degree hp horse btu watt kw am pm story stories floor bath bathroom bedroom',
  ).map((word) => thingStem(stemOf(word))),
)

/** Tells whether a stem is what sizes, ages and times are told in. */
export const isMeasure = (stem: string): boolean => measures.has(stem)

/** After these, a number is a name, a place or a time. */
const labels: ReadonlySet<string> = new Set(
  list('unit apt apartment suite ste room number lot box route line floor building bldg at by until till'),
)
/** Words of an address, and so is the number before them. */
const streets: ReadonlySet<string> = new Set(
  list('st street ave avenue rd road dr drive ln lane blvd boulevard ct court hwy highway pkwy'),
)
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

  /** The number at a token with all that belongs to it: `two dozen`, `two and a half`; of `3-4` and `three or four` the smaller. */
  at(index: number): SaidNumber | undefined {
    const token = this.#tokens[index]
    if (token === undefined || (token.scope & (Scope.denied | Scope.past)) !== 0) return undefined
    const plain = numberAt(this.#tokens, index)
    const mark = this.mark(index)
    if (plain === undefined || /[#/]$/.test(mark) || labels.has(this.form(index - 1))) return undefined
    if (mark !== '' && currencies.includes(mark.slice(-1))) return undefined
    let to = index + plain.length
    let { value } = plain
    if (this.form(to) === 'dozen') {
      value *= 12
      to += 1
    } else if (this.form(to) === 'and' && this.form(to + 1) === 'a' && this.form(to + 2) === 'half') {
      value += 0.5
      to += 3
    }
    const end = this.#tokens[to - 1]?.end ?? 0
    if (this.mark(to) === '/' || this.#reading.text.charAt(end) === '%') return undefined
    return { value, from: index, to: this.#pastRange(to) }
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
      if (only !== undefined) return undefined
      only = number
      index = number.to - 1
    }
    return only?.value
  }

  /** The end of a size such as `50-gallon`; where there is none, where it was looked for. */
  pastSize(at: number): number {
    const number = numberAt(this.#tokens, at)
    return number !== undefined && isMeasure(this.stem(at + number.length)) ? at + number.length + 1 : at
  }

  /** The end of `of the`, `of my three`, `out of five`. */
  pastWhole(at: number): number {
    const of = this.form(at) === 'out' ? at + 1 : at
    if (this.form(of) !== 'of') return at
    const next = /^(?:the|my|our|your|his|her|their|its|these|those)$/.test(this.form(of + 1)) ? of + 2 : of + 1
    return this.pastSize(next) > next ? next : next + (numberAt(this.#tokens, next)?.length ?? 0)
  }

  /** The end of `-4`, `to four`, `or four` and `(two)` after a number. */
  #pastRange(to: number): number {
    const at = ['to', 'or'].includes(this.form(to)) ? to + 1 : to
    const isSecond = at > to || ['-', '–', '('].includes(this.mark(to))
    const second = isSecond ? numberAt(this.#tokens, at) : undefined
    return second === undefined ? to : at + second.length
  }
}
