import type { JsonObject } from 'type-fest'
import type { HandlerContext, Outcome } from './handler.ts'

/** Leaves a command waiting until a person has answered. */
export const askPerson = (
  { record, leadId }: HandlerContext,
  { code, message, detail }: { code: string; message: string; detail: JsonObject },
): Outcome => {
  // One command may ask several things, one after the other.
  const reviewId = `${record.key}/review/${code}`
  return {
    kind: 'wait',
    review: { reviewId, leadId, commandKey: record.key, code, message, detail },
    events: [{ type: 'review.opened', id: reviewId, reviewId, code, message }],
  }
}

/** Tells whether a person has said yes to just this question of the command: agreeing to an amount confirms no address. */
export const isApproved = ({ record }: HandlerContext, code: string): boolean =>
  Array.isArray(record.progress?.approved) && record.progress.approved.includes(code)

/**
 * Tells whether the customer came into being with this very lead. What a caller says of such a customer is as good as the
 * call; for everybody else a caller can say any address and fake any number.
 */
export const isCreatedByLead = async (
  customerId: string,
  { store, realmId, leadId }: HandlerContext,
): Promise<boolean> => {
  const commands = await store.listCommands(realmId, { leadId, status: 'done', limit: 100 })
  return commands.some(({ result }) => result?.how === 'created' && result.customerId === customerId)
}
