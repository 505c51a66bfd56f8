import { callFrom, line, mike, mikesLines, pricing } from '../story.ts'
import { ann, call, drain, priced, type Scenario } from './scenario.ts'

const dana = callFrom(
  { name: 'Dana Reyes', phones: ['+13125550142'] },
  { text: 'I have a burst pipe, water everywhere!', urgency: 'emergency' },
)
const burst = line('Emergency Plumbing Service', '2', '150.00', '300.00')
const surcharge = line('After-Hours Service', '1', '75.00', '75.00')

const spoken = { path: 'contact.phones.0', code: 'spoken', message: 'the number was said in words' }

/** From the ring of the phone to the estimate. */
export const calls: Scenario[] = [
  {
    name: 'Mike: alerted, found or made, quoted 445.00, thanked; the webhook again changes nothing',
    steps: [
      [{ ...call(mike), id: 'd1', at: '2026-03-02T20:02:00Z' }, 'notify.contractor:urgent-lead/1'],
      [
        { type: 'lead.priced', result: pricing(mikesLines, 'urgent', ['HVAC']) },
        'customer.ensure/1',
        'estimate.create/1',
        'estimate.send/1',
        'notify.customer:thanks-for-calling/1',
      ],
      [{ ...call(mike), id: 'd1', at: '2026-03-02T20:02:00Z' }],
    ],
    ends: { stage: 'estimate-sent', urgency: 'urgent', money: { estimated: '445.00', total: '445.00' } },
  },
  {
    name: 'Burst pipe: the contractor first, then customer, job and estimate of 300.00',
    steps: [
      [call(dana, '2026-03-03T20:10:00Z'), 'notify.contractor:emergency-lead/1'],
      [
        { type: 'lead.priced', result: pricing([burst], 'emergency', ['Plumbing']) },
        'customer.ensure/1',
        'job.create/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
      ],
    ],
    ends: { stage: 'estimated', urgency: 'emergency', money: { estimated: '300.00', unbilled: '300.00' } },
  },
  {
    name: 'Burst pipe at 23:40: the surcharge makes it 375.00, and the alert does not wait for the morning',
    steps: [
      [call(dana, '2026-03-04T05:40:00Z'), 'notify.contractor:emergency-lead/1'],
      [
        { type: 'lead.priced', result: pricing([burst, surcharge], 'emergency') },
        'customer.ensure/1',
        'job.create/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
      ],
    ],
    ends: { money: { estimated: '375.00' } },
  },
  {
    name: 'spam: nothing at all',
    steps: [
      [call(callFrom({ name: 'Best Rates', phones: ['+13125550100'] }, { intents: ['spam', 'callback'] }))],
      [priced()],
      [{ type: 'estimate.accepted', via: 'phone' }],
      [{ type: 'appointment.scheduled', appointment: { date: '2026-03-05', from: '09:00' } }],
    ],
    ends: { stage: 'screened-out', money: { total: '0.00' } },
  },
  {
    name: 'existing job: the caller is found, somebody calls back, no estimate',
    steps: [
      [call(callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }, { intents: ['existing-job'] }))],
      [priced(), 'customer.ensure/1', 'task.create:follow-up/1', 'notify.contractor:follow-up/1'],
    ],
    ends: { stage: 'customer-linked', money: { estimated: '0.00' } },
  },
  {
    name: 'complaint: somebody calls back, nothing is sold, nobody is asked for a review',
    steps: [
      [call(callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }, { intents: ['complaint'] }))],
      [priced(), 'customer.ensure/1', 'task.create:follow-up/1', 'notify.contractor:follow-up/1'],
    ],
    ends: { stage: 'customer-linked' },
  },
  {
    name: 'no rule covers the call: a person with the caller’s words, never silence',
    steps: [
      [call(callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }, { text: 'Can you tune my harp?' }))],
      [priced([]), 'customer.ensure/1', 'task.create:uncovered/1', 'notify.contractor:uncovered-lead/1'],
    ],
    ends: { stage: 'customer-linked' },
  },
  {
    name: 'nobody to bill: a call without number, name and address is a question',
    steps: [[call(callFrom({}))], [priced(drain), 'review.open:no-contact/1']],
    ends: { stage: 'needs-review' },
  },
  {
    name: 'a first name alone is a question, not a customer',
    steps: [[call(callFrom({ name: 'Ann' }))], [priced(drain), 'review.open:doubtful-contact/1']],
    ends: { stage: 'needs-review' },
  },
  {
    name: 'a number without a name: billed under the number, and somebody asks',
    steps: [
      [call(callFrom({ phones: ['+13125550101'] }))],
      [
        priced(drain),
        'customer.ensure/1',
        'task.create:missing-name/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
    ],
    ends: { stage: 'estimated' },
  },
  {
    name: 'a company given as a person’s name: kept as a company, and somebody checks',
    steps: [
      [call(callFrom({ name: 'JC Plumbing LLC', phones: ['+13125550101'] }))],
      [
        priced(drain),
        'customer.ensure/1',
        'task.create:company-as-name/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
    ],
    ends: { contact: { companyName: 'JC Plumbing LLC' } },
  },
  {
    name: 'a number that was misheard, perhaps: used, and somebody checks',
    steps: [
      [call({ ...callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }), doubts: [spoken] })],
      [
        priced(drain),
        'customer.ensure/1',
        'task.create:contact-doubts/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
    ],
    ends: { stage: 'estimated' },
  },
  {
    name: 'a full name without a way to reach it: an estimate, and somebody looks for a number',
    steps: [
      [call(callFrom({ name: 'Ann Lee' }))],
      [
        priced(drain),
        'customer.ensure/1',
        'task.create:unreachable/1',
        'estimate.create/1',
        'notify.contractor:new-estimate/1',
      ],
    ],
    ends: { contact: { standing: 'identified' } },
  },
  {
    name: 'the e-mail address comes in a second delivery: the customer is brought up to date and the estimate goes out',
    steps: [
      [call({ ...ann, contact: { ...ann.contact, emails: [] } })],
      [
        priced(),
        'customer.ensure/1',
        'estimate.create/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
      [{ type: 'lead.updated', lead: ann }, 'customer.update/1', 'estimate.send/1'],
      [{ type: 'lead.updated', lead: ann }],
    ],
    ends: { stage: 'estimate-sent', estimate: { sentTo: 'ann@example.com' } },
  },
  {
    name: 'a work site is a sub-customer of its own',
    steps: [
      [call({ ...ann, request: { ...ann.request, site: { name: 'Lake House', address: { line1: '1 Lake Rd' } } } })],
      [
        priced(),
        'customer.ensure/1',
        'job.create/1',
        'estimate.create/1',
        'estimate.send/1',
        'notify.customer:thanks-for-calling/1',
        'notify.contractor:new-estimate/1',
      ],
    ],
    ends: { stage: 'estimate-sent' },
  },
]
