import { describe, expect, test } from 'vitest'
import { spokenPhrases } from '../../../src/mapping/index.ts'
import { itemWeights } from '../../../src/mapping/starter/item-weights.ts'
import { pressureWeights } from '../../../src/mapping/text/lexicon/pressure-weights.ts'
import { wishWeights } from '../../../src/mapping/text/lexicon/wish-weights.ts'
import { unpackWeights } from '../../../src/mapping/text/packed-weights.ts'
import { readSpoken } from '../../../src/mapping/text/word-weights.ts'

const phrases = (text: string): string[] => spokenPhrases(text).map(({ phrase }) => phrase)

describe('a text is split into words and neighbours', () => {
  test.each([
    ['by their stems, without fillers', 'the leaking pipes', ['leak', 'pipe', 'leak pipe']],
    ['with what denies them', 'no sparks', ['no', 'spark', 'no spark']],
    ['whoever says them', 'Agent: leaks', ['leak']],
    ['one day, month, time of day, date and number like another', 'may 3rd', ['may', '<nth>', 'may <nth>']],
    ['days', 'Tuesday at 9:30', ['<day>', 'at', '<day> at', '<clock>', 'at <clock>']],
    ['not over a comma', 'slow, drains', ['slow', 'drain']],
    ['not over the end of a sentence', 'Slow. Drains', ['slow', 'drain']],
    ['a misheard word as what was said', 'the furnice', ['furnac']],
  ])('%s: %s', (_name, text, expected) => {
    expect(phrases(text)).toEqual(expected)
  })

  test('each with its place', () => {
    expect(spokenPhrases('a slow drain')[2]).toEqual({ phrase: 'slow drain', start: 2, end: 12 })
  })
})

describe('a packed table', () => {
  test('is unpacked by outcome', () => {
    const table = unpackWeights({
      starts: { one: -3.4, two: 1 },
      step: 0.2,
      phrases: '\nleak|0k1A\nwater heater|1_\n',
    })
    expect([...table]).toEqual([
      ['one', { start: -3.4, bits: [['leak', 3]] }],
      [
        'two',
        {
          start: 1,
          bits: [
            ['leak', -4.2],
            ['water heater', 6.2],
          ],
        },
      ],
    ])
  })

  test.each([
    ['how pressing a call is', pressureWeights],
    ['what a call wants', wishWeights],
    ['items of the starter', itemWeights],
  ])('that is shipped names phrases that texts can say, and each once: %s', (_name, { phrases }) => {
    const keys = phrases
      .trim()
      .split('\n')
      .map((line) => readSpoken(line.split('|')[0] ?? '')?.join(' '))
    expect(keys).not.toContain(undefined)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
