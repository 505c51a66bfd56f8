import type { Spelling } from './spelling.ts'
import type { Transitions } from './transitions.ts'
import { type Word, wordIds } from './word.ts'

/** What a trie knows of a word of the language; -1 where it knows nothing. */
export interface KnownWord {
  readonly word: Word
  /** Numbers of its stem as it is written and as it is spelt right, and of its form. */
  readonly written: number
  readonly spelt: number
  readonly form: number
  /** Nodes that these lead to from the root. */
  readonly writtenRoot: number
  readonly speltRoot: number
  readonly formRoot: number
}

/** Numbers the stems and forms of a trie, and tells which of them a word stands for. */
export class KnownWords {
  readonly #numbers = new Map<string, number>()
  readonly #met: (KnownWord | undefined)[] = []

  /** The number of a stem, or of a form where it begins with `=`; the same for the same word. */
  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(word, number)
    return number
  }

  *stems(): Iterable<string> {
    for (const word of this.#numbers.keys()) if (!word.startsWith('=')) yield word
  }

  /** Forgets what was found for the words of texts. */
  clear(): void {
    this.#met.length = 0
  }

  /** A misspelt word is read as the one it is nearest to. */
  find(word: Word, spelling: () => Spelling, transitions: Transitions): KnownWord {
    const known = this.#met[word.id]
    if (known !== undefined && known.word === word) return known
    const { form, stem } = word
    const written = this.#numbers.get(stem) ?? -1
    const spelt = written >= 0 ? written : (this.#numbers.get(spelling().nearest(stem) ?? '') ?? -1)
    const ofForm = this.#numbers.get(`=${form}`) ?? -1
    const root = (number: number): number => (number < 0 ? -1 : transitions.follow(0, number))
    const found: KnownWord = {
      word,
      written,
      spelt,
      form: ofForm,
      writtenRoot: root(written),
      speltRoot: root(spelt),
      formRoot: root(ofForm),
    }
    // Filled from the start, so that it stays a plain list.
    while (this.#met.length < Math.min(word.id, wordIds)) this.#met.push(undefined)
    this.#met[word.id] = found
    return found
  }
}
