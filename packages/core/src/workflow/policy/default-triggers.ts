import type { TriggerCondition } from './condition.ts'
import type { Trigger, TriggerPolicy } from './policy.ts'

const wantsAny = (...values: string[]): TriggerCondition => ({ op: 'in', path: 'intents', values })
const not = (of: TriggerCondition): TriggerCondition => ({ op: 'not', of })
const all = (...of: TriggerCondition[]): TriggerCondition => ({ op: 'all', of })
const standing = (...values: string[]): TriggerCondition => ({ op: 'in', path: 'contact.standing', values })
const doubt = (value: string): TriggerCondition => ({ op: 'in', path: 'contact.doubts', values: [value] })
const pressing = (value: string): TriggerCondition => ({ op: 'equals', path: 'urgency', value })

const isSpam = wantsAny('spam')
const hasLines: TriggerCondition = { op: 'exists', path: 'pricing.lines.0' }
const hasDocument: TriggerCondition = { op: 'exists', path: 'documents.0' }
const concernsOldWork = wantsAny('complaint', 'existing-job')

/** Urgent work: the contractor hears of it before anything else happens. */
const alerts: Trigger[] = [
  {
    id: 'T3.emergency',
    on: ['lead.received', 'lead.priced'],
    when: all(pressing('emergency'), not(isSpam)),
    do: [{ command: 'notify.contractor', template: 'emergency-lead' }],
  },
  {
    id: 'T3.urgent',
    on: ['lead.received', 'lead.priced'],
    when: all(pressing('urgent'), not(isSpam)),
    do: [{ command: 'notify.contractor', template: 'urgent-lead', unless: ['emergency-lead'] }],
  },
  {
    id: 'T3.job',
    on: ['customer.resolved'],
    when: all(pressing('emergency'), not(isSpam), not(concernsOldWork)),
    do: [{ command: 'job.create' }],
  },
]

/** The caller becomes a customer; what is missing or doubtful goes to a person. */
const customers: Trigger[] = [
  {
    id: 'T1',
    on: ['lead.priced', 'deal.won', 'proposal.signed', 'sale.paid', 'invoice.requested', 'customer.onboarded'],
    when: all(standing('reachable', 'identified'), not(isSpam)),
    do: [{ command: 'customer.ensure' }],
  },
  {
    id: 'T1.no-contact',
    on: ['lead.priced'],
    when: all(standing('none'), not(isSpam)),
    do: [
      {
        command: 'review.open',
        code: 'no-contact',
        message:
          'The call has no phone number, no e-mail address and no name. Listen to it and add what you can: "{text}"',
      },
    ],
  },
  {
    id: 'T1.doubtful-contact',
    on: ['lead.priced'],
    when: all(standing('doubtful'), not(isSpam)),
    do: [
      {
        command: 'review.open',
        code: 'doubtful-contact',
        message:
          'All that is known of the caller is "{name}": no phone number, no e-mail address, no full name. "{text}"',
      },
    ],
  },
  {
    id: 'T1.missing-name',
    on: ['lead.priced'],
    when: all(standing('reachable'), doubt('missing-name'), not(isSpam)),
    do: [
      { command: 'task.create', code: 'missing-name', title: 'Ask {who} for their name and put it into QuickBooks.' },
    ],
  },
  {
    id: 'T1.company-as-name',
    on: ['lead.priced'],
    when: all(standing('reachable', 'identified'), doubt('company-as-name'), not(isSpam)),
    do: [
      {
        command: 'task.create',
        code: 'company-as-name',
        title: '"{name}" was given as a person’s name but looks like a company’s. Check it with {who}.',
      },
    ],
  },
  {
    id: 'T1.unreachable',
    on: ['lead.priced'],
    when: all(standing('identified'), doubt('unreachable'), not(isSpam)),
    do: [
      {
        command: 'task.create',
        code: 'unreachable',
        title: 'Find a phone number or e-mail address of {who}: the call has neither. "{text}"',
      },
    ],
  },
]

/** The priced lead becomes an estimate; whatever has no estimate becomes somebody's task. */
const estimates: Trigger[] = [
  {
    id: 'T2',
    on: ['lead.priced'],
    when: all(hasLines, not(isSpam), not(concernsOldWork), not(hasDocument)),
    do: [{ command: 'estimate.create' }, { command: 'estimate.send' }, { command: 'estimate.close' }],
  },
  {
    id: 'T2.told',
    on: ['estimate.ready'],
    when: not(isSpam),
    do: [
      { command: 'notify.customer', channel: 'sms', template: 'thanks-for-calling' },
      { command: 'notify.contractor', template: 'new-estimate', unless: ['urgent-lead', 'emergency-lead'] },
    ],
  },
  {
    id: 'T2.uncovered',
    on: ['lead.priced'],
    when: all(not(hasLines), standing('reachable', 'identified'), not(isSpam), not(concernsOldWork), not(hasDocument)),
    do: [
      {
        command: 'task.create',
        code: 'uncovered',
        title: 'Contact {who}. No rule covers the call, so it has no estimate: "{text}"',
      },
      { command: 'notify.contractor', template: 'uncovered-lead', unless: ['urgent-lead', 'emergency-lead'] },
    ],
  },
  {
    id: 'T2.follow-up',
    on: ['lead.priced'],
    when: all(concernsOldWork, standing('reachable', 'identified'), not(isSpam)),
    do: [
      {
        command: 'task.create',
        code: 'follow-up',
        title: 'Contact {who} about work in progress or a complaint: "{text}"',
      },
      { command: 'notify.contractor', template: 'follow-up', unless: ['urgent-lead', 'emergency-lead'] },
    ],
  },
]

const appointments: Trigger[] = [
  {
    id: 'T4',
    on: ['appointment.scheduled', 'appointment.rescheduled'],
    when: all({ op: 'exists', path: 'lead' }, not(isSpam)),
    do: [
      { command: 'calendar.add' },
      { command: 'notify.customer', channel: 'sms', template: 'appointment-confirmed' },
    ],
  },
  {
    id: 'T4.unclear',
    on: ['appointment.scheduled', 'appointment.rescheduled'],
    when: all(not({ op: 'exists', path: 'appointment.date' }), not(isSpam)),
    do: [
      { command: 'task.create', code: 'appointment-unclear', title: 'Agree a day with {who}: the call names none.' },
    ],
  },
  {
    id: 'T4.cancelled',
    on: ['appointment.cancelled'],
    when: not(isSpam),
    do: [
      { command: 'calendar.remove' },
      { command: 'notify.customer', channel: 'sms', template: 'appointment-cancelled' },
    ],
  },
]

const callbacks: Trigger[] = [
  {
    id: 'T5',
    on: ['callback.requested', 'lead.received'],
    when: all({ op: 'exists', path: 'callback' }, standing('reachable'), not(isSpam)),
    do: [{ command: 'callback.schedule' }],
  },
  {
    id: 'T5.late',
    on: ['callback.late'],
    when: not(isSpam),
    do: [{ command: 'notify.contractor', template: 'callback-late', urgency: 'urgent' }],
  },
]

/** From the customer's answer to the paid invoice. */
const invoices: Trigger[] = [
  {
    id: 'T15',
    on: ['estimate.accepted'],
    do: [{ command: 'invoice.create', deposit: { percent: '30' } }, { command: 'invoice.send' }],
    enabled: false,
  },
  {
    id: 'T6',
    on: ['estimate.accepted'],
    do: [{ command: 'invoice.create' }, { command: 'invoice.send' }],
  },
  { id: 'T6.declined', on: ['estimate.declined'], do: [{ command: 'estimate.close' }] },
  {
    id: 'T6.expired',
    on: ['estimate.expired'],
    when: all(not(isSpam), not(concernsOldWork)),
    do: [{ command: 'reminder.send', channel: 'preferred', template: 'estimate-reminder' }],
  },
  {
    id: 'T7',
    on: ['job.completed'],
    do: [{ command: 'invoice.create' }, { command: 'invoice.update' }, { command: 'invoice.send' }],
  },
  {
    id: 'T7.no-address',
    on: ['invoice.created'],
    when: all(
      { op: 'in', path: 'subject.purpose', values: ['invoice.create', 'invoice.create:deposit'] },
      { op: 'atLeast', path: 'subject.balance', value: '0.01' },
      not({ op: 'exists', path: 'contact.email' }),
    ),
    do: [
      {
        command: 'task.create',
        code: 'invoice-by-hand',
        title: 'Hand {who} the invoice of {balance}: there is no e-mail address.',
      },
    ],
  },
]

const payments: Trigger[] = [
  {
    id: 'T8',
    on: [
      'payment.received',
      'payment.changed',
      'payment.voided',
      'payment.refunded',
      'credit.applied',
      'invoice.changed',
      'invoice.voided',
      'invoice.deleted',
    ],
    when: { op: 'exists', path: 'lead.contact.externalIds.crm' },
    do: [{ command: 'crm.update' }],
  },
  {
    id: 'T9',
    on: ['invoice.paid'],
    when: all(
      not({ op: 'equals', path: 'subject.purpose', value: 'invoice.create:deposit' }),
      not(wantsAny('complaint')),
    ),
    do: [{ command: 'reviewRequest.send', channel: 'preferred', template: 'review-request' }],
  },
  {
    id: 'T10',
    on: ['invoice.reminderDue'],
    do: [
      { command: 'reminder.send', channel: 'preferred', template: 'payment-reminder' },
      {
        command: 'task.create',
        code: 'invoice-overdue',
        title: 'Ask {who} about {balance}, {daysOverdue} days overdue.',
      },
    ],
  },
]

/** What other systems send: deals, sales at the counter, invoices that were made elsewhere. */
const documents: Trigger[] = [
  {
    id: 'T11',
    on: ['deal.won', 'proposal.signed'],
    do: [{ command: 'invoice.create' }, { command: 'invoice.create', of: 'deal' }, { command: 'invoice.send' }],
  },
  {
    id: 'T12',
    on: ['customer.onboarded'],
    when: { op: 'exists', path: 'customerId' },
    do: [{ command: 'notify.accounting', template: 'customer-onboarded' }],
  },
  { id: 'T13', on: ['sale.paid'], do: [{ command: 'salesReceipt.create' }] },
  {
    id: 'T14',
    on: ['invoice.requested', 'invoice.changeRequested'],
    do: [
      { command: 'invoice.create', of: 'document' },
      { command: 'invoice.update', of: 'document' },
      { command: 'payment.create' },
    ],
  },
  { id: 'T14.void', on: ['invoice.voidRequested'], do: [{ command: 'invoice.void' }] },
]

const failures: Trigger[] = [
  {
    id: 'R5',
    on: ['command.failed'],
    do: [
      {
        command: 'task.create',
        code: 'command-failed',
        title: '{step} LeadBooks could not do it for {who}: {reason}',
      },
    ],
  },
]

/** The triggers a business starts with; {@link parseTriggers} makes a business's own policy out of these and its changes. */
export const defaultTriggers: TriggerPolicy = {
  version: 1,
  timeZone: 'UTC',
  sendEstimate: 'when-asked',
  estimateValidDays: 30,
  customerMemo: 'Thank you for calling. This is a preliminary estimate; the final price follows from the work done.',
  callback: { withinMinutes: 120, graceMinutes: 15 },
  reminders: { overdueDays: [3, 7, 14], at: '10:00' },
  quietHours: { from: '21:00', to: '08:00' },
  approveBeforeSending: false,
  items: { deposit: 'Deposit', materials: 'Materials' },
  triggers: [
    ...alerts,
    ...customers,
    ...estimates,
    ...appointments,
    ...callbacks,
    ...invoices,
    ...payments,
    ...documents,
    ...failures,
  ],
}
