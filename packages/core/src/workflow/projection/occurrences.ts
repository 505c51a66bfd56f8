import { compareDecimals } from '../../money/index.ts'
import type { LeadEventType } from '../events.ts'
import type { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { slotOf } from '../slots.ts'
import type { Fact } from '../state.ts'
import { escalationMinutes, isAboutToBeDue } from './callback.ts'
import { type InvoiceView, isAdvance, isStanding, minus } from './invoices.ts'
import type { LeadView } from './lead-view.ts'
import type { MoneyTotals } from './money-totals.ts'
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
  'callback.aboutToBeDue',
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

/** Marks what is about a failed command, in subjects and so in the keys of commands. */
const failurePrefix = 'failed.'

const leadItself: readonly Subject[] = [{}]
const nothing: readonly Subject[] = []
const given = (happened: boolean): readonly Subject[] => (happened ? leadItself : nothing)

/** What a fact is about, where a lead can have several of its type. */
const subjectOf = (fact: Fact): Subject => {
  const slot = slotOf(fact) ?? ''
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

// A message about a message that cannot be sent would be one without end.
const counts = (fact: Fact): boolean =>
  fact.type !== 'command.failed' || (fact.final && !fact.key.includes(`:${failurePrefix}`))

const told = ({ facts }: OpenLead, type: LeadEventType): readonly Subject[] => {
  if (!facts.has(type)) return nothing
  const subjects: Subject[] = []
  for (const fact of facts.of(type)) if (counts(fact)) subjects.push(subjectOf(fact))
  return subjects
}

const invoiceValues = ({ total, balance, dueDate, docNumber, purpose }: InvoiceView): Record<string, string> => {
  const values: Record<string, string> = { invoiceTotal: total, balance }
  if (dueDate !== undefined) values.dueDate = dueDate
  if (docNumber !== undefined) values.docNumber = docNumber
  if (purpose !== undefined) values.purpose = purpose
  if (isAdvance(purpose)) values.ahead = 'yes'
  return values
}

const subjectsOf = (invoices: readonly InvoiceView[]): readonly Subject[] =>
  invoices.length === 0 ? nothing : invoices.map((invoice) => ({ id: invoice.id, values: invoiceValues(invoice) }))

const withStatus = ({ invoices }: View, status: InvoiceView['status']): readonly Subject[] =>
  subjectsOf(invoices.filter((invoice) => invoice.status === status))

const isSent = ({ purpose }: InvoiceView, { facts }: OpenLead): boolean =>
  facts.completions('invoice.send').some((sent) => sent.purpose === purpose?.replace('create', 'send'))

/** Something has been paid or credited, and something is still to come. */
const isPartlySettled = ({ paid, credited, open, unbilled }: MoneyTotals): boolean =>
  compareDecimals(paid, minus('0.00', credited)) > 0 && compareDecimals(open, minus('0.00', unbilled)) > 0

const isSettled = ({ invoices, money }: View): boolean => {
  const standing = invoices.filter(isStanding)
  return standing.length > 0 && standing.every(({ status }) => status === 'paid') && !isPartlySettled(money)
}

/** All that was paid has been given back. */
const isRefunded = ({ paid, refunded }: MoneyTotals): boolean =>
  compareDecimals(refunded, '0') > 0 && compareDecimals(refunded, paid) >= 0

const remindersDue = ({ invoices }: View, { now }: OpenLead, policy: TriggerPolicy): readonly Subject[] =>
  invoices.flatMap((invoice) => {
    const day = reminderDay(invoice, now, policy)
    if (day === undefined) return []
    return [{ id: `${invoice.id}.day-${day}`, values: { ...invoiceValues(invoice), daysOverdue: `${day}` } }]
  })

const escalations = ({ callback }: View, { now }: OpenLead, policy: TriggerPolicy): readonly Subject[] => {
  const minutes = escalationMinutes(callback, now, policy)
  return minutes === undefined ? nothing : [{ id: `minute-${minutes}`, values: { minutesLate: `${minutes}` } }]
}

type View = Pick<LeadView, 'customerId' | 'estimate' | 'invoices' | 'money' | 'callback'>

/**
 * Finds what an occurrence has happened to: a lead that it has not happened to gives nothing. Asked for one occurrence at a
 * time, since most leads are asked about few. The order depends on the facts alone.
 */
export const occurrencesOf = (
  occurrence: Occurrence,
  view: View,
  state: OpenLead,
  policy: TriggerPolicy,
): readonly Subject[] => {
  switch (occurrence) {
    case 'lead.received':
      return state.facts.has('lead.updated') ? leadItself : told(state, occurrence)
    case 'customer.resolved':
      return state.facts.has(occurrence) ? told(state, occurrence) : given(view.customerId !== undefined)
    case 'estimate.created':
      return given(view.estimate !== undefined && view.estimate.status !== 'deleted')
    case 'estimate.sent':
      return given(view.estimate?.sentTo !== undefined && view.estimate.status !== 'deleted')
    // The customer's answer is read from the estimate: it may have come by another road or been taken back.
    case 'estimate.accepted':
      return given(view.estimate?.status === 'accepted')
    case 'estimate.declined':
      return given(view.estimate?.status === 'declined')
    case 'estimate.expired':
      return given(view.estimate?.status === 'expired')
    case 'invoice.created':
      return subjectsOf(view.invoices.filter(isStanding))
    case 'invoice.partlyPaid':
      return withStatus(view, 'partly-paid')
    case 'invoice.paid':
      return withStatus(view, 'paid')
    case 'invoice.overdue':
      return withStatus(view, 'overdue')
    case 'invoice.reminderDue':
      return remindersDue(view, state, policy)
    case 'invoices.partlySettled':
      return given(isPartlySettled(view.money))
    case 'invoices.settled':
      return given(isSettled(view))
    case 'payments.refunded':
      return given(isRefunded(view.money))
    case 'callback.aboutToBeDue':
      return given(isAboutToBeDue(view.callback, state.now, policy))
    case 'callback.late':
      return given(view.callback?.late === true)
    case 'callback.escalated':
      return escalations(view, state, policy)
    case 'invoice.sent':
      return subjectsOf(view.invoices.filter((invoice) => isStanding(invoice) && isSent(invoice, state)))
    // Found by the wishes themselves, which know when everything about an estimate is settled.
    case 'estimate.ready':
      return nothing
    default:
      return told(state, occurrence)
  }
}
