import type { Adapter } from '../adapter/adapter.ts'
import { digestDelivery } from '../adapter/delivery-digest.ts'
import { DeliveryError } from '../adapter/delivery-error.ts'
import { type BodyLimits, readJsonObject } from '../adapter/json-body.ts'
import { jsonReply } from '../adapter/json-reply.ts'
import { readOnce } from '../adapter/read-once.ts'
import { compileMapping } from '../field-mapping/apply-mapping.ts'
import { buildLead } from '../field-mapping/lead-builder.ts'
import { businessEvent, leadEvents } from '../field-mapping/lead-events.ts'
import type { FieldMapping } from '../field-mapping/mapping.ts'
import { parseFieldMapping } from '../field-mapping/parse-mapping.ts'
import type { SignatureScheme } from '../signature/scheme.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/** A service that posts JSON. */
export interface WebhookOptions {
  /** Last part of the address, and the lead's source: lower-case letters, digits and hyphens. */
  name: string
  mapping: FieldMapping
  /** How the service signs. Without it the secret itself must come along, in a header or as `token` in the address. */
  signature?: SignatureScheme
}

/** Payloads of services nest deeper than what is kept of them. */
const bodyLimits: BodyLimits = { maxDepth: 24, maxValues: 20_000 }

/**
 * Makes an adapter of a mapping document, for any service that posts JSON: a form, Zapier, Make, n8n, a CRM.
 *
 * @throws FieldMappingError when the mapping is none; TypeError when the name cannot stand in an address
 * @example
 * import { webhook } from '@leadbooks/adapters'
 *
 * const form = webhook({
 *   name: 'web-form',
 *   mapping: { version: 1, fields: { 'contact.name': 'your.name', 'contact.phones': 'your.phone', 'request.text': 'message' } },
 * })
 * const rawBody = new TextEncoder().encode('{"your":{"name":"Ann Lee","phone":"512 555 0199"},"message":"Drain clogged","page":"/"}')
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await form.parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => 'lead' in event && event.lead.contact.phones) // => [['+15125550199']]
 */
export const webhook = (options: WebhookOptions): Adapter => {
  const { name, signature } = options
  if (!/^[a-z\d][a-z\d-]{0,60}$/.test(name))
    throw new TypeError(
      'The name of a webhook is part of its address: lower-case letters, digits and hyphens were expected.',
    )
  const mapping = compileMapping(parseFieldMapping(options.mapping))
  const once = readOnce(
    ({ rawBody }) => readJsonObject(rawBody, bodyLimits),
    ({ headers, rawBody }, body) =>
      (signature?.idHeader !== undefined && headers.get(signature.idHeader)) || digestDelivery(rawBody, body),
  )
  return {
    name,
    verify: (delivery, { secrets, now }) =>
      signature === undefined
        ? verifyStaticSecret(delivery, secrets)
        : verifySignature(signature, delivery, secrets, now),
    deliveryId: once.deliveryId,
    parse: async (delivery, context) => {
      const opened = once.open(delivery)
      const { body } = opened
      const type = mapping.eventOf(body)
      if (type === undefined) return { kind: 'ignored', reason: 'The mapping is not meant for this kind of payload.' }
      const id = await opened.id()
      const ownId = (mapping.idOf(body) ?? id).slice(0, 400)
      const leadId = `${name}:${ownId}`
      const build = () =>
        buildLead(mapping.sourcesOf(body), { id: leadId, source: name, receivedAt: delivery.receivedAt }, context)
      if (type === 'lead.received') return { kind: 'events', events: leadEvents(build(), id) }
      const customer = nobodyIsFine(build)
      const at = customer?.lead.occurredAt ?? delivery.receivedAt
      const document = () => mapping.documentOf(body, ownId, context)
      const agreed = () => mapping.agreedOf(body)
      const news = businessEvent({ type, deliveryId: id, leadId, dealId: ownId, at, document, agreed })
      return { kind: 'events', events: [...(customer ? leadEvents(customer, id) : []), news] }
    },
    respond: jsonReply,
  }
}

/** News of a deal may name nobody: whose it is was told before. */
const nobodyIsFine = <Built>(build: () => Built): Built | undefined => {
  try {
    return build()
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'no-contact') return undefined
    throw error
  }
}
