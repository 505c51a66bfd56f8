import type { JsonObject } from 'type-fest'
import { type AnsweredCall, errorFromReply, faultIn } from '../errors/from-reply.ts'
import type { QuickBooksReplyError } from '../errors/reply-error.ts'
import type { RawReply } from './attempt.ts'
import { parseRetryAfter } from './backoff.ts'
import type { Call } from './call.ts'

const decoder = new TextDecoder()

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isJsonOrXml = (headers: Headers): boolean => /json|xml|html/i.test(headers.get('content-type') ?? '')

/** A reply, read. */
export interface Reply {
  intuitTid: string | undefined
  bytes: Uint8Array<ArrayBuffer>
  /** Empty where something other than JSON was asked for. */
  json: JsonObject
  /** Set where the reply is an error. */
  error?: QuickBooksReplyError
}

const isAnswer = (json: unknown, field: string | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && (field === undefined || Object.hasOwn(json, field))

/**
 * Reads a reply for its content or its fault.
 *
 * A good status is no promise: QuickBooks sends faults with 200, and proxies send pages. What lacks the answer asked for is an error.
 */
export const readReply = (reply: RawReply, call: Call, answered: AnsweredCall, now: number): Reply => {
  const { status, headers, bytes } = reply
  const intuitTid = headers.get('intuit_tid') ?? headers.get('intuit-tid') ?? undefined
  const good = status >= 200 && status < 300
  if (good && call.accept && bytes.length > 0 && !isJsonOrXml(headers)) return { intuitTid, bytes, json: {} }
  const text = decoder.decode(bytes)
  const json = parseJson(text)
  if (good && !call.accept && isAnswer(json, call.answer) && !faultIn({ text, json })) return { intuitTid, bytes, json }
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now)
  return {
    intuitTid,
    bytes,
    json: {},
    error: errorFromReply({ status, text, json, intuitTid, retryAfterMs }, answered),
  }
}
