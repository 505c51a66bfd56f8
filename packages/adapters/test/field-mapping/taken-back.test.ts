import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMoneyRange } from '../../src/field-mapping/money-range.ts'
import { takenBack } from '../../src/field-mapping/taken-back.ts'
import { parseWhen } from '../../src/index.ts'
import { leadOf } from '../nextphone/delivery.ts'

/** The call is on Monday, 23 November 2026, 14:02 in Chicago, from another number than those that are said. */
const read = async (field: string, said: string) => {
  const { contact, doubts = [] } = await leadOf({ caller_number: '+15128675310', [field]: said })
  return { ...contact, phones: contact.phones.slice(1), doubts: doubts.map(({ path, code }) => `${path} ${code}`) }
}

describe('of a telephone number', () => {
  test.each([
    ['214-867-4410, no wait, 214-867-4401', '+12148674401'],
    ['214 867 4410 sorry 4401', '+12148674401'],
    ['two one four eight six seven four four one oh, I mean four four oh one', '+12148674401'],
    ['214-867-4410 that is wrong, it is 469-220-1177', '+14692201177'],
    ['214-867-4410, actually use 469-220-1177', '+14692201177'],
    ['214-867-44 hold on 214-867-4401', '+12148674401'],
    ['214-867-4410, sorry, the last two are 01', '+12148674401'],
  ])('%s counts as %s', async (said, e164) => {
    const { phones, doubts } = await read('callback_number', said)
    expect(phones).toEqual([e164])
    expect(doubts).toContain('contact.phones.1 corrected')
  })

  test('what cannot be put right is the first number, and doubted', async () => {
    const { phones, doubts } = await read('callback_number', '214-867-4410, sorry, I talk fast')
    expect(phones).toEqual(['+12148674410'])
    expect(doubts).toEqual(['contact.phones.1 corrected'])
  })

  test('whichever digits at the end are said again, the others stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2_120_000_000, max: 2_129_999_999 }),
        fc.integer({ min: 2, max: 7 }),
        async (first, length) => {
          const end = String(first).slice(-length).split('').reverse().join('')
          const { phones } = await read('callback_number', `${first}, no wait, ${end}`)
          expect(phones).toEqual([`+1${String(first).slice(0, -length)}${end}`])
        },
      ),
      { numRuns: 50, examples: [[2_120_000_013, 7]] },
    )
  })
})

describe('of an e-mail address', () => {
  test.each([
    ['rosa@pena.net, sorry, rosa@penas.net', 'rosa@penas.net'],
    ['rosa at pena dot net, no wait, at penas dot net', 'rosa@penas.net'],
    ['rosa pena at aol dot com. Actually, use office at pena dot net', 'office@pena.net'],
  ])('%s counts as %s', async (said, email) => {
    const { emails, doubts } = await read('email', said)
    expect(emails).toEqual([email])
    expect(doubts).toContain('contact.emails.0 corrected')
  })

  test('a remark about the spelling takes nothing back', async () => {
    expect((await read('email', 'rosa@pena.net, no spaces')).doubts).toEqual([])
  })
})

describe('of an address', () => {
  test.each([
    ['88 Oak Lane, sorry, 98 Oak Lane, Plano', '98 Oak Lane', 'Plano'],
    ['88 Oak Lane, Plano, no wait, 98', '98 Oak Lane', 'Plano'],
    ['88 Oak Lane, I mean Oak Court', '88 Oak Court', undefined],
  ])('%s is at %s', async (said, line1, city) => {
    const { address, doubts } = await read('address', said)
    expect([address?.line1, address?.city, address?.raw]).toEqual([line1, city, said])
    expect(doubts).toEqual(['contact.address corrected'])
  })
})

test('of a name the last counts', async () => {
  const { givenName, familyName, name, doubts } = await read('caller_name', 'Rosa Pina, I mean Rosa Pena')
  expect([givenName, familyName, name, doubts]).toEqual(['Rosa', 'Pena', 'Rosa Pena', ['contact.name corrected']])
})

test('nothing is taken back in Dan Rather, nor by him', async () => {
  expect((await read('caller_name', 'Dan Rather')).familyName).toBe('Rather')
  expect(takenBack('Rather, Dan')).toBeUndefined()
})

describe('of a time', () => {
  const context = { now: '2026-11-23T20:02:00Z', timeZone: 'America/Chicago' }

  test.each([
    ['Wednesday at 9, no wait, 10', '2026-11-25', '10:00'],
    ['Wednesday at 9, sorry, Thursday', '2026-11-26', '09:00'],
    ['tomorrow morning, actually Friday at 2', '2026-11-27', '14:00'],
  ])('%s is on %s at %s', (said, date, from) => {
    const when = parseWhen(said, context)
    expect([when.date, when.from, when.confidence]).toEqual([date, from, 'low'])
    expect(when.doubts).toContain('turned-down')
  })

  test('a day that may be another stays none', () => {
    expect(parseWhen('Wednesday at 9, sorry, next Friday', context)).not.toHaveProperty('date')
  })
})

test('of an amount the last counts', () => {
  expect(parseMoneyRange('800, no wait, 900')).toEqual({ min: '900', max: '900' })
  expect(parseMoneyRange('two thousand, sorry, three thousand')).toEqual({ min: '3000', max: '3000' })
})

test('a text of separators and half words is looked through once', () => {
  const hostile = `${' ,;.-no '.repeat(60)}`
  const started = performance.now()
  for (let time = 0; time < 50; time += 1) takenBack(hostile)
  expect(performance.now() - started).toBeLessThan(500)
})
