import { NumberList } from './number-list.ts'
import type { Reading } from './reading.ts'
import { Scope } from './scope.ts'
import { type Terms, Unnumbered } from './terms.ts'
import { Cell, cellSize, Mark } from './token-cells.ts'
import type { Word } from './word.ts'

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
   * @param terms - those that are of interest
   */
  read({ page, sentences }: Reading, terms: Terms): void {
    const { count, words, ids, values: cells } = page.cells
    this.#numbers.size = 0
    this.#numbers.reserve(2 * count)
    const { values } = this.#numbers
    let size = 0
    for (const { from, to, speaker } of sentences) {
      const voice = speaker === 'agent' ? Manner.agents : 0
      let joined = 0
      for (let index = from; index < to; index += 1) {
        const number = terms.of(words[index] as Word, ids[index] as number) // in range by the loop's condition
        const cell = cellSize * index
        if (((cells[cell + Cell.marks] as number) & Mark.parted) !== 0) joined = 0
        if (number < 0) {
          if (number === Unnumbered.unknown) joined = 0
          continue
        }
        values[size] = wordKey(number, ((cells[cell + Cell.scope] as number) & scopes) | voice)
        values[size + 1] = 2 * index + joined
        size += 2
        joined = 1
      }
    }
    this.#numbers.size = size
  }
}
