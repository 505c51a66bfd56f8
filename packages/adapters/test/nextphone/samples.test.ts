import { describe, expect, test } from 'vitest'
import { readReference, withoutReference } from '../reference.ts'
import { eventsOf, leadOf } from './delivery.ts'

const sample = (name: string): unknown =>
  // every sample file wraps its payload in `body`
  (readReference(`webhook-samples/nextphone/${name}.json`) as { body: unknown }).body

const filled = (name: string, values: Record<string, string>): unknown => {
  // sender configuration: its template is the shape of the payload
  const { body_template } = sample(name) as { body_template: unknown }
  return JSON.parse(
    JSON.stringify(body_template).replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole),
  )
}

describe.skipIf(withoutReference)(
  `published NextPhone samples${withoutReference ? `: ${withoutReference}` : ''}`,
  () => {
    test('the envelope of the tutorial', async () => {
      expect(await leadOf(sample('blog-call-ended'))).toMatchObject({
        id: 'nextphone:call_abc123',
        occurredAt: '2026-01-02T15:30:00.000Z',
        complete: true,
        contact: { name: 'John Doe', phones: ['+15551234567'], emails: ['john@example.com'] },
        request: {
          text: 'Customer requested quote for kitchen remodel...',
          serviceType: 'remodeling',
          intents: ['quote'],
          budget: { min: '15000', max: '20000', currency: 'USD' },
        },
        call: { id: 'call_abc123', durationSeconds: 180, transcript: 'Full conversation transcript...' },
        fields: { event: 'call.ended', timeline: 'next 3 months' },
      })
    })

    test('the built-in variables', async () => {
      expect(await leadOf(sample('builtin-variables'))).toMatchObject({
        contact: { phones: ['+15551234567'], emails: [] },
        call: { from: '+15551234567', to: '+15559876543' },
        fields: { owner_name: 'Acme Contracting' },
      })
    })

    test('a contact template', async () => {
      expect(await leadOf(sample('contact-template-after-substitution'))).toMatchObject({
        contact: { name: 'John Smith', givenName: 'John', phones: ['+15551234567'], emails: ['john@example.com'] },
        request: { text: 'Needs roof inspection, mentioned leak in northwest corner' },
      })
    })

    test('the tool that fills a spreadsheet', async () => {
      const values = {
        caller_number: '+15551234567',
        caller_name: 'Ann Lee',
        summary: 'Drain clogged',
        outcome: 'MISSED',
      }
      expect(await leadOf(filled('tool-config-log-to-sheets', values))).toMatchObject({
        contact: { name: 'Ann Lee', phones: ['+15551234567'] },
        request: { text: 'Drain clogged', intents: [] },
        fields: { outcome: 'MISSED' },
      })
    })

    test('the tool that fills a CRM', async () => {
      const values = { first_name: 'Ann', last_name: 'Lee', caller_number: '+15551234567', message: 'Drain clogged' }
      expect(await leadOf(filled('tool-config-submitLeadToCRM', values))).toMatchObject({
        contact: { name: 'Ann Lee', phones: ['+15551234567'], emails: [] },
        request: { text: 'Drain clogged' },
      })
    })

    test('the tool for a new lead', async () => {
      const values = { caller_number: '+15551234567', receiving_number: '+15125550100', summary: 'Wants a quote' }
      const events = await eventsOf(filled('tool-config-webhook-new-lead', values))
      expect(events).toMatchObject([
        { type: 'lead.received', lead: { contact: { phones: ['+15551234567'] }, call: { to: '+15125550100' } } },
      ])
    })
  },
)
