import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { joinTurns } from '../adapter/transcript.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/**
 * Reads what Retell AI tells of an ended call (`call_ended`) and of its analysis (`call_analyzed`), which makes it complete.
 *
 * The secret is the API key that carries the webhook badge.
 *
 * @see https://docs.retellai.com/features/webhook-overview
 * @example
 * import { retell } from '@leadbooks/adapters/retell'
 *
 * const call = { call_id: 'r1', direction: 'inbound', from_number: '+15125550199', call_analysis: { call_summary: 'No heat' } }
 * const rawBody = new TextEncoder().encode(JSON.stringify({ event: 'call_analyzed', call }))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await retell().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['retell:r1']
 */
export const retell = (): Adapter =>
  vendorAdapter({
    name: 'retell',
    settleSeconds: 120,
    verify: (delivery, { secrets, now }) => verifySignature(signatureSchemes.retell, delivery, secrets, now),
    idOf: (body) => {
      const [id, event] = [callIn(body).id('call_id') ?? body.id('chat.chat_id'), body.id('event')]
      return id && event && `${id}:${event}`
    },
    tell,
    respond: acknowledge(),
  })

const tell = (body: Payload): Told => {
  const event = body.text('event')
  if (event === 'call_ended' || event === 'call_analyzed') return tellCall(body, event === 'call_analyzed')
  if (event === 'chat_ended' || event === 'chat_analyzed') return tellChat(body, event === 'chat_analyzed')
  if (event === 'call_inbound')
    return ignored('Retell asks for variables of a call that comes in; point that URL at your own app.')
  return ignored('The call is still going on.')
}

const speaker = (turn: Payload): string | undefined => {
  const role = turn.text('role')
  return role === 'agent' ? 'Agent' : role === 'user' ? 'User' : undefined
}

/** Deliveries of the first generation have the call as `data`. */
const callIn = (body: Payload): Payload => body.within('call', 'data') ?? body

/** The transcript, where it is not a list of turns. */
const saidIn = (call: Payload): Found | undefined => {
  const said = call.find('transcript', 'scrubbed_transcript')
  return typeof said?.value === 'string' ? said : joinTurns(call, 'transcript', speaker, 'content')
}

const tellCall = (body: Payload, complete: boolean): Told => {
  const call = callIn(body)
  const callId = call.id('call_id')
  if (callId === undefined) return ignored('The event names no call.')
  const direction = call.text('direction')
  const isOutbound = direction === 'outbound'
  const [from, to] = [call.find('from_number'), call.find('to_number')]
  // The analysis of a call that reached a machine is of its greeting.
  const isMachine = isOutbound && call.isTrue('call_analysis.in_voicemail')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: isOutbound ? 'outbound' : direction === undefined ? undefined : 'inbound',
      customer: isOutbound ? to : from,
      business: isOutbound ? from : to,
      named: [
        isMachine ? undefined : valuesAt(call, 'call_analysis.custom_analysis_data'),
        isMachine ? undefined : valuesAt(call, 'collected_dynamic_variables'),
        valuesAt(call, 'retell_llm_dynamic_variables'),
        valuesAt(call, 'metadata'),
      ],
      facts: {
        occurredAt: call.find('start_timestamp'),
        'call.startedAt': call.find('start_timestamp'),
        'call.endedAt': call.find('end_timestamp'),
        'call.durationSeconds': asSeconds(call.find('duration_ms'), 0.001),
        'call.summary': call.find('call_analysis.call_summary'),
        'call.transcript':
          saidIn(call) ??
          joinTurns(call, 'transcript_object', speaker, 'content') ??
          joinTurns(call, 'scrubbed_transcript_object', speaker, 'content'),
      },
      recording: call.find('recording_url', 'scrubbed_recording_url', 'recording_multi_channel_url'),
      fields: {
        disconnectionReason: call.find('disconnection_reason'),
        inVoicemail: call.find('call_analysis.in_voicemail'),
        userSentiment: call.find('call_analysis.user_sentiment'),
        callSuccessful: call.find('call_analysis.call_successful'),
      },
      complete,
    },
  }
}

const tellChat = (body: Payload, complete: boolean): Told => ({
  kind: 'part',
  part: {
    id: body.id('chat.chat_id'),
    named: [
      valuesAt(body, 'chat.chat_analysis.custom_analysis_data'),
      valuesAt(body, 'chat.collected_dynamic_variables'),
      valuesAt(body, 'chat.retell_llm_dynamic_variables'),
    ],
    facts: {
      occurredAt: body.find('chat.start_timestamp'),
      'call.summary': body.find('chat.chat_analysis.chat_summary'),
      'call.transcript': body.find('chat.transcript'),
    },
    fields: { channel: { path: 'event', value: 'chat' }, metadata: body.find('chat.metadata') },
    complete,
  },
})

const valuesAt = (body: Payload, path: string): NamedValues | undefined => {
  const values = body.within(path)
  return values && { values: values.root, path: values.path }
}
