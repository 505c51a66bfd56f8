import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfPiece, textLimit } from '../../../src/mapping/text/pieces.ts'
import { readText } from '../../../src/mapping/text/reading.ts'
import { wordsOf } from '../../../src/mapping/text/word.ts'

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
    ['7 07 007 0007', ['7', '07', '007', '0007']],
    ['a 17t, the 17th, 3rd 1st 2nd 4s', ['a', '17', 't', 'the', '17th', '3rd', '1st', '2nd', '4', 's']],
    ['1,250 12,5 1.5. 9:30 9: 8am 8é', ['1250', '125', '1.5', '9:30', '9', '8', 'am', '8', 'e']],
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

  test('in digits are the same however short they are', () => {
    const part = fc.constantFrom(
      '0',
      '7',
      '12',
      '250',
      '1000',
      '.',
      ',',
      ':',
      's',
      'st',
      'nd',
      'rd',
      'th',
      'x',
      'é',
      ' ',
    )
    fc.assert(
      fc.property(fc.nat(9_999), fc.array(part, { maxLength: 4 }), (number, after) => {
        const text = `${number}${after.join('')}`
        const [first] = readText(text).tokens
        const end = endOfPiece(text, 0)
        expect([first?.form, first?.end]).toEqual([wordsOf(text.slice(0, end))[0]?.form, end])
      }),
      { numRuns: 2_000 },
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
