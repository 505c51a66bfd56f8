import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endReading, type Reading, readText } from '../../../src/mapping/text/reading.ts'

const words = fc.constantFrom(
  ...[
    'leak',
    'Leak',
    'not',
    'no',
    "isn't",
    'emergency',
    'if',
    'last',
    'year',
    'water',
    'eater',
    'sub',
    'pump',
    '50',
    'a.m.',
  ],
  ...[',', '.', '?', '\n', ' - ', 'Agent:', 'Caller:', '(', 'é'],
)
const text = fc.array(words, { maxLength: 60 }).map((list) => list.join(' '))

/** Everything a reading says, so that it can be compared after the reading has ended. */
const shown = ({ tokens, sentences, classes }: Reading): string => {
  const members = tokens.map(({ word, start, end, sentence, before, capital, parted, scope, deniedBy }) => ({
    ...{ word, start, end, sentence, before, capital, parted, scope, deniedBy },
  }))
  return JSON.stringify({ members, sentences, classes })
}

test('a text is read alike whatever was read in the same memory before', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
      // Read at once, each has memory of its own.
      const readings = texts.map(readText)
      const apart = readings.map(shown)
      for (const reading of readings) endReading(reading)
      const after = texts.map((one) => {
        const reading = readText(one)
        const said = shown(reading)
        endReading(reading)
        return said
      })
      expect(after).toEqual(apart)
    }),
    { numRuns: 200 },
  )
})

test('a reading that is in use is not written over', () => {
  const reading = readText('It is not an emergency, the sub pump leaks.')
  const before = shown(reading)
  for (let turn = 0; turn < 10; turn += 1) endReading(readText('Water everywhere? No. If it floods, call 911.'))
  expect(shown(reading)).toBe(before)
})
