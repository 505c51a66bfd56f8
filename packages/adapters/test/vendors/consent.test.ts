import { describe, expect, test } from 'vitest'
import type { Adapter } from '../../src/index.ts'
import { callrail, gohighlevel, quo, ringcentral, twilio } from '../../src/index.ts'
import { context, deliveryOf } from '../vendor-calls.ts'

const phone = '+15128675310'
const business = '+15124441000'

/** A text message from a customer, as each vendor posts it. */
const messages: { vendor: Adapter; body: (text: string) => unknown }[] = [
  {
    vendor: twilio(),
    body: (Body) => new URLSearchParams({ MessageSid: 'SM1', From: phone, To: business, Body, SmsStatus: 'received' }),
  },
  {
    vendor: quo(),
    body: (text) => ({
      id: 'EV1',
      type: 'message.received',
      data: { object: { id: 'MS1', direction: 'incoming', from: phone, to: [business], text } },
    }),
  },
  {
    vendor: callrail(),
    body: (content) => ({
      resource_id: 'MSG1',
      content,
      message_type: 'sms',
      source_number: phone,
      destination_number: business,
    }),
  },
  {
    vendor: ringcentral(),
    body: (subject) => ({
      uuid: 'u1',
      event: '/restapi/v1.0/account/1/extension/2/message-store/instant?type=SMS',
      body: {
        id: '1',
        type: 'SMS',
        direction: 'Inbound',
        subject,
        from: { phoneNumber: phone },
        to: [{ phoneNumber: business }],
      },
    }),
  },
  {
    vendor: gohighlevel(),
    body: (body) => ({
      type: 'InboundMessage',
      webhookId: 'w1',
      messageId: 'm1',
      messageType: 'SMS',
      direction: 'inbound',
      contactId: 'c1',
      phone,
      body,
    }),
  },
]

describe.each(messages.map((message) => ({ ...message, name: message.vendor.name })))('$name', ({ vendor, body }) => {
  const parse = (text: string) => vendor.parse(deliveryOf(body(text)), context)

  test('tells of STOP and of START, and makes no lead of them', async () => {
    expect(await parse(' Stop. ')).toMatchObject({ kind: 'ignored', consent: { phone, texts: 'stop' } })
    expect(await parse('START')).toMatchObject({ kind: 'ignored', consent: { phone, texts: 'start' } })
    expect(await parse('HELP')).not.toHaveProperty('consent')
  })

  test('takes consent back in other words too, and keeps what else is said', async () => {
    const parsed = await parse('Please stop texting me. The furnace is still broken though.')
    expect(parsed).toMatchObject({ kind: 'events', consent: { phone, texts: 'stop' } })
  })

  test('hears no STOP in a request', async () => {
    for (const text of ['The leak won’t stop', 'Please do not send the technician before 9', 'Can we cancel Thursday?'])
      expect(await parse(text)).not.toHaveProperty('consent')
  })
})

test('believes Twilio about keywords that an account has chosen itself', async () => {
  const form = { MessageSid: 'SM1', From: phone, To: business, Body: 'halt', OptOutType: 'STOP', SmsStatus: 'received' }
  expect(await twilio().parse(deliveryOf(new URLSearchParams(form)), context)).toMatchObject({
    consent: { phone, texts: 'stop' },
  })
})
