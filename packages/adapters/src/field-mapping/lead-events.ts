import type { LeadEvent } from '@leadbooks/core'
import type { BuiltLead } from './lead-builder.ts'

/**
 * Says as events what one delivery tells: the lead first, then its appointment and callback where the payload states them.
 *
 * The ids come from the delivery's, so that a delivery read again gives the same events.
 */
export const leadEvents = ({ lead, booking }: BuiltLead, deliveryId: string): LeadEvent[] => {
  const about = (type: LeadEvent['type']) => ({
    id: `${deliveryId}:${type}`,
    at: lead.occurredAt,
    leadId: lead.id,
    ...(lead.call?.id !== undefined && { refs: { callId: lead.call.id } }),
  })
  const events: LeadEvent[] = [{ type: 'lead.received', ...about('lead.received'), lead }]
  if (booking === 'cancelled') events.push({ type: 'appointment.cancelled', ...about('appointment.cancelled') })
  else if (booking && lead.appointment) {
    const type = `appointment.${booking}` as const
    events.push({ type, ...about(type), appointment: lead.appointment })
  }
  if (lead.callback || lead.request.intents.includes('callback'))
    events.push({ type: 'callback.requested', ...about('callback.requested'), callback: lead.callback ?? {} })
  return events
}
