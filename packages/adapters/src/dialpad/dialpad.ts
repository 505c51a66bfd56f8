import type { JsonObject } from 'type-fest'
import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, Delivery } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import { readJsonObject } from '../adapter/json-body.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { utf8 } from '../signature/bytes.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'
import { readJwtBody, verifyJwtBody } from '../signature/verify-jwt.ts'

/**
 * Reads Dialpad's call events. With a secret the whole body is a JWT; without one it is JSON that proves nothing, so the address
 * then has to carry a token.
 *
 * @see https://developers.dialpad.com/docs/call-events-logging
 * @example
 * import { dialpad } from '@leadbooks/adapters/dialpad'
 *
 * const body = { call_id: 461111840, state: 'missed', direction: 'inbound', external_number: '+15125550199' }
 * const rawBody = new TextEncoder().encode(JSON.stringify(body))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await dialpad().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.type) // => ['lead.received', 'callback.requested']
 */
export const dialpad = (): Adapter =>
  vendorAdapter({
    name: 'dialpad',
    settleSeconds: 300,
    read,
    verify: async (delivery, { secrets, now }) => {
      const jwt = readJwtBody(delivery.rawBody)
      return jwt ? verifyJwtBody(jwt, secrets, now) : verifyStaticSecret(delivery, secrets)
    },
    idOf: (body) => {
      const [id, state] = [body.id('call_id'), body.id('state')]
      return id && state && [id, state, body.id('event_timestamp')].filter(Boolean).join(':')
    },
    tell,
    respond: acknowledge(),
  })

/** Ids have 64 bits; those that a JavaScript number cannot hold are read as texts. */
const longId = /("(?:\w{0,40}_)?id"\s{0,8}:\s{0,8})(\d{16,20})(?=\s{0,8}[,}\]])/g

const read = ({ rawBody }: Delivery): JsonObject => {
  const bytes = readJwtBody(rawBody)?.payload ?? rawBody
  const limits = { maxDepth: 32, maxValues: 100_000 }
  if (bytes.byteLength > 1_048_576) return readJsonObject(bytes, limits)
  return readJsonObject(utf8(new TextDecoder().decode(bytes).replace(longId, '$1"$2"')), limits)
}

const missed: ReadonlySet<string> = new Set(['missed', 'voicemail_uploaded', 'transcription'])
const afterwards: ReadonlySet<string> = new Set([
  ...['hangup', 'recording', 'call_transcription', 'dispositions', 'recap_summary', 'recap_outcome'],
  ...['recap_purposes', 'recap_action_items', 'ai_playbook'],
])

/** Milliseconds since 1970; Dialpad also sends clipped and zero dates. */
const instant = (body: Payload, name: string): Found | undefined => {
  const found = body.find(name)
  return found && /^\d{13}$/.test(String(found.value)) ? found : undefined
}

const tell = (body: Payload): Told => {
  const state = body.text('state') ?? ''
  if (!missed.has(state) && !afterwards.has(state)) return ignored('The call is still going on.')
  const callId = body.id('master_call_id', 'entry_point_call_id', 'call_id')
  const direction = body.text('direction')
  const isOutbound = direction === 'outbound'
  const voicemail = body.find('transcription_text')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: isOutbound ? 'outbound' : direction === undefined ? undefined : 'inbound',
      customer: body.find('external_number', 'contact.phone'),
      business: body.find('internal_number', 'entry_point_target.phone', 'target.phone'),
      facts: {
        occurredAt: instant(body, 'date_started') ?? instant(body, 'event_timestamp'),
        'contact.name': body.find('contact.name'),
        'contact.emails': body.find('contact.email'),
        'request.text': voicemail,
        'request.notes': texts(body, 'recap_action_items'),
        'call.startedAt': instant(body, 'date_started'),
        'call.endedAt': instant(body, 'date_ended'),
        'call.durationSeconds': asSeconds(body.find('duration', 'total_duration'), 0.001),
        'call.summary': texts(body, 'recap_summary'),
        'call.transcript': voicemail ?? body.find('call_transcription', 'transcript'),
      },
      recording: recordingOf(body),
      fields: {
        state: body.find('state'),
        labels: body.find('labels'),
        dispositions: body.find('dispositions'),
        recapOutcome: body.find('recap_outcome'),
        recapPurposes: body.find('recap_purposes'),
        target: body.find('target.name'),
      },
      complete: state === 'recap_summary' || state === 'transcription',
      isMissed: missed.has(state),
    },
  }
}

/** A text, the texts of a list, or the text of an object. */
const texts = (body: Payload, name: string): Found | undefined => {
  const list = body.texts(name)
  if (list.length > 0) return { path: name, value: list.map(({ value }) => value).join('\n') }
  return body.find(`${name}.summary`, `${name}.text`, `${name}.content`)
}

const recordingOf = (body: Payload): Found | undefined =>
  body.texts('recording_url')[0] ??
  body
    .each('recording_details')
    .map((detail) => detail.find('url'))
    .find(Boolean) ??
  body.find('voicemail_link')
