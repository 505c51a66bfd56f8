import type { OpenLead } from '../fact-set.ts'
import { commandKey } from '../key.ts'
import type { TriggerAction } from '../policy/action.ts'
import { type CompiledTrigger, compiledTriggers } from '../policy/compiled-triggers.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import { isAdvance } from '../projection/invoices.ts'
import type { Occurrences } from '../projection/occurrences.ts'
import { projectAll } from '../projection/project.ts'
import { updateCrm } from './crm.ts'
import { createJob, ensureCustomer, updateCustomer } from './customer.ts'
import { closeEstimates, createEstimate, isEstimateSettled, sendEstimate } from './estimate.ts'
import { finaliseInvoice, sendInvoices } from './final-invoice.ts'
import { createInvoice } from './invoice.ts'
import { createTask, notifyBusiness, notifyCustomer, openReview, requestReview, sendReminder } from './messages.ts'
import { askPerson } from './questions.ts'
import {
  billDeals,
  createReceipts,
  createRequested,
  enterPayments,
  updateRequested,
  voidRequested,
} from './sales-document.ts'
import { addToCalendar, removeFromCalendar, scheduleCallback } from './schedule.ts'
import type { Wish, WishContext } from './wish.ts'

const wishFor = (action: TriggerAction, context: WishContext): Wish[] => {
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

/** Everything about a lead that wishes are made from. */
type Ground = Omit<WishContext, 'subject' | 'wished' | 'advances'>

/** Collects what triggers wish for; the first of several wishes with one key stays. */
class WishList {
  readonly wishes = new Map<string, Wish>()
  readonly #keys = new Set<string>()
  readonly #advances: Wish[] = []
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  context(subject: WishContext['subject'] = {}): WishContext {
    const { projection, state, policy } = this.#ground
    return { projection, state, policy, subject, wished: this.#keys, advances: this.#advances }
  }

  add(wishes: Wish[], trigger?: string): void {
    for (const wish of wishes) {
      const key = commandKey(this.#ground.state.leadId, wish.purpose, wish.generation)
      if (this.wishes.has(key)) continue
      this.wishes.set(key, trigger === undefined ? wish : { ...wish, trigger })
      this.#keys.add(key)
      if (isAdvance(wish.purpose)) this.#advances.push(wish)
    }
  }

  pull({ id, on, when, do: actions }: CompiledTrigger, occurrences: Occurrences): void {
    for (const occurrence of on) {
      for (const subject of occurrences.get(occurrence) ?? []) {
        if (!when(this.#ground.projection, subject.values)) continue
        const context = this.context(subject)
        for (const action of actions) this.add(wishFor(action, context), id)
      }
    }
  }
}

/** All that is wanted for a lead as it stands, by key, whether or not it was given out before. */
export const wanted = (state: OpenLead, policy: TriggerPolicy): Map<string, Wish> => {
  const { projection, occurrences } = projectAll(state, policy)
  const list = new WishList({ state, policy, projection })
  const triggers = compiledTriggers(policy.triggers)
  for (const trigger of triggers) list.pull(trigger, occurrences)
  if (isEstimateSettled(list.context(), [...list.wishes.values()])) {
    const ready: Occurrences = new Map([['estimate.ready', [{}]]])
    for (const trigger of triggers) list.pull(trigger, ready)
  }
  list.add(askPerson(list.context()))
  return list.wishes
}
