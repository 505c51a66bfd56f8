import type { AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/**
 * Proves a delivery genuine by a secret that its tool sends along, or by a signature over the raw bytes.
 *
 * NextPhone documents static headers and no signature; a tutorial shows `X-NextPhone-Signature`, once with `sha256=` in front of
 * the hexadecimal and once without. One credential that holds is enough: `Authorization` may be NextPhone's own key.
 */
export const authenticate = async (
  delivery: Delivery,
  { secrets, now }: Pick<AdapterContext, 'secrets' | 'now'>,
  headerName?: string,
): Promise<Verification> => {
  const carried = await verifyStaticSecret(delivery, secrets, headerName)
  if (carried.ok || carried.code === 'unknown-key') return carried
  const scheme = signatureSchemes.nextphone
  const isPrefixed = delivery.headers.get(scheme.header)?.trim().startsWith('sha256=')
  const signed = await verifySignature(isPrefixed ? scheme : { header: scheme.header }, delivery, secrets, now)
  return signed.ok || carried.code === 'missing-header' ? signed : carried
}
