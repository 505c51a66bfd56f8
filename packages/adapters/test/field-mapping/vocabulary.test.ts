import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencyOf, parseMoneyRange } from '../../src/field-mapping/money-range.ts'
import {
  readAnswer,
  readContactMethod,
  readCustomerType,
  readIntents,
  readUrgency,
} from '../../src/field-mapping/words.ts'

describe('amounts', () => {
  test.each([
    ['$15,000-$20,000', { min: '15000', max: '20000' }],
    ['$8-12,000', { min: '8000', max: '12000' }],
    ['$8 - $12,000', { min: '8', max: '12000' }],
    ['$800-1,200', { min: '800', max: '1200' }],
    ['3k or less', { max: '3000' }],
    ['3k or more', { min: '3000' }],
    ['no less than 3000', { min: '3000' }],
    ['not over 3000', { max: '3000' }],
    ['3000 tops', { max: '3000' }],
    ['45 dollars and 75 cents', { min: '45.75', max: '45.75' }],
    ['between nine hundred and a thousand', { min: '900', max: '1000' }],
    ['one hundred and twenty', { min: '120', max: '120' }],
    ['$50k-100k', { min: '50000', max: '100000' }],
    ['15-20k', { min: '15000', max: '20000' }],
    ['between 500 and 1,200 dollars', { min: '500', max: '1200' }],
    ['around $350', { min: '350', max: '350' }],
    ['1.5k', { min: '1500', max: '1500' }],
    ['1.25 million', { min: '1250000', max: '1250000' }],
    ['under $5,000', { max: '5000' }],
    ['up to 2 thousand', { max: '2000' }],
    ['at least 400', { min: '400' }],
    ['500+', { min: '500' }],
    ['$99.95', { min: '99.95', max: '99.95' }],
    ['0', { min: '0', max: '0' }],
  ])('%s', (text, expected) => {
    expect(parseMoneyRange(text)).toEqual(expected)
  })

  test.each([
    'flexible',
    '-500',
    '500 for 3 rooms',
    '1 2 3',
    '20k-15k',
    '1.000,50',
    '12,34',
    '$5 per sq ft',
    '',
    '9'.repeat(20),
    '-500x',
    '50%',
  ])('does not guess at %j', (text) => {
    expect(parseMoneyRange(text)).toBeUndefined()
  })

  test('reads any pair of amounts in order', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const [min, max] = [Math.min(left, right), Math.max(left, right)]
        const range = parseMoneyRange(`$${min.toLocaleString('en-US')} - $${max.toLocaleString('en-US')}`)
        expect(range).toEqual({ min: String(min), max: String(max) })
      }),
    )
  })

  test('the currency is the one named, else the country’s, else none', () => {
    expect(currencyOf('CAD 500', 'US')).toBe('CAD')
    expect(currencyOf('€500', 'US')).toBe('EUR')
    expect(currencyOf('500', 'CA')).toBe('CAD')
    expect(currencyOf('500', 'ZZ')).toBeUndefined()
    expect(currencyOf('500', 'constructor')).toBeUndefined()
  })
})

test.each([
  ['Emergency', 'emergency'],
  ['EMERGENCY!!', 'emergency'],
  ['ASAP', 'urgent'],
  ['Same-day', 'urgent'],
  ['high priority', 'urgent'],
  ['urgent (no heat)', 'urgent'],
  ['not urgent', 'routine'],
  ['non-emergency', 'routine'],
  ['Normal', 'routine'],
  ['urgently needs someone but can wait', undefined],
  ['3', undefined],
])('urgency %j is %j', (text, expected) => {
  expect(readUrgency(text)).toBe(expected)
})

test.each([
  ['quote', ['quote']],
  ['quote_request', ['quote']],
  ['Wants a quote, and an appointment', ['quote', 'appointment']],
  ['call back', ['callback']],
  ['estimate / estimate', ['quote']],
  ['no quote', undefined],
  ['to know your hours', undefined],
])('wish %j is %j', (text, expected) => {
  expect(readIntents(text)).toEqual(expected)
})

test('kinds of property, ways of contact and answers', () => {
  expect(readCustomerType('Single-family home')).toBe('residential')
  expect(readCustomerType('office')).toBe('commercial')
  expect(readCustomerType('boat')).toBeUndefined()
  expect(readContactMethod('Text message')).toBe('sms')
  expect(readContactMethod('E-mail')).toBe('email')
  expect(readAnswer('Yes')).toBe(true)
  expect(readAnswer('0')).toBe(false)
  expect(readAnswer('maybe')).toBeUndefined()
})

describe('an amount that was said', () => {
  test.each([
    ['two to three thousand', { min: '2000', max: '3000' }],
    ['around five hundred dollars', { min: '500', max: '500' }],
    ['twenty five hundred', { min: '2500', max: '2500' }],
    ['fifteen to twenty grand', { min: '15000', max: '20000' }],
    ['five to seven hundred', { min: '500', max: '700' }],
    ['two thousand five hundred dollars', { min: '2500', max: '2500' }],
    ['one hundred and fifty', { min: '150', max: '150' }],
    ['a couple thousand', { min: '2000', max: '2000' }],
    ['one and a half thousand', { min: '1500', max: '1500' }],
    ['half a million', { min: '500000', max: '500000' }],
    ['under a thousand dollars', { max: '1000' }],
    ['at least five hundred', { min: '500' }],
  ])('%s', (text, expected) => {
    expect(parseMoneyRange(text)).toEqual(expected)
  })

  test.each(['three fifty', 'a few hundred', 'not sure', 'two or three rooms', 'twenty forty'])(
    '%s is none',
    (text) => {
      expect(parseMoneyRange(text)).toBeUndefined()
    },
  )
})
