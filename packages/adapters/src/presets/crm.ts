import type { FieldMapping } from '../field-mapping/mapping.ts'
import { namedNews, usualDocument, usualIds } from './news.ts'
import { pathsUnder, secrets } from './spelling.ts'

const people = ['customer', 'contact', 'client', 'person']
const of = (...names: string[]) => ({ path: pathsUnder(people, names) })

/**
 * Reads the plain form in which any CRM can tell of deals, proposals, sales and invoices: `{ event, deal: { id, total, lines },
 * customer: { name, email, phone } }`. Unknown events are ignored.
 */
export const crmMapping: FieldMapping = /* @__PURE__ */ (() => ({
  version: 1,
  id: usualIds(),
  fields: {
    'contact.name': of('name', 'full_name'),
    'contact.givenName': of('first_name', 'firstName'),
    'contact.familyName': of('last_name', 'lastName'),
    'contact.companyName': of('company', 'company_name'),
    'contact.phones': of('phone', 'phone_number', 'mobile'),
    'contact.emails': of('email', 'email_address'),
    'contact.address': of('address', 'address.line1', 'address.street'),
    'contact.address.line2': of('address.line2'),
    'contact.address.city': of('address.city', 'city'),
    'contact.address.region': of('address.state', 'address.region', 'state'),
    'contact.address.postalCode': of('address.zip', 'address.postal_code', 'zip'),
    'contact.address.country': of('address.country', 'country'),
    'contact.externalIds.crm': of('id', 'external_id'),
    occurredAt: { path: ['occurred_at', 'occurredAt', 'timestamp', 'created_at'] },
  },
  events: namedNews(['event', 'type', 'event_type', 'eventType']),
  document: usualDocument(),
  drop: [...secrets],
}))()
