import type { CommandType, LeadEvent, MappingResult } from '@leadbooks/core'

/** Seconds between two events of the life. */
const stepSeconds = 60
const start = Date.parse('2026-03-02T20:02:00Z')
export const leadId = 'nextphone:42'

const lines = [
  { ruleId: 'r1', item: 'Emergency HVAC Diagnostic', quantity: '1', rate: '175.00', amount: '175.00' },
  {
    ruleId: 'r2',
    item: 'HVAC Repair - Hourly',
    quantity: '2',
    unit: 'hour' as const,
    rate: '135.00',
    amount: '270.00',
  },
]
const result: MappingResult = {
  lines,
  currency: 'USD',
  totalBeforeTax: '445.00',
  unpriced: false,
  rulesHash: 'hash',
  urgency: 'urgent',
  matched: [],
  uncovered: false,
  tags: ['HVAC'],
  issues: [],
}

type Told<Event> = Event extends unknown ? Omit<Event, 'id' | 'at'> : never

const done = (commandType: CommandType, answer: object, purpose: string = commandType): Told<LeadEvent> => ({
  type: 'command.completed',
  key: `${leadId}/${purpose}/1`,
  commandType,
  result: answer,
})

const told: Told<LeadEvent>[] = [
  {
    type: 'lead.received',
    lead: {
      id: leadId,
      source: 'nextphone',
      occurredAt: '2026-03-02T20:02:00Z',
      contact: { name: 'Mike Chen', phones: ['+15551234567'], emails: ['mike@email.com'] },
      request: { text: 'AC not cooling', urgency: 'urgent', intents: ['quote'] },
      fields: {},
    },
  },
  done('notify.contractor', {}, 'notify.contractor:urgent-lead'),
  { type: 'lead.priced', result },
  done('customer.ensure', { customerId: '58', how: 'created' }),
  { type: 'customer.resolved', customerId: '58', how: 'created' },
  done('estimate.create', { estimateId: '101', docNumber: '1001', totalAmount: '445.00' }),
  done('estimate.send', { sentTo: 'mike@email.com' }),
  done('notify.customer', {}, 'notify.customer:thanks-for-calling'),
  { type: 'estimate.changed', refs: { estimateId: '101' }, version: '1', status: 'Pending', totalAmount: '445.00' },
  { type: 'estimate.accepted', via: 'link' },
  done('invoice.create', { invoiceId: '201', docNumber: '2001', totalAmount: '445.00' }),
  done('invoice.send', { sentTo: 'mike@email.com' }),
  { type: 'job.completed', labour: [{ hours: '2' }], materials: [] },
  {
    type: 'invoice.changed',
    refs: { invoiceId: '201' },
    version: '2',
    totalAmount: '445.00',
    balance: '445.00',
    dueDate: '2026-04-01',
  },
  {
    type: 'payment.received',
    paymentId: '9',
    version: '0',
    currency: 'USD',
    applied: [{ invoiceId: '201', amount: '445.00' }],
    unapplied: '0.00',
  },
]

/** One lead from the call to the payment: fifteen events that become fifteen facts, each of which changes something. */
export const life: LeadEvent[] = told.map(
  // An event with its id and time is a LeadEvent.
  (event, index) =>
    ({ ...event, id: `e${index}`, at: new Date(start + index * stepSeconds * 1000).toISOString() }) as LeadEvent,
)
