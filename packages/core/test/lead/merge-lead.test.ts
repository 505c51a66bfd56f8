import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lead, type LeadContact, mergeLead } from '../../src/lead/index.ts'
import { lead } from './arbitrary-lead.ts'

const runs = { numRuns: 300 }

describe('deliveries of one call', () => {
  test('give the same lead in either order', () => {
    fc.assert(
      fc.property(lead, lead, (a, b) => {
        expect(mergeLead(a, b)).toStrictEqual(mergeLead(b, a))
      }),
      runs,
    )
  })

  test('give the same lead in any grouping', () => {
    fc.assert(
      fc.property(lead, lead, lead, (a, b, c) => {
        expect(mergeLead(mergeLead(a, b), c)).toStrictEqual(mergeLead(a, mergeLead(b, c)))
      }),
      runs,
    )
  })

  test('change nothing when they are repeated', () => {
    fc.assert(
      fc.property(lead, lead, (a, b) => {
        expect(mergeLead(a, a)).toStrictEqual(a)
        expect(mergeLead(mergeLead(a, b), b)).toStrictEqual(mergeLead(a, b))
      }),
      runs,
    )
  })

  test('lose no phone, e-mail, intent or field', () => {
    fc.assert(
      fc.property(lead, lead, (a, b) => {
        const merged = mergeLead(a, b)
        expect(new Set(merged.contact.phones)).toEqual(new Set([...a.contact.phones, ...b.contact.phones]))
        expect(new Set(merged.contact.emails)).toEqual(new Set([...a.contact.emails, ...b.contact.emails]))
        expect(new Set(merged.request.intents)).toEqual(new Set([...a.request.intents, ...b.request.intents]))
        expect(Object.keys(merged.fields).sort()).toEqual(
          [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].sort(),
        )
      }),
      runs,
    )
  })
})

const delivery = (contact: Partial<LeadContact>, rest: Partial<Lead> = {}): Lead => ({
  id: 'twilio:CA1',
  source: 'twilio',
  occurredAt: '2026-03-02T20:02:00Z',
  contact: { phones: [], emails: [], ...contact },
  request: { text: '', intents: [] },
  fields: {},
  ...rest,
})

test.each([
  ['Mike Chen', 'CHEN MIKE'],
  ['Mike', 'CHEN MIKE'],
  ['Mike Chen', 'WIRELESS CALLER'],
  ['CHEN MIKE', 'BOISE        ID'],
  ['Mike Chen', 'Mike'],
  ['Michael Chen', 'Mike Chen'],
  ['Mike', ''],
])('takes the name %s over %s', (richer, poorer) => {
  expect(mergeLead(delivery({ name: poorer }), delivery({ name: richer })).contact.name).toBe(richer)
})

test('never joins the given name of one delivery to the surname of another', () => {
  const merged = mergeLead(delivery({ givenName: 'Sarah' }), delivery({ givenName: 'Mike', familyName: 'Chen' }))
  expect(merged.contact).toMatchObject({ givenName: 'Mike', familyName: 'Chen' })
})

test('keeps one address whole', () => {
  const merged = mergeLead(
    delivery({ address: { line1: '12 Oak St', city: 'Austin' } }),
    delivery({ address: { line1: '99 Elm St', city: 'Buda', postalCode: '78610' } }),
  )
  expect(merged.contact.address).toEqual({ line1: '99 Elm St', city: 'Buda', postalCode: '78610' })
})

test("keeps the caller's own number first", () => {
  const call = delivery({ phones: ['+15559876543'] }, { call: { from: '+15559876543' } })
  const report = delivery({ phones: ['+15551234567', '+15559876543'] })
  expect(mergeLead(report, call).contact.phones).toEqual(['+15559876543', '+15551234567'])
})

test('keeps the number that was called first on an outbound call', () => {
  const call = delivery({}, { call: { direction: 'outbound', from: '+15550000001', to: '+15559876543' } })
  expect(mergeLead(call, delivery({ phones: ['+15551234567', '+15559876543'] })).contact.phones[0]).toBe('+15559876543')
})

test('is complete as soon as one delivery says so', () => {
  const partial = delivery({}, { complete: false })
  expect(mergeLead(partial, delivery({}, { complete: true })).complete).toBe(true)
  expect(mergeLead(partial, delivery({ name: 'Mike' }, { complete: false })).complete).toBe(false)
  expect(mergeLead(partial, delivery({}))).not.toHaveProperty('complete')
})

test('keeps the more pressing urgency and the longer text', () => {
  const a = delivery({}, { request: { text: 'burst pipe, water everywhere', urgency: 'urgent', intents: [] } })
  const b = delivery({}, { request: { text: 'burst pipe', urgency: 'emergency', intents: ['callback'] } })
  expect(mergeLead(a, b).request).toEqual({
    text: 'burst pipe, water everywhere',
    urgency: 'emergency',
    intents: ['callback'],
  })
})

test('says of each detail in which delivery it was read', () => {
  const callerId = delivery(
    { name: 'CHEN MIKE', phones: ['+15559876543'] },
    { provenance: { 'contact.name': 'CallerName', 'contact.phones.0': 'From' } },
  )
  const report = delivery(
    { name: 'Mike Chen', phones: ['+15551234567'] },
    { provenance: { 'contact.name': 'analysis.name', 'contact.phones.0': 'analysis.callback' } },
  )
  const merged = mergeLead(callerId, report)
  expect(merged.contact.phones).toEqual(['+15551234567', '+15559876543'])
  expect(merged.provenance).toEqual({
    'contact.name': 'analysis.name',
    'contact.phones.0': 'analysis.callback',
    'contact.phones.1': 'From',
  })
})
