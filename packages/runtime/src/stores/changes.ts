import { type Command, initialState } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import type {
  ChangeRecord,
  DeliveryRecord,
  Lane,
  LeadRecord,
  OutboxRecord,
  ReviewRecord,
  TimelineEntry,
} from './records.ts'
import type { Settlement, Write } from './store.ts'

/** Kinds of refusal that are kept apart per hour; beyond this many rows the oldest go, so that a flood cannot fill the disk. */
export const rejectionsKept = 10_000

/** What each change makes of a row, written once for every store. */

export const settleDelivery = <Row extends Omit<DeliveryRecord, 'rawBody'>>(
  { dueAt: _, error: __, ...before }: Row,
  { status, attempts, dueAt, error, leadIds }: Extract<Write, { op: 'delivery.settle' }>,
): Omit<Row, 'dueAt' | 'error'> & Pick<DeliveryRecord, 'dueAt' | 'error'> => ({
  ...before,
  status,
  attempts: attempts ?? before.attempts,
  leadIds: leadIds ?? before.leadIds,
  ...(dueAt === undefined ? {} : { dueAt }),
  ...(error === undefined ? {} : { error }),
})

/** Of one that is leased already the lease has run out: nobody knows how far its process came with it. */
export const leaseCommand = (record: OutboxRecord, now: string, leaseUntil: string): OutboxRecord => {
  const { status, firstTriedAt = now, earlierTriedAt = status === 'leased' ? firstTriedAt : undefined } = record
  return {
    ...record,
    status: 'leased',
    firstTriedAt,
    ...(earlierTriedAt === undefined ? {} : { earlierTriedAt }),
    leaseToken: crypto.randomUUID(),
    leaseUntil,
  }
}

export const settleCommand = (
  { leaseToken: _, leaseUntil: __, error: ___, ...before }: OutboxRecord,
  { status, attempts, dueAt, result, error }: Settlement,
): OutboxRecord => ({
  ...before,
  status,
  attempts,
  dueAt: dueAt ?? before.dueAt,
  ...(result === undefined ? {} : { result }),
  ...(error === undefined ? {} : { error }),
})

/** Tells whether a person may put a command back or discard it: it is a dead letter, or it waits for them. */
export const isRedrivable = (status: unknown): boolean => status === 'dead' || status === 'waiting'

export const redriveCommand = (
  { firstTriedAt, earlierTriedAt = firstTriedAt, error: _, ...before }: OutboxRecord,
  { dueAt, progress }: { dueAt: string; progress?: JsonObject },
): OutboxRecord => ({
  ...before,
  status: 'ready',
  attempts: 0,
  dueAt,
  ...(earlierTriedAt === undefined ? {} : { earlierTriedAt }),
  ...(progress === undefined ? {} : { progress }),
})

/** Lanes that a held realm keeps back: what reaches QuickBooks or customers. */
export const heldLanes: readonly Lane[] = ['quickbooks', 'messages']

/** Joins what was known of a changed record with a new word about it. */
export const noteChange = (before: ChangeRecord | undefined, word: ChangeRecord): ChangeRecord => {
  if (before === undefined) return word
  const latest = before.noticedAt > word.noticedAt ? before : word
  const gone = [before, word].find(({ operation }) => operation !== 'changed')
  return {
    ...latest,
    operation: gone?.operation ?? 'changed',
    ...(gone?.mergedId === undefined ? {} : { mergedId: gone.mergedId }),
    dueAt: [before.dueAt, word.dueAt].sort()[0] ?? word.dueAt,
    attempts: 0,
  }
}

/** The first hour of the 24 that end with this one, as an instant. */
export const dayBefore = (hour: string): string => new Date(Date.parse(hour) - 23 * 3_600_000).toISOString()

/** Tells whether one more is allowed, after so many in this hour and in the day up to it. */
export const isWithinLimits = (
  used: { inHour: number; inDay: number },
  { perHour = Number.POSITIVE_INFINITY, perDay = Number.POSITIVE_INFINITY }: { perHour?: number; perDay?: number },
): boolean => used.inHour < perHour && used.inDay < perDay

/** A command that is ready is due no later than `dueAt`; any other stays as it is. */
export const hastenCommand = (record: OutboxRecord, dueAt: string): OutboxRecord =>
  record.status === 'ready' && record.dueAt > dueAt ? { ...record, dueAt } : record

export const discardCommand = (record: OutboxRecord): OutboxRecord => ({ ...record, status: 'discarded' })

export const resolveReview = (
  review: ReviewRecord,
  { at, resolution }: Extract<Write, { op: 'review.resolve' }>,
): ReviewRecord => ({ ...review, status: 'resolved', resolvedAt: at, resolution })

/** Where the register keeps the key of what is sealed by itself. */
export const dataKeyIds: {
  lead(leadId: string): string
  delivery(adapter: string, deliveryId: string): string
  customer(customerId: string): string
} = {
  lead: (leadId) => `lead/${leadId}`,
  delivery: (adapter, deliveryId) => `delivery/${adapter}/${deliveryId}`,
  customer: (customerId) => `customer/${customerId}`,
}

/** The stage of a lead of which nothing is known any more. */
export const erasedStage = 'erased'

/** What stays of a lead, whether it was there or not: whatever comes for it later finds that it is erased. */
export const eraseLead = (
  before: LeadRecord | undefined,
  { realmId, leadId, at }: Extract<Write, { op: 'lead.erase' }>,
): LeadRecord => ({
  realmId,
  leadId,
  version: (before?.version ?? 0) + 1,
  state: initialState(leadId),
  stage: erasedStage,
  pricing: 'done',
  createdAt: before?.createdAt ?? at,
  updatedAt: at,
  attempts: 0,
})

/** Tells whether a process is at a command just now. */
export const isUnderWay = ({ status, leaseUntil = '' }: OutboxRecord, now: string): boolean =>
  status === 'leased' && leaseUntil > now

export const eraseCommand = ({
  command,
  leaseToken: _,
  leaseUntil: __,
  progress: ___,
  result: ____,
  error: _____,
  ...before
}: OutboxRecord): OutboxRecord => ({
  ...before,
  status: before.status === 'done' ? 'done' : 'discarded',
  command: { type: command.type, key: command.key } as Command, // nobody carries it out any more: its name is enough
})

export const eraseReview = ({ resolution: _, ...before }: ReviewRecord, at: string): ReviewRecord => ({
  ...before,
  message: '',
  detail: {},
  status: 'resolved',
  resolvedAt: before.resolvedAt ?? at,
})

export const eraseEntry = (entry: TimelineEntry): TimelineEntry => ({ ...entry, data: {} })

/** Takes away what a delivery brought; one that was not read yet is not read any more. */
export const emptyDelivery = <Row extends Omit<DeliveryRecord, 'rawBody'>>(
  { dueAt: _, error, ...before }: Row,
  at: string,
): Omit<Row, 'dueAt' | 'error'> & Pick<DeliveryRecord, 'error'> => ({
  ...before,
  url: '',
  headers: {},
  status: before.status === 'received' ? 'ignored' : before.status,
  emptiedAt: before.emptiedAt ?? at,
  ...(error === undefined ? {} : { error: { code: error.code, message: '' } }),
})
