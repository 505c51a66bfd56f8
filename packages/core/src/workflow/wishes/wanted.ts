import type { OpenLead } from '../fact-set.ts'
import { commandKey } from '../key.ts'
import { type CompiledAction, type CompiledTrigger, compiledTriggers } from '../policy/compiled-triggers.ts'
import type { Test } from '../policy/evaluate.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { allSources, remindersSource, sourcesOfCondition, touchedByPurpose } from '../policy/sources.ts'
import { isAdvance } from '../projection/invoices.ts'
import { LeadView } from '../projection/lead-view.ts'
import { occurrencesOf, type Subject } from '../projection/occurrences.ts'
import { updateCrm } from './crm.ts'
import { createJob, ensureCustomer, updateCustomer } from './customer.ts'
import { closeEstimates, createEstimate, isEstimateSettled, sendEstimate } from './estimate.ts'
import { finaliseInvoice, sendInvoices } from './final-invoice.ts'
import { createInvoice } from './invoice.ts'
import { createTask, notifyBusiness, notifyCustomer, openReview, requestReview, sendReminder } from './messages.ts'
import { questions } from './questions.ts'
import {
  billDeals,
  createReceipts,
  createRequested,
  enterPayments,
  updateRequested,
  voidRequested,
} from './sales-document.ts'
import { addToCalendar, removeFromCalendar, scheduleCallback } from './schedule.ts'
import type { Standpoint, Wish, WishContext } from './wish.ts'

const wishFor = (action: CompiledAction, context: WishContext): Wish[] => {
  switch (action.command) {
    case 'customer.ensure':
      return ensureCustomer(context)
    case 'customer.update':
      return updateCustomer(context)
    case 'job.create':
      return createJob(context)
    case 'estimate.create':
      return action.of === 'deal' ? billDeals('estimate.create', context) : createEstimate(context)
    case 'estimate.send':
      return sendEstimate(context)
    case 'estimate.close':
      return closeEstimates(action, context)
    case 'invoice.create':
      if (action.of === 'deal') return billDeals('invoice.create', context)
      return action.of === 'document' ? createRequested(context) : createInvoice(action, context)
    case 'invoice.update':
      return action.of === 'document' ? updateRequested(context) : finaliseInvoice(context)
    case 'invoice.send':
      return sendInvoices(context)
    case 'invoice.void':
      return voidRequested(context)
    case 'payment.create':
      return enterPayments(context)
    case 'salesReceipt.create':
      return createReceipts(context)
    case 'crm.update':
      return updateCrm(context)
    case 'calendar.add':
      return addToCalendar(context)
    case 'calendar.remove':
      return removeFromCalendar(context)
    case 'callback.schedule':
      return scheduleCallback(context)
    case 'notify.contractor':
    case 'notify.accounting':
      return notifyBusiness(action, context)
    case 'notify.customer':
      return notifyCustomer(action, context)
    case 'reminder.send':
      return sendReminder(action, context)
    case 'reviewRequest.send':
      return requestReview(action, context)
    case 'task.create':
      return createTask(action, context)
    case 'review.open':
      return openReview(action, context)
    default:
      return action satisfies never
  }
}

/** Collects what triggers wish for and was not given out yet; the first of several wishes with one key stays. */
class WishList {
  readonly wishes = new Map<string, Wish>()
  readonly #advances: Wish[] = []
  readonly #lead: Standpoint
  /** What has changed since nothing was left to want: rules that read none of it are passed over. */
  #touched: number
  #isReady: boolean | undefined

  constructor(lead: Standpoint, touched: number) {
    this.#lead = lead
    this.#touched = touched
  }

  reads(sources: number): boolean {
    return (sources & this.#touched) !== 0
  }

  context(subject: WishContext['subject'] = {}): WishContext {
    const { projection, state, policy } = this.#lead
    return { projection, state, policy, subject, wished: this.wishes, advances: this.#advances }
  }

  add(wishes: Wish[], trigger?: string): void {
    const { leadId, given } = this.#lead.state
    for (const wish of wishes) {
      if (given.has(wish.purpose, wish.generation)) continue
      const key = commandKey(leadId, wish.purpose, wish.generation)
      if (this.wishes.has(key)) continue
      this.wishes.set(key, trigger === undefined ? wish : { ...wish, trigger })
      // Later rules look at what is wished for already.
      this.#touched |= touchedByPurpose(wish.purpose)
      if (isAdvance(wish.purpose)) this.#advances.push(wish)
    }
  }

  pull(trigger: CompiledTrigger): void {
    if (trigger.do.every((action) => !this.reads(action.sources) || this.#isIdle(action))) return
    const { projection, state, policy } = this.#lead
    let isPulled = false
    for (const occurrence of trigger.on) {
      const subjects = occurrencesOf(occurrence, projection, state, policy)
      // What is about the lead itself is the same wish however many occurrences set it off.
      const isLeadItself = subjects.length === 1 && subjects[0]?.id === undefined && subjects[0]?.values === undefined
      if (isLeadItself && isPulled) continue
      for (const subject of subjects) this.#pullFor(subject, trigger)
      isPulled ||= isLeadItself
    }
  }

  /** Everything that was to happen to the estimate has happened, or is not going to: known once all else is wished for. */
  pullReady(trigger: CompiledTrigger): void {
    if (trigger.do.every((action) => this.#isDone(action, {}))) return
    this.#isReady ??= isEstimateSettled(this.context(), this.wishes)
    if (this.#isReady) this.#pullFor({}, trigger)
  }

  #pullFor(subject: Subject, { id, when, do: actions }: CompiledTrigger): void {
    let context: WishContext | undefined
    for (const action of actions) {
      if (!this.reads(action.sources) || this.#isDone(action, subject)) continue
      if (context === undefined && !this.#holds(when, subject)) return
      context ??= this.context(subject)
      this.add(wishFor(action, context), id)
    }
  }

  /** Nothing follows, whatever the trigger was set off by: found sooner than what it was set off by. */
  #isIdle({ command, purpose }: CompiledAction): boolean {
    if (command === 'reviewRequest.send') return this.#lead.state.given.has(purpose, 1)
    return command === 'invoice.send' && sendInvoices(this.#lead).length === 0
  }

  #holds(when: Test, { values }: Subject): boolean {
    const { facts } = this.#lead.projection
    facts.subject = values
    return when(facts) === true
  }

  /** Looked at before anything is asked of the lead: most of what a trigger wants was given out long ago. */
  #isDone({ isOnce, purpose, needlessAfter }: CompiledAction, { id }: Subject): boolean {
    if (!isOnce) return false
    const { given } = this.#lead.state
    return (id === undefined && given.has(purpose, 1)) || needlessAfter.some((other) => given.has(other, 1))
  }
}

/**
 * What is wanted for a lead as it stands and was not given out before, by key: all of it, or what rules want that read
 * something of what was touched. Where nothing was left to want before, both are the same.
 */
export const wanted = (state: OpenLead, policy: TriggerPolicy, touched: number = allSources): Map<string, Wish> => {
  const { stopWhen } = policy.reminders
  const isStopTouched = stopWhen !== undefined && (sourcesOfCondition(stopWhen) & touched) !== 0
  const projection = new LeadView(state, policy)
  const list = new WishList({ projection, state, policy }, isStopTouched ? touched | remindersSource : touched)
  const { triggers } = compiledTriggers(policy)
  for (const trigger of triggers) if (list.reads(trigger.sources)) list.pull(trigger)
  for (const trigger of triggers) if (trigger.isOnReady && list.reads(trigger.sources)) list.pullReady(trigger)
  for (const { sources, ask } of questions) if (list.reads(sources)) list.add(ask(list.context()))
  return list.wishes
}
