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
    on: ['lead.priced'],
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
    when: all(hasLines, not(isSpam), not(concernsOldWork)),
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
    when: all(not(hasLines), standing('reachable', 'identified'), not(isSpam), not(concernsOldWork)),
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
  triggers: [...alerts, ...customers, ...estimates, ...appointments, ...callbacks, ...failures],
}
