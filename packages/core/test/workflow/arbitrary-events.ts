import fc from 'fast-check'
import type { Lead } from '../../src/lead/index.ts'
import type { LeadEvent } from '../../src/workflow/index.ts'
import { leadId, line, pricing } from './story.ts'

const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
  .map((ms) => new Date(ms).toISOString())
const amount = fc.integer({ min: 0, max: 99_999_99 }).map((cents) => (cents / 100).toFixed(2))
const id = fc.constantFrom('1', '2', '3')
const version = fc.integer({ min: 0, max: 12 }).map(String)

const lead: fc.Arbitrary<Lead> = fc.record({
  id: fc.constant(leadId),
  source: fc.constant('nextphone'),
  occurredAt: instant,
  contact: fc.record({
    name: fc.constantFrom('Mike Chen', 'Mike', 'WIRELESS CALLER', 'JC Plumbing LLC', ''),
    phones: fc.subarray(['+15551234567', '+13125550142']),
    emails: fc.subarray(['mike@email.com']),
  }),
  request: fc.record({
    text: fc.constantFrom('AC not cooling', 'leak', ''),
    urgency: fc.constantFrom('routine', 'urgent', 'emergency'),
    intents: fc.subarray(['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam']),
  }),
  fields: fc.constant({}),
})
const result = fc.constantFrom(
  pricing([]),
  pricing([line('Diagnostic', '1', '175.00', '175.00')], 'urgent', ['HVAC']),
  pricing([line('Panel', '1', undefined, '0.00')], 'emergency'),
)
const appointment = fc.record({
  date: fc.constantFrom('2026-03-05', '2026-03-06'),
  from: fc.constantFrom('09:00', '10:00'),
})
const payment = {
  paymentId: id,
  version,
  currency: fc.constant('USD'),
  applied: fc.array(fc.record({ invoiceId: id, amount }), { maxLength: 2 }),
  unapplied: amount,
}
const outcome = fc.constantFrom(
  { commandType: 'customer.ensure', key: `${leadId}/customer.ensure/1`, result: { customerId: '58' } },
  {
    commandType: 'estimate.create',
    key: `${leadId}/estimate.create/1`,
    result: { estimateId: '1', totalAmount: '175.00' },
  },
  { commandType: 'estimate.send', key: `${leadId}/estimate.send/1`, result: { sentTo: 'mike@email.com' } },
  {
    commandType: 'invoice.create',
    key: `${leadId}/invoice.create/1`,
    result: { invoiceId: '1', totalAmount: '175.00' },
  },
)
const labour = fc.record({
  hours: fc.constantFrom('2', '5.5'),
  item: fc.constantFrom('Diagnostic', 'Repair'),
  rate: amount,
})
const document = fc.record({
  externalId: fc.constantFrom('d/1', 'd/2'),
  currency: fc.constant('USD'),
  lines: fc.array(fc.record({ item: fc.constant('Site'), quantity: fc.constant('1'), rate: amount, amount }), {
    maxLength: 2,
  }),
  amountPaid: amount,
})
const error = fc.constant({ code: 'no-luck', message: 'It did not work.' })
const refs = (name: string) => id.map((value) => ({ [name]: value }))

/** Any event but for its id and time. */
const bodies: fc.Arbitrary<object>[] = [
  fc.record({ type: fc.constantFrom('lead.received', 'lead.updated'), lead }),
  fc.record({ type: fc.constant('lead.priced'), result }),
  fc.record({ type: fc.constantFrom('appointment.scheduled', 'appointment.rescheduled'), appointment }),
  fc.record({ type: fc.constantFrom('appointment.cancelled', 'callback.done', 'quote.revised', 'document.approved') }),
  fc.record({ type: fc.constant('callback.requested'), callback: fc.record({ at: instant }) }),
  fc.record({ type: fc.constantFrom('estimate.accepted', 'estimate.declined'), via: fc.constantFrom('link', 'phone') }),
  fc.record({
    type: fc.constant('customer.resolved'),
    customerId: id,
    how: fc.constantFrom('matched', 'created', 'reviewed'),
  }),
  fc.record({ type: fc.constant('customer.merged'), customerId: id, intoCustomerId: id }),
  fc.record({ type: fc.constant('review.opened'), reviewId: id, code: fc.constant('x'), message: fc.constant('y') }),
  fc.record({ type: fc.constant('review.resolved'), reviewId: id, resolution: fc.constant({}) }),
  fc.record({
    type: fc.constant('estimate.changed'),
    refs: refs('estimateId'),
    version,
    status: fc.constantFrom('Pending', 'Accepted', 'Rejected', 'Closed'),
    totalAmount: amount,
  }),
  fc.record({ type: fc.constant('estimate.deleted'), refs: refs('estimateId') }),
  fc.record({
    type: fc.constant('invoice.changed'),
    refs: refs('invoiceId'),
    version,
    totalAmount: amount,
    balance: amount,
    dueDate: fc.constantFrom('2026-03-01', '2026-09-01'),
  }),
  fc.record({ type: fc.constantFrom('invoice.voided'), refs: refs('invoiceId'), version }),
  fc.record({ type: fc.constant('invoice.deleted'), refs: refs('invoiceId') }),
  fc.record({
    type: fc.constantFrom('payment.received', 'payment.changed', 'payment.voided', 'payment.refunded'),
    ...payment,
  }),
  fc.record({ type: fc.constant('credit.applied'), invoiceId: id, amount }),
  fc.record({ type: fc.constant('clock.woke') }),
  fc.record({
    type: fc.constant('job.completed'),
    labour: fc.array(labour, { maxLength: 2 }),
    materials: fc.constant([]),
  }),
  fc.record({ type: fc.constantFrom('deal.won', 'deal.reopened', 'proposal.signed', 'sale.paid'), document }),
  fc.record({
    type: fc.constantFrom('invoice.requested', 'invoice.changeRequested', 'invoice.voidRequested'),
    document,
  }),
  fc.record({ type: fc.constant('customer.onboarded') }),
  fc.record({ type: fc.constant('milestone.reached'), milestoneId: id, amount }),
  fc.record({
    type: fc.constant('milestone.reached'),
    milestoneId: id,
    percent: fc.constantFrom('10', '33.33', '60', '101', 'half'),
  }),
  fc.record({
    type: fc.constantFrom('reminders.stopped', 'reminders.resumed'),
    by: fc.constantFrom('customer', 'business'),
  }),
  outcome.map((completed) => ({ type: 'command.completed', ...completed })),
  fc
    .record({ outcome, error, final: fc.boolean() })
    .map(({ outcome: { key, commandType }, ...rest }) => ({ type: 'command.failed', key, commandType, ...rest })),
]

/** The members of any one event, without id and time. */
export const body: fc.Arbitrary<object> = fc.oneof(...bodies)
// Each body above is one of the members of LeadEvent; the ids are made unique so that an id tells one event.
/** A short history of one lead, in no sensible order. */
export const events: fc.Arbitrary<LeadEvent[]> = fc
  .array(fc.tuple(body, instant), { maxLength: 14 })
  .map((list) => list.map(([rest, at], index) => ({ ...rest, id: `e${index}`, at }) as LeadEvent))
