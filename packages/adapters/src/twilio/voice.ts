import type { JsonObject } from 'type-fest'
import { asSeconds, readMessageDate } from '../adapter/call-time.ts'
import { callerIdName } from '../adapter/caller-id.ts'
import { isJsonObject } from '../adapter/json.ts'
import type { LeadPart } from '../adapter/lead-part.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { ignored, type Told } from '../adapter/vendor.ts'

const ended: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled'])
const unanswered: ReadonlySet<string> = new Set(['busy', 'no-answer', 'canceled'])

const dateOf = (body: Payload, name: string): Found | undefined => {
  const iso = readMessageDate(body.text(name) ?? '')
  return iso === undefined ? undefined : { path: name, value: iso }
}

/** What every request about a call says. City and state belong to the number's exchange, not to the caller, so they are no address. */
const callPart = (body: Payload): LeadPart => {
  const callId = body.id('CallSid')
  const direction = body.text('Direction')?.startsWith('outbound') ? 'outbound' : 'inbound'
  const [from, to] = [body.find('From', 'Caller'), body.find('To', 'Called')]
  return {
    id: callId,
    callId,
    // Recordings name nobody, and then say nothing of the direction.
    direction: body.find('Direction') || from ? direction : undefined,
    customer: direction === 'outbound' ? to : from,
    business: direction === 'outbound' ? from : to,
    facts: callerIdName(body.find('CallerName')),
    recording: body.find('RecordingUrl'),
    fields: {
      callStatus: body.find('CallStatus'),
      answeredBy: body.find('AnsweredBy'),
      forwardedFrom: body.find('ForwardedFrom'),
      callerCity: body.find('FromCity'),
      callerState: body.find('FromState'),
      callerCountry: body.find('FromCountry'),
      stirVerstat: body.find('StirVerstat'),
      recordingSid: body.find('RecordingSid'),
      // The length of what was recorded; the call's is told when it ends.
      recordingSeconds: asSeconds(body.find('RecordingDuration'), 1),
    },
    complete: false,
  }
}

/** A request for TwiML, what `<Gather>` heard, or a change of the call's status. */
export const tellVoice = (body: Payload): Told => {
  if (body.id('ParentCallSid') !== undefined)
    return ignored('The call is a leg of another one, which is told of by itself.')
  const part = callPart(body)
  const status = body.text('CallStatus') ?? ''
  const hasEnded = ended.has(status)
  const moment = dateOf(body, 'Timestamp')
  const seconds = hasEnded ? body.find('CallDuration') : undefined
  const speech = body.find('SpeechResult')
  return {
    kind: 'part',
    part: {
      ...part,
      facts: {
        ...part.facts,
        occurredAt: hasEnded ? startOf(moment, body.number('CallDuration')) : moment,
        'call.endedAt': hasEnded ? moment : undefined,
        'call.durationSeconds': seconds,
        'request.text': speech,
        'call.transcript': speech,
      },
      fields: { ...part.fields, digits: body.find('Digits'), speechConfidence: speech && body.find('Confidence') },
      isMissed: unanswered.has(status),
    },
  }
}

const startOf = (ending: Found | undefined, seconds = 0): Found | undefined =>
  ending && { path: ending.path, value: new Date(Date.parse(String(ending.value)) - seconds * 1000).toISOString() }

/** A recording names its call and nobody in it. */
export const tellRecording = (body: Payload): Told => {
  const status = body.text('RecordingStatus')
  if (status !== 'completed') return ignored('The recording is not there, or not yet.')
  const part = callPart(body)
  return { kind: 'part', part: { ...part, facts: { ...part.facts, occurredAt: dateOf(body, 'RecordingStartTime') } } }
}

/** What a caller left on tape, as text. It is the last thing to come. */
export const tellTranscription = (body: Payload): Told => {
  if (body.id('TranscriptionEvent') !== undefined)
    return ignored('Text that is written while the call goes on comes in pieces; the finished call is read instead.')
  const part = callPart(body)
  const text = body.text('TranscriptionStatus') === 'failed' ? undefined : body.find('TranscriptionText')
  const facts = { ...part.facts, 'request.text': text, 'call.transcript': text }
  return { kind: 'part', part: { ...part, facts, complete: true } }
}

/** The end of a ConversationRelay session, with what the application handed over. */
export const tellRelay = (body: Payload): Told => {
  const part = callPart(body)
  const handoff = body.text('HandoffData')
  const values = handoff === undefined ? undefined : objectIn(handoff)
  const named = values && { values, path: 'HandoffData' }
  return {
    kind: 'part',
    part: {
      ...part,
      facts: { ...part.facts, 'call.durationSeconds': body.find('SessionDuration') },
      named: [named],
      fields: {
        ...part.fields,
        sessionStatus: body.find('SessionStatus'),
        errorMessage: body.find('ErrorMessage'),
        handoffData: values ? undefined : body.find('HandoffData'),
      },
      complete: true,
    },
  }
}

const deepest = 8
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

/** Reads JSON that an application wrote into a form field; anything but a modest object is text. */
export const objectIn = (text: string): JsonObject | undefined => {
  if (text.length > 100_000 || !/^\s*\{/.test(text)) return undefined
  try {
    const value = JSON.parse(text, (key, member) => {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new SyntaxError('a forbidden key')
      return member
    })
    return isJsonObject(value) && depthOf(value) <= deepest ? value : undefined
  } catch {
    return undefined
  }
}
