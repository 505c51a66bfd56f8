import { defaultTriggers, initialState, type LeadEvent, type LeadState, transition } from '@leadbooks/core'
import { leadId, life } from './life.ts'

/** The lead at the end of its life: fifteen facts. */
export const lived: LeadState = life.reduce(
  (state, event) => transition(state, event, defaultTriggers).state,
  initialState(leadId),
)

const at = '2026-03-02T20:30:00.000Z'

/** What may be heard of a paid lead next; each is a sixteenth fact, and the first leads to two commands. */
export const sixteenth: LeadEvent[] = [
  { type: 'appointment.scheduled', id: 's1', at, appointment: { date: '2026-03-05', from: '09:00' } },
  { type: 'customer.changed', id: 's2', at, customerId: '58', version: '3' },
  { type: 'credit.applied', id: 's3', at, invoiceId: '201', amount: '1.00' },
  {
    type: 'payment.received',
    id: 's4',
    at,
    paymentId: '10',
    version: '0',
    currency: 'USD',
    applied: [],
    unapplied: '1.00',
  },
  { type: 'item.changed', id: 's5', at, itemId: '7', version: '2', active: true, name: 'HVAC Repair - Hourly' },
  {
    type: 'command.completed',
    id: 's6',
    at,
    key: `${leadId}/reviewRequest.send:review-request/1`,
    commandType: 'reviewRequest.send',
    result: {},
  },
]
