import type { FieldMapping } from '../field-mapping/mapping.ts'
import { namedNews, usualDocument } from './news.ts'
import { secrets, usualFields } from './spelling.ts'

/** A body whose keys somebody typed into a form of an automation tool. */
const typed = (unwrap: string[]): FieldMapping => ({
  version: 1,
  ...(unwrap.length > 0 && { unwrap }),
  id: ['call_id', 'callId', 'deal_id', 'dealId', 'invoice_id', 'invoiceId', 'order_id', 'external_id', 'id'],
  fields: usualFields(),
  events: [...namedNews(['event', 'event_type', 'eventType', 'Event']), { type: 'lead.received' }],
  document: usualDocument(),
  drop: [...secrets],
})

/**
 * Reads what a *Webhooks by Zapier* step posts: the keys are those of the step's data fields, in any usual spelling. A key `event` says
 * that it is news of a deal, order or invoice.
 */
export const zapierMapping: FieldMapping = /* @__PURE__ */ typed([])

/** Reads what an HTTP module of Make posts, whether or not the body is wrapped in `data`. */
export const makeMapping: FieldMapping = /* @__PURE__ */ typed(['data'])

/** Reads what an HTTP Request node of n8n posts, also where it passes on a whole webhook item with its `headers` and `body`. */
export const n8nMapping: FieldMapping = /* @__PURE__ */ typed(['body'])
