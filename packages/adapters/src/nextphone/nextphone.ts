import type { JsonObject } from 'type-fest'
import type { Adapter } from '../adapter/adapter.ts'
import { digestDelivery } from '../adapter/delivery-digest.ts'
import { isJsonObject } from '../adapter/json.ts'
import { readJsonObject } from '../adapter/json-body.ts'
import { jsonReply } from '../adapter/json-reply.ts'
import { readOnce } from '../adapter/read-once.ts'
import { collectSources } from '../field-mapping/collect-sources.ts'
import { buildLead } from '../field-mapping/lead-builder.ts'
import { leadEvents } from '../field-mapping/lead-events.ts'
import { authenticate } from './authenticate.ts'

/** How a NextPhone account reaches us. */
export interface NextphoneOptions {
  /** A further header that may carry the secret, besides `Authorization: Bearer …` and `X-LeadBooks-Secret`. */
  headerName?: string
}

/**
 * Reads what a NextPhone HTTP tool sends.
 *
 * A tool's body is whatever its customer pasted. {@link nextphoneTool} is the one to paste; other templates are read as far as
 * their field names tell. Every value is text, placeholders may arrive unresolved, and nothing is sent again reliably: the
 * delivery is named by its content.
 *
 * @see https://github.com/GetNextPhone/tools
 * @example
 * import { nextphone } from '@leadbooks/adapters/nextphone'
 *
 * const rawBody = new TextEncoder().encode('{"caller_number":"+15551234567","caller_name":"Mike Chen","email":"{{email}}"}')
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await nextphone().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.type) // => ['lead.received']
 */
export const nextphone = (options: NextphoneOptions = {}): Adapter => {
  const once = readOnce(
    ({ rawBody }) => readJsonObject(rawBody),
    ({ rawBody }, body) => digestDelivery(rawBody, body),
  )
  return {
    name: 'nextphone',
    verify: (delivery, context) => authenticate(delivery, context, options.headerName),
    deliveryId: once.deliveryId,
    parse: async (delivery, context) => {
      const { body, id } = once.open(delivery)
      const stage = stageOf(body)
      if (stage === 'call.answered') return { kind: 'ignored', reason: 'The call is still going on.' }
      const deliveryId = await id()
      const sources = collectSources(body)
      const callId = sources.peek('call.id')?.text
      const head = {
        id: `nextphone:${callId !== undefined && callId.length <= 200 ? callId : deliveryId}`,
        source: 'nextphone',
        receivedAt: delivery.receivedAt,
        direction: 'inbound',
      } as const
      const built = buildLead(sources, head, context)
      if (stage !== undefined) built.lead.complete = stage === 'call.ended'
      return { kind: 'events', events: leadEvents(built, deliveryId) }
    },
    respond: jsonReply,
  }
}

const stages = ['call.answered', 'call.ended', 'message.collected', 'data.collected'] as const

/**
 * Recognises the fixed envelope of a vendor tutorial. It contradicts the tools' own documentation, so nothing depends on it.
 *
 * @see https://www.getnextphone.com/blog/ai-receptionist-api-integration-tutorial
 */
const stageOf = (body: JsonObject): (typeof stages)[number] | undefined =>
  isJsonObject(body.data) ? stages.find((stage) => stage === body.event) : undefined
