import type { Command, LeadEvent } from '@leadbooks/core'
import type { JsonValue } from 'type-fest'
import { audited } from '../access/audit.ts'
import { applyToLead } from '../engine/apply.ts'
import type { Engine } from '../engine/options.ts'
import { discarded } from '../outbox/discarded.ts'
import type { OutboxRecord, ReviewRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'

/**
 * What a person decides: who the caller is, that they are new, that what waits may go ahead, or that the matter is settled
 * and what waited is not done.
 */
export type Resolution = { customerId: string } | { create: true } | { approve: true } | { done: true }

/** A resolution that does not fit the review. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError' as const
  readonly code: 'review-not-found' | 'already-resolved' | 'unknown-customer' | 'invalid-resolution'
  readonly retryable = false

  constructor(code: ReviewError['code'], message: string) {
    super(message)
    this.code = code
  }
}

export interface Reviews {
  /** Newest first. */
  list(realmId: string, options?: { status?: ReviewRecord['status']; limit?: number }): Promise<ReviewRecord[]>
  /**
   * Records what a person decided; what waited for it goes on.
   *
   * @throws ReviewError
   */
  resolve(realmId: string, reviewId: string, resolution: Resolution, options?: { by?: string }): Promise<ReviewRecord>
}

const pageSize = 100

/** What a decision does to the command that waited for it. */
interface Consequence {
  writes: Write[]
  /** Told to the lead where the command is not carried out. */
  events?: LeadEvent[]
}

type Waiting = OutboxRecord & { command: Extract<Command, { type: 'customer.ensure' }> }

const asksWho = (waiting: OutboxRecord): waiting is Waiting => waiting.command.type === 'customer.ensure'

const goOn = async (engine: Engine, review: ReviewRecord, resolution: Resolution): Promise<Consequence> => {
  const { realmId, commandKey } = review
  const waiting = commandKey === undefined ? undefined : await engine.store.readCommand(realmId, commandKey)
  if (waiting === undefined) {
    if ('done' in resolution) return { writes: [] }
    throw new ReviewError('invalid-resolution', 'Nothing waits for this review: answer with `done: true`.')
  }
  return {
    ...(asksWho(waiting) ? await whoItIs(engine, waiting, resolution) : yesOrNo(engine, review, waiting, resolution)),
  }
}

const redriveOf = (engine: Engine, { realmId, key }: OutboxRecord) =>
  ({ op: 'command.redrive', realmId, key, dueAt: engine.now() }) as const

/** Has a command carried out again that was done but for what a person has agreed to now. */
const onceMore = (engine: Engine, done: OutboxRecord, approved: JsonValue[]): Write => {
  const { realmId, leadId, lane, command } = done
  const key = `${done.key}/agreed`
  const now = engine.now()
  const record = { realmId, leadId, key, lane, command: { ...command, key }, createdAt: now, dueAt: now }
  return {
    op: 'command.insert',
    record: { ...record, status: 'ready', attempts: 0, progress: { approved } },
  }
}

const yesOrNo = (engine: Engine, review: ReviewRecord, waiting: OutboxRecord, resolution: Resolution): Consequence => {
  const { realmId, key, progress } = waiting
  const before = Array.isArray(progress?.approved) ? progress.approved : []
  const approved = [...before, review.code]
  const isDone = waiting.status === 'done'
  if ('approve' in resolution && isDone) return { writes: [onceMore(engine, waiting, approved)] }
  if ('approve' in resolution)
    return { writes: [{ ...redriveOf(engine, waiting), progress: { ...progress, approved } }] }
  if ('done' in resolution && isDone) return { writes: [] }
  if ('done' in resolution)
    return { writes: [{ op: 'command.discard', realmId, key }], events: [discarded(waiting, engine.now())] }
  throw new ReviewError(
    'invalid-resolution',
    'This review asks for yes or no: answer with `approve: true` or `done: true`.',
  )
}

const whoItIs = async (engine: Engine, waiting: Waiting, resolution: Resolution): Promise<Consequence> => {
  const { realmId } = waiting
  if ('done' in resolution || 'approve' in resolution)
    throw new ReviewError(
      'invalid-resolution',
      'This review asks who the caller is: answer with `customerId`, or with `create: true`.',
    )
  const redrive = redriveOf(engine, waiting)
  if ('create' in resolution) {
    const { displayName } = waiting.command.draft
    return { writes: [{ ...redrive, progress: { decision: 'create', displayName, revision: 0 } }] }
  }
  const customer = await engine.store.readCustomer(realmId, resolution.customerId)
  if (customer === undefined)
    throw new ReviewError(
      'unknown-customer',
      `No customer of this realm has the id ${resolution.customerId.slice(0, 32)}.`,
    )
  return { writes: [{ ...redrive, progress: { decision: 'use', customerId: resolution.customerId } }] }
}

export const createReviews = (engine: Engine): Reviews => ({
  list: (realmId, { status = 'open', limit = pageSize } = {}) => engine.store.listReviews(realmId, status, limit),
  resolve: async (realmId, reviewId, resolution, { by = 'unnamed' } = {}) => {
    const review = await engine.store.readReview(realmId, reviewId)
    if (review === undefined) throw new ReviewError('review-not-found', 'This realm has no such review.')
    if (review.status === 'resolved')
      throw new ReviewError('already-resolved', 'Somebody has decided this review already.')
    const at = engine.now()
    const kept = { ...resolution }
    const { writes: consequences, events = [] } = await goOn(engine, review, resolution)
    const writes: Write[] = [
      { op: 'review.resolve', realmId, reviewId, at, resolution: kept },
      ...consequences,
      audited(engine, { realmId, actor: by, action: 'review.resolved', detail: { reviewId, resolution: kept } }),
    ]
    const { leadId } = review
    const conflict =
      leadId === undefined
        ? await engine.store.commit(writes).then((outcome) => (outcome.ok ? undefined : outcome.conflict))
        : await applyToLead(
            engine,
            { realmId, leadId },
            () => [
              { type: 'review.resolved', id: `${reviewId}/resolved`, at, leadId, reviewId, resolution: kept },
              ...events,
            ],
            () => writes,
          )
    if (conflict !== undefined) throw new ReviewError('already-resolved', 'Somebody has decided this review already.')
    engine.poke()
    return { ...review, status: 'resolved', resolvedAt: at, resolution: kept }
  },
})
