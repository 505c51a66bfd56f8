import type { JsonObject } from 'type-fest'
import type { NamedValues } from '../adapter/named-values.ts'
import type { Payload } from '../adapter/payload.ts'
import type { Told } from '../adapter/vendor.ts'

/** What HighLevel itself puts beside the contact's own fields; the business's address is not the contact's. */
const own: ReadonlySet<string> = new Set([
  ...[
    'contact_id',
    'location',
    'workflow',
    'triggerData',
    'customData',
    'calendar',
    'user',
    'contact',
    'attributionSource',
  ],
  ...[
    'first_name',
    'last_name',
    'full_name',
    'email',
    'phone',
    'tags',
    'address1',
    'city',
    'state',
    'country',
    'postal_code',
  ],
  ...['timezone', 'date_created', 'contact_source', 'full_address', 'contact_type', 'company_name', 'opportunity_name'],
])

/**
 * The body of a workflow's action "Webhook": the contact in snake case, custom fields under their labels, and what the
 * workflow's author added as `customData`.
 *
 * The shape is known from use; HighLevel publishes none. Every contact that enters the workflow makes a lead of its own.
 */
export const tellWorkflow = (body: Payload): Told => {
  const custom = body.within('customData')
  const labelled: JsonObject = Object.fromEntries(Object.entries(body.root).filter(([name]) => !own.has(name)))
  const named: NamedValues[] = [{ values: labelled, path: '' }]
  if (custom) named.unshift({ values: custom.root, path: custom.path })
  return {
    kind: 'part',
    part: {
      named,
      facts: {
        'contact.externalIds.crm': body.find('contact_id', 'contactId', 'contact.id'),
        'contact.name': body.find('full_name'),
        'contact.givenName': body.find('first_name'),
        'contact.familyName': body.find('last_name'),
        'contact.companyName': body.find('company_name'),
        'contact.phones': body.find('phone'),
        'contact.emails': body.find('email'),
        'contact.address': body.find('address1', 'full_address'),
        'contact.address.city': body.find('address1') && body.find('city'),
        'contact.address.region': body.find('address1') && body.find('state'),
        'contact.address.postalCode': body.find('address1') && body.find('postal_code'),
        'contact.address.country': body.find('address1') && body.find('country'),
        'appointment.raw': body.find('calendar.startTime'),
      },
      fields: {
        tags: body.find('tags'),
        contactSource: body.find('contact_source'),
        contactType: body.find('contact_type'),
        workflow: body.find('workflow.name'),
      },
      complete: true,
    },
  }
}
