import type { LeadEvent } from '../../../src/workflow/index.ts'
import { callFrom, type Told } from '../story.ts'
import {
  accepted,
  ann,
  billed,
  call,
  deposits,
  payment,
  priced,
  quoted,
  type Scenario,
  wake,
  website,
} from './scenario.ts'

const done: Told<LeadEvent> = { type: 'job.completed', labour: [], materials: [] }
const stage = (milestoneId: string, percent: string): Told<LeadEvent> => ({
  type: 'milestone.reached',
  milestoneId,
  percent,
})
const known = call(callFrom({ name: 'Ann Lee', emails: ['ann@example.com'] }, { text: '' }))
const commercial = callFrom(
  {
    name: 'Pat Kim',
    companyName: 'Kim Foods LLC',
    phones: ['+13125550177'],
    emails: ['pat@kim.example'],
    customerType: 'commercial',
  },
  { intents: ['quote'] },
)

/** What the business and its other systems do. */
export const business: Scenario[] = [
  {
    name: 'commercial deposit: 50 % from companies alone, taken off the last invoice',
    policy: {
      triggers: [
        {
          id: 'T15',
          enabled: true,
          when: { op: 'equals', path: 'lead.contact.customerType', value: 'commercial' },
          do: [{ command: 'invoice.create', deposit: { percent: '50' } }, { command: 'invoice.send' }],
        },
        { id: 'T6', enabled: false },
      ],
    },
    steps: [
      [call(commercial)],
      [
        priced(),
        'customer.ensure/1',
        'estimate.create/1',
        'estimate.send/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
      [{ type: 'estimate.accepted', via: 'link' }, 'invoice.create:deposit/1', 'invoice.send:deposit/1'],
      [payment('222.50', { invoiceId: '201-deposit' })],
      [done, 'invoice.create/1', 'invoice.send/1'],
    ],
    ends: { stage: 'partly-paid', money: { invoiced: '445.00', paid: '222.50', open: '222.50', unbilled: '0.00' } },
  },
  {
    name: 'deposit, two milestones and the rest are the estimate, to the cent',
    policy: deposits,
    steps: [
      ...quoted,
      [{ type: 'estimate.accepted', via: 'link' }, 'invoice.create:deposit/1', 'invoice.send:deposit/1'],
      [stage('rough-in', '33.33'), 'invoice.create:progress:rough-in/1', 'invoice.send:progress:rough-in/1'],
      [stage('rough-in', '33.33')],
      [
        { type: 'milestone.reached', milestoneId: 'inspection', amount: '100' },
        'invoice.create:progress:inspection/1',
        'invoice.send:progress:inspection/1',
      ],
      [done, 'invoice.create/1', 'invoice.send/1'],
    ],
    ends: { money: { estimated: '445.00', invoiced: '445.00', total: '445.00', unbilled: '0.00' } },
  },
  {
    name: 'a milestone above what is left is asked about, not billed',
    policy: deposits,
    steps: [
      ...quoted,
      [{ type: 'estimate.accepted', via: 'link' }, 'invoice.create:deposit/1', 'invoice.send:deposit/1'],
      [stage('all', '80'), 'review.open:milestone-not-billed:all/1'],
      [stage('all', '70'), 'invoice.create:progress:all/1', 'invoice.send:progress:all/1'],
    ],
    ends: { money: { invoiced: '445.00', unbilled: '0.00' } },
  },
  {
    name: 'a milestone after the whole was billed is asked about',
    steps: [...billed, [stage('late', '10'), 'review.open:milestone-not-billed:late/1']],
    ends: { money: { invoiced: '445.00' } },
  },
  {
    name: 'held for approval: nothing goes out before somebody has looked at each document',
    policy: { approveBeforeSending: true },
    steps: [
      [call(ann)],
      [priced(), 'customer.ensure/1', 'estimate.create/1', 'review.open:approval-needed:101/1'],
      [
        { type: 'document.approved' },
        'estimate.send/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
      [{ type: 'estimate.accepted', via: 'link' }, 'invoice.create/1', 'review.open:approval-needed:201/1'],
      [{ type: 'document.approved' }, 'invoice.send/1'],
    ],
    ends: { stage: 'invoiced' },
  },
  {
    name: 'held above an amount: 445.00 goes out by itself where 1000.00 would not',
    policy: { approveBeforeSending: { above: '1000.00' } },
    steps: [...billed],
    ends: { stage: 'invoiced' },
  },
  {
    name: 'billed on completion: acceptance bills nothing, the end of the job does',
    policy: { triggers: [{ id: 'T6', enabled: false }] },
    steps: [...quoted, [accepted[0]], [done, 'invoice.create/1', 'invoice.send/1']],
    ends: { stage: 'invoiced' },
  },
  {
    name: 'callback: scheduled, reminded of, late, escalated by steps, done and quiet',
    steps: [
      [
        call(callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }, { intents: ['callback', 'existing-job'] })),
        'callback.schedule/1',
      ],
      [wake('2026-03-02T21:46:00Z')],
      [wake('2026-03-02T21:47:00Z'), 'notify.contractor:callback-due/1'],
      [wake('2026-03-02T22:16:00Z')],
      [wake('2026-03-02T22:17:00Z'), 'notify.contractor:callback-late/1'],
      [
        wake('2026-03-03T00:02:00Z'),
        'notify.contractor:callback-late:minute-120/1',
        'task.create:callback-escalated:minute-120/1',
      ],
      [
        wake('2026-03-03T22:02:00Z'),
        'notify.contractor:callback-late:minute-1440/1',
        'task.create:callback-escalated:minute-1440/1',
      ],
      [{ type: 'callback.done' }],
      [wake('2026-03-09T22:02:00Z')],
    ],
    ends: { callback: { done: true, late: false } },
  },
  {
    name: 'customers merged in QuickBooks: one customer, no question',
    steps: [...billed, [{ type: 'customer.merged', customerId: '58', intoCustomerId: '60' }]],
    ends: { customerId: '60', reviews: [] },
  },
  {
    name: 'the caller turns out to be somebody else: a person moves the estimate',
    steps: [
      ...quoted,
      [{ type: 'customer.resolved', customerId: '77', how: 'reviewed' }, 'review.open:customer-changed/1'],
    ],
    ends: { customerId: '77' },
  },
  {
    name: 'a deal won without a call is one customer and one invoice, however often it is reopened',
    steps: [
      [known],
      [{ type: 'deal.won', document: website }, 'customer.ensure/1', 'invoice.create/1', 'invoice.send/1'],
      [{ type: 'deal.reopened', document: website }],
      [{ type: 'deal.won', document: website }],
      [{ type: 'proposal.signed', document: website }],
    ],
    ends: { money: { invoiced: '1000.00', open: '1000.00' } },
  },
  {
    name: 'onboarded in the CRM: the customer exists and accounting knows; terms that follow are added',
    steps: [
      [known],
      [{ type: 'customer.onboarded' }, 'customer.ensure/1', 'notify.accounting:customer-onboarded/1'],
      [{ type: 'customer.onboarded', terms: 'Net 30' }, 'customer.update/1'],
      [{ type: 'customer.onboarded', terms: 'Net 30' }],
    ],
    ends: { customerId: '58' },
  },
  {
    name: 'paid at the counter: one sales receipt, however often it is told',
    steps: [
      [known],
      [{ type: 'sale.paid', document: website }, 'customer.ensure/1', 'salesReceipt.create:deal-7/1'],
      [{ type: 'sale.paid', document: website }],
    ],
    ends: { customerId: '58' },
  },
  {
    name: 'an invoice of the CRM: made, changed, paid in two parts and voided with it',
    steps: [
      [known],
      [{ type: 'invoice.requested', document: website }, 'customer.ensure/1', 'invoice.create:deal-7/1'],
      [{ type: 'invoice.changeRequested', document: { ...website, number: 'A-8' } }, 'invoice.update:deal-7/1'],
      [
        { type: 'invoice.changeRequested', document: { ...website, number: 'A-8', amountPaid: '400.00' } },
        'payment.create:deal-7/1',
      ],
      [
        { type: 'invoice.changeRequested', document: { ...website, number: 'A-8', amountPaid: '1000.00' } },
        'payment.create:deal-7/2',
      ],
      [{ type: 'invoice.voidRequested', document: website }, 'invoice.void:deal-7/1'],
    ],
    ends: { customerId: '58' },
  },
  {
    name: 'an estimate that QuickBooks refuses is typed by a person, with what to type',
    fails: ['estimate.create'],
    steps: [
      [call(ann)],
      [priced(), 'customer.ensure/1', 'estimate.create/1', 'task.create:command-failed:failed.estimate.create.1/1'],
    ],
    ends: { stage: 'needs-review', failures: [{ commandType: 'estimate.create' }] },
  },
  {
    name: 'materials and hours as they were: the invoice is corrected and sent',
    steps: [
      ...billed,
      [
        { type: 'job.completed', labour: [], materials: [{ description: 'Capacitor', quantity: '2', price: '18.25' }] },
        'invoice.update/1',
        'invoice.send/2',
      ],
    ],
    ends: { money: { estimated: '445.00', invoiced: '481.50', open: '481.50' } },
  },
]
