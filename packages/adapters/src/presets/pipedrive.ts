import type { FieldMapping } from '../field-mapping/mapping.ts'
import { secrets } from './spelling.ts'

/** The object stands in `data` (version 2 of the webhooks) or in `current` (version 1). */
const own = (...names: string[]): string[] => names.flatMap((name) => [`data.${name}`, `current.${name}`])

const entity = { path: ['meta.entity', 'meta.object'] }

/**
 * Reads Pipedrive's webhooks, version 1 and 2: deals that are won or reopened, and persons that are added.
 *
 * Version 2 tells of a deal without its person's name, number or address; the customer is then the one the lead already has.
 *
 * @see https://pipedrive.readme.io/docs/guide-for-webhooks-v2
 */
export const pipedriveMapping: FieldMapping = /* @__PURE__ */ (() => ({
  version: 1,
  id: own('id'),
  fields: {
    'contact.name': { path: own('person_name', 'person_id.name', 'name') },
    'contact.companyName': { path: own('org_name', 'org_id.name') },
    'contact.phones': { path: own('phones[0].value', 'phone[0].value', 'person_id.phone[0].value') },
    'contact.emails': { path: own('emails[0].value', 'email[0].value', 'person_id.email[0].value') },
    'contact.externalIds.crm': { path: own('person_id.value', 'person_id') },
    occurredAt: { path: ['meta.timestamp'] },
  },
  events: [
    {
      type: 'deal.won',
      when: [
        { ...entity, in: ['deal'] },
        { path: own('status'), in: ['won'] },
      ],
    },
    {
      type: 'deal.reopened',
      when: [
        { ...entity, in: ['deal'] },
        { path: own('status'), in: ['open'] },
        { path: ['previous.status'], in: ['won'] },
      ],
    },
    {
      type: 'lead.received',
      when: [
        { ...entity, in: ['person'] },
        { path: ['meta.action'], in: ['create', 'added'] },
      ],
    },
  ],
  document: {
    currency: { path: own('currency') },
    total: { path: own('value') },
    title: { path: own('title') },
  },
  keep: own('title', 'pipeline_id', 'stage_id', 'label'),
  drop: [...secrets],
}))()
