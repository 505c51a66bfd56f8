import type { LeadEvent, PhoneReader } from '@leadbooks/core'

/** One HTTP request from a phone service, with its body exactly as it came over the wire. */
export interface Delivery {
  method: string
  url: string
  headers: Headers
  rawBody: Uint8Array
  /** ISO 8601 instant. */
  receivedAt: string
}

/** What an adapter may know of the tenant a delivery was addressed to; one tenant's secret never opens another's URL. */
export interface AdapterContext {
  /** Every secret that is valid now, several while one is being rotated. */
  secrets: string[]
  /** IANA name of the business's time zone. */
  timeZone: string
  /** ISO 3166-1 alpha-2, for phone numbers without a prefix. */
  country: string
  /**
   * Reads phone numbers. `normalizePhone` of `@leadbooks/core` knows all countries.
   *
   * @defaultValue `normalizeNanpPhone` of `@leadbooks/core/nanp`: North America, and numbers that begin with `+`
   */
  phones?: PhoneReader
  /** Address the phone service calls, where a signature covers it. */
  publicUrl?: string
  /** ISO 8601 instant. */
  now: string
}

export type VerifyFailure = 'missing-header' | 'malformed' | 'bad-signature' | 'too-old' | 'too-new' | 'unknown-key'
export type Verification = { ok: true } | { ok: false; code: VerifyFailure }

/** What somebody asks about text messages by sending one: to get no more, or to get them again. */
export interface SmsConsent {
  /** E.164 number of who asks. */
  phone: string
  texts: 'stop' | 'start'
}

/** What a delivery says. A body that cannot be read is thrown as `DeliveryError`. */
export type ParsedDelivery =
  | { kind: 'events'; events: LeadEvent[]; consent?: SmsConsent }
  | { kind: 'ignored'; reason: string; consent?: SmsConsent }
  | { kind: 'handshake'; response: Response }

/** How a delivery was received, for the answer that the phone service hears. */
export type ReceiveResult =
  | { status: 'accepted'; deliveryId: string; leadIds: string[]; duplicate: boolean }
  | { status: 'ignored'; deliveryId: string; reason: string }
  | {
      status: 'rejected'
      httpStatus: number
      code: string
      message: string
      issues?: { path: string; code: string; message: string }[]
    }

/** A phone service: proves a delivery genuine, names it, and reads it. */
export interface Adapter {
  readonly name: string
  /** How long a lead that is not complete waits for the rest of its call. Absent where one delivery says all. */
  readonly settleSeconds?: number
  /** Compares in constant time, over the raw bytes, before anything is parsed. */
  verify(delivery: Delivery, context: AdapterContext): Promise<Verification>
  /** Stable over redelivery. */
  deliveryId(delivery: Delivery): Promise<string>
  /** @throws DeliveryError when the body is not what this service sends; it names the field, what came and what was expected. */
  parse(delivery: Delivery, context: AdapterContext): Promise<ParsedDelivery>
  /**
   * What this vendor needs to hear.
   *
   * @param delivery - what was received, where the answer depends on it: some vendors post calls and messages to one address
   */
  respond(result: ReceiveResult, delivery?: Delivery): Response
}
