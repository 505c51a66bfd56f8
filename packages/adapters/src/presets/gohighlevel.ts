import type { FieldMapping } from '../field-mapping/mapping.ts'
import { namedNews } from './news.ts'
import { secrets } from './spelling.ts'

/** A value stands at the outside, or among the custom data that somebody added to the action. */
const either = (...names: string[]): string[] => names.flatMap((name) => [`customData.${name}`, name])

/**
 * Reads what the *Webhook* action of a GoHighLevel workflow posts. Custom fields come under their display names and are kept among the
 * lead's fields.
 *
 * The contact's id names the contact and not the call: a contact may call again.
 */
export const gohighlevelMapping: FieldMapping = /* @__PURE__ */ (() => ({
  version: 1,
  id: either('call_id', 'id'),
  fields: {
    'contact.name': { path: either('full_name', 'name') },
    'contact.givenName': { path: either('first_name') },
    'contact.familyName': { path: either('last_name') },
    'contact.companyName': { path: either('company_name') },
    'contact.phones': { path: either('phone') },
    'contact.emails': { path: either('email') },
    'contact.address': { path: either('address1', 'full_address') },
    'contact.address.city': { path: either('city') },
    'contact.address.region': { path: either('state') },
    'contact.address.postalCode': { path: either('postal_code') },
    'contact.address.country': { path: either('country') },
    'contact.externalIds.crm': { path: ['contact_id'] },
    'request.text': { path: ['customData.message', 'message.body', 'customData.reason', 'customData.notes'] },
    'request.serviceType': { path: either('service_type', 'service') },
    'request.urgency': { path: either('urgency') },
    'request.budget': { path: either('budget') },
    'appointment.raw': { path: ['calendar.startTime', 'customData.preferred_time', 'customData.appointment_time'] },
    'appointment.booking': { path: ['calendar.appoinmentStatus', 'calendar.appointmentStatus', 'calendar.status'] },
    'callback.raw': { path: either('callback_time') },
  },
  events: [
    ...namedNews(['customData.event']),
    {
      type: 'deal.won',
      when: [
        { path: 'opportunity_name', exists: true },
        { path: 'status', in: ['won'] },
      ],
    },
    { type: 'lead.received', when: [{ path: 'opportunity_name', exists: false }] },
    { type: 'lead.received', when: [{ path: 'status', in: ['open', 'new'] }] },
  ],
  document: {
    number: { path: either('invoice_number') },
    dueDate: { path: either('due_date') },
    currency: { path: either('currency') },
    amountPaid: { path: either('amount_paid') },
    terms: { path: either('terms') },
    total: { path: ['customData.total', 'customData.amount', 'lead_value', 'monetary_value'] },
    title: { path: ['customData.title', 'opportunity_name'] },
  },
  drop: [...secrets, 'location', 'user', 'workflow', 'triggerData', 'attributionSource'],
}))()
