import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, Delivery } from '../adapter/adapter.ts'
import { queryOf } from '../adapter/address.ts'
import { asSeconds } from '../adapter/call-time.ts'
import { callerIdName } from '../adapter/caller-id.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { heedWish } from '../adapter/sms-wish.ts'
import { joinTurns } from '../adapter/transcript.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifyEither } from '../signature/verify-either.ts'

/**
 * Reads CallRail's webhooks: calls, calls modified afterwards, text messages and forms.
 *
 * A body does not say which of them it is. Its shape does, and `?event=…` in the address where it does not.
 *
 * @see https://apidocs.callrail.com/#webhooks
 * @example
 * import { callrail } from '@leadbooks/adapters/callrail'
 *
 * const body = { resource_id: 'CAL1', direction: 'inbound', customer_phone_number: '+15125550199', answered: false, voicemail: true }
 * const rawBody = new TextEncoder().encode(JSON.stringify(body))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await callrail().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.type) // => ['lead.received', 'callback.requested']
 */
export const callrail = (): Adapter =>
  vendorAdapter({
    name: 'callrail',
    // A call that is told of before it is routed is followed by the post-call report within 20 minutes of its end.
    settleSeconds: 1500,
    verify: (delivery, context) => verifyEither(delivery, context, { schemes: [signatureSchemes.callrail] }),
    // One call is told of several times under one id, and CallRail sends nothing twice: the content names the delivery.
    idOf: () => undefined,
    tell,
    // CallRail never sends again, and switches an integration off that answers with errors.
    respond: acknowledge('all'),
  })

const idIn = (body: Payload): string | undefined => body.id('resource_id', 'id')

/** Older reports tell the time without a zone; it is UTC. */
const inUtc = (found: Found | undefined): Found | undefined => {
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(String(found?.value ?? '')) ?? []
  return found && date !== undefined ? { path: found.path, value: `${date}T${time}Z` } : undefined
}

const tell = (body: Payload, { url }: Delivery): Told => {
  const event = (new URLSearchParams(queryOf(url)).get('event') ?? '').toLowerCase()
  if (body.find('source_number') && body.find('destination_number')) return tellMessage(body, event)
  if (body.within('form_data') || body.find('form_url')) return tellForm(body)
  return tellCall(body, event)
}

/** What marketing wants to know of any of them. */
const origin = (body: Payload) => ({
  leadStatus: body.find('lead_status'),
  sourceName: body.find('source_name', 'source'),
  utmSource: body.find('utm_source'),
  utmMedium: body.find('utm_medium'),
  utmCampaign: body.find('utm_campaign'),
  gclid: body.find('gclid'),
  landingPage: body.find('landing_page_url', 'landingpage'),
  tags: body.find('tags'),
  value: body.find('value'),
  companyName: body.find('company_name'),
})

const tellCall = (body: Payload, event: string): Told => {
  const callId = idIn(body)
  const direction = body.text('direction')
  const isOutbound = direction === 'outbound' || body.text('call_type') === 'outbound'
  const customer = body.find('customer_phone_number', 'callernum')
  const business = body.find('tracking_phone_number', 'trackingnum')
  const duration = body.find('duration')
  const transcript = transcriptOf(body)
  const hasVoicemail = body.isTrue('voicemail') || body.text('call_type') === 'voicemail'
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: isOutbound ? 'outbound' : direction === undefined ? undefined : 'inbound',
      customer,
      business,
      facts: {
        occurredAt: body.find('start_time', 'created_at', 'timestamp') ?? inUtc(body.find('datetime')),
        ...callerIdName(body.find('customer_name', 'callername')),
        'contact.emails': body.find('customer_email'),
        'request.text': hasVoicemail ? transcript : undefined,
        'request.notes': body.find('note'),
        'call.startedAt': body.find('start_time'),
        'call.durationSeconds': asSeconds(duration, 1),
        'call.summary': body.find('call_summary'),
        'call.transcript': transcript,
      },
      recording: body.find('recording', 'recording_url'),
      fields: {
        ...origin(body),
        callType: body.find('call_type'),
        // City and state are the number's, not the caller's: no address.
        callerCity: body.find('customer_city', 'callercity'),
        callerState: body.find('customer_state', 'callerstate'),
        firstCall: body.find('first_call'),
      },
      complete: duration !== undefined && event !== 'pre_call' && event !== 'call_routing_complete',
      isMissed: hasVoicemail || (body.find('answered')?.value === false && duration !== undefined),
      isUpdate: event.includes('modified') || body.find('changes') !== undefined,
    },
  }
}

const transcriptOf = (body: Payload): Found | undefined => {
  const text = body.find('transcription', 'transcription_text')
  if (typeof text?.value === 'string') return text
  const speaker = (turn: Payload): string => turn.text('speaker') ?? 'Speaker'
  const said =
    joinTurns(body, 'conversational_transcript', speaker, 'phrase', 'text', 'content') ??
    joinTurns(body, 'transcription.sentences', speaker, 'text')
  if (said) return said
  const whole = body.find('conversational_transcript')
  return typeof whole?.value === 'string' ? whole : undefined
}

const tellMessage = (body: Payload, event: string): Told => {
  const isOurs = event.includes('sent') || /^out/.test(body.text('direction') ?? '') || body.find('agent') !== undefined
  if (isOurs) return ignored('The message is one that the business sent.')
  return heedWish(body.text('content'), body.find('source_number'), () => requestOf(body))
}

const requestOf = (body: Payload): Told => {
  return {
    kind: 'part',
    part: {
      id: idIn(body),
      direction: 'inbound',
      customer: body.find('source_number'),
      business: body.find('destination_number'),
      facts: {
        occurredAt: body.find('timestamp', 'created_at'),
        'contact.name': body.find('customer_name'),
        'request.text': body.find('content'),
      },
      fields: { ...origin(body), channel: { path: 'message_type', value: 'sms' }, media: body.find('media_urls') },
      complete: true,
    },
  }
}

const tellForm = (body: Payload): Told => {
  const form = body.within('form_data')
  return {
    kind: 'part',
    part: {
      id: idIn(body),
      named: [form && { values: form.root, path: form.path }],
      facts: {
        occurredAt: body.find('submitted_at', 'timestamp'),
        'contact.name': body.find('customer_name'),
        'contact.phones': body.find('customer_phone_number', 'formatted_customer_phone_number'),
        'contact.emails': body.find('customer_email'),
      },
      fields: { ...origin(body), channel: { path: 'form_data', value: 'form' }, formUrl: body.find('form_url') },
      complete: true,
    },
  }
}
