import { expect, test } from 'vitest'
import { PhraseBook } from '../../../src/mapping/text/phrase-book.ts'
import { readText } from '../../../src/mapping/text/reading.ts'

const letters = 'bcfhjklmpqrtvwxz'

/** A word for each number, too short for its spelling to be doubted. */
const wordOf = (number: number): string =>
  [16, 12, 8, 4, 0].map((shift) => letters.charAt((number >> shift) & 15)).join('')

const textOf = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => wordOf(from + index)).join(' ')

test('more words than the tables hold are told apart, and known words are still found', () => {
  const book = new PhraseBook()
  const id = book.add({ phrase: 'copper pipe', order: 'exact', within: 0 }, {})
  const other = book.add({ phrase: wordOf(33_000), order: 'exact', within: 0 }, {})
  for (let from = 0; from < 80_000; from += 4_000) {
    const text = `${textOf(from, 4_000)} copper pipe`
    const reading = readText(text)
    expect(reading.tokens.map(({ form }) => form).join(' ')).toBe(text)
    const hits = book.find(reading)
    expect(hits.get(id)).toMatchObject({ from: 4_000, to: 4_002, next: undefined })
    expect(hits.get(other) !== undefined).toBe(from <= 33_000 && 33_000 < from + 4_000)
  }
})
