import type { CatalogItem, Command, CommandFailure, CommandResult, CustomerProfile, LeadState } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import type { Snapshot } from '../customers/merge-fields.ts'

/**
 * The rows a store keeps. All are plain JSON but for `rawBody`; instants are ISO 8601 in UTC, so that their text sorts as
 * they do.
 */

/** One delivery as it came in, without the headers and parameters that prove who sent it. */
export interface DeliveryRecord {
  realmId: string
  adapter: string
  /** Unique per realm and adapter. */
  deliveryId: string
  receivedAt: string
  method: string
  url: string
  headers: Record<string, string>
  rawBody: Uint8Array
  /** `received` waits to be read; `rejected` was answered with an error and waits for a person. */
  status: 'received' | 'processed' | 'ignored' | 'rejected'
  attempts: number
  /** When it is read next. */
  dueAt?: string
  error?: CommandFailure
  leadIds: string[]
  /** How often the same delivery came again. */
  repeats: number
  /** When its body, headers and address were taken away; the rest stays, so that it is known when it comes again. */
  emptiedAt?: string
}

/** Deliveries that were refused before anything of them could be trusted, counted by cause and hour. */
export interface RejectionRecord {
  /** As the sender wrote it; `''` for a realm nobody knows. */
  realmId: string
  adapter: string
  code: string
  /** Start of the hour. */
  hour: string
  count: number
  lastAt: string
  message: string
}

export interface LeadRecord {
  realmId: string
  leadId: string
  /** Rises by one with each commit; 0 before the first. */
  version: number
  state: LeadState
  /** As the projection has it; `erased` for a lead of which nothing is known any more. */
  stage: string
  /** The lead is complete but has no price yet. */
  pricing: 'waiting' | 'due' | 'done'
  createdAt: string
  updatedAt: string
  /** When the engine looks at the lead again, whatever happens. */
  dueAt?: string
  /** Tries at pricing that failed in a row. */
  attempts: number
  error?: CommandFailure
}

/**
 * Commands of one lane run in order within a lead: what is written to QuickBooks, messages to customers, alerts to the
 * business, and what goes before people and into their own systems. An alert does not wait behind QuickBooks.
 */
export type Lane = 'quickbooks' | 'messages' | 'alerts' | 'office'

/**
 * A command in the outbox. `waiting` is parked until a person decides, `dead` is a dead letter, `discarded` is what a person
 * decided not to do.
 */
export interface OutboxRecord {
  realmId: string
  leadId: string
  key: string
  lane: Lane
  command: Command
  /** Id of the trigger that wanted it. */
  trigger?: string
  status: 'ready' | 'leased' | 'waiting' | 'done' | 'dead' | 'discarded'
  /** Order of issue. */
  sequence: number
  attempts: number
  dueAt: string
  createdAt: string
  /** When it was first tried since it was issued or put back; the time allowed for retries runs from here. */
  firstTriedAt?: string
  /**
   * When it was first tried at all, where a person has put it back since or the process that tried it has not come back:
   * QuickBooks may have carried it out then.
   */
  earlierTriedAt?: string
  leaseToken?: string
  leaseUntil?: string
  /** What was decided before the first byte was sent, so that a restart carries on instead of deciding again. */
  progress?: JsonObject
  result?: CommandResult
  error?: CommandFailure
}

export interface CustomerRecord {
  realmId: string
  /** QuickBooks Id, or `pending:<command key>` while the create is under way. */
  customerId: string
  profile: CustomerProfile
  /** SyncToken of the QuickBooks object. */
  syncToken?: string
  /** When QuickBooks last changed it, as it said. */
  changedAt?: string
  /** ISO 4217 currency the customer is billed in. */
  currency?: string
  /** Ids of what was agreed on paying, and how documents go out. */
  preferences?: { termId?: string; paymentMethodId?: string; delivery?: string }
  /** What QuickBooks and the user's CRM last agreed on. */
  snapshot?: Snapshot
  updatedAt: string
}

/** The kinds of documents that are mirrored. */
export type DocumentEntity = 'Estimate' | 'Invoice' | 'Payment' | 'SalesReceipt' | 'CreditMemo' | 'RefundReceipt'

/** A document of a customer as QuickBooks last answered it; amounts are decimal strings. */
export interface DocumentRecord {
  realmId: string
  entity: DocumentEntity
  documentId: string
  customerId: string
  syncToken: string
  docNumber?: string
  /** `YYYY-MM-DD` */
  txnDate: string
  dueDate?: string
  totalAmount: string
  /** What is still owed of it, or still to be applied. */
  balance?: string
  /** ISO 4217 */
  currency?: string
  status?: string
  /** When QuickBooks last changed it, as it said. */
  changedAt?: string
  /** Line of its private note that says which command of ours made it. */
  marker?: string
  /** Of a payment, invoices that it settles with credit memos. */
  creditedInvoices?: string[]
  /** The lines as LeadBooks last wrote them, hashed; other lines are somebody else's doing. */
  writtenLines?: string
  updatedAt: string
}

export interface ItemRecord {
  realmId: string
  itemId: string
  item: CatalogItem
}

export interface ReviewRecord {
  realmId: string
  reviewId: string
  leadId?: string
  /** Command that waits for the answer. */
  commandKey?: string
  code: string
  message: string
  detail: JsonObject
  status: 'open' | 'resolved'
  openedAt: string
  resolvedAt?: string
  resolution?: JsonObject
}

/** One line of a lead's history; never changed, never taken away. */
export interface TimelineEntry {
  realmId: string
  leadId: string
  at: string
  kind: 'event' | 'command' | 'quickbooks' | 'message' | 'note'
  /** What happened, in a word of that kind: an event type, a command type, a method and path. */
  name: string
  data: JsonObject
}

/** Word that a record of QuickBooks is not what the mirror says any more; it is read again. */
export interface ChangeRecord {
  realmId: string
  /** As QuickBooks writes it: `SalesReceipt`. */
  entity: string
  id: string
  operation: 'changed' | 'deleted' | 'merged'
  /** After a merge, the record that went. */
  mergedId?: string
  /** When it changed, as the latest word of it said. */
  noticedAt: string
  dueAt: string
  attempts: number
}

/** What limits count: writes to QuickBooks, and what is sent to customers. */
export type UsageKind = 'documents' | 'messages' | `person/${string}`

export interface RealmRecord {
  realmId: string
  /** Set when the first import is complete; nothing is created before. */
  importedAt?: string
  /** Rises with every change of the customer mirror; a decision is committed only on the revision it was made on. */
  customersRevision: number
  /** No QuickBooks command of this realm starts before. */
  pausedUntil?: string
  /** Up to when QuickBooks has been asked for changes. */
  changesSince?: string
  /** When QuickBooks is asked next. */
  sweepDueAt?: string
  /** Since when a person has stopped everything that reaches QuickBooks or customers. */
  heldSince?: string
}

/** What may point at a lead. */
export type RefKind = 'callId' | 'dealId' | 'estimateId' | 'invoiceId' | 'paymentId' | 'customerId'

/** What a register holds: a business's settings, keys to the HTTP surface, connections to QuickBooks, links people answer. */
export type RegisterKind =
  | 'settings'
  | 'api-key'
  | 'connection'
  | 'approval'
  | 'data-key'
  | 'erased'
  | 'merged'
  | 'rate'
  | 'list'
  | 'import'
  | 'sweep'
  | 'sms-consent'
  | 'appointment'

/** An entry of a register: changed only over the version it was read at. */
export interface RegisterRecord {
  /** `''` for what belongs to no realm. */
  realmId: string
  kind: RegisterKind
  /** Unique per realm and kind. */
  id: string
  /** Rises by one with each change, from 1. */
  version: number
  updatedAt: string
  doc: JsonObject
}

/** One line of the audit trail: who did what. Never changed, never taken away, and without personal data. */
export interface AuditEntry {
  realmId: string
  at: string
  /** Who did it: a key's id, a signed-in person as the app names them, `engine`. */
  actor: string
  /** What was done: `settings.published`, `review.resolved`. */
  action: string
  detail: JsonObject
}
