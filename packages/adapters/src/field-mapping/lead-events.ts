import type { LeadEvent } from '@leadbooks/core'
import type { ReadDocument } from './document.ts'
import type { BuiltLead } from './lead-builder.ts'
import type { MappedEventType } from './mapping.ts'

/**
 * Says as events what one delivery tells: the lead first, then its appointment and callback where the payload states them.
 *
 * The ids come from the delivery's, so that a delivery read again gives the same events.
 */
export const leadEvents = ({ lead, booking }: BuiltLead, deliveryId: string): LeadEvent[] => {
  const about = <Type extends LeadEvent['type']>(type: Type): EventHead<Type> => {
    const head: EventHead<Type> = { type, id: `${deliveryId}:${type}`, at: lead.occurredAt, leadId: lead.id }
    if (lead.call?.id !== undefined) head.refs = { callId: lead.call.id }
    return head
  }
  const events: LeadEvent[] = [{ ...about('lead.received'), lead }]
  if (booking === 'cancelled') events.push(about('appointment.cancelled'))
  else if (booking && lead.appointment)
    events.push({ ...about(`appointment.${booking}`), appointment: lead.appointment })
  if (lead.callback || lead.request.intents.includes('callback'))
    events.push({ ...about('callback.requested'), callback: lead.callback ?? {} })
  return events
}

interface EventHead<Type> {
  type: Type
  id: string
  at: string
  leadId: string
  refs?: { callId: string }
}

/** What the business's own systems did, and to whom. */
export interface BusinessNews {
  type: Exclude<MappedEventType, 'lead.received'>
  deliveryId: string
  leadId: string
  /** Id of the deal, order or invoice in the system it comes from. */
  dealId: string
  /** ISO 8601 instant. */
  at: string
  /** Reads the bill; not every event is about one. */
  document(): ReadDocument
  /** Reads what was agreed with a customer. */
  agreed(): { terms?: string; taxCode?: string }
}

/** Says as an event what the business's own systems did. */
export const businessEvent = (news: BusinessNews): LeadEvent => {
  const { type, deliveryId, leadId, dealId, at } = news
  const about = { id: `${deliveryId}:${type}`, at, leadId, refs: { dealId } }
  return type === 'customer.onboarded' ? { type, ...about, ...news.agreed() } : { type, ...about, ...news.document() }
}
