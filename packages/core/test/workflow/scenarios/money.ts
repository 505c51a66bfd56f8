import { ann, billed, call, invoice, payment, priced, quoted, type Scenario, wake } from './scenario.ts'

const asked = 'reviewRequest.send:review-request/1'

/** What QuickBooks says of the money. */
export const money: Scenario[] = [
  {
    name: 'paid before it was sent: no e-mail to somebody who has paid',
    fails: ['invoice.send'],
    steps: [
      ...quoted,
      [
        { type: 'estimate.accepted', via: 'link' },
        'invoice.create/1',
        'invoice.send/1',
        'task.create:command-failed:failed.invoice.send.1/1',
      ],
      [payment('445.00'), asked],
      [invoice('0.00', '4')],
    ],
    ends: { stage: 'paid', money: { paid: '445.00', open: '0.00' } },
  },
  {
    name: 'part payments: 45.00 and 400.00 are 445.00, and one request for a review',
    steps: [...billed, [payment('45.00')], [payment('400.00', { paymentId: '10', at: '2026-03-05T15:00:00Z' }), asked]],
    ends: {
      stage: 'paid',
      money: { invoiced: '445.00', paid: '445.00', open: '0.00' },
      invoices: [{ status: 'paid', settledAt: '2026-03-05T15:00:00Z' }],
    },
  },
  {
    name: 'overpaid: the lead is paid and the 55.00 too many are seen',
    steps: [...billed, [payment('445.00', { unapplied: '55.00' }), asked]],
    ends: { stage: 'paid', money: { paid: '445.00', unapplied: '55.00' }, anomalies: [{ code: 'overpaid' }] },
  },
  {
    name: 'refund after paid: in part it stays paid, in whole it is refunded',
    steps: [
      ...billed,
      [payment('445.00'), asked],
      [payment('100.00', { type: 'payment.refunded', paymentId: '12' })],
      [payment('345.00', { type: 'payment.refunded', paymentId: '13' })],
    ],
    ends: { stage: 'refunded', money: { paid: '445.00', refunded: '445.00', open: '0.00' } },
  },
  {
    name: 'a payment that bounced: the invoice is open again, and paid again asks for no second review',
    steps: [
      ...billed,
      [payment('445.00'), asked],
      [payment('445.00', { type: 'payment.voided', version: '1', at: '2026-03-09T15:00:00Z' })],
      [payment('445.00', { paymentId: '10', at: '2026-03-05T15:00:00Z' })],
    ],
    ends: {
      stage: 'paid',
      money: { paid: '445.00' },
      invoices: [{ settledAt: '2026-03-05T15:00:00Z' }],
    },
  },
  {
    name: 'a credit memo settles what is not paid',
    steps: [...billed, [{ type: 'credit.applied', invoiceId: '201', amount: '45.00' }], [payment('400.00'), asked]],
    ends: { stage: 'paid', money: { invoiced: '445.00', paid: '400.00', credited: '45.00', open: '0.00' } },
  },
  {
    name: 'void and re-issue: a person decides, then a new invoice goes out',
    steps: [
      ...billed,
      [{ type: 'invoice.voided', refs: { invoiceId: '201' }, version: '2' }, 'review.open:invoice-gone/1'],
      [{ type: 'document.approved' }, 'invoice.create/2', 'invoice.send/2'],
      [payment('445.00', { invoiceId: '202' }), asked],
    ],
    ends: { stage: 'paid', money: { invoiced: '445.00', paid: '445.00' } },
  },
  {
    name: 'the invoice deleted in QuickBooks: a person is asked, nothing is made again by itself',
    steps: [
      ...billed,
      [{ type: 'invoice.deleted', refs: { invoiceId: '201' } }, 'review.open:invoice-gone/1'],
      [invoice('445.00', '1')],
    ],
    ends: { invoices: [{ id: '201', status: 'deleted' }], money: { invoiced: '0.00', unbilled: '445.00' } },
  },
  {
    name: 'overdue: reminded at 3, 7 and 14 days, and the owner with it; then paid, and quiet',
    steps: [
      ...billed,
      [invoice('445.00', '2', { dueDate: '2026-04-01' })],
      [wake('2026-04-02T05:00:00Z')],
      [
        wake('2026-04-04T15:00:00Z'),
        'reminder.send:payment-reminder:201.day-3/1',
        'task.create:invoice-overdue:201.day-3/1',
      ],
      [
        wake('2026-04-08T15:00:00Z'),
        'reminder.send:payment-reminder:201.day-7/1',
        'task.create:invoice-overdue:201.day-7/1',
      ],
      [
        wake('2026-04-15T15:00:00Z'),
        'reminder.send:payment-reminder:201.day-14/1',
        'task.create:invoice-overdue:201.day-14/1',
      ],
      [payment('445.00', { at: '2026-04-16T15:00:00Z' }), asked],
      [wake('2026-04-20T15:00:00Z')],
    ],
    ends: { stage: 'paid', money: { overdue: '0.00', paid: '445.00' } },
  },
  {
    name: 'stopped: the customer asks for peace; the owner still hears of what is overdue',
    steps: [
      ...billed,
      [invoice('445.00', '2', { dueDate: '2026-04-01' })],
      [{ type: 'reminders.stopped', by: 'customer' }],
      [wake('2026-04-04T15:00:00Z'), 'task.create:invoice-overdue:201.day-3/1'],
      [{ type: 'reminders.resumed', by: 'business' }, 'reminder.send:payment-reminder:201.day-3/1'],
    ],
    ends: { stage: 'overdue', money: { overdue: '445.00' } },
  },
  {
    name: 'paid at night: the request for a review waits for the morning',
    steps: [...billed, [payment('445.00', { at: '2026-03-06T04:30:00Z' })], [wake('2026-03-06T14:00:00Z'), asked]],
    ends: { stage: 'paid' },
  },
  {
    name: 'known to the CRM: it hears of each new standing once',
    steps: [
      [call({ ...ann, contact: { ...ann.contact, externalIds: { crm: 'c_1' } } })],
      ...billed.slice(1),
      [payment('45.00'), 'crm.update/1'],
      [payment('45.00')],
      [payment('400.00', { paymentId: '10' }), 'crm.update/2', asked],
    ],
    ends: { stage: 'paid' },
  },
  {
    name: 'without an e-mail address somebody hands over the invoice',
    steps: [
      [call({ ...ann, contact: { ...ann.contact, emails: [] } })],
      [
        priced(),
        'customer.ensure/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
      [{ type: 'estimate.accepted', via: 'phone' }, 'invoice.create/1', 'task.create:invoice-by-hand:201/1'],
    ],
    ends: { stage: 'invoiced' },
  },
]
