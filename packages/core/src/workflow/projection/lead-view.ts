import type { Intent, Lead, LeadAppointment, Urgency } from '../../lead/lead.ts'
import type { TextAnswers } from '../events.ts'
import type { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { TriggerFacts } from '../policy/trigger-facts.ts'
import type { FactOf } from '../state.ts'
import { findAnomalies } from './anomalies.ts'
import { viewCallback } from './callback.ts'
import { type ContactView, viewContact } from './contact.ts'
import { customerOf, resolutionOf } from './customer.ts'
import { type EstimateView, viewEstimate } from './estimate.ts'
import { type InvoiceView, viewInvoices } from './invoices.ts'
import { type MoneyTotals, totalMoney } from './money-totals.ts'
import type { CallbackView, LeadProjection } from './projection.ts'
import { type Stage, stageOf } from './stage.ts'

/** The members of a projection; what is not known is `undefined`. */
export type ProjectionMembers = { readonly [Key in keyof Required<LeadProjection>]: LeadProjection[Key] }

/** Stands for what has not been worked out yet, since `undefined` can be what was found. */
const unknown: unique symbol = Symbol('unknown')
type Kept<Value> = Value | typeof unknown

/**
 * A projection of which each member is worked out when it is first asked for: most events are about one thing, and most of
 * a lead has nothing to do with it.
 *
 * Belongs to one call of `transition` and is gone with it, so nothing in it can go stale.
 */
export class LeadView implements ProjectionMembers {
  /** What wishes have worked out, by the function that did. */
  readonly kept: Map<unknown, { result: unknown }> = new Map()
  readonly #state: OpenLead
  readonly #policy: TriggerPolicy
  #facts: TriggerFacts | undefined
  #contact: ContactView | undefined
  #pricing: LeadProjection['pricing']
  #customerId: Kept<string | undefined> = unknown
  #estimate: Kept<EstimateView | undefined> = unknown
  #callback: Kept<CallbackView | undefined> = unknown
  #invoices: InvoiceView[] | undefined
  #money: MoneyTotals | undefined

  constructor(state: OpenLead, policy: TriggerPolicy) {
    this.#state = state
    this.#policy = policy
  }

  /** The lead as conditions ask about it. */
  get facts(): TriggerFacts {
    this.#facts ??= new TriggerFacts(this, this.#policy)
    return this.#facts
  }

  get leadId(): string {
    return this.#state.leadId
  }

  get lead(): Lead | undefined {
    return this.#state.facts.at('lead', 'lead.received', 'lead.updated')?.lead
  }

  get #priced(): FactOf<'lead.priced'> | undefined {
    return this.#state.facts.at('pricing', 'lead.priced')
  }

  get stage(): Stage {
    return stageOf(this, this.#state, this.#policy)
  }

  get urgency(): Urgency {
    return this.#priced?.result.urgency ?? this.lead?.request.urgency ?? 'routine'
  }

  get intents(): Intent[] {
    return this.lead?.request.intents ?? []
  }

  get contact(): ContactView {
    this.#contact ??= viewContact(this.lead?.contact)
    return this.#contact
  }

  /** Whether the customer was on file before this call; nobody says of one whom a person chose. */
  get isKnownCaller(): boolean | undefined {
    const how = resolutionOf(this.#state.facts)?.how
    return how === 'matched' || (how === 'created' ? false : undefined)
  }

  /** The address that documents go to, without a look at the rest of the contact. */
  get email(): string | undefined {
    return this.lead?.contact.emails[0]
  }

  /** What the words of the call say to conditions, as far as somebody has judged them. */
  get texts(): TextAnswers | undefined {
    return this.#priced?.texts
  }

  get pricing(): LeadProjection['pricing'] {
    if (this.#pricing === undefined) {
      const priced = this.#priced
      this.#pricing = priced && { ...priced.result, at: priced.at }
    }
    return this.#pricing
  }

  get customerId(): string | undefined {
    if (this.#customerId === unknown) this.#customerId = customerOf(this.#state.facts)
    return this.#customerId
  }

  get estimate(): EstimateView | undefined {
    if (this.#estimate === unknown) this.#estimate = viewEstimate(this.#state, this.#policy)
    return this.#estimate
  }

  get invoices(): InvoiceView[] {
    this.#invoices ??= viewInvoices(this.#state, this.#policy)
    return this.#invoices
  }

  get documents(): LeadProjection['documents'] {
    return this.#state.facts
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
  }

  get appointment(): LeadAppointment | undefined {
    return this.#state.facts.at('appointment', 'appointment.scheduled', 'appointment.rescheduled')?.appointment
  }

  get callback(): CallbackView | undefined {
    if (this.#callback === unknown) this.#callback = viewCallback(this.#state, this.#policy)
    return this.#callback
  }

  get money(): MoneyTotals {
    this.#money ??= totalMoney(this.#state.facts, { ...this.#documents, currency: this.#priced?.result.currency })
    return this.#money
  }

  get reviews(): LeadProjection['reviews'] {
    return this.#state.facts.of('review.opened').map(({ reviewId: id, code, message }) => ({ id, code, message }))
  }

  get failures(): LeadProjection['failures'] {
    return this.#state.facts
      .of('command.failed')
      .filter(({ final }) => final)
      .map(({ key, commandType, error }) => ({ key, commandType, code: error.code, message: error.message }))
  }

  get anomalies(): LeadProjection['anomalies'] {
    return findAnomalies(this.#state.facts, { ...this.#documents, money: this.money })
  }

  get #documents(): { estimate: EstimateView | undefined; invoices: InvoiceView[] } {
    return { estimate: this.estimate, invoices: this.invoices }
  }
}
