import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter } from '../adapter/adapter.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { heedWish } from '../adapter/sms-wish.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { tellCall, tellRecording, tellSummary, tellTranscript, tellVoicemail } from './call.ts'
import { verifyQuo } from './verify.ts'

/**
 * Reads both generations of Quo's (formerly OpenPhone's) webhooks: `data.object` with `openphone-signature`, and `data.resource`
 * with Standard Webhooks. A call's end, recording, transcript and summary are joined by the call's id.
 *
 * @see https://www.quo.com/docs/mdx/beta/webhooks-overview
 * @example
 * import { quo } from '@leadbooks/adapters/quo'
 *
 * const object = { id: 'AC1', from: '+15125550199', to: ['+15125550100'], direction: 'incoming', text: 'No heat' }
 * const rawBody = new TextEncoder().encode(JSON.stringify({ id: 'EV1', type: 'message.received', data: { object } }))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await quo().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['quo:AC1']
 */
export const quo = (): Adapter =>
  vendorAdapter({
    name: 'quo',
    settleSeconds: 300,
    verify: verifyQuo,
    idOf: (body, { headers }) => headers.get('webhook-id')?.slice(0, 200) || body.id('id'),
    tell,
    respond: acknowledge(),
  })

const tell = (body: Payload): Told => {
  const thing = body.within('data.object', 'data.resource')
  if (!thing) return ignored('The event is about nothing.')
  if (thing.id('id', 'callId') === undefined) return ignored('The event names no call and no message.')
  const context = body.within('data.context')
  switch (body.text('type') ?? thing.text('object')) {
    case 'call.completed':
    case 'call.missed':
      return tellCall(thing, context)
    case 'call.recording.completed':
      return tellRecording(thing, context)
    case 'call.voicemail.completed':
      return tellVoicemail(thing, context)
    case 'callSummary':
    case 'call.summary.completed':
      return tellSummary(thing)
    case 'callTranscript':
    case 'call.transcript.completed':
      return tellTranscript(thing)
    case 'message.received':
      return tellMessage(thing, context)
    case 'call.ringing':
      return ignored('The call is still going on.')
    default:
      return ignored('The event is about no call and no message from a customer.')
  }
}

const tellMessage = (message: Payload, context: Payload | undefined): Told => {
  if (message.text('direction') === 'outgoing') return ignored('The message is one that the business sent.')
  const from = message.find('from') ?? context?.find('senderIdentifier')
  return heedWish(message.text('text', 'body'), from, () => requestOf(message, from, context))
}

const requestOf = (message: Payload, from: Found | undefined, context: Payload | undefined): Told => {
  return {
    kind: 'part',
    part: {
      id: message.id('id'),
      direction: 'inbound',
      customer: from,
      business: message.texts('to')[0] ?? context?.texts('recipientIdentifiers')[0],
      facts: { occurredAt: message.find('createdAt'), 'request.text': message.find('text', 'body') },
      fields: { channel: { path: 'type', value: 'sms' }, media: message.find('media') },
      complete: true,
    },
  }
}
