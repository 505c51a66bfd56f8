import type { CommandFailure, CommandResult } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import type {
  AuditEntry,
  ChangeRecord,
  CustomerRecord,
  DeliveryRecord,
  DocumentEntity,
  DocumentRecord,
  ItemRecord,
  LeadRecord,
  OutboxRecord,
  RealmRecord,
  RefKind,
  RegisterKind,
  RegisterRecord,
  RejectionRecord,
  ReviewRecord,
  TimelineEntry,
  UsageKind,
} from './records.ts'

/** Where a command goes after an attempt. */
export interface Settlement {
  status: 'ready' | 'waiting' | 'done' | 'dead'
  attempts: number
  dueAt?: string
  result?: CommandResult
  error?: CommandFailure
}

/**
 * One change of the store, as plain data. A list of them is one transaction: a synchronous list, so that SQLite, Postgres
 * and Durable Objects carry it out alike. A write that names what it expects (`expectedVersion`, `token`, …) is a guard:
 * when the store has moved on, the whole list is refused.
 */
export type Write =
  | { op: 'delivery.insert'; record: DeliveryRecord }
  | { op: 'delivery.repeat'; realmId: string; adapter: string; deliveryId: string }
  | {
      op: 'delivery.settle'
      realmId: string
      adapter: string
      deliveryId: string
      status: DeliveryRecord['status']
      attempts?: number
      dueAt?: string
      error?: CommandFailure
      leadIds?: string[]
    }
  /** Takes a delivery's body, headers and address away; its id stays, so that it is known when it comes again. */
  | { op: 'delivery.empty'; realmId: string; adapter: string; deliveryId: string; at: string }
  | { op: 'rejection.count'; record: Omit<RejectionRecord, 'count'> }
  | { op: 'lead.save'; expectedVersion: number; record: LeadRecord }
  /**
   * Takes away all that is known of a lead, its deliveries, history, reviews and commands included; what is left says that it
   * was there. Open commands are discarded. Refused while one of them is being carried out.
   */
  | { op: 'lead.erase'; realmId: string; leadId: string; at: string }
  | { op: 'ref.put'; realmId: string; kind: RefKind; value: string; leadId: string }
  | { op: 'command.insert'; record: Omit<OutboxRecord, 'sequence'> }
  | { op: 'command.progress'; realmId: string; key: string; token: string; progress: JsonObject }
  | ({ op: 'command.settle'; realmId: string; key: string; token: string } & Settlement)
  | { op: 'command.redrive'; realmId: string; key: string; dueAt: string; progress?: JsonObject }
  | { op: 'command.discard'; realmId: string; key: string }
  /** Has a command that waits for another try tried at once; nothing where it does not wait. */
  | { op: 'command.hasten'; realmId: string; key: string; dueAt: string }
  | { op: 'customer.put'; record: CustomerRecord; keys: string[] }
  | { op: 'customer.remove'; realmId: string; customerId: string }
  | { op: 'customers.guard'; realmId: string; expectedRevision: number }
  | { op: 'document.put'; record: DocumentRecord }
  | { op: 'document.remove'; realmId: string; entity: DocumentEntity; documentId: string }
  | { op: 'item.put'; record: ItemRecord }
  | { op: 'realm.imported'; realmId: string; at: string }
  | { op: 'realm.pause'; realmId: string; until: string | null }
  | { op: 'realm.hold'; realmId: string; since: string | null }
  /** Says up to when QuickBooks was asked for changes, and when it is asked next. */
  | { op: 'realm.swept'; realmId: string; since: string; dueAt: string }
  /** Notes a change; of several words about one record the latest counts, and a deletion is for good. */
  | { op: 'change.note'; record: ChangeRecord }
  /** Strikes a change off, unless something newer has been noted since. */
  | { op: 'change.settle'; realmId: string; entity: string; id: string; noticedAt: string }
  | { op: 'change.postpone'; realmId: string; entity: string; id: string; dueAt: string }
  /** Counts one more in the hour that begins at `hour`; refused above what is allowed in that hour, or in the 24 up to it. */
  | { op: 'usage.add'; realmId: string; kind: UsageKind; hour: string; perHour?: number; perDay?: number }
  | { op: 'review.open'; record: ReviewRecord }
  | { op: 'review.resolve'; realmId: string; reviewId: string; at: string; resolution: JsonObject }
  | { op: 'timeline.append'; entry: TimelineEntry }
  /** Enters or changes an entry of a register; `expectedVersion` 0 where none is to be there. */
  | { op: 'register.put'; expectedVersion: number; record: Omit<RegisterRecord, 'version'> }
  | { op: 'register.remove'; realmId: string; kind: RegisterKind; id: string }
  | { op: 'audit.append'; entry: AuditEntry }

/** Which guard refused a transaction. */
export type Conflict =
  | 'duplicate-delivery'
  | 'delivery-settled'
  | 'lead-version'
  | 'lead-busy'
  | 'lease-lost'
  | 'customers-revision'
  | 'not-dead'
  | 'review-resolved'
  | 'usage-limit'
  | 'register-version'

export type CommitOutcome = { ok: true } | { ok: false; conflict: Conflict }

export interface ClaimOptions {
  now: string
  limit: number
  leaseMs: number
  /** Commands of one realm that may run at once in each lane, over all processes. */
  perRealm: number
  /** Realm behind which the round begins, as text; see {@link Store}. */
  after?: string
}

export interface Page {
  limit: number
  /** Rows before this one, as the page before gave it. */
  before?: string
}

/**
 * Keeps everything durable. Runtime owns this port; `@leadbooks/runtime/testing` has the suite that every store passes.
 *
 * A resolved `commit` means that the writes survive a crash of the process and, where the store says so, a power cut.
 *
 * What is due is given out in rounds, so that a realm with a pile of work holds up no other: the longest due of each realm,
 * then the second of each, and so on. A round begins behind the realm `after`, in the order of their ids as text; whoever asks
 * passes the realm that the round before ended with.
 */
export interface Store {
  readonly name: string
  commit(writes: readonly Write[]): Promise<CommitOutcome>
  /**
   * The same store inside a transaction that the app has begun in its own database: what is committed here holds when that
   * transaction does. Only stores that share a database with an app have it.
   *
   * @throws when `transaction` is not one of this store's database
   */
  within?(transaction: unknown): Store
  /** Calls `wake` when another process has left work here. @returns what ends it */
  onWork?(wake: () => void): () => void

  readDelivery(realmId: string, adapter: string, deliveryId: string): Promise<DeliveryRecord | undefined>
  /** In rounds. */
  dueDeliveries(now: string, limit: number, after?: string): Promise<DeliveryRecord[]>
  /** Newest first. */
  listDeliveries(realmId: string, status: DeliveryRecord['status'] | undefined, page: Page): Promise<DeliveryRecord[]>
  /** What came in about a lead, oldest first. */
  deliveriesOf(realmId: string, leadId: string, limit: number): Promise<DeliveryRecord[]>
  /** Deliveries that came before an instant, have been read and still hold what they brought; oldest first. */
  agedDeliveries(realmId: string, before: string, limit: number): Promise<DeliveryRecord[]>
  listRejections(realmId: string, limit: number): Promise<RejectionRecord[]>

  readLead(realmId: string, leadId: string): Promise<LeadRecord | undefined>
  findLead(realmId: string, kind: RefKind, value: string): Promise<string | undefined>
  /** All leads that a ref points at. */
  leadsOf(realmId: string, kind: RefKind, value: string, limit: number): Promise<string[]>
  /** In rounds. */
  dueLeads(now: string, limit: number, after?: string): Promise<LeadRecord[]>
  /** Newest first. */
  listLeads(realmId: string, page: Page): Promise<LeadRecord[]>
  /** Leads that ended: not touched since an instant, nothing due and no command open; longest ago first, none that is erased. */
  agedLeads(realmId: string, before: string, limit: number): Promise<LeadRecord[]>
  timeline(realmId: string, leadId: string): Promise<TimelineEntry[]>

  /**
   * Leases commands that are due, in rounds: the head of each lead's lane only, never more of a realm's commands of one lane
   * at once than `perRealm`, none for QuickBooks of a paused realm, and of a held realm neither those nor messages to
   * customers. A lease that has run out is claimed again. In the order of issue.
   */
  claimCommands(options: ClaimOptions): Promise<OutboxRecord[]>
  /** Tells whether the lease was still held. */
  extendLease(realmId: string, key: string, token: string, until: string): Promise<boolean>
  readCommand(realmId: string, key: string): Promise<OutboxRecord | undefined>
  listCommands(
    realmId: string,
    filter: { leadId?: string; status?: OutboxRecord['status']; limit: number },
  ): Promise<OutboxRecord[]>

  readRealm(realmId: string): Promise<RealmRecord>
  /** Realms that are to be asked for changes now, those that wait longest first. */
  dueSweeps(now: string, limit: number): Promise<RealmRecord[]>
  /** Records to be read again now, in rounds; none of a paused realm. */
  dueChanges(now: string, limit: number, after?: string): Promise<ChangeRecord[]>
  /** Ids of realms that hold anything, as text; those that come after one. */
  listRealms(page: { after?: string; limit: number }): Promise<string[]>
  /** How many companies are imported. */
  countRealms(): Promise<number>
  readCustomer(realmId: string, customerId: string): Promise<CustomerRecord | undefined>
  /** By `customerId`, as text; those that come after one. */
  listCustomers(realmId: string, page: { after?: string; limit: number }): Promise<CustomerRecord[]>
  /**
   * Customers that hold at least one of the keys, those that share most first: by how many, or by the sum of `weights`, one
   * for each key.
   */
  customersByKeys(
    realmId: string,
    keys: readonly string[],
    limit: number,
    weights?: readonly number[],
  ): Promise<CustomerRecord[]>
  /** How many customers hold each key, and how many there are. */
  keyFrequencies(realmId: string, keys: readonly string[]): Promise<{ size: number; frequencies: Map<string, number> }>
  readDocument(realmId: string, entity: DocumentEntity, documentId: string): Promise<DocumentRecord | undefined>
  /** A customer's documents, newest `txnDate` first. */
  listDocuments(realmId: string, customerId: string, limit: number): Promise<DocumentRecord[]>
  listItems(realmId: string): Promise<ItemRecord[]>

  readReview(realmId: string, reviewId: string): Promise<ReviewRecord | undefined>
  listReviews(realmId: string, status: ReviewRecord['status'], limit: number): Promise<ReviewRecord[]>

  /** Of one lead, open or not; oldest first. */
  reviewsOf(realmId: string, leadId: string): Promise<ReviewRecord[]>

  readRegister(realmId: string, kind: RegisterKind, id: string): Promise<RegisterRecord | undefined>
  /** By id, last first. */
  listRegister(realmId: string, kind: RegisterKind, limit: number): Promise<RegisterRecord[]>
  /** Newest first. */
  listAudit(realmId: string, page: Page): Promise<AuditEntry[]>

  /**
   * The earliest instant at which anything can be taken up, leases that run out included: not what stands behind another
   * command of its lane, not before a pause ends, and nothing that a held realm keeps back.
   */
  nextDueAt(): Promise<string | undefined>
  /** Everything held, by kind and status. */
  counts(realmId: string): Promise<Record<string, number>>
  close(): Promise<void>
}
