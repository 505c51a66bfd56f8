import { normalizeNanpPhone } from '@leadbooks/core/nanp'
import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { callerIdName } from '../adapter/caller-id.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { heedWish } from '../adapter/sms-wish.ts'
import { ignored, type Told, type ToldAtOnce, vendorAdapter } from '../adapter/vendor.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'

/**
 * Reads RingCentral's notifications: telephony sessions, voicemail and text messages. The first request of a subscription, which
 * wants its `Validation-Token` back, is answered.
 *
 * RingCentral signs nothing. The secret is the verification token chosen when the subscription was made.
 *
 * @see https://developers.ringcentral.com/guide/notifications/webhooks/creating-webhooks
 * @example
 * import { ringcentral } from '@leadbooks/adapters/ringcentral'
 *
 * const headers = new Headers({ 'validation-token': 'hello-world' })
 * const delivery = { method: 'POST', url: '/', headers, rawBody: new Uint8Array(), receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await ringcentral().parse(delivery, context)
 * parsed.kind === 'handshake' && parsed.response.headers.get('validation-token') // => 'hello-world'
 */
export const ringcentral = (): Adapter =>
  vendorAdapter({
    name: 'ringcentral',
    settleSeconds: 180,
    verify,
    first: handshake,
    idOf: (body) => body.id('uuid', 'pn_apns.uuid'),
    tell,
    // Anything but 200 may end the subscription for good.
    respond: acknowledge('punishes'),
  })

const tokenHeaders = ['verification-token', 'validation-token'] as const

/** The whole answer may have 1,024 bytes, its status line and other headers included. */
const longestToken = 512

const handshake = ({ headers, rawBody }: Delivery): ToldAtOnce | undefined => {
  const token = headers.get('validation-token')
  if (token === null || rawBody.byteLength > 0) return undefined
  if (!/^[\x21-\x7e]+$/.test(token) || token.length > longestToken) return undefined
  return {
    kind: 'handshake',
    response: new Response(null, { headers: { 'validation-token': token, 'content-type': 'application/json' } }),
  }
}

/** The first request has no body and can therefore do no harm; whoever sends it hears what it said. */
const verify = async (delivery: Delivery, { secrets }: AdapterContext): Promise<Verification> =>
  handshake(delivery) ? { ok: true } : verifyStaticSecret(delivery, secrets, ...tokenHeaders)

const tell = (body: Payload, _delivery: Delivery, context: AdapterContext): Told => {
  // The form for phones' push services wraps the notification once more.
  const notice = body.within('pn_apns') ?? body
  const event = notice.text('event') ?? ''
  const content = notice.within('body')
  if (!content) return ignored('The notification is about nothing.')
  if (event.includes('/telephony/sessions')) return tellSession(content, context)
  if (event.includes('/voicemail') || /^voicemail$/i.test(content.text('type') ?? '')) return tellVoicemail(content)
  if (event.includes('/message-store') && content.text('type') === 'SMS') return tellMessage(content)
  if (event.includes('/presence'))
    return ignored('Presence tells who is on the phone; a call is told of by its telephony session, once it has ended.')
  return ignored('The notification is about no call, voicemail or message from a customer.')
}

/** A number of the public network; inside an account people are called by extensions of a few digits. */
const isPublic = (found: Found | undefined, { country, phones = normalizeNanpPhone }: AdapterContext): found is Found =>
  typeof found?.value === 'string' &&
  found.value.replace(/\D/g, '').length > 6 &&
  phones(found.value, { country }).e164 !== undefined

const tellSession = (session: Payload, context: AdapterContext): Told => {
  const callId = session.id('telephonySessionId', 'sessionId')
  const parties = session.each('parties')
  const ofCustomer = parties.flatMap((party) => {
    const isOutbound = party.text('direction') === 'Outbound'
    const [customer, business] = isOutbound ? ['to', 'from'] : ['from', 'to']
    const number = party.find(`${customer}.phoneNumber`)
    return isPublic(number, context) ? [{ party, isOutbound, number, customer, business }] : []
  })
  const [first] = ofCustomer
  if (!first) return ignored('The call is between extensions, or its number is withheld.')
  // `Voicemail` in deliveries, `VoiceMail` in the reference.
  const codes = parties.map((party) => party.text('status.code')?.toLowerCase() ?? '')
  const isMissed = parties.some((party) => party.isTrue('missedCall')) || codes.includes('voicemail')
  const hasEnded = codes.every((code) => code === 'disconnected' || code === 'gone' || code === 'voicemail')
  if (!hasEnded) return ignored('The call is still going on.')
  const { party, isOutbound, number, customer, business } = first
  const moment = session.find('eventTime')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: isOutbound ? 'outbound' : 'inbound',
      customer: number,
      business: party.find(`${business}.phoneNumber`),
      facts: {
        occurredAt: session.find('creationTime', 'eventTime'),
        ...callerIdName(party.find(`${customer}.name`)),
        'call.startedAt': session.find('creationTime'),
        'call.endedAt': moment,
      },
      fields: {
        statusCode: party.find('status.code'),
        statusReason: party.find('status.reason'),
        extension: party.find('extensionId'),
        recordings: party.find('recordings'),
      },
      complete: false,
      isMissed,
    },
  }
}

/** Where the account writes voicemail out, the subject repeats what was said; else it says that there is a voice message. */
const spokenOf = (voicemail: Payload): Found | undefined => {
  const subject = voicemail.find('subject')
  return /^voice ?(?:mail|message)\b/i.test(String(subject?.value ?? '')) ? undefined : subject
}

const tellVoicemail = (voicemail: Payload): Told => ({
  kind: 'part',
  part: {
    id: voicemail.id('telephonySessionId', 'id'),
    callId: voicemail.id('telephonySessionId'),
    direction: 'inbound',
    customer: voicemail.find('from.phoneNumber'),
    business: voicemail.each('to')[0]?.find('phoneNumber'),
    facts: {
      'request.text': spokenOf(voicemail),
      'call.transcript': spokenOf(voicemail),
      occurredAt: voicemail.find('creationTime', 'lastModifiedTime'),
      ...callerIdName(voicemail.find('from.name')),
      'call.durationSeconds': voicemail
        .each('attachments')
        .map((file) => file.find('vmDuration'))
        .find(Boolean),
    },
    fields: {
      channel: { path: 'type', value: 'voicemail' },
      attachments: voicemail.find('attachments'),
      transcription: voicemail.find('vmTranscriptionStatus'),
    },
    complete: true,
    isMissed: true,
  },
})

const tellMessage = (message: Payload): Told => {
  if (message.text('direction') === 'Outbound') return ignored('The message is one that the business sent.')
  return heedWish(message.text('subject'), message.find('from.phoneNumber'), () => requestOf(message))
}

const requestOf = (message: Payload): Told => {
  return {
    kind: 'part',
    part: {
      id: message.id('id'),
      direction: 'inbound',
      customer: message.find('from.phoneNumber'),
      business: message.each('to')[0]?.find('phoneNumber'),
      facts: {
        occurredAt: message.find('creationTime'),
        'contact.name': message.find('from.name'),
        'request.text': message.find('subject'),
      },
      fields: { channel: { path: 'type', value: 'sms' } },
      complete: true,
    },
  }
}
