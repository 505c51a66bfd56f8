import type { Trigger } from '../policy.ts'
import { all, concernsOldWork, hasDocument, hasLines, isSpam, not, standing } from './when.ts'

/** The priced lead becomes an estimate; whatever has no estimate becomes somebody's task. */
export const estimates: Trigger[] = [
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

/** The calendar keeps up with the appointment, and the customer hears of it. */
export const appointments: Trigger[] = [
  {
    id: 'T4',
    on: ['appointment.scheduled', 'appointment.rescheduled'],
    when: all({ op: 'exists', path: 'lead' }, { op: 'exists', path: 'appointment.date' }, not(isSpam)),
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

/** A promised call is in somebody’s list, reminded of before it is due, and its lateness is noticed. */
export const callbacks: Trigger[] = [
  {
    id: 'T5',
    on: ['callback.requested', 'lead.received'],
    when: all({ op: 'exists', path: 'callback' }, standing('reachable'), not(isSpam)),
    do: [{ command: 'callback.schedule' }],
  },
  {
    id: 'T5.due',
    on: ['callback.aboutToBeDue'],
    when: not(isSpam),
    do: [{ command: 'notify.contractor', template: 'callback-due' }],
  },
  {
    id: 'T5.late',
    on: ['callback.late'],
    when: not(isSpam),
    do: [{ command: 'notify.contractor', template: 'callback-late', urgency: 'urgent' }],
  },
  {
    id: 'T5.escalated',
    on: ['callback.escalated'],
    when: not(isSpam),
    do: [
      { command: 'notify.contractor', template: 'callback-late', urgency: 'emergency' },
      {
        command: 'task.create',
        code: 'callback-escalated',
        title: 'Call {who} back yourself: it was due {dueAt}, {minutesLate} minutes ago. "{text}"',
      },
    ],
  },
]
