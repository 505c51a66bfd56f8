import type { AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/**
 * Proves a delivery of either generation of Quo's webhooks genuine; the headers tell which it is.
 *
 * The older header may list several signatures, each with a timestamp of its own.
 *
 * @see https://www.quo.com/docs/mdx/guides/webhooks
 */
export const verifyQuo = async (
  delivery: Pick<Delivery, 'headers' | 'rawBody'>,
  { secrets, now }: Pick<AdapterContext, 'secrets' | 'now'>,
): Promise<Verification> => {
  const { quo, standardWebhooks } = signatureSchemes
  const header = delivery.headers.get(quo.header)
  if (delivery.headers.has(standardWebhooks.header) || header === null)
    return verifySignature(standardWebhooks, delivery, secrets, now)
  let last: Verification = { ok: false, code: 'malformed' }
  for (const signature of header.split(',').slice(0, 16)) {
    const headers = new Headers({ [quo.header]: signature.trim() })
    last = await verifySignature(quo, { headers, rawBody: delivery.rawBody }, secrets, now)
    if (last.ok) return last
  }
  return last
}
