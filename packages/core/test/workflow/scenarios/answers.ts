import { line, pricing } from '../story.ts'
import {
  accepted,
  ann,
  billed,
  call,
  estimate,
  invoice,
  payment,
  priced,
  quoted,
  type Scenario,
  wake,
  website,
} from './scenario.ts'

const panel = {
  ...line('Electrical Panel Upgrade - 200A', '1', undefined, '0.00'),
  labour: { item: 'Electrical Repair - Standard', rate: '95.00' },
}
const thursday = { date: '2026-03-05', from: '09:00', timeZone: 'America/Chicago' }
const friday = { date: '2026-03-06', from: '10:00', timeZone: 'America/Chicago' }

/** What the customer answers, and how often. */
export const answers: Scenario[] = [
  {
    name: 'Sarah: a panel to be quoted, billed at 0.00, finalised at 522.50, paid and asked for a review; the deal reopened bills nothing',
    steps: [
      [call({ ...ann, request: { ...ann.request, intents: [] } }, '2026-03-02T21:15:00Z')],
      [
        { type: 'lead.priced', result: pricing([panel], 'routine', ['Electrical']) },
        'customer.ensure/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
      [
        { type: 'appointment.scheduled', appointment: thursday, at: '2026-03-02T21:17:00Z' },
        'estimate.send/1',
        'calendar/1',
        'notify.customer:appointment-confirmed/1',
      ],
      [{ type: 'estimate.accepted', via: 'link', at: '2026-03-05T15:00:00Z' }, 'invoice.create/1'],
      [
        { type: 'job.completed', labour: [{ hours: '5.5' }], materials: [], at: '2026-03-05T20:30:00Z' },
        'invoice.update/1',
        'invoice.send/1',
      ],
      [payment('522.50', { at: '2026-03-05T20:31:00Z' }), 'reviewRequest.send:review-request/1'],
      [{ type: 'deal.reopened', document: website }],
      [{ type: 'deal.won', document: website }],
    ],
    ends: { stage: 'paid', money: { total: '522.50', paid: '522.50', open: '0.00', unbilled: '0.00' } },
  },
  {
    name: 'declined: the estimate is closed and nothing is left to bill',
    steps: [...quoted, [{ type: 'estimate.declined', via: 'phone' }, 'estimate.close/1']],
    ends: { stage: 'declined', money: { estimated: '445.00', unbilled: '0.00', total: '0.00' } },
  },
  {
    name: 'declined, then accepted after all: one invoice',
    steps: [...quoted, [{ type: 'estimate.declined', via: 'phone' }, 'estimate.close/1'], accepted],
    ends: { stage: 'invoiced' },
  },
  {
    name: 'expired: nudged once, by day',
    steps: [
      ...quoted,
      [wake('2026-04-02T04:00:00Z')],
      [wake('2026-04-02T13:00:00Z'), 'reminder.send:estimate-reminder/1'],
      [wake('2026-04-03T13:00:00Z')],
    ],
    ends: { stage: 'expired', money: { unbilled: '0.00' } },
  },
  {
    name: 'expired, then accepted: billed as usual',
    steps: [...quoted, [wake('2026-04-02T13:00:00Z'), 'reminder.send:estimate-reminder/1'], accepted],
    ends: { stage: 'invoiced', money: { invoiced: '445.00' } },
  },
  {
    name: 'accepted twice by two roads, and a third time in QuickBooks: one invoice',
    steps: [
      ...billed,
      [{ type: 'estimate.accepted', via: 'phone' }],
      [estimate('Accepted', '3')],
      [{ type: 'estimate.accepted', via: 'quickbooks' }],
    ],
    ends: { stage: 'invoiced', money: { invoiced: '445.00', total: '445.00' } },
  },
  {
    name: 'the deal won, reopened three times and won again after the invoice: nothing more',
    steps: [
      ...billed,
      ...[1, 2, 3].flatMap((): Scenario['steps'] => [
        [{ type: 'deal.won', document: website }],
        [{ type: 'deal.reopened', document: website }],
      ]),
      [{ type: 'deal.won', document: website }],
    ],
    ends: { stage: 'invoiced', money: { invoiced: '445.00' } },
  },
  {
    name: 'billed by hand in QuickBooks: the invoice there counts',
    steps: [...quoted, [{ ...invoice('445.00', '0'), refs: { invoiceId: '77' } }], [accepted[0]]],
    ends: { money: { invoiced: '445.00', total: '445.00' } },
  },
  {
    name: 'edited in QuickBooks: the invoice follows the edited estimate, whatever we wrote',
    steps: [...quoted, [estimate('Pending', '2', '500.00')], accepted],
    ends: { estimate: { total: '500.00', writtenTotal: '445.00' } },
  },
  {
    name: 'the appointment is moved after acceptance: the calendar follows, the invoice stays',
    steps: [
      ...quoted,
      [
        { type: 'appointment.scheduled', appointment: thursday },
        'calendar/1',
        'notify.customer:appointment-confirmed/1',
      ],
      accepted,
      [
        { type: 'appointment.rescheduled', appointment: friday },
        'calendar/2',
        'notify.customer:appointment-confirmed/2',
      ],
      [{ type: 'appointment.cancelled' }, 'calendar/3', 'notify.customer:appointment-cancelled/1'],
    ],
    ends: { stage: 'invoiced', money: { invoiced: '445.00' } },
  },
  {
    name: 'an appointment without a day: nothing in the calendar, somebody agrees one',
    steps: [
      ...quoted,
      [
        { type: 'appointment.scheduled', appointment: { raw: 'some time next week' } },
        'task.create:appointment-unclear/1',
      ],
    ],
    ends: { stage: 'estimate-sent' },
  },
  {
    name: 'priced anew before it was sent: a second estimate, the first closed',
    steps: [
      [call({ ...ann, request: { ...ann.request, intents: [] } })],
      [
        priced(),
        'customer.ensure/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
      [priced([line('Drain Service - Standard', '1', '125.00', '125.00')]), 'estimate.create/2', 'estimate.close/1'],
    ],
    ends: { estimate: { generation: 2, total: '125.00' }, money: { estimated: '125.00' } },
  },
  {
    name: 'priced anew after it was sent: a person is asked; revised, it is sent again',
    steps: [
      ...quoted,
      [priced([line('Drain Service - Standard', '1', '125.00', '125.00')]), 'review.open:quote-changed/1'],
      [{ type: 'quote.revised' }],
      [
        priced([line('Drain Service - Standard', '1', '130.00', '130.00')]),
        'estimate.create/2',
        'estimate.send/2',
        'estimate.close/1',
      ],
    ],
    ends: { money: { estimated: '130.00' } },
  },
]
