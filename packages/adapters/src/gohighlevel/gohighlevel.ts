import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter } from '../adapter/adapter.ts'
import type { LeadPart } from '../adapter/lead-part.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { heedWish } from '../adapter/sms-wish.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { type GohighlevelKeys, verifyGohighlevel } from './verify.ts'
import { tellWorkflow } from './workflow.ts'

/** How HighLevel reaches us. */
export type GohighlevelOptions = GohighlevelKeys

/**
 * Reads HighLevel's app events and the bodies of its workflow action "Webhook".
 *
 * A lead is a piece of work: each call, message and appointment is one. HighLevel names its contact by id; the id stands in
 * `contact.externalIds.crm`, where the customer is found by it.
 *
 * @see https://github.com/GoHighLevel/highlevel-api-docs/tree/main/docs/webhook%20events
 * @example
 * import { gohighlevel } from '@leadbooks/adapters/gohighlevel'
 *
 * const body = { type: 'ContactCreate', id: 'k1', locationId: 'l1', name: 'Ann Lee', phone: '+15125550199' }
 * const rawBody = new TextEncoder().encode(JSON.stringify(body))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await gohighlevel().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['gohighlevel:k1']
 */
export const gohighlevel = (options: GohighlevelOptions = {}): Adapter =>
  vendorAdapter({
    name: 'gohighlevel',
    verify: (delivery, context) => verifyGohighlevel(delivery, context, options),
    idOf: (body) => body.id('webhookId', 'deliveryId'),
    tell,
    respond: acknowledge(),
  })

const tell = (body: Payload): Told => {
  const type = body.text('type') ?? ''
  switch (type) {
    case 'ContactCreate':
    case 'ContactUpdate':
    case 'ContactTagUpdate':
      return tellContact(body.within('contact', 'data') ?? body, type !== 'ContactCreate')
    case 'InboundMessage':
    case 'OutboundMessage':
      return tellMessage(body)
    case 'AppointmentCreate':
    case 'AppointmentUpdate':
    case 'AppointmentDelete':
      return tellAppointment(body, type)
  }
  // App events have a type and a location; what a workflow posts has neither under these names.
  if (/^[A-Z][a-zA-Z]+$/.test(type) && body.find('locationId'))
    return ignored('The event is about no contact, call or appointment.')
  return tellWorkflow(body)
}

const tellContact = (body: Payload, isUpdate: boolean): Told => ({
  kind: 'part',
  part: {
    id: body.id('id', 'contactId'),
    facts: {
      occurredAt: body.find('dateAdded'),
      'contact.externalIds.crm': body.find('id', 'contactId'),
      'contact.name': body.find('name'),
      'contact.givenName': body.find('firstName'),
      'contact.familyName': body.find('lastName'),
      'contact.companyName': body.find('companyName'),
      'contact.phones': body.find('phone'),
      'contact.emails': body.find('email'),
      'contact.address': body.find('address1'),
      'contact.address.city': body.find('city'),
      'contact.address.region': body.find('state'),
      'contact.address.postalCode': body.find('postalCode'),
      'contact.address.country': body.find('country'),
    },
    fields: {
      source: body.find('source'),
      tags: body.find('tags'),
      doNotDisturb: body.find('dnd'),
      customFields: body.find('customFields'),
    },
    complete: true,
    isUpdate,
  },
})

/** Calls are messages too. In one example the documentation prints an inbound one as `OutboundMessage`: the direction counts. */
const tellMessage = (body: Payload): Told => {
  const isOutbound =
    (body.text('direction') ?? (body.text('type') === 'OutboundMessage' ? 'outbound' : 'inbound')) === 'outbound'
  const kind = (body.text('messageType') ?? '').toUpperCase()
  const contact = { 'contact.externalIds.crm': body.find('contactId'), occurredAt: body.find('dateAdded') }
  if (kind === 'CALL' || (kind === 'VOICEMAIL' && !isOutbound))
    return { kind: 'part', part: callPart(body, contact, isOutbound) }
  if (isOutbound) return ignored('The message is one that the business sent.')
  return heedWish(body.text('body'), body.find('from', 'phone'), () => requestOf(body, kind, contact))
}

const requestOf = (body: Payload, kind: string, contact: LeadPart['facts']): Told => {
  const isMail = kind === 'EMAIL'
  return {
    kind: 'part',
    part: {
      id: body.id('messageId', 'emailMessageId'),
      isPart: body.find('contactId') !== undefined,
      direction: 'inbound',
      facts: {
        ...contact,
        'contact.emails': isMail ? addressIn(body) : undefined,
        'contact.phones': isMail ? undefined : body.find('from', 'phone'),
        'request.text': isMail ? (plainText(body) ?? body.find('subject')) : body.find('body'),
      },
      fields: {
        channel: { path: 'messageType', value: kind.toLowerCase() },
        subject: body.find('subject'),
        attachments: body.find('attachments'),
        conversationId: body.find('conversationId'),
      },
      complete: true,
    },
  }
}

const unanswered: ReadonlySet<string> = new Set(['no-answer', 'busy', 'canceled', 'missed', 'voicemail'])

/** The event has no telephone number: the contact's id leads to it. */
const callPart = (body: Payload, contact: LeadPart['facts'], isOutbound: boolean): LeadPart => {
  const id = body.id('messageId', 'altId')
  return {
    id,
    callId: id,
    isPart: id !== undefined || body.find('contactId') !== undefined,
    direction: isOutbound ? 'outbound' : 'inbound',
    customer: body.find(isOutbound ? 'to' : 'from'),
    business: body.find(isOutbound ? 'from' : 'to'),
    facts: { ...contact, 'call.durationSeconds': body.find('callDuration') },
    recording: body.texts('attachments')[0],
    fields: {
      callStatus: body.find('callStatus', 'status'),
      conversationId: body.find('conversationId'),
      userId: body.find('userId'),
    },
    complete: true,
    isMissed:
      unanswered.has(body.text('callStatus', 'status') ?? '') ||
      body.text('messageType')?.toUpperCase() === 'VOICEMAIL',
  }
}

/** `Internal Notify <sample@email.service>` */
const addressIn = (body: Payload): Found | undefined => {
  const from = body.find('from')
  const text = String(from?.value ?? '')
  const address = text.length > 500 ? undefined : (/<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1] ?? text)
  return from && address ? { path: from.path, value: address } : undefined
}

/** A mail's body is HTML; its text is what stands between tags. */
const plainText = (body: Payload): Found | undefined => {
  const html = body.text('body')
  if (html === undefined || html.length > 200_000) return undefined
  const text = html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : { path: 'body', value: text }
}

const tellAppointment = (body: Payload, type: string): Told => {
  const appointment = body.within('appointment') ?? body
  const status = appointment.text('appointmentStatus', 'appoinmentStatus') ?? ''
  const isOff = type === 'AppointmentDelete' || /^(?:cancelled|canceled|noshow|invalid)$/i.test(status)
  const booking = isOff ? 'cancelled' : type === 'AppointmentUpdate' ? 'rescheduled' : 'scheduled'
  const id = appointment.id('id')
  return {
    kind: 'part',
    part: {
      id,
      facts: {
        occurredAt: appointment.find('dateUpdated', 'dateAdded'),
        'contact.externalIds.crm': appointment.find('contactId'),
        'appointment.raw': appointment.find('startTime'),
        'appointment.booking': { path: 'type', value: booking },
        'request.text': appointment.find('title'),
        'request.notes': appointment.find('notes'),
      },
      fields: {
        appointmentStatus: appointment.find('appointmentStatus', 'appoinmentStatus'),
        endTime: appointment.find('endTime'),
        meetingPlace: appointment.find('address'),
        calendarId: appointment.find('calendarId'),
      },
      complete: true,
      isUpdate: type !== 'AppointmentCreate',
    },
  }
}
