import { expect, test } from 'vitest'
import { stemOf } from '../../../src/mapping/text/stem.ts'

test.each([
  'leak leaks leaking leaked leaky',
  'clog clogs clogged clogging',
  'break breaks broke broken breaking',
  'replace replaces replaced replacing replacement',
  'tape tapes taped taping',
  'tap taps tapped tapping',
  'battery batteries',
  'switch switches switched switching',
  'install installs installed installing installation',
  'drip dripping dripped drips',
  'freeze froze frozen freezing',
  'schedule scheduled scheduling',
  'buzz buzzing buzzes',
  'scrape scrapes scraped scraping',
])('%s share a stem', (words) => {
  expect(new Set(words.split(' ').map(stemOf)).size).toBe(1)
})

test.each(['ac', 'gas', 'bus', 'ev', 'his', 'ceiling', 'flooring', 'siding', 'morning', 'spring', 'address', 'basis'])(
  '%s stays as it is',
  (word) => {
    expect(stemOf(word)).toBe(word)
  },
)

test.each([
  ['tap', 'tape'],
  ['note', 'not'],
  ['floor', 'flooring'],
  ['side', 'siding'],
  ['tub', 'tube'],
  ['scrap', 'scraped'],
  ['strip', 'stripes'],
  ['plan', 'planing'],
  ['quit', 'quite'],
])('%s and %s stay apart', (left, right) => {
  expect(stemOf(left)).not.toBe(stemOf(right))
})
