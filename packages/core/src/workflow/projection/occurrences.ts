import { compareDecimals } from '../../money/index.ts'
import type { LeadEventType } from '../events.ts'
import type { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { Fact } from '../state.ts'
import { escalationMinutes } from './callback.ts'
import { type InvoiceView, isAdvance, isStanding, minus } from './invoices.ts'
import type { MoneyTotals } from './money-totals.ts'
import type { LeadProjection } from './projection.ts'
import { reminderDay } from './reminders.ts'

/** What no event tells but the facts and the clock together do. */
export const derivedOccurrences = [
  'estimate.created',
  'estimate.sent',
  'estimate.ready',
  'estimate.expired',
  'invoice.created',
  'invoice.sent',
  'invoice.partlyPaid',
  'invoice.paid',
  'invoice.overdue',
  'invoice.reminderDue',
  'invoices.partlySettled',
  'invoices.settled',
  'payments.refunded',
  'callback.late',
  'callback.escalated',
] as const

export type DerivedOccurrence = (typeof derivedOccurrences)[number]

/**
 * What a trigger can be set off by: an event of the lead's facts, or something derived from them.
 *
 * That a command was carried out is none: a trigger on it would set itself off without end.
 */
export type Occurrence = Exclude<LeadEventType, 'clock.woke' | 'command.completed'> | DerivedOccurrence

/** Which of several things an occurrence is about: a payment, an invoice, a failed command. Without id: the lead itself. */
export interface Subject {
  id?: string
  /** What a message can say about it. */
  values?: Record<string, string>
}

export type Occurrences = Map<Occurrence, Subject[]>

const leadItself: Subject[] = [{}]

/** Marks what is about a failed command, in subjects and so in the keys of commands. */
const failurePrefix = 'failed.'

/** What a fact is about, where a lead can have several of its type. */
const subjectOf = (slot: string, fact: Fact): Subject => {
  if (fact.type === 'command.failed') {
    const { commandType: command, error } = fact
    return {
      id: failurePrefix + slot.slice(slot.indexOf('/') + 1),
      values: { command, code: error.code, reason: error.message },
    }
  }
  if (fact.type === 'review.opened') {
    return { id: fact.reviewId, values: { code: fact.code, reason: fact.message } }
  }
  const slash = slot.indexOf('/')
  return slash < 0 ? {} : { id: slot.slice(slash + 1) }
}

type Counting = Extract<Fact, { type: Occurrence }>

const counts = (fact: Fact): fact is Counting => {
  // A message about a message that cannot be sent would be one without end.
  if (fact.type === 'command.failed') return fact.final && !fact.key.includes(`:${failurePrefix}`)
  // The customer's answer is read from the estimate: it may have come by another road or been taken back.
  return !['command.completed', 'estimate.accepted', 'estimate.declined'].includes(fact.type)
}

/** Lists what has happened to a lead, each with what it happened to, in an order that depends on the facts alone. */
export const occurrencesOf = (
  { facts, now }: OpenLead,
  view: Omit<LeadProjection, 'stage'>,
  policy: TriggerPolicy,
): Occurrences => {
  const occurrences: Occurrences = new Map()
  const add = (occurrence: Occurrence, ...subjects: Subject[]) => {
    if (subjects.length === 0) return
    const known = occurrences.get(occurrence)
    if (known === undefined) occurrences.set(occurrence, subjects)
    else known.push(...subjects)
  }
  for (const slot of facts.slots) {
    const fact = facts.get(slot)
    if (fact !== undefined && counts(fact)) add(fact.type, subjectOf(slot, fact))
  }
  if (occurrences.has('lead.updated')) add('lead.received', ...leadItself)
  if (view.customerId !== undefined && !occurrences.has('customer.resolved')) add('customer.resolved', ...leadItself)
  addEstimate(view, add)
  addInvoices(view, add)
  for (const invoice of view.invoices) {
    const day = reminderDay(invoice, now, policy)
    if (day !== undefined)
      add('invoice.reminderDue', {
        id: `${invoice.id}.day-${day}`,
        values: { ...invoiceValues(invoice), daysOverdue: `${day}` },
      })
  }
  if (isRefunded(view.money)) add('payments.refunded', {})
  if (view.callback?.late) add('callback.late', ...leadItself)
  const minutes = escalationMinutes(view.callback, now, policy)
  if (minutes !== undefined)
    add('callback.escalated', { id: `minute-${minutes}`, values: { minutesLate: `${minutes}` } })
  return occurrences
}

const invoiceValues = ({ total, balance, dueDate, docNumber, purpose }: InvoiceView): Record<string, string> => ({
  invoiceTotal: total,
  balance,
  ...(dueDate !== undefined && { dueDate }),
  ...(docNumber !== undefined && { docNumber }),
  ...(purpose !== undefined && { purpose }),
  ...(isAdvance(purpose) && { ahead: 'yes' }),
})

/** All that was paid has been given back. */
const isRefunded = ({ paid, refunded }: MoneyTotals): boolean =>
  compareDecimals(refunded, '0') > 0 && compareDecimals(refunded, paid) >= 0

type Add = (occurrence: Occurrence, ...subjects: Subject[]) => void

const addEstimate = ({ estimate }: Omit<LeadProjection, 'stage'>, add: Add): void => {
  if (estimate === undefined || estimate.status === 'deleted') return
  add('estimate.created', {})
  if (estimate.sentTo !== undefined) add('estimate.sent', {})
  if (estimate.status === 'accepted') add('estimate.accepted', {})
  if (estimate.status === 'declined') add('estimate.declined', {})
  if (estimate.status === 'expired') add('estimate.expired', {})
}

/** Something has been paid or credited, and something is still to come. */
const isPartlySettled = ({ paid, credited, open, unbilled }: MoneyTotals): boolean =>
  compareDecimals(paid, minus('0.00', credited)) > 0 && compareDecimals(open, minus('0.00', unbilled)) > 0

const addInvoices = ({ invoices, money }: Omit<LeadProjection, 'stage'>, add: Add): void => {
  const standing = invoices.filter(isStanding)
  for (const invoice of standing) {
    const { id, status } = invoice
    const subject: Subject = { id, values: invoiceValues(invoice) }
    add('invoice.created', subject)
    if (status === 'partly-paid') add('invoice.partlyPaid', subject)
    if (status === 'paid') add('invoice.paid', subject)
    if (status === 'overdue') add('invoice.overdue', subject)
  }
  if (isPartlySettled(money)) add('invoices.partlySettled', {})
  else if (standing.length > 0 && standing.every(({ status }) => status === 'paid')) add('invoices.settled', {})
}
