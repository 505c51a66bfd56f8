import { expect, test } from 'vitest'
import { dictionary } from '../../src/field-mapping/dictionary.ts'
import { isLeadTarget } from '../../src/field-mapping/target.ts'
import { leadOf } from '../nextphone/delivery.ts'

test('no name means two things', () => {
  const names = Object.values(dictionary).flatMap((line) => line.split(' '))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(names.every((name) => /^[a-z\d]+(?:_[a-z\d]+)*$/.test(name))).toBe(true)
  expect(Object.keys(dictionary).every(isLeadTarget)).toBe(true)
})

test('a name is known however it is written', async () => {
  for (const key of ['firstName', 'First Name', 'first-name', 'FIRST_NAME', 'FirstName'])
    expect((await leadOf({ phone: '5125550199', [key]: 'Ann' })).contact.givenName).toBe('Ann')
})

test('where several fields say the same, the most telling counts and the others are kept', async () => {
  const lead = await leadOf({ phone: '5125550199', description: 'old unit', message: 'AC not cooling' })
  expect(lead.request.text).toBe('AC not cooling')
  expect(lead.fields).toEqual({ description: 'old unit' })
})

test('fields are read inside objects that only group them, and nowhere else', async () => {
  const body = { lead: { custom_fields: { phone: '5125550199' } }, owner: { email: 'owner@acme.com', name: 'Owner' } }
  const lead = await leadOf(body)
  expect(lead.contact).toEqual({ phones: ['+15125550199'], emails: [] })
  expect(lead.fields).toEqual({ owner: { email: 'owner@acme.com', name: 'Owner' } })
})

test('a key used twice is kept by its path', async () => {
  const lead = await leadOf({ phone: '5125550199', color: 'red', data: { color: 'blue' } })
  expect(lead.fields).toEqual({ color: 'red', 'data.color': 'blue' })
})

test('a day and a time inside an appointment are the appointment’s', async () => {
  const lead = await leadOf({ phone: '5125550199', appointment: { date: '2026-12-01', time: '2:30 PM' } })
  expect(lead.appointment).toMatchObject({ date: '2026-12-01', from: '14:30' })
  expect(lead.fields).toEqual({})
})
