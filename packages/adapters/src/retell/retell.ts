import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import type { Payload } from '../adapter/payload.ts'
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
      const [id, event] = [body.id('call.call_id', 'chat.chat_id'), body.id('event')]
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

const tellCall = (body: Payload, complete: boolean): Told => {
  const callId = body.id('call.call_id')
  if (callId === undefined) return ignored('The event names no call.')
  const direction = body.text('call.direction')
  const isOutbound = direction === 'outbound'
  const [from, to] = [body.find('call.from_number'), body.find('call.to_number')]
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: isOutbound ? 'outbound' : direction === undefined ? undefined : 'inbound',
      customer: isOutbound ? to : from,
      business: isOutbound ? from : to,
      named: [
        valuesAt(body, 'call.call_analysis.custom_analysis_data'),
        valuesAt(body, 'call.collected_dynamic_variables'),
        valuesAt(body, 'call.retell_llm_dynamic_variables'),
      ],
      facts: {
        occurredAt: body.find('call.start_timestamp'),
        'call.startedAt': body.find('call.start_timestamp'),
        'call.endedAt': body.find('call.end_timestamp'),
        'call.durationSeconds': asSeconds(body.find('call.duration_ms'), 0.001),
        'call.summary': body.find('call.call_analysis.call_summary'),
        'call.transcript':
          body.find('call.transcript', 'call.scrubbed_transcript') ??
          joinTurns(body, 'call.transcript_object', speaker, 'content') ??
          joinTurns(body, 'call.scrubbed_transcript_object', speaker, 'content'),
      },
      recording: body.find('call.recording_url', 'call.scrubbed_recording_url', 'call.recording_multi_channel_url'),
      fields: {
        disconnectionReason: body.find('call.disconnection_reason'),
        inVoicemail: body.find('call.call_analysis.in_voicemail'),
        userSentiment: body.find('call.call_analysis.user_sentiment'),
        callSuccessful: body.find('call.call_analysis.call_successful'),
        metadata: body.find('call.metadata'),
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
  return values && { values: values.root, path }
}
