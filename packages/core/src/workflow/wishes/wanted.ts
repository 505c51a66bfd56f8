import type { TriggerAction } from '../policy/action.ts'
import { holds } from '../policy/evaluate.ts'
import type { Trigger, TriggerPolicy } from '../policy/policy.ts'
import type { Occurrences } from '../projection/occurrences.ts'
import { commandKey } from '../projection/outcomes.ts'
import { projectAll } from '../projection/project.ts'
import type { LeadProjection } from '../projection/projection.ts'
import type { LeadState } from '../state.ts'
import { updateCrm } from './crm.ts'
import { createJob, ensureCustomer } from './customer.ts'
import { closeEstimates, createEstimate, isEstimateSettled, sendEstimate } from './estimate.ts'
import { createInvoice, finaliseInvoice, sendInvoices } from './invoice.ts'
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
    case 'job.create':
      return createJob(context)
    case 'estimate.create':
      return action.of === 'deal' ? billDeals('estimate.create', context) : createEstimate(context)
    case 'estimate.send':
      return sendEstimate(context)
    case 'estimate.close':
      return closeEstimates(context)
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

/** Collects what triggers wish for; the first of several wishes with one key stays. */
class WishList {
  readonly wishes = new Map<string, Wish>()
  readonly #keys = new Set<string>()
  readonly #state: LeadState
  readonly #policy: TriggerPolicy
  readonly #projection: LeadProjection

  constructor(state: LeadState, policy: TriggerPolicy, projection: LeadProjection) {
    this.#state = state
    this.#policy = policy
    this.#projection = projection
  }

  context(subject: WishContext['subject'] = {}): WishContext {
    return {
      state: this.#state,
      policy: this.#policy,
      projection: this.#projection,
      subject,
      wished: this.#keys,
    }
  }

  add(wishes: Wish[]): void {
    for (const wish of wishes) {
      const key = commandKey(this.#state.leadId, wish.purpose, wish.generation)
      if (this.wishes.has(key)) continue
      this.wishes.set(key, wish)
      this.#keys.add(key)
    }
  }

  #holds({ when }: Trigger, { values }: WishContext['subject']): boolean {
    return (
      when === undefined ||
      holds(when, values === undefined ? this.#projection : { ...this.#projection, subject: values })
    )
  }

  pull(trigger: Trigger, occurrences: Occurrences): void {
    if (trigger.enabled === false) return
    for (const occurrence of trigger.on) {
      for (const subject of occurrences.get(occurrence) ?? []) {
        if (!this.#holds(trigger, subject)) continue
        for (const action of trigger.do) this.add(wishFor(action, this.context(subject)))
      }
    }
  }
}

/** All that is wanted for a lead as it stands, by key, whether or not it was given out before. */
export const wanted = (state: LeadState, policy: TriggerPolicy): Map<string, Wish> => {
  const { projection, occurrences } = projectAll(state, policy)
  const list = new WishList(state, policy, projection)
  for (const trigger of policy.triggers) list.pull(trigger, occurrences)
  if (isEstimateSettled(list.context(), [...list.wishes.values()])) {
    const ready: Occurrences = new Map([['estimate.ready', [{}]]])
    for (const trigger of policy.triggers) list.pull(trigger, ready)
  }
  list.add(askPerson(list.context()))
  return list.wishes
}
