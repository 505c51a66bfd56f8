import type { JsonObject } from 'type-fest'
import type { ReviewRecord } from '../stores/records.ts'
import type { EngineEvent, HandlerContext, Outcome } from './handler.ts'

/** What a person is asked, and of what. */
interface Question {
  code: string
  message: string
  detail: JsonObject
}

const questionOf = ({ record, leadId }: HandlerContext, { code, message, detail }: Question) => {
  // One command may ask several things, one after the other.
  const reviewId = `${record.key}/review/${code}`
  const events: EngineEvent[] = [{ type: 'review.opened', id: reviewId, reviewId, code, message }]
  return { review: { reviewId, leadId, commandKey: record.key, code, message, detail }, events }
}

/** Leaves a command waiting until a person has answered. */
export const askPerson = (context: HandlerContext, question: Question): Outcome => ({
  kind: 'wait',
  ...questionOf(context, question),
})

/**
 * Ends a command and asks a person about what it left out, so that the lead goes on meanwhile; whoever agrees has the
 * command carried out once more.
 */
export const askAfterwards = (
  context: HandlerContext,
  { result, also = [] }: Pick<Extract<Outcome, { kind: 'done' }>, 'result' | 'also'>,
  question: Question,
): Outcome => {
  const { review, events } = questionOf(context, question)
  const record: ReviewRecord = { ...review, realmId: context.realmId, status: 'open', openedAt: context.now() }
  return { kind: 'done', result, also: [...also, { op: 'review.open', record }], events }
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
