import { expect, test } from 'vitest'
import { isMistyped } from '../../src/field-mapping/mail-domains.ts'
import { leadOf } from '../nextphone/delivery.ts'

const doubtsOf = async (body: object) =>
  ((await leadOf({ caller_number: '+15551234567', ...body })).doubts ?? []).map(({ path, code }) => `${path} ${code}`)

test('a lead that says everything plainly has no doubts', async () => {
  const plain = { email: 'ann@example.com', caller_name: 'Ann Lee', budget: '$500', preferred_time: '2026-12-03 09:00' }
  expect(await leadOf({ caller_number: '+15551234567', ...plain })).not.toHaveProperty('doubts')
})

test.each([
  [{ callback_number: 'five one two seven seven seven oh one nine nine' }, 'contact.phones.1 spoken'],
  [{ callback_number: '512-555-0187' }, 'contact.phones.1 fictional'],
  [{ callback_number: '555-0100' }, 'contact.phones no-area-code'],
  [{ callback_number: '000-000-0000' }, 'contact.phones placeholder'],
  [{ email: 'mike at gmail dot com' }, 'contact.emails.0 spoken'],
  [{ email: 'mike@gmial.com' }, 'contact.emails.0 domain-typo'],
  [{ email: 'noemail@gmail.com' }, 'contact.emails placeholder'],
  [{ first_name: 'JC Plumbing' }, 'contact.companyName company-as-name'],
  [{ preferred_time: 'next Thursday' }, 'appointment ambiguous-day'],
  [{ preferred_time: 'Thursday at 7' }, 'appointment am-or-pm'],
  [{ callback_time: 'after 5' }, 'callback no-day'],
  [{ budget: 'two to three thousand' }, 'request.budget spoken'],
  [{ callback_number: '212-867-44lO' }, 'contact.phones.1 spoken'],
  [{ email: 'rosa pena@aol.com' }, 'contact.emails.0 word-before'],
  [{ address: 'off of Elm' }, 'contact.address no-house-number'],
  [{ address: 'next to 88 Oak Lane' }, 'contact.address no-house-number'],
  [{ address: 'Elm and 3rd, Plano, TX' }, 'contact.address no-house-number'],
  [{ budget: '5 to 10' }, 'request.budget small-amount'],
  [{ budget: '-500' }, 'request.budget unreadable'],
  [{ budget: 'whatever it takes' }, 'request.budget unreadable'],
  [{ urgency: 'before the in-laws arrive' }, 'request.urgency unreadable'],
])('%j is doubted: %s', async (body, doubt) => {
  expect(await doubtsOf(body)).toEqual([doubt])
})

test('a withheld number and words for nothing are no mistakes', async () => {
  expect(await doubtsOf({ callback_number: 'Anonymous', email: 'N/A', budget: 'unknown' })).toEqual([])
})

test('tomorrow counts from the call, however late it is read', async () => {
  const body = { caller_number: '+15551234567', timestamp: '2026-11-20T16:00:00Z', preferred_time: 'tomorrow at 10' }
  expect((await leadOf(body)).appointment).toMatchObject({ date: '2026-11-21', from: '10:00' })
})

test('a day that may be another is not in the lead, its hours are', async () => {
  const lead = await leadOf({ caller_number: '+15551234567', preferred_time: 'next Thursday between 2 and 4' })
  expect(lead.appointment).toEqual({
    raw: 'next Thursday between 2 and 4',
    from: '14:00',
    to: '16:00',
    timeZone: 'America/Chicago',
  })
})

test.each([
  ['gmial.com', true],
  ['gmail.con', true],
  ['gmal.com', true],
  ['hotmial.com', true],
  ['gmail.com', false],
  ['ymail.com', false],
  ['email.com', false],
  ['mikesplumbing.com', false],
])('the domain %s is mistyped: %s', (domain, mistyped) => {
  expect(isMistyped(`ann@${domain}`)).toBe(mistyped)
})
