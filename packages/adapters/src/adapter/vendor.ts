import type { JsonObject } from 'type-fest'
import type { Adapter, AdapterContext, Delivery, ReceiveResult, Verification } from './adapter.ts'
import { digestDelivery } from './delivery-digest.ts'
import { type BodyLimits, readJsonObject } from './json-body.ts'
import { type LeadPart, partEvents } from './lead-part.ts'
import { Payload } from './payload.ts'
import { readOnce } from './read-once.ts'
import { consentOf, type SmsWish } from './sms-wish.ts'

/** What a delivery of a vendor is about. */
export type Told =
  | { kind: 'part'; part: LeadPart; wish?: SmsWish | undefined }
  | { kind: 'ignored'; reason: string; wish?: SmsWish | undefined }
  | { kind: 'handshake'; response: Response }

/** What is told of a delivery that has no body worth reading. */
export type ToldAtOnce = { kind: 'ignored'; reason: string } | { kind: 'handshake'; response: Response }

/** Says that a delivery is of no use, and why. */
export const ignored = (reason: string): { kind: 'ignored'; reason: string } => ({ kind: 'ignored', reason })

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
  first?: (delivery: Delivery) => ToldAtOnce | undefined
  tell(body: Payload, delivery: Delivery, context: AdapterContext): Told
  respond(result: ReceiveResult, delivery?: Delivery): Response
}

/** Vendors' payloads nest transcripts and tool calls; far less of them is kept. */
const vendorLimits: BodyLimits = { maxDepth: 32, maxValues: 100_000 }

/** Makes an adapter of what is particular to a vendor. */
export const vendorAdapter = (vendor: Vendor): Adapter => {
  const { name, settleSeconds, limits = vendorLimits } = vendor
  const read = vendor.read ?? (({ rawBody }: Delivery) => readJsonObject(rawBody, limits))
  const idOf = (delivery: Delivery, body: JsonObject | undefined): string | Promise<string> =>
    (body && vendor.idOf(new Payload(body), delivery)) ?? digestOf(delivery, body)
  const once = readOnce(read, idOf)
  return {
    name,
    ...(settleSeconds !== undefined && { settleSeconds }),
    verify: (delivery, context) => vendor.verify(delivery, context),
    deliveryId: async (delivery) => (vendor.first?.(delivery) ? idOf(delivery, undefined) : once.deliveryId(delivery)),
    parse: async (delivery, context) => {
      const first = vendor.first?.(delivery)
      if (first) return first
      const { body, id } = once.open(delivery)
      const told = vendor.tell(new Payload(body), delivery, context)
      if (told.kind === 'handshake') return told
      const consent = consentOf(told.wish, context)
      if (told.kind === 'ignored') return { kind: 'ignored', reason: told.reason, ...consent }
      const events = partEvents(told.part, { source: name, deliveryId: await id(), delivery, context })
      return { kind: 'events', events, ...consent }
    },
    respond: (result, delivery) => vendor.respond(result, delivery),
  }
}

/** What came in an address has no bytes of its own that could be told from those of another delivery. */
const digestOf = ({ rawBody }: Delivery, body: JsonObject | undefined): Promise<string> =>
  digestDelivery(rawBody, body ?? (rawBody.byteLength === 0 ? {} : undefined))
