import type { Page } from './page.ts'
import { Cell, Mark, TokenCells } from './token-cells.ts'
import { type Variant, variantsOf } from './variants.ts'
import { WordClass } from './word-class.ts'

/** Where a text is written anew; what it held before is on the page then. */
const anew = new TokenCells()

const variantAt = ({ cells }: Page, index: number): Variant | undefined => {
  const sentence = cells.at(index, Cell.sentence)
  for (const variant of variantsOf(cells.word(index).form)) {
    const { words } = variant
    const last = index + words.length - 1
    if (last >= cells.count || cells.at(last, Cell.sentence) !== sentence) continue
    if (words.every((word, offset) => cells.word(index + offset).form === word)) return variant
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

/** Reads misheard words of a page as what was said; tells whether there were any. */
export const readMisheard = (page: Page): boolean => {
  const { cells } = page
  let written = false
  for (let index = 0; index < cells.count; ) {
    const variant = (cells.word(index).classes & WordClass.misheard) === 0 ? undefined : variantAt(page, index)
    if (variant !== undefined) {
      if (!written) {
        anew.clear()
        for (let at = 0; at < index; at += 1) anew.copy(cells, at)
        written = true
      }
      writeMeant(page, index, variant)
    } else if (written) anew.copy(cells, index)
    index += variant?.words.length ?? 1
  }
  if (!written) return false
  cells.exchange(anew)
  rearrange(page)
  return true
}
