import { wordsOf } from '../text/word.ts'
import { isMeasure, thingStem } from './number-words.ts'
import type { SaidNumber, SaidNumbers } from './said-numbers.ts'

const none: readonly (readonly string[])[] = []

const stemsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .flatMap((word) => wordsOf(word))
    .flatMap(({ filler, stem }) => (filler ? [] : thingStem(stem)))

/** Pieces above this are a misheard number, not an order; feet and hours are said in larger ones. */
const pieceLimit = 50
const measureLimit = 99_999

/** What is counted, by the stem it begins with. */
export class Things {
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

  /** Misheard numbers, halves of a piece and zeros are no counts. */
  isCount(value: number): boolean {
    const limit = this.isMeasure ? measureLimit : pieceLimit
    return value > 0 && value <= limit && (this.isMeasure || Number.isInteger(value))
  }

  #add(first: string, stems: readonly string[]): void {
    const list = this.#byStem.get(first)
    if (list === undefined) this.#byStem.set(first, [stems])
    else list.push(stems)
  }
}

/** Tells whether a number may be how many there are of some things, and is no size of one: of `a 40A breaker`, `a six panel door`. */
export const isCount = (numbers: SaidNumbers, things: Things, number: SaidNumber): boolean => {
  if (!things.isCount(number.value)) return false
  // `a 30 foot fence` has 30 feet.
  if (!things.isMeasure && numbers.isOfOne(number)) return false
  return !numbers.isSize(number, things.at(numbers, number.to) > 0)
}
