import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textLimit } from '../../../src/mapping/text/pieces.ts'
import { readText } from '../../../src/mapping/text/reading.ts'

const forms = (text: string): string[] => readText(text).tokens.map(({ form }) => form)

describe('words', () => {
  test.each([
    ["isn't working", ['is', 'not', 'working']],
    ['can’t', ['can', 'not']],
    ["it'd flood", ['it', 'would', 'flood']],
    ["comin' down", ['coming', 'down']],
    ["Dale's A/C", ['dale', 'ac']],
    ['a 50-gallon tank, $1,250.50', ['a', '50', 'gallon', 'tank', '1250.50']],
    ['at 3:30 p.m.', ['at', '3:30', 'pm']],
    ['H V A C', ['hvac']],
    ['water eater', ['water', 'heater']],
    ['pile it light', ['pilot', 'light']],
    ['carbon monoxide', ['carbon', 'monoxide']],
    ['No. 5 and no. Yes', ['no', '5', 'and', 'no', 'yes']],
    ['Peña', ['pena']],
  ])('%s', (text, expected) => {
    expect(forms(text)).toEqual(expected)
  })

  test('stand where they stand in the text', () => {
    const text = 'The WATER-eater, well, it’s leaking.'
    const { tokens } = readText(text)
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'WATER',
      'eater',
      'well',
      'it’s',
      'leaking',
    ])
  })

  test('never leave the text and never go back, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        let last = 0
        for (const { start, end } of readText(text).tokens) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = start
        }
      }),
    )
  })

  test('each belong to one sentence, in order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Agent: ', 'Caller: ', 'no ', 'sparks, ', 'a c ', '. ', '? ', '\n', 'if ', 'it ', 'Mr. '),
          { maxLength: 60 },
        ),
        (parts) => {
          const { tokens, sentences } = readText(parts.join(''))
          expect(sentences.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(
            tokens.map((_, index) => index),
          )
          for (const [number, { from, to }] of sentences.entries()) {
            expect(tokens.slice(from, to).every(({ sentence }) => sentence === number)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('speakers', () => {
  test('a transcript is split at its labels, a summary is the narrator’s', () => {
    const speakers = (text: string) => readText(text).sentences.map(({ speaker }) => speaker)
    expect(speakers('Agent: Hello. How can I help?\nCaller: My sink leaks.')).toEqual(['agent', 'agent', 'caller'])
    expect(speakers('AI: Hello?\nUser: It leaks.')).toEqual(['agent', 'caller'])
    expect(speakers('Sonya: AC repaired last Friday is warm again.')).toEqual(['narrator'])
  })

  test('sentences do not end at an abbreviation or inside a number', () => {
    expect(readText('Mrs. Petty at 12 St. James paid $3.50 at 9 a.m. today.').sentences).toHaveLength(1)
  })
})

test('a text beyond the limit is read from its beginning, and says so', () => {
  const reading = readText('leak '.repeat(textLimit))
  expect(reading.truncated).toBe(true)
  expect(reading.tokens.at(-1)?.end).toBeLessThanOrEqual(textLimit)
})
