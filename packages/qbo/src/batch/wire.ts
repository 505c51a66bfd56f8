import type { JsonObject } from 'type-fest'
import type { Call } from '../client/call.ts'
import type { MeteredCalls } from '../client/meter.ts'
import { errorFromReply } from '../errors/from-reply.ts'
import type { QuickBooksReplyError } from '../errors/reply-error.ts'
import { isFields } from '../input/checks.ts'

/** QuickBooks takes no more at once (1040). */
export const maxItems = 30

/** One item of a batch as it is sent. */
export type WireItem = JsonObject & { bId: string }

/** The call that carries items. */
export const batchCall = (items: readonly WireItem[], write: boolean): Call => {
  const corePlus = items.filter((item) => Object.hasOwn(item, 'Query')).length
  const metered: MeteredCalls = { core: items.length - corePlus, corePlus }
  return {
    method: 'POST',
    path: '/batch',
    body: { contentType: 'application/json', content: JSON.stringify({ BatchItemRequest: items }) },
    answer: 'BatchItemResponse',
    kind: 'batch',
    metered,
    write,
  }
}

/** The answers of a reply by `bId`. */
export const answersOf = (reply: JsonObject): ReadonlyMap<string, JsonObject> => {
  const answers = Array.isArray(reply.BatchItemResponse) ? reply.BatchItemResponse : []
  return new Map(
    // A JSON object, as far as the check can tell types.
    answers.flatMap((answer) => (isFields(answer) ? [[String(answer.bId), answer as JsonObject] as const] : [])),
  )
}

/** What an item failed with; nothing for one that did not. An item without any answer is an error, too. */
export const itemError = (
  answer: JsonObject | undefined,
  { intuitTid, requestId }: { intuitTid?: string | undefined; requestId?: string | undefined },
): QuickBooksReplyError | undefined => {
  if (answer && !Object.hasOwn(answer, 'Fault')) return undefined
  const json = answer === undefined ? undefined : { Fault: answer.Fault }
  return errorFromReply(
    { status: 200, text: '', ...(json && { json }), intuitTid },
    { method: 'POST', path: '/batch', requestId },
  )
}
