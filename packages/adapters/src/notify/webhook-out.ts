import { signatureSchemes } from '../signature/scheme.ts'
import { signDelivery } from '../signature/sign-delivery.ts'
import type { NotifyChannel } from './notifier.ts'
import { postToService, type ServiceOptions } from './service.ts'

/** Somebody's endpoint that takes signed webhooks. */
export interface WebhookOutOptions extends ServiceOptions {
  url: string
  /** `whsec_` and base64 of 24 to 64 random bytes. */
  secret: string
  /** Tells the time to sign with, an ISO 8601 instant. @defaultValue the machine's clock */
  now?: () => string
}

/**
 * Posts messages to an endpoint, signed as Standard Webhooks says.
 *
 * The body is `{ type: 'message', timestamp, data: { to, subject?, text } }`. The idempotency key is the `webhook-id`, the
 * same over retries, so that the receiver can tell a repetition.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhookOut = (options: WebhookOutOptions): NotifyChannel => ({
  kind: 'webhook',
  name: 'webhook',
  send: async ({ idempotencyKey, to, subject, text }) => {
    const timestamp = options.now?.() ?? new Date().toISOString()
    const data = { to, ...(subject !== undefined && { subject }), text }
    const body = JSON.stringify({ type: 'message', timestamp, data })
    const id = encodeURIComponent(idempotencyKey)
    const signed = await signDelivery(signatureSchemes.standardWebhooks, options.secret, body, timestamp, { id })
    const headers = { 'content-type': 'application/json', ...signed }
    await postToService({ channel: 'webhook', url: options.url, headers, body }, options)
    return { id }
  },
})
