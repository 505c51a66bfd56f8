import type { Word } from './word.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

const days = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun',
)
const months = wordSet(
  'january february march april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec',
)

/** What is written in digits: a time of day, a day of the month, or a number of something. */
const figureOf = (form: string): string =>
  /^\d{1,2}:|[ap]m$/.test(form) ? '<clock>' : /(?:st|nd|rd|th)$/.test(form) ? '<nth>' : '<number>'

/** What a word is weighed as: its stem; one day is worth as much as another, and so are months and numbers. */
export const termOf = ({ form, stem, classes }: Word): string => {
  if ((classes & WordClass.number) !== 0) return figureOf(form)
  if ((classes & WordClass.time) === 0) return stem
  return days.has(form) ? '<day>' : months.has(form) ? '<month>' : stem
}

/** What a word of a text may be instead of one that is numbered. */
export const Unnumbered: { readonly unknown: -1; readonly filler: -2 } = { unknown: -1, filler: -2 }

/** Words of texts whose numbers are kept; another takes the place of one whose id ends alike. */
const kept = 16_384

/** Numbers the terms of a table, and tells which of them a word of a text is. */
export class Terms {
  /** By number. */
  readonly names: string[] = []
  readonly #numbers = new Map<string, number>()
  /** Ids of words that were met, each with its number after it. */
  readonly #met = new Int32Array(2 * kept)

  /** The number of a term, the same for the same term. */
  add(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    this.#numbers.set(term, this.names.length)
    return this.names.push(term) - 1
  }

  /** The number of the term of a word, or one of {@link Unnumbered}. */
  of(word: Word, id: number): number {
    const place = 2 * (id & (kept - 1))
    return this.#met[place] === id ? (this.#met[place + 1] as number) : this.#meet(word, place) // after its id
  }

  #meet(word: Word, place: number): number {
    const isFiller = (word.classes & WordClass.filler) !== 0
    const number = isFiller ? Unnumbered.filler : (this.#numbers.get(termOf(word)) ?? Unnumbered.unknown)
    this.#met[place] = word.id
    this.#met[place + 1] = number
    return number
  }
}
