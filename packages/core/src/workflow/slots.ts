import type { LeadEventType, LeadRefs } from './events.ts'
import type { Fact, FactOf } from './state.ts'

type SlotOf<Type extends LeadEventType> = (event: FactOf<Type>) => string | undefined

const one = (slot: string) => () => slot
const estimateSlot = ({ refs }: { refs?: LeadRefs }) => refs?.estimateId && `estimate/${refs.estimateId}`
const invoiceSlot = ({ refs }: { refs?: LeadRefs }) => refs?.invoiceId && `invoice/${refs.invoiceId}`
const sheet = (kind: string) => (event: { document: { externalId: string } }) => `${kind}/${event.document.externalId}`
const payment = (event: { paymentId: string }) => `payment/${event.paymentId}`
const outcome = (event: { key: string }) => `outcome/${event.key}`
const review = (event: { reviewId: string }) => `review/${event.reviewId}`

/** Where each event is kept, by kind and id. Events that share a slot tell of one thing, and the one that outranks the other stays. */
const slots: { [Type in Exclude<LeadEventType, 'clock.woke'>]: SlotOf<Type> } = {
  'lead.received': one('lead'),
  'lead.updated': one('lead'),
  'lead.priced': one('pricing'),
  'appointment.scheduled': one('appointment'),
  'appointment.rescheduled': one('appointment'),
  'appointment.cancelled': one('appointment'),
  'callback.requested': one('callback'),
  'callback.done': one('callback-done'),
  'estimate.accepted': one('answer'),
  'estimate.declined': one('answer'),
  'document.approved': one('approval'),
  'quote.revised': one('revision'),
  'job.completed': one('job'),
  'milestone.reached': (event) => `milestone/${event.milestoneId}`,
  'reminders.stopped': one('reminders'),
  'reminders.resumed': one('reminders'),
  'deal.won': sheet('deal'),
  'deal.reopened': sheet('deal'),
  'proposal.signed': sheet('proposal'),
  'customer.onboarded': one('onboarding'),
  'sale.paid': sheet('sale'),
  'invoice.requested': sheet('request'),
  'invoice.changeRequested': sheet('request'),
  'invoice.voidRequested': sheet('request'),
  'estimate.changed': estimateSlot,
  'estimate.deleted': estimateSlot,
  'invoice.changed': invoiceSlot,
  'invoice.voided': invoiceSlot,
  'invoice.deleted': invoiceSlot,
  'payment.received': payment,
  'payment.changed': payment,
  'payment.voided': payment,
  'payment.refunded': (event) => `refund/${event.paymentId}`,
  'credit.applied': (event) => `credit/${event.id}`,
  'customer.changed': (event) => `customer/${event.customerId}`,
  'customer.merged': (event) => `merge/${event.customerId}`,
  'item.changed': (event) => `item/${event.itemId}`,
  'customer.resolved': one('resolution'),
  'review.opened': review,
  'review.resolved': review,
  'command.completed': outcome,
  'command.failed': outcome,
}

/** The types of event that become facts. */
export const factTypes: readonly string[] = Object.keys(slots)

/** Where a fact of a known type is kept; `undefined` or empty where it names nothing that could be told apart. */
export const slotOf = (fact: Fact): string | undefined => {
  // The entry of the fact's own type takes that fact; TypeScript cannot follow the pairing through the index.
  const slot = slots[fact.type] as (fact: Fact) => string | undefined
  return slot(fact)
}

/** Tells whether events of a type become facts. */
export const isFactType = (type: string): boolean => Object.hasOwn(slots, type)
