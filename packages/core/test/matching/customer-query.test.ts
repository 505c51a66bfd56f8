import { expect, test } from 'vitest'
import type { Lead } from '../../src/lead/index.ts'
import { customerQuery } from '../../src/matching/index.ts'

const lead = (contact: Partial<Lead['contact']>, call?: Lead['call']): Lead => ({
  id: 'twilio:CA1',
  source: 'twilio',
  occurredAt: '2026-03-02T20:02:00Z',
  contact: { phones: [], emails: [], ...contact },
  request: { text: '', intents: [] },
  fields: {},
  ...(call === undefined ? {} : { call }),
})

test('takes who is calling and nothing of the request', () => {
  const contact = {
    name: 'Mike Chen',
    companyName: 'Apex Plumbing',
    phones: ['+15125550187'],
    emails: ['mike@email.com'],
    address: { line1: '12 Oak St' },
    externalIds: { crm: 'c_123' },
  }
  expect(customerQuery(lead({ ...contact, customerType: 'commercial' }))).toEqual(contact)
})

test('leaves out a caller ID that names nobody', () => {
  expect(customerQuery(lead({ name: 'WIRELESS CALLER', phones: ['+15125550187'] }))).toEqual({
    phones: ['+15125550187'],
    emails: [],
  })
})

test('falls back on the number that called', () => {
  expect(customerQuery(lead({}, { from: '+15125550187', to: '+15125550100' })).phones).toEqual(['+15125550187'])
})

test('falls back on the number that was called by the business', () => {
  const call = { direction: 'outbound', from: '+15125550100', to: '+15125550187' } as const
  expect(customerQuery(lead({}, call)).phones).toEqual(['+15125550187'])
})
