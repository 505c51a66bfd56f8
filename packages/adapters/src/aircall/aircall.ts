import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { DeliveryError } from '../adapter/delivery-error.ts'
import { readJsonObject } from '../adapter/json-body.ts'
import { Payload } from '../adapter/payload.ts'
import { joinTurns } from '../adapter/transcript.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { matchesSecret } from '../signature/equal.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'

/**
 * Reads Aircall's webhooks about ended calls, voicemail, transcripts and summaries.
 *
 * Aircall signs nothing; each body carries the webhook's `token`, which is the secret and never becomes part of a lead.
 *
 * @see https://developer.aircall.io/api-references/#webhooks
 * @example
 * import { aircall } from '@leadbooks/adapters/aircall'
 *
 * const data = { id: 812, direction: 'inbound', raw_digits: '+1 512-555-0199', missed_call_reason: 'no_available_agent' }
 * const body = { resource: 'call', event: 'call.ended', timestamp: 1732622896, token: 'df76', data }
 * const rawBody = new TextEncoder().encode(JSON.stringify(body))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: ['df76'], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * await aircall().verify(delivery, context) // => { ok: true }
 */
export const aircall = (): Adapter =>
  vendorAdapter({
    name: 'aircall',
    settleSeconds: 180,
    verify,
    idOf: (body) => {
      const parts = [body.id('event'), body.id('data.id', 'data.call_id'), body.id('timestamp')]
      return parts.every((part) => part !== undefined) ? parts.join(':') : undefined
    },
    tell,
    respond: acknowledge(),
  })

const verify = async (delivery: Delivery, { secrets }: AdapterContext): Promise<Verification> => {
  const carried = await verifyStaticSecret(delivery, secrets)
  if (carried.ok || carried.code === 'unknown-key') return carried
  const token = tokenIn(delivery)
  if (token === undefined) return carried
  return matchesSecret(token, secrets) ? { ok: true } : { ok: false, code: 'bad-signature' }
}

const tokenIn = ({ rawBody }: Delivery): string | undefined => {
  try {
    return new Payload(readJsonObject(rawBody, { maxDepth: 32, maxValues: 100_000 })).text('token')
  } catch (error) {
    if (error instanceof DeliveryError) return undefined
    throw error
  }
}

const afterwards: ReadonlySet<string> = new Set([
  ...['call.ended', 'call.voicemail_left', 'call.comm_assets_generated', 'call.tagged', 'call.commented'],
])
const findings: ReadonlySet<string> = new Set([
  ...['transcription.created', 'summary.created', 'ai_voice_agent.summary', 'topics.created', 'action_item.created'],
  ...['ai_voice_agent.ended', 'sentiment.created'],
])

const tell = (body: Payload): Told => {
  const event = body.text('event') ?? ''
  const data = body.within('data')
  if (!data) return ignored('The event is about nothing.')
  if (afterwards.has(event)) return tellCall(data, event)
  if (findings.has(event)) return tellFinding(data, event)
  return ignored(event.startsWith('call.') ? 'The call is still going on.' : 'The event is about no call.')
}

const tellCall = (data: Payload, event: string): Told => {
  const callId = data.id('id')
  const direction = data.text('direction')
  const contact = data.within('contact')
  const voicemail = data.find('voicemail')
  const comments = data.each('comments').flatMap((comment) => comment.text('content') ?? [])
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: direction === 'outbound' ? 'outbound' : direction === undefined ? undefined : 'inbound',
      customer: data.find('raw_digits') ?? contact?.each('phone_numbers')[0]?.find('value'),
      business: data.find('number.digits', 'number.e164_digits'),
      facts: {
        occurredAt: data.find('started_at'),
        'contact.givenName': contact?.find('first_name'),
        'contact.familyName': contact?.find('last_name'),
        'contact.companyName': contact?.find('company_name'),
        'contact.emails': contact?.each('emails')[0]?.find('value'),
        'request.notes': comments.length === 0 ? undefined : { path: 'data.comments', value: comments.join('\n') },
        'call.startedAt': data.find('started_at'),
        'call.endedAt': data.find('ended_at'),
        // Aircall counts the ringing too.
        'call.durationSeconds': data.find('duration'),
      },
      recording: data.find('recording', 'voicemail', 'asset'),
      fields: {
        missedCallReason: data.find('missed_call_reason'),
        tags: tagsOf(data),
        numberName: data.find('number.name'),
        callUuid: data.find('call_uuid'),
      },
      complete: false,
      isMissed: event === 'call.voicemail_left' || voicemail !== undefined || isUnanswered(data),
      isUpdate: event === 'call.tagged' || event === 'call.commented',
    },
  }
}

const isUnanswered = (data: Payload): boolean =>
  data.find('missed_call_reason') !== undefined ||
  (data.text('status') === 'done' && data.find('answered_at') === undefined)

const tagsOf = (data: Payload) => {
  const names = data.each('tags').flatMap((tag) => tag.text('name') ?? [])
  return names.length === 0 ? undefined : { path: 'data.tags', value: names }
}

/** What Aircall's models found in the call: its text, its summary, what the voice agent collected. */
const tellFinding = (data: Payload, event: string): Told => {
  const callId = data.id('call_id', 'call.id', 'id')
  const collected = data.within('extracted_data', 'extracted_information', 'collected_data')
  const transcript =
    joinTurns(data, 'content.utterances', speaker, 'text') ??
    joinTurns(data, 'utterances', speaker, 'text') ??
    textAt(data, 'transcription', 'transcript')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      customer: data.find('raw_digits', 'external_number', 'caller_number'),
      named: [collected && { values: collected.root, path: collected.path }],
      facts: {
        'call.summary': textAt(
          data,
          'summary',
          event === 'transcription.created' ? 'summary.content' : 'content',
          'summary.content',
        ),
        'call.transcript': transcript,
      },
      fields: event === 'sentiment.created' ? { sentiment: data.find('sentiment', 'value') } : {},
      complete: event === 'summary.created' || event === 'ai_voice_agent.summary',
    },
  }
}

const textAt = (data: Payload, ...paths: string[]) => {
  const found = paths.map((path) => data.find(path)).find((value) => typeof value?.value === 'string')
  return found
}

const speaker = (turn: Payload): string =>
  turn.text('participant_type') === 'external' ? 'Caller' : (turn.text('participant_type') ?? 'Agent')
