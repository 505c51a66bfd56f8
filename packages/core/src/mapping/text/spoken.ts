import { NumberList } from './number-list.ts'
import type { Reading } from './reading.ts'
import { Scope } from './scope.ts'
import { Cell, Mark } from './token-cells.ts'
import type { Word } from './word.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

/** How a word is meant and who says it: bits that change what it is worth. */
export const Manner: { readonly denied: 1; readonly past: 2; readonly supposed: 4; readonly agents: 8 } = {
  denied: 1,
  past: 2,
  supposed: 4,
  agents: 8,
}

/** How many manners there are. */
const manners = 16
const scopes = Scope.denied | Scope.past | Scope.hypothetical
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

/** The key of a word, by the number of its term and its manner. */
export const wordKey = (number: number, manner: number): number => manners * number + manner

/** The number of the term of a word's key, and its manner. */
export const wordOfKey = (key: number): { number: number; manner: number } => ({
  number: Math.floor(key / manners),
  manner: key % manners,
})

/** The words of a text that are weighed, one after another: the key of each, and twice its token, one more where the word before is its neighbour. */
export class SpokenWords {
  readonly #numbers = new NumberList()

  get size(): number {
    return this.#numbers.size >> 1
  }

  key(place: number): number {
    return this.#numbers.at(2 * place)
  }

  token(place: number): number {
    return this.#numbers.at(2 * place + 1) >> 1
  }

  /** Whether a word and the one before are a pair of neighbours. */
  isJoined(place: number): boolean {
    return (this.#numbers.at(2 * place + 1) & 1) !== 0
  }

  /**
   * Takes the words of a text in the place of those before.
   *
   * Fillers are passed over; no pair reaches over a comma, the end of a sentence or a word that is of no interest.
   *
   * @param numberOf - the number of a word's term; -1 for one that is of no interest
   */
  read({ page, sentences }: Reading, numberOf: (word: Word) => number): void {
    const { cells } = page
    const numbers = this.#numbers
    numbers.size = 0
    for (const { from, to, speaker } of sentences) {
      const voice = speaker === 'agent' ? Manner.agents : 0
      let joined = 0
      for (let index = from; index < to; index += 1) {
        const word = cells.word(index)
        if ((cells.at(index, Cell.marks) & Mark.parted) !== 0) joined = 0
        if ((word.classes & WordClass.filler) !== 0) continue
        const number = numberOf(word)
        if (number < 0) joined = 0
        else {
          numbers.push(wordKey(number, (cells.at(index, Cell.scope) & scopes) | voice))
          numbers.push(2 * index + joined)
          joined = 1
        }
      }
    }
  }
}
