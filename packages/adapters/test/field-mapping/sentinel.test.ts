import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../src/field-mapping/sentinel.ts'

describe('words for nothing are nothing', () => {
  test.each([
    '',
    ' ',
    '-',
    '—',
    '???',
    'N/A',
    'n.a.',
    'NA',
    'None',
    'none.',
    '(none)',
    '<none>',
    'null',
    'Undefined',
    'unknown',
    'Unknown Caller',
    'Not provided',
    'not_provided',
    'Not specified.',
    'none given',
    'Not yet provided',
    'No email provided',
    'No address given by the caller',
    'Not mentioned in the call',
    'Caller did not provide',
    'The caller did not specify',
    'information not available',
    'TBD',
    '{{email}}',
    '{{ first_name }} {{last_name}}',
    '"{{x}}"',
  ])('%j', (text) => {
    expect(cleanText(text)).toBeUndefined()
  })
})

describe('what somebody said is kept', () => {
  test.each([
    'No heat',
    'no hot water available',
    'not working',
    'Nothing comes out of the tap',
    'no',
    'No',
    'Noah None-Smith',
    'Unknown make, 2015 model',
    'not sure what is wrong',
    'No power in the kitchen',
    'O',
    '0',
    '$$',
    'Nonesuch LLC',
    'Not an emergency',
  ])('%j', (text) => {
    expect(cleanText(text)).toBe(text)
  })
})

test('placeholders and control characters are taken out of a text, line breaks stay', () => {
  expect(cleanText('Mike {{last_name}}')).toBe('Mike')
  expect(cleanText('{{title}} Mike  Chen')).toBe('Mike Chen')
  expect(cleanText('a\u0000b\u001b[31m\nc\td')).toBe('ab[31m\nc\td')
})

test('cleaning a clean text changes nothing, and never leaves an empty one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text)
      if (clean === undefined) return
      expect(clean).not.toBe('')
      expect(clean).toBe(clean.trim())
      expect(cleanText(clean)).toBe(clean)
    }),
  )
})

test('case, spaces and punctuation around a word for nothing do not make it something', () => {
  const around = fc.string({ unit: fc.constantFrom(' ', '.', '-', '"', '\t', ')', '(') })
  const word = fc.constantFrom(
    'n/a',
    'none',
    'null',
    'unknown',
    'not provided',
    'not specified',
    '{{x}}',
    'no name given',
  )
  const cased = fc
    .tuple(word, fc.boolean())
    .map(([text, upper]) => (upper && !text.includes('{') ? text.toUpperCase() : text))
  fc.assert(
    fc.property(around, cased, around, (before, text, after) => {
      expect(cleanText(before + text + after)).toBeUndefined()
    }),
  )
})

test('hostile texts take no longer than others', () => {
  const started = performance.now()
  for (const text of [
    '{{'.repeat(50_000),
    `${' '.repeat(100_000)}x`,
    '{'.repeat(200_000),
    `not ${'a '.repeat(38)}`,
    '.'.repeat(100_000),
  ])
    cleanText(text)
  expect(performance.now() - started).toBeLessThan(2000)
})
