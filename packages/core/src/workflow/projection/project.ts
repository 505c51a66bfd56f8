import type { FactSet, OpenLead } from '../fact-set.ts'
import { openLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { LeadState } from '../state.ts'
import { findAnomalies } from './anomalies.ts'
import { viewCallback } from './callback.ts'
import { viewContact } from './contact.ts'
import { customerOf } from './customer.ts'
import { viewEstimate } from './estimate.ts'
import { viewInvoices } from './invoices.ts'
import { totalMoney } from './money-totals.ts'
import { type Occurrences, occurrencesOf } from './occurrences.ts'
import type { FailureView, LeadProjection } from './projection.ts'
import { stageOf } from './stage.ts'

const failuresOf = (facts: FactSet): FailureView[] =>
  facts
    .of('command.failed')
    .filter(({ final }) => final)
    .map(({ key, commandType, error }) => ({ key, commandType, code: error.code, message: error.message }))

const documentsOf = (facts: FactSet): LeadProjection['documents'] =>
  facts
    .of(
      'deal.won',
      'deal.reopened',
      'proposal.signed',
      'sale.paid',
      'invoice.requested',
      'invoice.changeRequested',
      'invoice.voidRequested',
    )
    .map(({ type, document: { externalId } }) => ({ type, externalId }))

/** The projection together with the occurrences it was found by. */
export const projectAll = (
  state: OpenLead,
  policy: TriggerPolicy,
): { projection: LeadProjection; occurrences: Occurrences } => {
  const { facts, leadId } = state
  const lead = facts.at('lead', 'lead.received', 'lead.updated')?.lead
  const priced = facts.at('pricing', 'lead.priced')
  const customerId = customerOf(facts)
  const estimate = viewEstimate(state, policy)
  const invoices = viewInvoices(state, policy)
  const appointment = facts.at('appointment', 'appointment.scheduled', 'appointment.rescheduled')?.appointment
  const callback = viewCallback(state, policy)
  const money = totalMoney(facts, { estimate, invoices, currency: priced?.result.currency })
  const reviews = facts.of('review.opened').map(({ reviewId: id, code, message }) => ({ id, code, message }))
  const view = {
    leadId,
    ...(lead !== undefined && { lead }),
    urgency: priced?.result.urgency ?? lead?.request.urgency ?? 'routine',
    intents: lead?.request.intents ?? [],
    contact: viewContact(lead?.contact),
    ...(priced !== undefined && { pricing: { ...priced.result, at: priced.at } }),
    ...(customerId !== undefined && { customerId }),
    ...(estimate !== undefined && { estimate }),
    invoices,
    documents: documentsOf(facts),
    ...(appointment !== undefined && { appointment }),
    ...(callback !== undefined && { callback }),
    money,
    reviews,
    failures: failuresOf(facts),
    anomalies: findAnomalies(facts, { estimate, invoices, money }),
  }
  const occurrences = occurrencesOf(state, view, policy)
  return { projection: { ...view, stage: stageOf(view, occurrences) }, occurrences }
}

/**
 * Says where a lead stands.
 *
 * Depends on the facts, the policy and the latest waking of the clock, never on the order in which things became known.
 *
 * @example
 * import { defaultTriggers, initialState, project } from '@leadbooks/core'
 *
 * project(initialState('nextphone:42'), defaultTriggers).stage // => 'received'
 */
export const project = (state: LeadState, policy: TriggerPolicy): LeadProjection =>
  projectAll(openLead(state), policy).projection
