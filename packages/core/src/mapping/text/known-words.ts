import { Spelling } from './spelling.ts'
import type { TokenCells } from './token-cells.ts'
import type { Word } from './word.ts'

/**
 * Members of the entry of a word, counted from where it begins: the word's id, and the numbers of its stem as it is written and as it is spelt
 * right, and of its form. -1 stands for none; a word that has none of them, as most have, has its id turned over (`~id`).
 */
export const Known: { readonly id: 0; readonly written: 1; readonly spelt: 2; readonly form: 3 } = {
  id: 0,
  written: 1,
  spelt: 2,
  form: 3,
}

const stride = 4
/** Entries that are kept; a word may have to be looked up anew when another has taken its place. */
const kept = 32_768

/** Numbers the stems and forms of phrases, and tells which of them a word stands for. */
export class KnownWords {
  readonly #numbers = new Map<string, number>()
  #spelling: Spelling | undefined
  /** By the last bits of the id of a word. */
  entries: Int32Array = new Int32Array(stride)
  #mask = 0

  /** How many are numbered. */
  get size(): number {
    return this.#numbers.size
  }

  /** The number of a stem, or of a form where it begins with `=`; the same for the same word. */
  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(word, number)
    return number
  }

  *#stems(): Iterable<string> {
    for (const word of this.#numbers.keys()) if (!word.startsWith('=')) yield word
  }

  /** Forgets what was found for the words of texts. */
  clear(): void {
    this.#spelling = undefined
    this.#keep(1_024)
  }

  #keep(count: number): void {
    this.entries = new Int32Array(stride * count)
    this.#mask = count - 1
  }

  /** Where the entry of a word of a text begins; a misspelt word is read as the one it is nearest to. It stands until the next is looked for. */
  find(cells: TokenCells, index: number): number {
    const id = cells.ids[index] as number // callers pass an index below the count
    const at = stride * (id & this.#mask)
    const held = this.entries[at] as number // a member of the entry
    return held === id || held === ~id ? at : this.#meet(cells.word(index))
  }

  /** Where the entry of a word of a text begins, as {@link find} has it; -1 where the word is known to stand for nothing. */
  entryOf(id: number, cells: TokenCells, index: number): number {
    const at = stride * (id & this.#mask)
    const held = this.entries[at]
    return held === ~id ? -1 : held === id ? at : this.#meet(cells.word(index))
  }

  #meet({ form, stem, id }: Word): number {
    if (id > this.#mask && this.#mask + 1 < kept) this.#keep(Math.min(kept, 2 ** (32 - Math.clz32(id))))
    this.#spelling ??= new Spelling(this.#stems())
    const written = this.#numbers.get(stem) ?? -1
    const spelt = written >= 0 ? written : (this.#numbers.get(this.#spelling.nearest(stem) ?? '') ?? -1)
    const at = stride * (id & this.#mask)
    const asForm = this.#numbers.get(`=${form}`) ?? -1
    this.entries.set([(spelt & asForm) === -1 ? ~id : id, written, spelt, asForm], at)
    return at
  }
}
