import type { AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { DeliveryError } from '../adapter/delivery-error.ts'
import { readJsonObject } from '../adapter/json-body.ts'
import { Payload } from '../adapter/payload.ts'
import { parseInstant } from '../field-mapping/instant.ts'
import { publicKeyOf } from '../signature/public-key.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/**
 * The key with which HighLevel signs the events of every app, as SPKI in base64.
 *
 * @see https://marketplace.gohighlevel.com/docs/webhook/WebhookIntegrationGuide/
 */
export const gohighlevelPublicKey = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg='

/** Keys other than the tenant's that may have signed. */
export interface GohighlevelKeys {
  /** HighLevel's retired RSA key in PEM: with it `x-wh-signature` is believed too, where no newer signature came. */
  legacyPublicKey?: string
}

const locationPrefix = 'location:'
const windowMs = 300_000

/**
 * Proves an app's event by HighLevel's signature, anything else by a secret it carries.
 *
 * HighLevel signs the events of every app and every account with one key, so that its signature alone does not tell whose
 * event it is. One of these has to hold besides: the tenant's secrets name the event's location (`location:ve9EPM428h8vShlRW1KT`),
 * the address carries one of them, or one of them is the public key itself.
 */
export const verifyGohighlevel = async (
  delivery: Delivery,
  { secrets, now }: Pick<AdapterContext, 'secrets' | 'now'>,
  { legacyPublicKey }: GohighlevelKeys,
): Promise<Verification> => {
  const { gohighlevel, gohighlevelLegacy } = signatureSchemes
  const carried = secrets.filter((secret) => !secret.startsWith(locationPrefix))
  const isSigned = isPresent(delivery, gohighlevel.header)
  if (!isSigned && !(legacyPublicKey !== undefined && isPresent(delivery, gohighlevelLegacy.header)))
    return verifyStaticSecret(delivery, carried)
  const keys = await publicKeysIn(carried)
  const own = isSigned ? await verifySignature(gohighlevel, delivery, keys, now) : undefined
  if (own?.ok) return checkTime(delivery, now)
  const signed = isSigned
    ? await verifySignature(gohighlevel, delivery, [gohighlevelPublicKey], now)
    : await verifySignature(gohighlevelLegacy, delivery, [legacyPublicKey ?? ''], now)
  if (!signed.ok) return signed
  const isBound = secrets.includes(`${locationPrefix}${bodyOf(delivery)?.id('locationId') ?? ''}`)
  const bound = isBound ? ({ ok: true } as const) : await verifyStaticSecret(delivery, carried)
  return bound.ok ? checkTime(delivery, now) : bound
}

/** HighLevel writes `N/A` where it has no signature. */
const isPresent = ({ headers }: Delivery, name: string): boolean =>
  !/^(?:n\/a)?$/i.test(headers.get(name)?.trim() ?? '')

const publicKeysIn = async (secrets: readonly string[]): Promise<string[]> => {
  const keys = await Promise.all(
    secrets.map(async (secret) => ((await publicKeyOf('ed25519', secret)) ? [secret] : [])),
  )
  return keys.flat()
}

const bodyOf = ({ rawBody }: Delivery): Payload | undefined => {
  try {
    return new Payload(readJsonObject(rawBody, { maxDepth: 32, maxValues: 100_000 }))
  } catch (error) {
    if (error instanceof DeliveryError) return undefined
    throw error
  }
}

/** Newer events are dated in their body. */
const checkTime = (delivery: Delivery, now: string): Verification => {
  const text = bodyOf(delivery)?.text('timestamp')
  const sentAt = text === undefined ? undefined : parseInstant(text)
  if (sentAt === undefined) return { ok: true }
  const ageMs = Date.parse(now) - sentAt
  if (ageMs > windowMs) return { ok: false, code: 'too-old' }
  return ageMs < -windowMs ? { ok: false, code: 'too-new' } : { ok: true }
}
