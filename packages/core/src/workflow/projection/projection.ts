import type { Intent, Lead, LeadAppointment, Urgency } from '../../lead/lead.ts'
import type { MappingResult } from '../../mapping/contract.ts'
import type { CommandType } from '../commands.ts'
import type { LeadEventType } from '../events.ts'
import type { ContactView } from './contact.ts'
import type { EstimateView } from './estimate.ts'
import type { InvoiceView } from './invoices.ts'
import type { MoneyTotals } from './money-totals.ts'
import type { Stage } from './stage.ts'

/** A callback the caller waits for. */
export interface CallbackView {
  requestedAt: string
  /** Instant by which the call is promised: the one asked for, else the policy's hours after the request. */
  dueAt: string
  done: boolean
  /** The clock has passed the time of grace after `dueAt` and nobody has called. */
  late: boolean
}

/** A command that cannot be carried out and waits for a person. */
export interface FailureView {
  key: string
  commandType: CommandType
  code: string
  message: string
}

/** Something in the facts that does not fit together and that a person may want to see. */
export interface Anomaly {
  /** Stable kebab-case code. */
  code: string
  message: string
}

/** Where a lead stands: a pure function of its facts, the policy and the latest waking of the clock. */
export interface LeadProjection {
  leadId: string
  stage: Stage
  /** All that is known of the call, deliveries merged. */
  lead?: Lead
  /** How pressing the work is: as priced, before that as the phone service or the text says. */
  urgency: Urgency
  intents: Intent[]
  contact: ContactView
  /** What the mapping rules made of the call, the latest pricing. */
  pricing?: MappingResult & { at: string }
  customerId?: string
  /** The latest estimate. */
  estimate?: EstimateView
  invoices: InvoiceView[]
  /** Deals, sales and invoices that other systems have sent. */
  documents: { type: LeadEventType; externalId: string }[]
  appointment?: LeadAppointment
  callback?: CallbackView
  money: MoneyTotals
  /** Questions that wait for a person. */
  reviews: { id: string; code: string; message: string }[]
  failures: FailureView[]
  anomalies: Anomaly[]
}
