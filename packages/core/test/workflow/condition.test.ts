import { expect, test } from 'vitest'
import { defaultTriggers, type TriggerCondition } from '../../src/workflow/index.ts'
import { compileCondition } from '../../src/workflow/policy/evaluate.ts'
import { type Judged, TriggerFacts } from '../../src/workflow/policy/trigger-facts.ts'

const root: Judged = {
  urgency: 'urgent',
  estimate: { id: '101', status: 'pending', total: '445.00', createdAt: '2026-03-02T20:02:00Z' },
  intents: ['quote', 'callback'],
  invoices: [{ id: '201', status: 'open', total: '0.50', balance: '0.50' }],
  contact: { name: 'Ann Lee', phone: '+13125550101', standing: 'reachable', doubts: [] },
  lead: {
    id: 'nextphone:1',
    source: 'nextphone',
    occurredAt: '2026-03-02T20:02:00Z',
    contact: { name: 'WIRELESS CALLER', phones: ['+13125550101'], emails: [], address: { city: 'Austin' } },
    request: { text: 'The drain is slow', intents: [] },
    appointment: { date: '2026-03-05' },
    fields: { 'home.size': 'large' },
    doubts: [
      { path: 'contact.phones.0', code: 'spoken', message: 'The number was spelled out.' },
      { path: 'appointment', code: 'ambiguous-day', message: 'The day may be another.' },
    ],
  },
}
const holds = (condition: TriggerCondition, subject?: Record<string, string>): boolean => {
  const facts = new TriggerFacts(root, defaultTriggers)
  facts.subject = subject
  return compileCondition(condition)(facts) === true
}

test.each<[TriggerCondition, boolean]>([
  [{ op: 'equals', path: 'urgency', value: 'urgent' }, true],
  [{ op: 'equals', path: 'estimate.total', value: '445' }, true],
  [{ op: 'equals', path: 'estimate.total', value: 445 }, true],
  [{ op: 'equals', path: 'missing', value: '' }, false],
  [{ op: 'in', path: 'urgency', values: ['urgent', 'emergency'] }, true],
  [{ op: 'in', path: 'intents', values: ['callback'] }, true],
  [{ op: 'in', path: 'intents', values: [] }, false],
  [{ op: 'exists', path: 'invoices.0' }, true],
  [{ op: 'exists', path: 'invoices.1' }, false],
  [{ op: 'exists', path: 'nothing' }, false],
  [{ op: 'equals', path: 'contact.address.city', value: 'austin' }, true],
  [{ op: 'equals', path: 'lead.contact.address.city', value: 'austin' }, true],
  [{ op: 'equals', path: 'contact.name', value: 'ann lee' }, true],
  [{ op: 'exists', path: 'contact.email' }, false],
  // The visit that was spoken of is not agreed, or was called off.
  [{ op: 'exists', path: 'appointment.date' }, false],
  [{ op: 'equals', path: 'fields.home.size', value: 'Large' }, true],
  [{ op: 'equals', path: 'source', value: 'nextphone' }, true],
  // What is doubtful about a detail, whether or not it is one of several.
  [{ op: 'exists', path: 'lead.doubts.phone' }, true],
  [{ op: 'exists', path: 'doubts.contact.phones' }, true],
  [{ op: 'exists', path: 'lead.doubts.contact' }, true],
  [{ op: 'exists', path: 'lead.doubts.email' }, false],
  [{ op: 'exists', path: 'lead.doubts.pho' }, false],
  [{ op: 'in', path: 'lead.doubts.appointment', values: ['ambiguous-day', 'in-the-past'] }, true],
  [{ op: 'equals', path: 'lead.doubts.phone', value: 'ambiguous-day' }, false],
  [{ op: 'equals', path: 'lead.doubts.1.code', value: 'ambiguous-day' }, true],
  [{ op: 'exists', path: 'contact.doubts.0' }, false],
  [{ op: 'atLeast', path: 'estimate.total', value: '445.00' }, true],
  [{ op: 'atLeast', path: 'estimate.total', value: '1000' }, false],
  [{ op: 'atMost', path: 'invoices.0.balance', value: '0.5' }, true],
  [{ op: 'atMost', path: 'missing', value: '1' }, false],
  [{ op: 'between', path: 'estimate.total', from: '100', to: '500' }, true],
  [{ op: 'between', path: 'estimate.total', from: '446', to: '500' }, false],
  [{ op: 'not', of: { op: 'exists', path: 'missing' } }, true],
  [{ op: 'all', of: [] }, true],
  [{ op: 'any', of: [] }, false],
  [
    {
      op: 'any',
      of: [
        { op: 'exists', path: 'missing' },
        { op: 'exists', path: 'urgency' },
      ],
    },
    true,
  ],
])('%j is %s', (condition, expected) => {
  expect(holds(condition)).toBe(expected)
})

test('what an occurrence is about is asked of each anew', () => {
  const condition: TriggerCondition = { op: 'atLeast', path: 'subject.balance', value: '100' }
  expect(holds(condition, { balance: '99.99' })).toBe(false)
  expect(holds(condition, { balance: '100.00' })).toBe(true)
  expect(holds(condition)).toBe(false)
})

test.each([
  '__proto__',
  'constructor',
  'subject.constructor',
  'kept',
  'isKnownCaller',
  'fields.__proto__',
  'intents.length.constructor',
  'urgency.length',
  'toString',
])('the path %s leads out of the data to nothing', (path) => {
  expect(holds({ op: 'exists', path })).toBe(false)
})
