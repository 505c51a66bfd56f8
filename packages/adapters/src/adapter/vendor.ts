import type { JsonObject } from 'type-fest'
import type { Adapter, AdapterContext, Delivery, ReceiveResult, Verification } from './adapter.ts'
import { digestDelivery } from './delivery-digest.ts'
import { DeliveryError } from './delivery-error.ts'
import { type BodyLimits, readJsonObject } from './json-body.ts'
import { type LeadPart, partEvents } from './lead-part.ts'
import { Payload } from './payload.ts'
import { consentOf, type SmsWish } from './sms-wish.ts'

/** What a delivery of a vendor is about. */
export type Told =
  | { kind: 'part'; part: LeadPart; wish?: SmsWish | undefined }
  | { kind: 'ignored'; reason: string; wish?: SmsWish | undefined }
  | { kind: 'handshake'; response: Response }

/** Says that a delivery is of no use, and why. */
export const ignored = (reason: string): Told => ({ kind: 'ignored', reason })

/** What is particular to one phone service. */
export interface Vendor {
  name: string
  settleSeconds?: number
  limits?: BodyLimits
  /** Reads the body where it is not one JSON object. */
  read?: (delivery: Delivery) => JsonObject
  verify(delivery: Delivery, context: AdapterContext): Promise<Verification>
  /** Id of the delivery at the vendor, stable over redelivery; without one its content names it. */
  idOf(body: Payload, delivery: Delivery): string | undefined
  /** Answers what has no body worth reading. */
  first?: (delivery: Delivery) => Told | undefined
  tell(body: Payload, delivery: Delivery, context: AdapterContext): Told
  respond(result: ReceiveResult, delivery?: Delivery): Response
}

/** Vendors' payloads nest transcripts and tool calls; far less of them is kept. */
const vendorLimits: BodyLimits = { maxDepth: 32, maxValues: 100_000 }

/** Makes an adapter of what is particular to a vendor. */
export const vendorAdapter = (vendor: Vendor): Adapter => {
  const { name, settleSeconds, limits = vendorLimits } = vendor
  const read = once(vendor.read ?? (({ rawBody }) => readJsonObject(rawBody, limits)))
  const contentId = (delivery: Delivery): Promise<string> => digestOf(delivery, limits, read)
  const deliveryId = async (delivery: Delivery): Promise<string> =>
    idIn(vendor, delivery, read) ?? (await contentId(delivery))
  return {
    name,
    ...(settleSeconds !== undefined && { settleSeconds }),
    verify: (delivery, context) => vendor.verify(delivery, context),
    deliveryId,
    parse: async (delivery, context) => {
      const told = vendor.first?.(delivery) ?? vendor.tell(new Payload(read(delivery)), delivery, context)
      if (told.kind === 'handshake') return told
      const consent = consentOf(told.wish, context)
      if (told.kind === 'ignored') return { kind: 'ignored', reason: told.reason, ...consent }
      const deliveryId = idIn(vendor, delivery, read) ?? (await contentId(delivery))
      const events = partEvents(told.part, { source: name, deliveryId, delivery, context })
      return { kind: 'events', events, ...consent }
    },
    respond: (result, delivery) => vendor.respond(result, delivery),
  }
}

type Read = (delivery: Delivery) => JsonObject

/** A delivery is read to name it and again to tell what it says; it is the same object then, and decoded once. */
const once = (read: Read): Read => {
  const known = new WeakMap<Delivery, { rawBody: Uint8Array; url: string; body: JsonObject }>()
  return (delivery) => {
    const { rawBody, url } = delivery
    const last = known.get(delivery)
    if (last?.rawBody === rawBody && last.url === url) return last.body
    const body = read(delivery)
    known.set(delivery, { rawBody, url, body })
    return body
  }
}

/** A delivery that cannot be read has no id but its bytes. */
const idIn = (vendor: Vendor, delivery: Delivery, read: Read): string | undefined => {
  if (vendor.first?.(delivery)) return undefined
  try {
    return vendor.idOf(new Payload(read(delivery)), delivery)
  } catch (error) {
    if (error instanceof DeliveryError) return undefined
    throw error
  }
}

const digestOf = (delivery: Delivery, limits: BodyLimits, read: Read): Promise<string> => {
  // What came in an address has no bytes of its own that could be told from those of another delivery.
  if (delivery.rawBody.byteLength === 0) return digestDelivery(new Uint8Array(), limits, readOrNothing(read, delivery))
  try {
    return digestDelivery(delivery.rawBody, limits, read(delivery))
  } catch (error) {
    if (error instanceof DeliveryError) return digestDelivery(delivery.rawBody, limits)
    throw error
  }
}

const readOrNothing = (read: Read, delivery: Delivery): JsonObject => {
  try {
    return read(delivery)
  } catch (error) {
    if (error instanceof DeliveryError) return {}
    throw error
  }
}
