import type { Trigger } from '../policy.ts'

/** What other systems send: deals, sales at the counter, invoices that were made elsewhere. */
export const documents: Trigger[] = [
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

/** What cannot be done automatically is done by a person. */
export const failures: Trigger[] = [
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
