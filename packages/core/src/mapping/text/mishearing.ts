import type { Page, Sentence } from './page.ts'
import { Cell, Mark, TokenCells } from './token-cells.ts'
import { type Variant, variantsNoticedBy } from './variants.ts'
import { WordClass } from './word-class.ts'

/** Where a text is written anew; what it held before is on the page then. */
const anew = new TokenCells()

/** A variant that stands in a text, and where it begins. */
interface Misheard {
  readonly variant: Variant
  readonly start: number
}

/** The variant that is noticed by a word and that begins at `from` or later. */
const misheardAt = ({ cells }: Page, index: number, from: number): Misheard | undefined => {
  const sentence = cells.at(index, Cell.sentence)
  for (const variant of variantsNoticedBy(cells.word(index).form)) {
    const { words, noticedBy } = variant
    const start = index - noticedBy
    const last = start + words.length - 1
    if (start < from || last >= cells.count) continue
    if (cells.at(start, Cell.sentence) !== sentence || cells.at(last, Cell.sentence) !== sentence) continue
    if (words.every((word, offset) => cells.word(start + offset).form === word)) return { variant, start }
  }
  return undefined
}

/** Writes what stands at an index as it was meant. */
const writeMeant = ({ cells }: Page, index: number, { words, meant }: Variant): void => {
  const end = cells.at(index + words.length - 1, Cell.end)
  // As many words as were meant stand one for one; else each stands for all of them.
  const each = meant.length === words.length
  const marks = cells.at(index, Cell.marks)
  for (const [offset, word] of meant.entries()) {
    const from = each ? index + offset : index
    const to = each ? cells.at(from, Cell.end) : end
    const own = offset === 0 ? marks & ~Mark.ofWord : marks & Mark.capital
    anew.push(word, cells.at(from, Cell.start), to, cells.at(index, Cell.sentence), own)
  }
}

/** Lets the sentences begin and end where their words do now. */
const rearrange = ({ cells, sentences }: Page): void => {
  let at = 0
  for (const [number, sentence] of sentences.entries()) {
    sentence.from = at
    sentence.classes = 0
    for (; at < cells.count && cells.at(at, Cell.sentence) === number; at += 1)
      sentence.classes |= cells.word(at).classes
    sentence.to = at
  }
}

/** The next word from an index on that may be misheard; the count of all where there is none. */
const nextSuspect = ({ cells, sentences }: Page, from: number): number => {
  if (from >= cells.count) return cells.count
  for (let number = cells.at(from, Cell.sentence); number < sentences.length; number += 1) {
    const sentence = sentences[number] as Sentence // in range by the loop's condition
    if ((sentence.classes & WordClass.misheard) === 0) continue
    for (let at = Math.max(from, sentence.from); at < sentence.to; at += 1)
      if ((cells.word(at).classes & WordClass.misheard) !== 0) return at
  }
  return cells.count
}

/** Reads misheard words of a page as what was said; tells whether there were any. */
export const readMisheard = (page: Page): boolean => {
  const { cells } = page
  let written = false
  let from = 0
  for (let at = nextSuspect(page, 0); at < cells.count; at = nextSuspect(page, at)) {
    const misheard = misheardAt(page, at, from)
    if (misheard === undefined) {
      at += 1
      continue
    }
    const { variant, start } = misheard
    if (!written) anew.clear()
    written = true
    for (; from < start; from += 1) anew.copy(cells, from)
    writeMeant(page, start, variant)
    from = start + variant.words.length
    at = from
  }
  if (!written) return false
  for (; from < cells.count; from += 1) anew.copy(cells, from)
  cells.exchange(anew)
  rearrange(page)
  return true
}
