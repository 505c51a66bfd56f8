import { describe, expect, test } from 'vitest'
import { leadOf } from '../nextphone/delivery.ts'

/** The call is on Monday, 23 November 2026, 14:02 in Chicago. */
const read = (field: string, said: string) => leadOf({ caller_number: '+15128675310', [field]: said })

describe('names', () => {
  test.each<[string, Record<string, string | undefined>]>([
    ['Dr. Priya Raghunathan', { givenName: 'Priya', familyName: 'Raghunathan' }],
    ['Mrs. Henderson', { givenName: undefined, familyName: 'Henderson' }],
    ['Tom and Linda Kowalski', { givenName: 'Tom', familyName: 'Kowalski' }],
    ['Mr. and Mrs. Patel', { givenName: undefined, familyName: 'Patel' }],
    ['Van Der Berg, Willem', { givenName: 'Willem', familyName: 'Van Der Berg' }],
    ['James T. Wilson III', { givenName: 'James', familyName: 'Wilson' }],
    ['First Baptist Church', { companyName: 'First Baptist Church', givenName: undefined }],
    ['Church, Emily', { givenName: 'Emily', familyName: 'Church', companyName: undefined }],
    ['Dave from Lakeside Apartments', { givenName: 'Dave', companyName: 'Lakeside Apartments' }],
    [
      'Carlos Mendez - Mendez Roofing LLC',
      { givenName: 'Carlos', familyName: 'Mendez', companyName: 'Mendez Roofing LLC' },
    ],
    ['Carlos Mendez | Mendez Roofing', { givenName: 'Carlos', companyName: 'Mendez Roofing' }],
    ['Jim Beam, Acme Corp', { givenName: 'Jim', familyName: 'Beam', companyName: 'Acme Corp' }],
    ['Denise, Property Manager at Oak Apartments', { givenName: 'Denise', companyName: 'Oak Apartments' }],
    ['Acme Corp c/o Jim Beam', { givenName: 'Jim', familyName: 'Beam', companyName: 'Acme Corp' }],
    ['Nguyen, Tran LLC', { companyName: 'Nguyen, Tran LLC', givenName: undefined }],
    ['Beam, Jim', { givenName: 'Jim', familyName: 'Beam', companyName: undefined }],
    ['Brandt, Walter, Jr.', { givenName: 'Walter', familyName: 'Brandt', companyName: undefined }],
    ['Hector, the homeowner', { givenName: 'Hector', familyName: undefined }],
    ["Tony's Pizza", { companyName: "Tony's Pizza", givenName: undefined }],
    ["Tony's wife", { companyName: undefined }],
    ['Smith & Sons Plumbing', { companyName: 'Smith & Sons Plumbing', givenName: undefined }],
    ['my name is Sarah Connor', { givenName: 'Sarah', familyName: 'Connor' }],
    ['Ruth/Carl Vogt', { givenName: 'Ruth', familyName: 'Vogt' }],
    ['Ruth Vogt (Vogt Tile)', { givenName: 'Ruth', familyName: 'Vogt', companyName: undefined }],
    ['Ruth Vogt (Vogt Flooring)', { givenName: 'Ruth', familyName: 'Vogt', companyName: 'Vogt Flooring' }],
    ['Ruth Vogt - tenant', { givenName: 'Ruth', familyName: 'Vogt', companyName: undefined }],
    ["Ruth, Carl Vogt's mother", { givenName: 'Ruth', familyName: undefined }],
    ['Ruth Vogt 469-220-1177', { givenName: 'Ruth', familyName: 'Vogt' }],
    ['Ruth Vogt <ruth@vogt.org>', { givenName: 'Ruth', familyName: 'Vogt' }],
    ['VOGT STEVE', { givenName: 'STEVE', familyName: 'VOGT' }],
    ['STEVE VOGT', { givenName: 'STEVE', familyName: 'VOGT' }],
    ['Rob Plummer', { givenName: 'Rob', familyName: 'Plummer', companyName: undefined }],
  ])('%s', async (said, wanted) => {
    expect((await read('caller_name', said)).contact).toMatchObject(
      Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
    )
    for (const [member, value] of Object.entries(wanted))
      if (value === undefined) expect((await read('caller_name', said)).contact).not.toHaveProperty(member)
  })

  test.each([
    'Homeowner',
    'the tenant',
    'Unit 4 tenant',
    'Speaker 1',
    'New customer',
    'Caller B',
    'Caller did not give a name',
    'declined to give her name',
    'Tenant at 88 Oak Lane',
    'owner',
    'She declined to give her name',
    'Customer didn’t want to share their name',
    'AUSTIN       TX',
  ])('%s is nobody', async (said) => {
    expect((await read('caller_name', said)).contact).toEqual({ phones: ['+15128675310'], emails: [] })
  })

  test.each(['User Friendly Homes LLC', 'Christian Speaker', 'The customer wants a new roof and gave no name'])(
    '%s is kept',
    async (said) => {
      expect((await read('caller_name', said)).contact.name).toBe(said)
    },
  )
})

describe('numbers', () => {
  test.each([
    ['five one two, eight six seven, five three oh nine', '+15128675309', true],
    ['area code 214 then 226 then 7788', '+12142267788', false],
    ['(713) 226-4410 ext. 22', '+17132264410', false],
    ['seven one three double two six four four one zero', '+17132264410', true],
    ['five twelve two two six forty four ten', '+15122264410', true],
    ['my cell is 830-226-4410', '+18302264410', false],
    ['512 to 26 for 410', '+15122264410', true],
    ["it's two one four dash two two six dash seven seven eight eight", '+12142267788', true],
    ['call me at 214 226 7788 after five', '+12142267788', false],
    ['eight hundred four four five two thousand', '+18004452000', true],
    ['226-4410', undefined, false],
    ['the number I am calling from', undefined, false],
  ])('%s', async (said, wanted, isDoubted) => {
    const { contact, doubts = [] } = await read('callback_number', said)
    expect(contact.phones[1]).toBe(wanted)
    expect(doubts.some(({ path, code }) => path === 'contact.phones.1' && code === 'spoken')).toBe(isDoubted)
  })
})

test('several numbers in one field are several numbers, whatever stands between them', async () => {
  for (const said of ['972-226-4410 home 972-226-4411 cell', '972-226-4410 or 972-226-4411', '9722264410/9722264411'])
    expect((await read('callback_number', said)).contact.phones.slice(1)).toEqual(['+19722264410', '+19722264411'])
})

describe('e-mail', () => {
  test.each([
    ['sarah underscore connor 84 at yahoo dot com', 'sarah_connor84@yahoo.com'],
    ['s m i t h at outlook dot com', 'smith@outlook.com'],
    ['mike (at) email (dot) com', 'mike@email.com'],
    ['mike [at] email [dot] com', 'mike@email.com'],
    ['maria garcia all one word at gmail dot com', 'mariagarcia@gmail.com'],
    ['k as in kilo, t as in tango at gmail.com', 'kt@gmail.com'],
    ['linda one nine six two at aol dot com', 'linda1962@aol.com'],
    ['(ann@example.org)', 'ann@example.org'],
    ['gregolson@gmail,com', 'gregolson@gmail.com'],
    ['ann@example.org, bob@example.org', 'ann@example.org'],
    ['call all (day) at home', undefined],
    ["doesn't have one", undefined],
  ])('%s', async (said, wanted) => {
    expect((await read('email', said)).contact.emails[0]).toBe(wanted)
  })
})

describe('money', () => {
  test.each([
    ['between five and six hundred dollars', { min: '500', max: '600' }],
    ['not sure, maybe 800', { min: '800', max: '800' }],
    ["I'm not really sure but probably under $2,000", { max: '2000' }],
    ['we could spend up to ten grand', { max: '10000' }],
    ['around $300 or so', { min: '300', max: '300' }],
    ['$400ish', { min: '400', max: '400' }],
    ['not 500', undefined],
    ['around three fifty', undefined],
  ])('%s', async (said, wanted) => {
    const { budget } = (await read('budget', said)).request
    expect(budget).toEqual(wanted && { ...wanted, currency: 'USD' })
  })
})

describe('appointments', () => {
  test.each<[string, Record<string, string>]>([
    ['this Friday between 1 and 3 pm', { date: '2026-11-27', from: '13:00', to: '15:00' }],
    ['the day after tomorrow at quarter to four', { date: '2026-11-25', from: '15:45' }],
    ['Friday the 27th at nine thirty', { date: '2026-11-27', from: '09:30' }],
    ['a week from Wednesday', { date: '2026-12-02' }],
    ["two o'clock on the fifteenth of December", { date: '2026-12-15', from: '14:00' }],
    ['between 9 and noon on Tuesday', { date: '2026-11-24', from: '09:00', to: '12:00' }],
    ['today before five', { date: '2026-11-23', to: '17:00' }],
    ['the 30th, afternoon', { date: '2026-11-30', part: 'afternoon' }],
  ])('%s', async (said, wanted) => {
    expect((await read('preferred_time', said)).appointment).toMatchObject(wanted)
  })

  test.each([
    ...['next Tuesday', 'Tuesday or Thursday', 'not Monday', 'Friday the 28th', 'any day next week after 4 p.m.'],
    ...['2/30 at noon', 'the week of Thanksgiving', 'Easter Monday', 'weekdays after 5', 'early next month'],
  ])('%s names no day for sure', async (said) => {
    const { appointment, doubts = [] } = await read('preferred_time', said)
    expect(appointment).not.toHaveProperty('date')
    expect(doubts.map(({ path }) => path)).toContain('appointment')
  })
})
