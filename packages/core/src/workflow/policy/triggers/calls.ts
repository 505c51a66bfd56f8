import type { Trigger } from '../policy.ts'
import { all, concernsOldWork, doubt, isSpam, not, pressing, standing } from './when.ts'

/** Urgent work: the contractor hears of it before anything else happens. */
export const alerts: Trigger[] = [
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
export const customers: Trigger[] = [
  {
    id: 'T1',
    on: ['lead.priced', 'deal.won', 'proposal.signed', 'sale.paid', 'invoice.requested', 'customer.onboarded'],
    when: all(standing('reachable', 'identified'), not(isSpam)),
    do: [{ command: 'customer.ensure' }],
  },
  {
    id: 'T1.details',
    on: ['customer.resolved'],
    when: not(isSpam),
    do: [{ command: 'customer.update' }],
  },
  {
    id: 'T1.site',
    on: ['customer.resolved'],
    when: all({ op: 'exists', path: 'lead.request.site' }, not(isSpam), not(concernsOldWork)),
    do: [{ command: 'job.create' }],
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
  {
    id: 'T1.doubts',
    on: ['lead.priced'],
    when: all(standing('reachable', 'identified'), { op: 'exists', path: 'lead.doubts.contact' }, not(isSpam)),
    do: [
      {
        command: 'task.create',
        code: 'contact-doubts',
        title: 'Check how {who} is named and reached: {doubts}',
      },
    ],
  },
]
