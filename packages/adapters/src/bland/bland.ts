import type { JsonObject } from 'type-fest'
import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { joinTurns } from '../adapter/transcript.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifyEither } from '../signature/verify-either.ts'

/**
 * Reads the post-call webhook of Bland AI, also in the wrapped form in which Bland keeps it for sending again.
 *
 * @see https://docs.bland.ai/api-v1/get/calls-id
 * @example
 * import { bland } from '@leadbooks/adapters/bland'
 *
 * const body = { call_id: 'b1', inbound: true, from: '+15125550199', summary: 'No heat', corrected_duration: '41' }
 * const rawBody = new TextEncoder().encode(JSON.stringify(body))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await bland().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['bland:b1']
 */
export const bland = (): Adapter =>
  vendorAdapter({
    name: 'bland',
    // Where an account has no signing secret, Bland signs nothing; the address then carries a token.
    verify: (delivery, context) => verifyEither(delivery, context, { schemes: [signatureSchemes.bland] }),
    // Pieces of a call that goes on have its id, and must not stand for the report at its end.
    idOf: (body) => (isLive(callOf(body)) ? undefined : callOf(body).id('call_id', 'c_id')),
    tell,
    respond: acknowledge(),
  })

const callOf = (body: Payload): Payload => body.within('data.payload') ?? body.within('payload') ?? body

/** One line of a call's log, sent while it goes on: `category` and `message`, and nothing of what a report holds. */
const isLive = (call: Payload): boolean =>
  call.text('category') !== undefined &&
  call.text('message') !== undefined &&
  ['completed', 'status', 'call_length', 'transcripts', 'concatenated_transcript'].every(
    (name) => !Object.hasOwn(call.root, name),
  )

/** What Bland itself puts among the variables: numbers of both sides, where the number is registered, clocks. */
const systemVariables: ReadonlySet<string> = new Set([
  ...['from', 'to', 'short_from', 'short_to', 'phone_number', 'call_id', 'c_id', 'callid', 'inbound', 'direction'],
  ...[
    'city',
    'state',
    'country',
    'zip',
    'now',
    'now_utc',
    'timestamp',
    'timezone',
    'language',
    'input',
    'lastuserresponse',
  ],
  ...['metadata', 'request_data', 'prevnodeid', 'sessionid', 'blandstatuscode', 'statuscode', 'org_id', 'user_id'],
])

const collected = (variables: Payload | undefined): NamedValues | undefined => {
  if (!variables) return undefined
  const values: JsonObject = Object.fromEntries(
    Object.entries(variables.root).filter(([name]) => !systemVariables.has(name.toLowerCase())),
  )
  return { values, path: variables.path }
}

const speaker = (turn: Payload): string | undefined => {
  const user = turn.text('user')
  if (user === 'agent-action') return undefined
  return user === 'user' || user === 'caller' || user === 'human' ? 'User' : 'Agent'
}

const transcriptOf = (call: Payload): Found | undefined => {
  const whole = call.find('concatenated_transcript')
  if (typeof whole?.value === 'string') return whole
  return joinTurns(call, 'transcripts', speaker, 'text') ?? joinTurns(call, 'concatenated_transcript', speaker, 'text')
}

const tell = (body: Payload): Told => {
  const call = callOf(body)
  if (isLive(call)) return ignored('The call is still going on.')
  const callId = call.id('call_id', 'c_id') ?? body.id('data.call_id')
  const said = call.text('direction') ?? ''
  // Only calls that the business makes come in batches.
  const isOutbound = call.find('inbound')
    ? !call.isTrue('inbound')
    : /^out/i.test(said) || (said === '' && call.text('batch_id') !== undefined)
  const direction = isOutbound ? 'outbound' : call.find('inbound') || /^in/i.test(said) ? 'inbound' : undefined
  const duration = asSeconds(call.find('corrected_duration'), 1) ?? asSeconds(call.find('call_length'), 60)
  const [from, to] = [call.find('from'), call.find('to')]
  const analysis = call.within('analysis')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction,
      customer: isOutbound ? to : from,
      business: isOutbound ? from : to,
      named: [
        analysis && { values: analysis.root, path: analysis.path },
        collected(call.within('variables')),
        collected(call.within('metadata')),
      ],
      facts: {
        occurredAt: call.find('started_at', 'created_at'),
        'call.startedAt': call.find('started_at'),
        'call.endedAt': call.find('end_at'),
        'call.durationSeconds': duration,
        'call.summary': call.find('summary'),
        'call.transcript': transcriptOf(call),
      },
      recording: call.find('recording_url'),
      fields: {
        status: call.find('status'),
        answeredBy: call.find('answered_by'),
        disposition: call.find('disposition_tag'),
        endedBy: call.find('call_ended_by'),
        transferredTo: call.find('transferred_to'),
        errorMessage: call.find('error_message'),
      },
      complete: true,
    },
  }
}
