import type { JsonObject } from 'type-fest'
import type { Adapter, Delivery, ReceiveResult } from '../adapter/adapter.ts'
import { queryOf } from '../adapter/address.ts'
import { readForm } from '../adapter/form-body.ts'
import { readJsonObject } from '../adapter/json-body.ts'
import { jsonReply } from '../adapter/json-reply.ts'
import type { Payload } from '../adapter/payload.ts'
import { type Told, vendorAdapter } from '../adapter/vendor.ts'
import { tellClassicTranscript, tellOperatorResults } from './intelligence.ts'
import { tellMessage } from './message.ts'
import type { ProxyOptions } from './signed-url.ts'
import { verifyTwilio } from './verify.ts'
import { tellRecording, tellRelay, tellTranscription, tellVoice } from './voice.ts'

/** How a Twilio account reaches us. */
export interface TwilioOptions extends ProxyOptions {
  /**
   * Answer to a request for TwiML. It is also sent to status callbacks, which do not read it.
   *
   * @defaultValue `'<Response/>'`, which ends a call and answers no message
   */
  twiml?: string
  /** @defaultValue 300: recordings and transcriptions come minutes after the call. */
  settleSeconds?: number
}

/**
 * Reads what Twilio posts about calls and messages: voice requests, call status, recordings, transcriptions, SMS, `<Gather>`,
 * ConversationRelay and Conversational Intelligence. Deliveries of one call are joined by its `CallSid`.
 *
 * @see https://www.twilio.com/docs/voice/twiml#request-parameters
 * @example
 * import { twilio } from '@leadbooks/adapters/twilio'
 *
 * const rawBody = new TextEncoder().encode('MessageSid=SM1&From=%2B15125550199&To=%2B15125550100&Body=No+heat&SmsStatus=received')
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await twilio().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => 'lead' in event && event.lead.request.text) // => ['No heat']
 */
export const twilio = (options: TwilioOptions = {}): Adapter =>
  vendorAdapter({
    name: 'twilio',
    settleSeconds: options.settleSeconds ?? 300,
    read,
    verify: (delivery, context) => verifyTwilio(delivery, context, options),
    idOf: (body, { headers }) => headers.get('i-twilio-idempotency-token')?.slice(0, 200) || idIn(body),
    tell,
    respond: (result) => respond(result, options.twiml ?? '<Response/>'),
  })

const read = ({ method, url, headers, rawBody }: Delivery): JsonObject => {
  if (method.toUpperCase() === 'GET' && rawBody.byteLength === 0) return readForm(queryOf(url))
  const isForm = headers.get('content-type')?.includes('form-urlencoded') ?? !startsLikeJson(rawBody)
  return isForm ? readForm(rawBody) : readJsonObject(rawBody, { maxDepth: 32, maxValues: 100_000 })
}

const startsLikeJson = (rawBody: Uint8Array): boolean =>
  /^\s*[[{"]/.test(new TextDecoder().decode(rawBody.subarray(0, 64)))

/** Ids of things, and of their states where one thing is told of several times. */
const idIn = (body: Payload): string | undefined => {
  const of = (...names: string[]): string | undefined => {
    const parts = names.map((name) => body.id(name))
    return parts.every((part) => part !== undefined) ? parts.join(':') : undefined
  }
  return (
    of('MessageSid', 'SmsStatus') ??
    of('MessageSid', 'MessageStatus') ??
    of('TranscriptionSid', 'TranscriptionStatus') ??
    of('RecordingSid', 'RecordingStatus') ??
    of('SessionId', 'SessionStatus') ??
    of('CallSid', 'CallbackSource', 'SequenceNumber') ??
    of('transcript_sid', 'event_type') ??
    of('TranscriptSid', 'EventType')
  )
}

const tell = (body: Payload): Told => {
  if (body.text('operatorResults') === undefined && body.each('operatorResults').length > 0)
    return tellOperatorResults(body)
  if (body.id('transcript_sid', 'TranscriptSid') !== undefined) return tellClassicTranscript(body)
  if (body.id('MessageSid', 'SmsSid', 'SmsMessageSid') !== undefined) return tellMessage(body)
  if (body.id('SessionStatus') !== undefined) return tellRelay(body)
  if (body.id('TranscriptionSid', 'TranscriptionEvent') !== undefined) return tellTranscription(body)
  if (body.id('RecordingStatus') !== undefined) return tellRecording(body)
  if (body.id('CallSid') !== undefined) return tellVoice(body)
  // Studio's HTTP requests have the names their author gave them.
  return { kind: 'part', part: { named: [{ values: body.root, path: '' }], complete: true } }
}

const respond = (result: ReceiveResult, twiml: string): Response =>
  result.status === 'rejected'
    ? jsonReply(result)
    : new Response(`<?xml version="1.0" encoding="UTF-8"?>${twiml}`, { headers: { 'content-type': 'text/xml' } })
