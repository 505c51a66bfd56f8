import { describe, expect, test } from 'vitest'
import { detectIntents, detectUrgency } from '../../../src/mapping/index.ts'
import { readText } from '../../../src/mapping/text/reading.ts'
import { timesIn } from '../../../src/mapping/text/time-mention.ts'

const formsOf = (text: string): string[] => readText(text).tokens.map(({ form }) => form)
const timesOf = (text: string): string[] => timesIn(readText(text)).map(({ kind }) => kind)

describe('notes in shorthand', () => {
  test('short forms are read as what they stand for', () => {
    expect(formsOf('WH leakin, wants est, cb tmw')).toEqual(
      formsOf('water heater leaking, wants estimate, callback tomorrow'),
    )
  })

  test('a panel of 200 a is one of 200 amp, and 200 a month is a price', () => {
    expect(formsOf('200 a panel')).toContain('amp')
    expect(formsOf('a 200A panel, 60W, 12" or 6\'')).toEqual(formsOf('a 200 amp panel, 60 watt, 12 inch or 6 foot'))
    expect(formsOf('200 a panel')).toContain('panel')
    expect(formsOf('200 a month')).not.toContain('amp')
  })

  test('intents and urgency are told from them', () => {
    expect(detectIntents('screen porch to sunroom, 12x20. wants est. cb evenings').intents).toEqual([
      'quote',
      'callback',
    ])
    expect(detectUrgency('pipe busted, water gushin in bsmt, needs plmbr').urgency).toBe('emergency')
  })

  test.each([
    ['sat 9am', ['weekday', 'clock']],
    ['he sat on it', []],
    ['mon 20th', ['weekday', 'date']],
    ['put her in 2-4', ['clock']],
    ['apr 9 10-12', ['date', 'clock']],
    ['2-3 days', []],
    ['swing by Monday', ['weekday']],
  ])('"%s" names a time or none', (text, kinds) => {
    expect(timesOf(text)).toEqual(kinds)
  })
})
