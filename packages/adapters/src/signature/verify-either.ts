import type { AdapterContext, Verification } from '../adapter/adapter.ts'
import type { SignatureScheme } from './scheme.ts'
import { verifyStaticSecret } from './static-secret.ts'
import { type SignedDelivery, verifySignature } from './verify-signature.ts'

/**
 * Proves a delivery genuine by a signature, or else by a secret that it carries.
 *
 * @param ways - `schemes` in order of preference; `headerNames` of headers that may carry the secret besides the usual ones
 */
export const verifyEither = async (
  delivery: SignedDelivery & { url: string },
  { secrets, now }: Pick<AdapterContext, 'secrets' | 'now'>,
  { schemes, headerNames = [] }: { schemes: readonly SignatureScheme[]; headerNames?: readonly string[] },
): Promise<Verification> => {
  let signed: Verification = { ok: false, code: 'missing-header' }
  for (const scheme of schemes) {
    const verification = await verifySignature(scheme, delivery, secrets, now)
    if (verification.ok) return verification
    if (signed.ok === false && signed.code === 'missing-header') signed = verification
  }
  const carried = await verifyStaticSecret(delivery, secrets, ...headerNames)
  if (carried.ok || carried.code === 'unknown-key') return carried
  return signed.ok === false && signed.code === 'missing-header' ? carried : signed
}
