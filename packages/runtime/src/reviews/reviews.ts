import type { Command } from '@leadbooks/core'
import { applyToLead } from '../engine/apply.ts'
import type { Engine } from '../engine/options.ts'
import type { ReviewRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'

/** What a person decides: who the caller is, that they are new, or that the matter is settled. */
export type Resolution = { customerId: string } | { create: true } | { done: true }

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
  resolve(realmId: string, reviewId: string, resolution: Resolution): Promise<ReviewRecord>
}

const pageSize = 100

const isEnsure = (command: Command | undefined): boolean => command?.type === 'customer.ensure'

const goOn = async (engine: Engine, review: ReviewRecord, resolution: Resolution): Promise<Write[]> => {
  const { realmId, commandKey } = review
  if (commandKey === undefined) return []
  const waiting = await engine.store.readCommand(realmId, commandKey)
  if (!isEnsure(waiting?.command) || 'done' in resolution)
    throw new ReviewError(
      'invalid-resolution',
      'This review asks who the caller is: answer with `customerId`, or with `create: true`.',
    )
  const redrive = { op: 'command.redrive', realmId, key: commandKey, dueAt: engine.now() } as const
  if ('create' in resolution) {
    const displayName = waiting?.command.type === 'customer.ensure' ? waiting.command.draft.displayName : ''
    return [{ ...redrive, progress: { decision: 'create', displayName, revision: 0 } }]
  }
  const customer = await engine.store.readCustomer(realmId, resolution.customerId)
  if (customer === undefined)
    throw new ReviewError(
      'unknown-customer',
      `No customer of this realm has the id ${resolution.customerId.slice(0, 32)}.`,
    )
  return [{ ...redrive, progress: { decision: 'use', customerId: resolution.customerId } }]
}

export const createReviews = (engine: Engine): Reviews => ({
  list: (realmId, { status = 'open', limit = pageSize } = {}) => engine.store.listReviews(realmId, status, limit),
  resolve: async (realmId, reviewId, resolution) => {
    const review = await engine.store.readReview(realmId, reviewId)
    if (review === undefined) throw new ReviewError('review-not-found', 'This realm has no such review.')
    if (review.status === 'resolved')
      throw new ReviewError('already-resolved', 'Somebody has decided this review already.')
    const at = engine.now()
    const kept = { ...resolution }
    const writes: Write[] = [
      { op: 'review.resolve', realmId, reviewId, at, resolution: kept },
      ...(await goOn(engine, review, resolution)),
    ]
    const { leadId } = review
    const conflict =
      leadId === undefined
        ? await engine.store.commit(writes).then((outcome) => (outcome.ok ? undefined : outcome.conflict))
        : await applyToLead(
            engine,
            { realmId, leadId },
            () => [{ type: 'review.resolved', id: `${reviewId}/resolved`, at, leadId, reviewId, resolution: kept }],
            () => writes,
          )
    if (conflict !== undefined) throw new ReviewError('already-resolved', 'Somebody has decided this review already.')
    engine.poke()
    return { ...review, status: 'resolved', resolvedAt: at, resolution: kept }
  },
})
