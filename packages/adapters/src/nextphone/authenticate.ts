import type { AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { matchesSecret } from '../signature/equal.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/**
 * Proves a delivery genuine by a secret that its tool sends along, or by a signature over the raw bytes.
 *
 * NextPhone documents static headers and no signature; a tutorial shows `X-NextPhone-Signature`, once with `sha256=` in front of
 * the hexadecimal and once without. One credential that holds is enough: `Authorization` may be NextPhone's own key.
 */
export const authenticate = async (
  delivery: Delivery,
  context: Pick<AdapterContext, 'secrets' | 'now'>,
  headerName?: string,
): Promise<Verification> => {
  const secrets = context.secrets.filter((secret) => secret !== '')
  if (secrets.length === 0) return { ok: false, code: 'unknown-key' }
  const candidates = presented(delivery, headerName)
  const signed = await checkSignature(delivery, secrets, context.now)
  let matched = signed.ok
  for (const candidate of candidates) matched = (await matchesSecret(candidate, secrets)) || matched
  if (matched) return { ok: true }
  return candidates.length > 0 ? { ok: false, code: 'bad-signature' } : signed
}

/** Every text in the delivery that may be the secret. */
const presented = ({ headers, url }: Delivery, headerName: string | undefined): string[] => {
  const authorization = headers.get('authorization')?.replace(/^bearer\s+/i, '')
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1).split('#', 1)[0] : ''
  const token = new URLSearchParams(query).get('token')
  const own = headerName === undefined ? undefined : headers.get(headerName)
  return [authorization, headers.get('x-leadbooks-secret'), own, token].flatMap((text) => (text ? [text] : []))
}

const checkSignature = async (delivery: Delivery, secrets: string[], now: string): Promise<Verification> => {
  const scheme = signatureSchemes.nextphone
  const prefixed = delivery.headers.get(scheme.header)?.trim().startsWith('sha256=')
  return verifySignature(prefixed ? scheme : { header: scheme.header }, delivery, secrets, now)
}
