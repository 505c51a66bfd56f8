import type { JsonValue } from 'type-fest'
import type { Issue } from './issue.ts'

/** A postal address in parts, as far as they are known; `raw` keeps what was said or sent. */
export interface PostalAddress {
  line1?: string
  line2?: string
  city?: string
  /** State or province, as the source wrote it (`TX`, `Texas`). */
  region?: string
  postalCode?: string
  /** ISO 3166-1 alpha-2 where known. */
  country?: string
  raw?: string
}

/** How pressing the work is: damage or danger now, somebody today or tomorrow, anything else. */
export type Urgency = 'emergency' | 'urgent' | 'routine'

/** What a caller wants to happen next; several may hold, none may hold. */
export type Intent = 'quote' | 'appointment' | 'callback' | 'existing-job' | 'complaint' | 'spam'

export type CustomerType = 'residential' | 'commercial'

/** An amount range in decimal strings, in the named ISO 4217 currency. */
export interface Budget {
  min?: string
  max?: string
  currency: string
}

export interface LeadContact {
  /** The whole name as given, never re-cased. */
  name?: string
  givenName?: string
  familyName?: string
  companyName?: string
  /** E.164, the caller's own number first. */
  phones: string[]
  emails: string[]
  address?: PostalAddress
  preferredContactMethod?: 'phone' | 'sms' | 'email'
  customerType?: CustomerType
  /** Ids the customer has elsewhere, for example `{ crm: 'c_123' }`. */
  externalIds?: Record<string, string>
}

export interface LeadMaterial {
  description: string
  quantity?: string
  amount?: string
}

export interface LeadRequest {
  /** What the caller wants, in their words or in the agent's summary. */
  text: string
  serviceType?: string
  urgency?: Urgency
  intents: Intent[]
  budget?: Budget
  /** Decimal hours, for example `'2.5'`. */
  estimatedHours?: string
  materials?: LeadMaterial[]
  notes?: string
  /** A job site apart from the customer's address; becomes a sub-customer. */
  site?: { name?: string; address?: PostalAddress }
}

export interface LeadAppointment {
  raw?: string
  /** `YYYY-MM-DD` in `timeZone`. */
  date?: string
  /** `HH:mm` in `timeZone`. */
  from?: string
  to?: string
  part?: 'morning' | 'afternoon' | 'evening'
  /** IANA name. */
  timeZone?: string
}

export interface LeadCallback {
  raw?: string
  /** ISO 8601 instant. */
  at?: string
}

export interface LeadCall {
  id?: string
  /** E.164 where it can be. */
  from?: string
  to?: string
  direction?: 'inbound' | 'outbound'
  /** ISO 8601 instants. */
  startedAt?: string
  endedAt?: string
  durationSeconds?: number
  recordingUrl?: string
  transcript?: string
  summary?: string
}

/** One call (or form, or deal) in canonical form. */
export interface Lead {
  /** `${source}:${externalId}`, stable over redelivery. */
  id: string
  /** Where it came from: `nextphone`, `twilio`, `vapi`, …, `webhook`. */
  source: string
  /** ISO 8601 instant. */
  occurredAt: string
  contact: LeadContact
  request: LeadRequest
  /** `false`: more deliveries of the same call are expected. */
  complete?: boolean
  appointment?: LeadAppointment
  callback?: LeadCallback
  call?: LeadCall
  /** Everything else the phone service collected. */
  fields: Record<string, JsonValue>
  /** Lead path → path in the payload it was read from. */
  provenance?: Record<string, string>
  /** What a person should look at: details that may be wrong, or that came and could not be read. `path` is the lead's. */
  doubts?: Issue[]
}
