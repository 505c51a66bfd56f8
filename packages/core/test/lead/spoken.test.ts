import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeEmail, normalizePhone, parseAddress, phoneCountry } from '../../src/lead/index.ts'

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
    ['um rosa at, uh, aol dot com', 'rosa@aol.com'],
    ['yeah just send it to rosa at aol dot com please', 'rosa@aol.com'],
    ['all lowercase rosa pena with no spaces at aol dot com', 'rosapena@aol.com'],
    ['rosa the number nine at aol dot com', 'rosa9@aol.com'],
    ["rosa o'hara at aol dot com", 'rosaohara@aol.com'],
    ['rosa dash o dash hara at aol dot com', 'rosa-o-hara@aol.com'],
    ['rosa at jee mail dot com', 'rosa@gmail.com'],
    ['rosa at yahoo calm', 'rosa@yahoo.com'],
    ["my sister's email is rosa at aol dot com", 'rosa@aol.com'],
    ['rosa at hotmail', 'rosa@hotmail.com'],
    ['rosa pena p e n a at aol dot com', 'rosapena@aol.com'],
    ['double u ross at aol dot com', 'wross@aol.com'],
    ['rosa at aol dot com or just call', 'rosa@aol.com'],
  ])('%s', (raw, email) => {
    expect(normalizeEmail(raw).email).toBe(email)
  })

  test.each(['mike at plumbing', 'at gmail dot com', 'I do not have one', 'call me at noon'])('%s is none', (raw) => {
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
    ['two one four, uh, eight six seven, um, four four one oh', '+12148674410'],
    ['sure, two one four eight six seven four four one oh, thank you', '+12148674410'],
    ['ring Rosa on two one four eight six seven four four one oh after five', '+12148674410'],
    ['ring 214 867 4410 after 5', '+12148674410'],
    ['eight six seven four four one oh, area code two one four', '+12148674410'],
    ['867-4410 area code 214', '+12148674410'],
    ['plus four nine three oh two two seven three five six two one', '+493022735621'],
    ['011 49 30 2273 5621', '+493022735621'],
    ['214-867-44lO', '+12148674410'],
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
    ['he lives at 88 Oak Street 75023', 'no-area-code'],
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

describe('an address that was said', () => {
  test.each([
    ['one hundred five Oak Lane', { line1: '105 Oak Lane' }],
    ['two thousand twelve Oak Lane', { line1: '2012 Oak Lane' }],
    ['three thousand five hundred Oak Lane', { line1: '3500 Oak Lane' }],
    ['thirty-one Oak Lane apartment six c', { line1: '31 Oak Lane', line2: 'apartment 6c' }],
    ['88 Oak Lane number three', { line1: '88 Oak Lane', line2: 'number 3' }],
    ['88 Oak Lane plano texas zip code seven five oh two three', '88 Oak Lane', 'plano', 'texas', '75023'],
    ['88 oak lane plano tx', '88 oak lane', 'plano', 'tx', undefined],
    ['88 Oak Lane Toronto m four b one b three', '88 Oak Lane', 'Toronto', undefined, 'M4B 1B3'],
    ['yeah it is 88 Oak Lane, Plano', '88 Oak Lane', 'Plano', undefined, undefined],
    ['88 Oak Lane (gate code 1177), Plano TX', '88 Oak Lane', 'Plano', 'TX', undefined],
    ['88 Oak Lane, Plano, the door code is 1177', '88 Oak Lane', 'Plano', undefined, undefined],
    ['building 2 unit 9 at 88 Oak Lane Plano', '88 Oak Lane', 'Plano', undefined, undefined],
    ['88 State Route 5 Plano Texas', '88 State Route 5', 'Plano', 'Texas', undefined],
    ['88 Avenue C Plano', '88 Avenue C', 'Plano', undefined, undefined],
    ['88 St. Louis St. St. Louis MO', '88 St. Louis St.', 'St. Louis', 'MO', undefined],
    ['88 Oak Lane, Plano, Collin County, TX', '88 Oak Lane', 'Plano', 'TX', undefined],
    ['Plano Texas', undefined, 'Plano', 'Texas', undefined],
    ['I live in Plano, TX', undefined, 'Plano', 'TX', undefined],
  ] as [string, ...unknown[]][])('%s', (said, ...wanted) => {
    const { line1, line2, city, region, postalCode } = parseAddress(said)
    const [first] = wanted
    if (typeof first === 'object') expect({ line1, ...(line2 && { line2 }) }).toEqual(first)
    else expect([line1, city, region, postalCode]).toEqual(wanted)
  })

  test.each([
    'same as last time',
    'same address as before',
    'it is on file',
    'I will text it to you',
    "they'll send it",
  ])('%s is none', (said) => {
    expect(parseAddress(said)).toEqual({ raw: said })
  })

  test('what to do at the door is no town', () => {
    expect(parseAddress('88 Oak Lane, please ring twice')).not.toHaveProperty('city')
    expect(parseAddress('88 Oak Lane rear')).toMatchObject({ line1: '88 Oak Lane', line2: 'rear' })
  })
})
