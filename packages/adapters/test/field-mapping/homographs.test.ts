import { expect, test } from 'vitest'
import { cleanText } from '../../src/index.ts'
import { leadOf } from '../nextphone/delivery.ts'

const read = (body: object) => leadOf({ caller_number: '+15128675310', ...body })
const codesOf = async (body: object) => (await read(body)).doubts?.map(({ path, code }) => `${path} ${code}`)

test('a word of two scripts is doubted, and kept as it came', async () => {
  expect(await codesOf({ email: 'mike@gm\u0430il.com' })).toContain('contact.emails.0 look-alikes')
  expect(await codesOf({ email: 'ann@\u0435xample.org' })).toEqual(['contact.emails.0 look-alikes'])
  expect(await codesOf({ caller_name: '\u0410nn Lee' })).toEqual(['contact.name look-alikes'])
  expect(await codesOf({ company_name: 'Acm\u03b5 LLC' })).toEqual(['contact.name look-alikes'])
  expect((await read({ caller_name: '\u0410nn Lee' })).contact.name).toBe('\u0410nn Lee')
})

test.each([
  { caller_name: 'Анна Иванова' },
  { caller_name: 'Νίκος Smith' },
  { email: 'ann@münchen.de' },
  { caller_name: 'José' },
])('%j is one script a word', async (body) => {
  expect(await codesOf(body)).toBeUndefined()
})

test('a keyword in look-alikes is no keyword', async () => {
  const { request, fields, doubts } = await read({ urgency: 'em\u0435rgency', wants: 'qu\u043ete' })
  expect(request).toEqual({ text: '', intents: [] })
  expect(fields).toMatchObject({ urgency: 'em\u0435rgency', wants: 'qu\u043ete' })
  expect(doubts?.map(({ code }) => code)).toEqual(['unreadable'])
})

test('characters that nobody sees, and those that turn letters round, are taken out', async () => {
  expect(cleanText('Ann\u202eeeL')).toBe('AnneeL')
  expect(cleanText('\ufeffAnn\u200b Lee\u2066')).toBe('Ann Lee')
  expect(cleanText('N\u200b/A')).toBeUndefined()
  // Joiners belong to words and to emoji.
  expect(cleanText('می\u200cخواهم 👩\u200d🔧')).toBe('می\u200cخواهم 👩\u200d🔧')
})
