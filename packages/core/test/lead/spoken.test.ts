import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeEmail, normalizePhone, phoneCountry } from '../../src/lead/index.ts'

describe('an e-mail address that was said', () => {
  test.each([
    ['mike underscore chen at g mail dot com', 'mike_chen@gmail.com'],
    ['mike hyphen chen at aol period com', 'mike-chen@aol.com'],
    ['mike one two three at gmail dot com', 'mike123@gmail.com'],
    ['mike forty two at gmail dot com', 'mike42@gmail.com'],
    ['four seasons plumbing at gmail dot com', 'fourseasonsplumbing@gmail.com'],
    ['m as in mary i k e at gmail dot com', 'mike@gmail.com'],
    ['capital M ike at gmail dot com', 'mike@gmail.com'],
    ['M-I-K-E at gmail.com', 'mike@gmail.com'],
    ['bi double l at gmail dot com', 'bill@gmail.com'],
    ['mike at sign gmail dot com', 'mike@gmail.com'],
    ['my email is mike at gmail dot com', 'mike@gmail.com'],
    ['mike, at gmail, dot com.', 'mike@gmail.com'],
    ['mike at gmail dot calm', 'mike@gmail.com'],
    ['mike at gmail dot com no caps', 'mike@gmail.com'],
  ])('%s', (raw, email) => {
    expect(normalizeEmail(raw).email).toBe(email)
  })

  test.each(['mike at gmail', 'at gmail dot com', 'I do not have one', 'call me at noon'])('%s is none', (raw) => {
    expect(normalizeEmail(raw)).toEqual({ reason: 'not-an-address' })
  })

  test.each(['test@example.com', 'name@domain.com', 'none@none.com'])('%s belongs to nobody', (raw) => {
    expect(normalizeEmail(raw)).toEqual({ reason: 'placeholder' })
  })
})

describe('a number that was said', () => {
  test.each([
    ['its five one two five five five zero one nine nine', '+15125550199'],
    ['five one two, double five five, oh one nine nine', '+15125550199'],
    ['plus one five one two five five five oh one nine nine', '+15125550199'],
    ['five twelve five fifty five oh one ninety nine', '+15125550199'],
    ['five won two five five five oh one nine nine', '+15125550199'],
    ['fife one to five five for oh one nine ate', '+15125540198'],
  ])('%s', (raw, e164) => {
    expect(normalizePhone(raw)).toEqual({ e164 })
  })

  test('keeps its extension', () => {
    expect(normalizePhone('five one two five five five oh one nine nine extension twelve')).toEqual({
      e164: '+15125550199',
      extension: '12',
    })
  })

  test.each([
    ['five five five one two three', 'too-short'],
    ['I have two or three for you', 'not-a-number'],
  ])('%s is none', (raw, reason) => {
    expect(normalizePhone(raw)).toEqual({ reason })
  })

  test('whatever the number, it is the one that was said', () => {
    const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }), (number) => {
        const digits = String(number)
        const said = Array.from(digits, (digit) => words[Number(digit)]).join(' ')
        expect(normalizePhone(said)).toEqual(normalizePhone(digits))
      }),
    )
  })
})

test.each([
  ['+15125550199', 'US'],
  ['+15551234567', 'US'],
  ['+14165550187', 'CA'],
  ['+18765550187', 'JM'],
  ['+442079460958', 'GB'],
  ['5125550199', undefined],
  ['', undefined],
])('the country of %s is %s', (e164, country) => {
  expect(phoneCountry(e164)).toBe(country)
})

test('whatever is said is answered, and soon', () => {
  const started = process.cpuUsage()
  for (const seed of ['m as in mary ', 'double ', 'a-', 'at ', 'five ', 'extension one ', '1', 'dot '])
    for (const read of [normalizeEmail, normalizePhone])
      for (const size of [240, 1_000, 100_000]) read(seed.repeat(size / seed.length))
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(500)
})
