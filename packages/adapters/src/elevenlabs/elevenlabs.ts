import type { JsonObject, JsonValue } from 'type-fest'
import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, Delivery, ReceiveResult } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import { isJsonObject } from '../adapter/json.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import { type Found, Payload } from '../adapter/payload.ts'
import { joinTurns } from '../adapter/transcript.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/**
 * Reads the post-call transcription of an ElevenLabs agent. Post-call audio is never decoded.
 *
 * @see https://elevenlabs.io/docs/eleven-agents/workflows/post-call-webhooks
 * @example
 * import { elevenlabs } from '@leadbooks/adapters/elevenlabs'
 *
 * const phone_call = { direction: 'inbound', external_number: '+15125550199', agent_number: '+15125550100' }
 * const data = { conversation_id: 'e1', metadata: { phone_call }, analysis: { transcript_summary: 'No heat' } }
 * const rawBody = new TextEncoder().encode(JSON.stringify({ type: 'post_call_transcription', event_timestamp: 1739537297, data }))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await elevenlabs().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['elevenlabs:e1']
 */
export const elevenlabs = (): Adapter =>
  vendorAdapter({
    name: 'elevenlabs',
    verify: (delivery, { secrets, now }) => verifySignature(signatureSchemes.elevenlabs, delivery, secrets, now),
    first: (delivery) => (isAudio(delivery) ? ignored(audio) : undefined),
    idOf: (body) => {
      const [id, type] = [body.id('data.conversation_id'), body.id('type')]
      return id && type && `${id}:${type}`
    },
    tell,
    respond,
  })

const audio = 'The delivery holds the sound of a call; switch post-call audio off.'

const decoder = new TextDecoder()

/** Longer than any transcript; shorter ones may as well be read. */
const longBytes = 65_536

/** Tens of megabytes of base64 are told by their first bytes, not by decoding them. */
const isAudio = ({ rawBody }: Delivery): boolean =>
  rawBody.byteLength > longBytes &&
  /^\s*\{\s*"type"\s*:\s*"post_call_audio"/.test(decoder.decode(rawBody.subarray(0, 200)))

/** Success is 200 and nothing else. Audio is too long to be read, and refusing it would switch the webhook off after ten calls. */
const respond = (result: ReceiveResult): Response =>
  result.status === 'rejected' && result.httpStatus === 413 ? Response.json({ ok: true }) : acknowledge()(result)

const speaker = (turn: Payload): string | undefined => {
  const { role = turn.root.speaker } = turn.root
  return role === 'agent' ? 'Agent' : role === 'user' ? 'User' : undefined
}

/** Some forwarders write the transcript as one text. */
const wholeText = (data: Payload): Found | undefined => {
  const found = data.find('transcript')
  return typeof found?.value === 'string' ? found : undefined
}

const tell = (body: Payload): Told => {
  const type = body.text('type')
  if (type === 'post_call_audio') return ignored(audio)
  if (type !== 'post_call_transcription') return ignored('The event is about no call that took place.')
  const data = body.within('data') ?? new Payload({}, 'data')
  const callId = data.id('conversation_id')
  const metadata = data.within('metadata')
  const analysis = data.within('analysis')
  const call = metadata?.within('phone_call')
  const variables = data.within('conversation_initiation_client_data.dynamic_variables')
  const direction = call?.text('direction')
  const startedAt = metadata?.find('start_time_unix_secs', 'accepted_time_unix_secs')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: direction === 'outbound' ? 'outbound' : direction === undefined ? undefined : 'inbound',
      customer: call?.find('external_number') ?? variables?.find('system__caller_id'),
      business: call?.find('agent_number') ?? variables?.find('system__called_number'),
      named: [...(analysis ? collected(analysis) : []), known(variables)],
      facts: {
        occurredAt: startedAt ?? body.find('event_timestamp'),
        'call.startedAt': startedAt,
        'call.durationSeconds': asSeconds(metadata?.find('call_duration_secs'), 1),
        'call.summary': analysis?.find('transcript_summary'),
        'call.transcript': joinTurns(data, 'transcript', speaker, 'message', 'text') ?? wholeText(data),
      },
      fields: {
        status: data.find('status'),
        callSuccessful: analysis?.find('call_successful'),
        callTitle: analysis?.find('call_summary_title'),
        terminationReason: metadata?.find('termination_reason'),
        callSid: call?.find('call_sid'),
        userId: data.find('user_id'),
      },
      complete: true,
    },
  }
}

/** Each value comes with the model's reasons for it, which are no part of what was said. */
const collected = (analysis: Payload): NamedValues[] => {
  const results = analysis.within('data_collection_results')
  const path = `${analysis.path}.data_collection_results`
  const values: JsonObject = {}
  for (const name in results?.root) {
    const result = results.root[name]
    if (isJsonObject(result) && result.value !== undefined && result.value !== null) values[name] = result.value
  }
  const listed = new Map<string, JsonValue>()
  for (const result of analysis.each('data_collection_results_list')) {
    const [name, value] = [result.text('data_collection_id'), result.find('value')]
    if (name !== undefined && value && !Object.hasOwn(values, name)) listed.set(name, value.value)
  }
  const named: NamedValues[] = [{ values, path, suffix: '.value' }]
  if (listed.size > 0) named.push({ values: Object.fromEntries(listed), path: `${path}_list` })
  return named
}

/** What was known before the call; ElevenLabs' own variables are none of it. */
const known = (variables: Payload | undefined): NamedValues | undefined => {
  if (!variables) return undefined
  const values: JsonObject = {}
  for (const name in variables.root) {
    const value = variables.root[name]
    if (value !== undefined && !name.startsWith('system__') && !name.startsWith('secret__')) values[name] = value
  }
  return { values, path: variables.path }
}
