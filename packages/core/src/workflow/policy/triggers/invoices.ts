import type { Trigger } from '../policy.ts'
import { all, any, concernsOldWork, isSpam, not, wantsAny } from './when.ts'

/** From the customer's answer to the paid invoice. */
export const invoices: Trigger[] = [
  {
    id: 'T15',
    on: ['estimate.accepted'],
    do: [{ command: 'invoice.create', deposit: { percent: '30' } }, { command: 'invoice.send' }],
    enabled: false,
  },
  {
    id: 'T15.progress',
    on: ['milestone.reached'],
    do: [{ command: 'invoice.create', of: 'milestone' }, { command: 'invoice.send' }],
  },
  {
    id: 'T6',
    on: ['estimate.accepted'],
    do: [{ command: 'invoice.create' }, { command: 'invoice.send' }],
  },
  { id: 'T6.declined', on: ['estimate.declined'], do: [{ command: 'estimate.close', of: 'declined' }] },
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
      any(
        { op: 'equals', path: 'subject.purpose', value: 'invoice.create' },
        { op: 'equals', path: 'subject.ahead', value: 'yes' },
      ),
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

/** What QuickBooks says of the money reaches the CRM, the customer and the owner. */
export const payments: Trigger[] = [
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
    when: all(not({ op: 'equals', path: 'subject.ahead', value: 'yes' }), not(wantsAny('complaint'))),
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
