import { signatureSchemes, signDelivery } from '@leadbooks/adapters'
import { postToService, type ServiceRequest } from '@leadbooks/adapters/notify'
import type { Command } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import type { HandlerContext, Outcome } from '../quickbooks/handler.ts'
import { checkEndpoint, EndpointError } from './endpoint.ts'

type Update = Extract<Command, { type: 'crm.update' }>

/** Of a lead, how it stands; of QuickBooks, the event that the changes name. */
const eventOf = ({ event, ...changes }: JsonObject, leadId: string): { type: string; data: JsonObject } =>
  typeof event === 'string' ? { type: event, data: changes } : { type: 'lead.changed', data: { ...changes, leadId } }

/** @throws EndpointError as it is: no later try reaches a private address */
const post = async (request: ServiceRequest, send: typeof fetch): Promise<void> => {
  let refused: EndpointError | undefined
  const noting: typeof fetch = (...asked) =>
    send(...asked).catch((error: unknown) => {
      if (error instanceof EndpointError) refused = error
      throw error
    })
  await postToService(request, { fetch: noting }).catch((error: unknown) => {
    throw refused ?? error
  })
}

/**
 * Tells the user's own system how a lead stands, or what changed in QuickBooks, signed as Standard Webhooks says:
 * `{ type: 'lead.changed', timestamp, data: { realmId, leadId, …changes } }`, and `document.changed`, `document.deleted`,
 * `customer.changed`, `customer.removed`.
 *
 * The command's key is the `webhook-id`, the same over retries, so that the receiver can tell a repetition. `timestamp` is
 * when the lead came to stand so; later ones outdate earlier ones, in whatever order they arrive.
 *
 * @throws EndpointError, NotifyError
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const tellCrm = async (
  { changes }: Update,
  { realmId, leadId, record, tenant, now }: HandlerContext,
  send: typeof fetch,
): Promise<Outcome> => {
  const { crm } = tenant
  if (crm === undefined) return { kind: 'done', result: { detail: { told: false } } }
  const { href } = checkEndpoint(crm.url)
  const { type, data } = eventOf(changes, leadId)
  const body = JSON.stringify({ type, timestamp: record.createdAt, data: { ...data, realmId } })
  const id = encodeURIComponent(record.key)
  const signed = await signDelivery(signatureSchemes.standardWebhooks, crm.secret, body, now(), { id })
  const headers = { 'content-type': 'application/json', ...signed }
  await post({ channel: 'crm', url: href, headers, body }, send)
  return { kind: 'done', result: { detail: { told: true } } }
}
