import { NumberList } from './number-list.ts'
import type { Reading } from './reading.ts'
import { type Terms, Unnumbered } from './terms.ts'
import { Cell, cellSize, Mark } from './token-cells.ts'
import type { Word } from './word.ts'

/** The words of a text that are weighed, one after another: the number of each, and twice its token, one more where the word before is its neighbour. */
export class SpokenWords {
  readonly #numbers = new NumberList()

  get size(): number {
    return this.#numbers.size >> 1
  }

  /** The number of the word's term. */
  number(place: number): number {
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
    for (const { from, to } of sentences) {
      let joined = 0
      for (let index = from; index < to; index += 1) {
        const number = terms.of(words[index] as Word, ids[index] as number) // in range by the loop's condition
        if (((cells[cellSize * index + Cell.marks] as number) & Mark.parted) !== 0) joined = 0
        if (number < 0) {
          if (number === Unnumbered.unknown) joined = 0
          continue
        }
        values[size] = number
        values[size + 1] = 2 * index + joined
        size += 2
        joined = 1
      }
    }
    this.#numbers.size = size
  }
}
