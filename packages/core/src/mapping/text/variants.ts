import { type WayHeard, waysHeard } from './ways-heard.ts'
import { type Word, wordsOf } from './word.ts'

/** One way of hearing something, and the words to read instead. */
export interface Variant extends Pick<WayHeard, 'words' | 'noticedBy'> {
  readonly meant: readonly Word[]
}

const longestFirst = (left: Variant, right: Variant): number => right.words.length - left.words.length

/** Variants by one of their words, longest first. */
const filedBy = (placeOf: (way: WayHeard) => number): ReadonlyMap<string, readonly Variant[]> => {
  const table = new Map<string, Variant[]>()
  for (const way of waysHeard) {
    const word = way.words[placeOf(way)] ?? ''
    const list = table.get(word) ?? []
    list.push({ ...way, meant: way.meant.split(' ').flatMap(wordsOf) })
    table.set(word, list.sort(longestFirst))
  }
  return table
}

const byFirst = filedBy(() => 0)
const byNoticed = filedBy(({ noticedBy }) => noticedBy)
const none: readonly Variant[] = []

/** The variants that begin with a word, longest first. */
export const variantsOf = (form: string): readonly Variant[] => byFirst.get(form) ?? none

/** The variants that are noticed by a word, longest first. */
export const variantsNoticedBy = (form: string): readonly Variant[] => byNoticed.get(form) ?? none
