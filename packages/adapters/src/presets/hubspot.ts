import type { FieldMapping } from '../field-mapping/mapping.ts'
import { namedNews } from './news.ts'
import { secrets } from './spelling.ts'

/** A property stands in `properties` with its history, in `properties` alone, or by itself in a body that somebody put together. */
const property = (...names: string[]): string[] =>
  names.flatMap((name) => [`properties.${name}.value`, `properties.${name}`, name])

const deal = property('dealname', 'dealstage')

/**
 * Reads what the *Send a webhook* action of a HubSpot workflow posts, for contacts and for deals.
 *
 * A deal is won in the stage `closedwon`. HubSpot does not say that it was open before: where that matters, add a member
 * `event: "deal.reopened"` to the body of that workflow.
 *
 * @see https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/deals/v1/get-deal
 */
export const hubspotMapping: FieldMapping = /* @__PURE__ */ (() => ({
  version: 1,
  id: ['dealId', 'objectId', ...property('hs_object_id'), 'id'],
  fields: {
    'contact.name': { path: property('full_name', 'contact_name') },
    'contact.givenName': { path: property('firstname') },
    'contact.familyName': { path: property('lastname') },
    'contact.companyName': { path: property('company') },
    'contact.phones': { path: property('phone', 'mobilephone', 'hs_calculated_phone_number') },
    'contact.emails': { path: property('email') },
    'contact.address': { path: property('address') },
    'contact.address.city': { path: property('city') },
    'contact.address.region': { path: property('state') },
    'contact.address.postalCode': { path: property('zip') },
    'contact.address.country': { path: property('country') },
    'contact.externalIds.crm': { path: ['vid', ...property('contact_id')] },
    'request.text': { path: property('message') },
  },
  events: [
    ...namedNews(['event']),
    { type: 'deal.won', when: [{ path: property('dealstage'), in: ['closedwon', 'closed won', 'won'] }] },
    { type: 'deal.won', when: [{ path: property('hs_is_closed_won'), in: ['true'] }] },
    { type: 'lead.received', when: [{ path: deal, exists: false }] },
  ],
  document: {
    currency: { path: property('deal_currency_code') },
    total: { path: property('amount') },
    title: { path: property('dealname') },
  },
  drop: [...secrets],
}))()
