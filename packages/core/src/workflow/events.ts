import type { JsonObject } from 'type-fest'
import type { Lead, LeadAppointment, LeadCallback } from '../lead/lead.ts'
import type { MappingResult } from '../mapping/contract.ts'
import type { CommandType } from './commands.ts'

/** Ids by which an event finds its lead when it does not name it. */
export interface LeadRefs {
  callId?: string
  dealId?: string
  estimateId?: string
  invoiceId?: string
  paymentId?: string
  customerId?: string
}

interface EventBase {
  /** Unique per thing that happened: the same event delivered again has the same id. */
  id: string
  /** ISO 8601 instant at which it happened. */
  at: string
  leadId?: string
  refs?: LeadRefs
}

/** A bill of sale as another system states it; amounts are decimal strings. */
export interface SalesDocument {
  externalId: string
  number?: string
  /** `YYYY-MM-DD` */
  txnDate?: string
  dueDate?: string
  /** ISO 4217 */
  currency: string
  lines: { item?: string; description?: string; quantity: string; rate?: string; amount: string }[]
  discount?: string
  tax?: string
  amountPaid?: string
  terms?: string
}

/** A bill, and where in a payload it was read. */
interface ReadDocument {
  document: SalesDocument
  /** Path in `document` → path in the payload; for the lines that of their list. */
  provenance?: Record<string, string>
}

export interface JobLabour {
  item?: string
  /** Decimal hours. */
  hours: string
  rate?: string
}

export interface JobMaterial {
  item?: string
  description?: string
  quantity: string
  /** Decimal price per unit. */
  price: string
}

/** A part of the work that is billed before the rest is done: a share of the estimate, or an amount. */
export interface Milestone {
  milestoneId: string
  description?: string
  /** Decimal share of the estimate's total, above 0 and at most 100. */
  percent?: string
  /** Decimal amount; outranks `percent`. */
  amount?: string
}

/** What a carried-out command gave back; which fields are present follows from the command's type. */
export interface CommandResult {
  customerId?: string
  /** How the customer was found. */
  how?: 'matched' | 'created' | 'reviewed'
  /** What the caller gave and the customer who was there before does not have, by the name of each detail. */
  lacks?: string[]
  estimateId?: string
  invoiceId?: string
  paymentId?: string
  salesReceiptId?: string
  docNumber?: string
  /** ISO 8601 instant at which the document changed, by QuickBooks' clock: it may differ from ours. */
  changedAt?: string
  /** Decimal string, as QuickBooks computed it. */
  totalAmount?: string
  /** Some line of the document has no price yet. */
  unpriced?: boolean
  /** Address or number a document or a message went to. */
  sentTo?: string
  detail?: JsonObject
}

export interface CommandFailure {
  /** Stable kebab-case code. */
  code: string
  message: string
}

type Vendor =
  | { type: 'lead.received' | 'lead.updated'; lead: Lead }
  | { type: 'appointment.scheduled' | 'appointment.rescheduled'; appointment: LeadAppointment }
  | { type: 'appointment.cancelled' }
  | { type: 'callback.requested'; callback: LeadCallback }
  | { type: 'callback.done' }

type Business =
  | { type: 'estimate.accepted' | 'estimate.declined'; via: 'link' | 'phone' | 'quickbooks' }
  | { type: 'document.approved' }
  | { type: 'quote.revised' }
  | { type: 'job.completed'; labour: JobLabour[]; materials: JobMaterial[] }
  | ({ type: 'milestone.reached' } & Milestone)
  | { type: 'reminders.stopped' | 'reminders.resumed'; by: 'customer' | 'business' }
  | ({ type: 'deal.won' | 'deal.reopened' | 'proposal.signed' } & ReadDocument)
  /** `terms` and `taxCode` by the names they have in QuickBooks; where QuickBooks works taxes out itself, the address tells the region. */
  | { type: 'customer.onboarded'; terms?: string; taxCode?: string }
  | ({ type: 'sale.paid' } & ReadDocument)
  | ({ type: 'invoice.requested' | 'invoice.changeRequested' | 'invoice.voidRequested' } & ReadDocument)

/** Version of a QuickBooks object: its SyncToken and when it last changed. */
interface Versioned {
  version: string
  changedAt?: string
}

type Quickbooks =
  | ({ type: 'estimate.changed'; status: string; totalAmount: string } & Versioned)
  | { type: 'estimate.deleted' }
  | ({ type: 'invoice.changed'; totalAmount: string; balance: string; dueDate?: string } & Versioned)
  | ({ type: 'invoice.voided' } & Versioned)
  | { type: 'invoice.deleted' }
  | ({
      type: 'payment.received' | 'payment.changed' | 'payment.voided' | 'payment.refunded'
      paymentId: string
      currency: string
      applied: { invoiceId: string; amount: string }[]
      unapplied: string
    } & Versioned)
  | { type: 'credit.applied'; invoiceId: string; amount: string }
  | ({ type: 'customer.changed'; customerId: string } & Versioned)
  | { type: 'customer.merged'; customerId: string; intoCustomerId: string }
  | ({ type: 'item.changed'; itemId: string; active: boolean; name: string } & Versioned)

/** What the words of a call say to the conditions of a policy, by the condition's name; `null` where nobody can tell. */
export type TextAnswers = Record<string, boolean | null>

type Engine =
  /** `texts` is what {@link judgeTexts} has found in the words; a trigger that asks for more waits. */
  | { type: 'lead.priced'; result: MappingResult; texts?: TextAnswers }
  | {
      type: 'customer.resolved'
      customerId: string
      how: 'matched' | 'created' | 'reviewed'
      /** What the caller gave and the customer who was there before does not have, by the name of each detail. */
      lacks?: string[]
    }
  | { type: 'review.opened'; reviewId: string; code: string; message: string }
  | { type: 'review.resolved'; reviewId: string; resolution: JsonObject }
  | { type: 'command.completed'; key: string; commandType: CommandType; result: CommandResult }
  | { type: 'command.failed'; key: string; commandType: CommandType; error: CommandFailure; final: boolean }
  | { type: 'clock.woke' }

/** Everything a lead can be told. Facts may arrive late, twice and in any order. */
export type LeadEvent = EventBase & (Vendor | Business | Quickbooks | Engine)
export type LeadEventType = LeadEvent['type']
