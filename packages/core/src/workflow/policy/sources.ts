import type { CommandType } from '../commands.ts'
import type { LeadEventType } from '../events.ts'
import { purposeOf } from '../key.ts'
import type { ProjectionMembers } from '../projection/lead-view.ts'
import type { Occurrence } from '../projection/occurrences.ts'
import type { Fact } from '../state.ts'
import type { TriggerAction } from './action.ts'
import type { TriggerCondition } from './condition.ts'

/**
 * What rules read of a lead, a bit each: facts of a kind together with the commands about it and their outcomes.
 *
 * An event touches some of them; a rule that reads none of these would say what it said before.
 */
const lead = 1
const pricing = 1 << 1
const appointment = 1 << 2
const callback = 1 << 3
const answer = 1 << 4
const approval = 1 << 5
const revision = 1 << 6
const work = 1 << 7
const milestone = 1 << 8
const reminders = 1 << 9
const document = 1 << 10
const onboarding = 1 << 11
const estimate = 1 << 12
const invoice = 1 << 13
const payment = 1 << 14
const customer = 1 << 15
const item = 1 << 16
const review = 1 << 17
const failure = 1 << 18
const clock = 1 << 19
const details = 1 << 20
const question = 1 << 21

/** Every source there is. */
export const allSources = -1

/** What facts of a type are part of; those that tell of commands have the source of the command instead. */
const factSources: { readonly [Type in LeadEventType]: number } = {
  'lead.received': lead,
  'lead.updated': lead,
  'lead.priced': pricing,
  'appointment.scheduled': appointment,
  'appointment.rescheduled': appointment,
  'appointment.cancelled': appointment,
  'callback.requested': callback,
  'callback.done': callback,
  'estimate.accepted': answer,
  'estimate.declined': answer,
  'document.approved': approval,
  'quote.revised': revision,
  'job.completed': work,
  'milestone.reached': milestone,
  'reminders.stopped': reminders,
  'reminders.resumed': reminders,
  'deal.won': document,
  'deal.reopened': document,
  'proposal.signed': document,
  'customer.onboarded': onboarding,
  'sale.paid': document,
  'invoice.requested': document,
  'invoice.changeRequested': document,
  'invoice.voidRequested': document,
  'estimate.changed': estimate,
  'estimate.deleted': estimate,
  'invoice.changed': invoice,
  'invoice.voided': invoice,
  'invoice.deleted': invoice,
  'payment.received': payment,
  'payment.changed': payment,
  'payment.voided': payment,
  'payment.refunded': payment,
  'credit.applied': payment,
  'customer.changed': details,
  'customer.merged': customer,
  'customer.resolved': customer,
  'item.changed': item,
  'review.opened': review,
  'review.resolved': review,
  'command.completed': 0,
  'command.failed': failure,
  'clock.woke': clock,
}

type Noun<Command extends string> = Command extends `${infer Own}.${string}` ? Own : never

/**
 * What a command touches when it is given out or answered, by the noun in its name. Those with nothing make no rule want more:
 * that they were given out only keeps them and others from being given out again.
 */
const commandSources: { readonly [Name in Noun<CommandType>]: number } = {
  customer,
  estimate,
  invoice,
  payment,
  calendar: appointment,
  review: question,
  job: 0,
  salesReceipt: 0,
  callback: 0,
  reminder: 0,
  reviewRequest: 0,
  notify: 0,
  task: 0,
  crm: 0,
}

/** What commands of a purpose touch when they are given out or answered; a purpose begins with the command's name. */
export const touchedByPurpose = (purpose: string): number => {
  const noun = purpose.slice(0, purpose.search(/[.:]|$/))
  return Object.hasOwn(commandSources, noun) ? commandSources[noun as keyof typeof commandSources] : allSources
}

/** What changes for rules where a fact comes or goes. */
export const touchedByFact = (fact: Fact): number =>
  fact.type === 'command.completed' || fact.type === 'command.failed'
    ? factSources[fact.type] | touchedByPurpose(fact.commandType) | touchedByPurpose(purposeOf(fact.key))
    : factSources[fact.type]

/** What an event of a type touches that is no fact. */
export const clockSource: number = clock
/** What reminders are stopped by. */
export const remindersSource: number = reminders

/** An estimate that QuickBooks has closed was accepted if an invoice of ours was made of it. */
const theEstimate = estimate | invoice | answer | lead | clock
const theInvoices = invoice | payment | clock
const theCallback = callback | lead | clock
const theMoney = theEstimate | theInvoices | pricing
const theStage = theMoney | customer | work | review | failure

/** What the members of a projection are worked out from. */
const memberSources: { readonly [Member in keyof ProjectionMembers]: number } = {
  leadId: 0,
  stage: theStage,
  lead,
  urgency: lead | pricing,
  intents: lead,
  contact: lead,
  pricing,
  customerId: customer,
  estimate: theEstimate,
  invoices: theInvoices,
  documents: document,
  appointment,
  callback: theCallback,
  money: theMoney,
  reviews: review,
  failures: failure,
  anomalies: theMoney,
}

/** Tells whether a projection has a member of that name. */
export const isMember = (name: string): name is keyof ProjectionMembers => Object.hasOwn(memberSources, name)

/** The names of a projection's members. */
export const memberNames: readonly (keyof ProjectionMembers)[] = Object.keys(memberSources).filter(isMember)

/** What a condition reads. */
export const sourcesOfCondition = (condition: TriggerCondition): number => {
  if ('of' in condition) {
    const parts = condition.op === 'not' ? [condition.of] : condition.of
    return parts.reduce((sources, part) => sources | sourcesOfCondition(part), 0)
  }
  if (!('path' in condition)) return condition.op === 'caller' ? customer : lead | pricing
  const { path } = condition
  const end = path.indexOf('.')
  const member = end < 0 ? path : path.slice(0, end)
  // A subject is part of its occurrence; what a projection has not is looked for in the lead.
  if (member === 'subject') return 0
  return lead | (isMember(member) ? memberSources[member] : 0)
}

/** Occurrences that are derived, or told by more than the facts of their own type. */
const derivedSources: { readonly [Name in Occurrence]?: number } = {
  'customer.resolved': customer,
  'estimate.created': theEstimate,
  'estimate.sent': theEstimate,
  'estimate.ready': theEstimate | approval | appointment,
  'estimate.accepted': theEstimate,
  'estimate.declined': theEstimate,
  'estimate.expired': theEstimate,
  'invoice.created': theInvoices,
  'invoice.sent': theInvoices,
  'invoice.partlyPaid': theInvoices,
  'invoice.paid': theInvoices,
  'invoice.overdue': theInvoices,
  'invoice.reminderDue': theInvoices,
  'invoices.partlySettled': theMoney,
  'invoices.settled': theMoney,
  'payments.refunded': theMoney,
  'callback.aboutToBeDue': theCallback,
  'callback.late': theCallback,
  'callback.escalated': theCallback,
}

/** What is read to tell whether an occurrence has happened, and to what. */
export const sourcesOfOccurrence = (occurrence: Occurrence): number =>
  derivedSources[occurrence] ??
  // Every occurrence that is not derived is a type of fact.
  factSources[occurrence as LeadEventType]

const theQuote = estimate | answer | pricing | revision | invoice
const theBill = customer | invoice | estimate | pricing | work | milestone | approval | answer

/** What is read to tell whether a command is wanted; not what is read to put it into words. */
export const sourcesOfAction = (action: TriggerAction): number => {
  switch (action.command) {
    case 'customer.ensure':
    case 'customer.update':
      return lead | customer | onboarding
    case 'job.create':
      return lead | customer
    case 'estimate.create':
      return theQuote | customer | lead | document
    case 'estimate.send':
      return theQuote | theEstimate | appointment | approval
    case 'estimate.close':
      return estimate | invoice | answer
    case 'invoice.create':
    case 'invoice.update':
    case 'invoice.void':
      return theBill | document
    case 'payment.create':
      return customer | invoice | payment | document
    case 'invoice.send':
      return theBill | lead | payment
    case 'salesReceipt.create':
      return document | customer
    case 'calendar.add':
    case 'calendar.remove':
      return appointment | lead
    case 'callback.schedule':
      return theCallback
    case 'notify.contractor':
    case 'notify.accounting':
    case 'notify.customer':
      return (
        lead |
        (action.template.startsWith('appointment-') ? appointment : 0) |
        (action.template.startsWith('callback-') ? callback : 0)
      )
    case 'reminder.send':
      return lead | clock | reminders
    case 'reviewRequest.send':
      return lead | clock | reminders | payment | invoice
    case 'task.create':
    case 'review.open':
      return 0
    case 'crm.update':
      return theStage
    default:
      return action satisfies never
  }
}

/** What the questions that need no trigger are asked about: documents that were made, answered, sent or are to be approved. */
export const questionSources: { readonly [Name in 'estimate' | 'invoice' | 'approval' | 'document']: number } = {
  estimate: theQuote | customer | lead | question,
  invoice: theBill | question,
  approval: theEstimate | theInvoices | approval | appointment | question,
  document: document | question,
}
