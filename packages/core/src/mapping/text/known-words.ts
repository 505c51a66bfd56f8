import { Spelling } from './spelling.ts'
import type { Transitions } from './transitions.ts'
import type { Word } from './word.ts'

/**
 * Members of a record of a word, counted from where the record begins: the numbers of its stem as it is written and as it is spelt right, and
 * of its form; and the nodes that these lead to from the root. -1 stands for none.
 */
export const Known: {
  readonly written: 0
  readonly spelt: 1
  readonly form: 2
  readonly writtenRoot: 3
  readonly speltRoot: 4
  readonly formRoot: 5
} = { written: 0, spelt: 1, form: 2, writtenRoot: 3, speltRoot: 4, formRoot: 5 }

const stride = 6

/** Numbers the stems and forms of a trie, and tells which of them a word stands for. */
export class KnownWords {
  readonly #numbers = new Map<string, number>()
  /** By the id of a word: the word that has it, and where its record begins. */
  readonly #met: (Word | undefined)[] = []
  #recordOf = new Int32Array(1_024)
  /** Records of words; the first is that of all words of which nothing is known. */
  records: Int32Array = new Int32Array(stride * 256).fill(-1)
  /** Where records begin, by what is in them: words that are known by the same share one. */
  readonly #places = new Map<string, number>()
  #spelling: Spelling | undefined

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
    this.#met.length = 0
    this.#places.clear()
  }

  /** Where the record of a word begins; 0 where nothing is known of it. A misspelt word is read as the one it is nearest to. */
  find(word: Word, transitions: Transitions): number {
    const { id } = word
    if (id < this.#met.length && this.#met[id] === word) return this.#recordOf[id] as number // set with the word
    return this.#meet(word, transitions)
  }

  #meet(word: Word, transitions: Transitions): number {
    const { form, stem, id } = word
    this.#spelling ??= new Spelling(this.#stems())
    const written = this.#numbers.get(stem) ?? -1
    const spelt = written >= 0 ? written : (this.#numbers.get(this.#spelling.nearest(stem) ?? '') ?? -1)
    const ofForm = this.#numbers.get(`=${form}`) ?? -1
    // Filled from the start, so that it stays a plain list.
    while (this.#met.length <= id) this.#met.push(undefined)
    if (id >= this.#recordOf.length) this.#recordOf = larger(this.#recordOf, 2 * id)
    this.#met[id] = word
    this.#recordOf[id] = spelt < 0 && ofForm < 0 ? 0 : this.#record(written, spelt, ofForm, transitions)
    return this.#recordOf[id] as number // just set
  }

  #record(written: number, spelt: number, form: number, transitions: Transitions): number {
    const key = `${written} ${spelt} ${form}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const root = (number: number): number => (number < 0 ? -1 : transitions.follow(0, number))
    const at = stride * (this.#places.size + 1)
    this.#places.set(key, at)
    if (at + stride > this.records.length) this.records = larger(this.records, 2 * at)
    this.records.set([written, spelt, form, root(written), root(spelt), root(form)], at)
    return at
  }
}

const larger = (list: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(length)
  grown.set(list)
  return grown
}
