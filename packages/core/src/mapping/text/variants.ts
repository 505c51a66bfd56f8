import { heard } from './heard.ts'
import { shorthand } from './shorthand.ts'
import { type Word, wordsOf } from './word.ts'

/** One way of hearing something: the words as written, and the words to read instead. */
export interface Variant {
  readonly words: readonly string[]
  readonly meant: readonly Word[]
}

const table = new Map<string, Variant[]>()
for (const [meant, ways] of [...Object.entries(heard), ...Object.entries(shorthand)]) {
  for (const way of ways.split('|')) {
    const words = way.split(' ')
    const [first] = words
    if (first === undefined) continue
    const list = table.get(first) ?? []
    list.push({ words, meant: meant.split(' ').flatMap(wordsOf) })
    list.sort((left, right) => right.words.length - left.words.length)
    table.set(first, list)
  }
}

/** The variants that begin with a word, longest first. */
export const variantsOf = (form: string): readonly Variant[] => table.get(form) ?? []
