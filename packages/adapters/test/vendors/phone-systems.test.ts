import { describe, expect, test } from 'vitest'
import { aircall, callrail, dialpad, gohighlevel, quo, ringcentral } from '../../src/index.ts'
import { context, deliveryOf, eventsOf, leadOf, reasonOf } from '../vendor-calls.ts'

const customer = '+15128675310'
const business = '+15124441000'
const rejected = (httpStatus: number) => ({ status: 'rejected', httpStatus, code: 'c', message: 'm' }) as const

describe('callrail', () => {
  const call = {
    resource_id: 'CAL1',
    id: 7,
    direction: 'inbound',
    customer_phone_number: customer,
    tracking_phone_number: business,
    duration: '20',
  }

  test('is never answered with an error: that would switch the integration off', () => {
    for (const status of [400, 401, 413, 422]) expect(callrail().respond(rejected(status)).status).toBe(200)
  })

  test('takes the newer id, under which the call is told of again', async () => {
    expect((await leadOf(callrail(), call)).id).toBe('callrail:CAL1')
    const [first, second] = await Promise.all(
      [call, { ...call, changes: ['note'], note: 'x' }].map((body) => callrail().deliveryId(deliveryOf(body))),
    )
    expect(first).not.toBe(second)
    expect((await eventsOf(callrail(), { ...call, changes: ['note'], note: 'x' }))[0]?.type).toBe('lead.updated')
  })

  test('has those called back whom nobody answered', async () => {
    const types = async (more: object) => (await eventsOf(callrail(), { ...call, ...more })).map(({ type }) => type)
    expect(await types({ answered: false })).toContain('callback.requested')
    expect(await types({ answered: true, voicemail: true })).toContain('callback.requested')
    expect(await types({ answered: true })).toEqual(['lead.received'])
  })

  test('reads a message and a form by their shape, and passes over messages we sent', async () => {
    const message = {
      resource_id: 'MSG1',
      source_number: customer,
      destination_number: business,
      content: 'No heat',
      message_type: 'sms',
    }
    expect(await leadOf(callrail(), message)).toMatchObject({
      request: { text: 'No heat' },
      contact: { phones: [customer] },
    })
    const sent = { url: 'https://books.example.com/calls/callrail?event=text_message_sent' }
    expect(await reasonOf(callrail(), message, sent)).toMatch(/sent/)
    const filled = {
      resource_id: 'FRM1',
      form_url: 'https://x.example',
      form_data: { 'Your Name': 'Ann Lee', phone: '512 867 5310', message: 'No heat' },
    }
    expect(await leadOf(callrail(), filled)).toMatchObject({
      contact: { name: 'Ann Lee', phones: [customer] },
      request: { text: 'No heat' },
    })
  })
})

describe('quo', () => {
  const event = (type: string, resource: object, more: object = {}) => ({
    id: 'EV1',
    type,
    data: { resource, context: { participants: {}, ...more } },
  })

  test('takes a resolution of `unavailable` for unknown, not for nobody', async () => {
    const lead = await leadOf(
      quo(),
      event(
        'call.completed',
        { id: 'AC1', direction: 'incoming' },
        { participants: { external: [], resolution: 'unavailable' } },
      ),
    )
    expect(lead).toMatchObject({ id: 'quo:AC1', contact: { phones: [] }, complete: false })
  })

  test('has those called back whom nobody answered, unless they were called', async () => {
    const types = async (resource: object) =>
      (await eventsOf(quo(), event('call.completed', { id: 'AC1', ...resource }))).map(({ type }) => type)
    expect(await types({ direction: 'incoming', status: 'unanswered' })).toContain('callback.requested')
    expect(await types({ direction: 'incoming', status: 'answered', hasVoicemail: true })).toContain(
      'callback.requested',
    )
    expect(await types({ direction: 'incoming', status: 'ai-handled' })).toEqual(['lead.received'])
    expect(await types({ direction: 'outgoing', status: 'unanswered' })).toEqual(['lead.received'])
  })

  test('reads a missed call, a recording told of by itself, and a summary that is one text', async () => {
    const missed = event('call.missed', { id: 'AC1', direction: 'incoming', status: 'unanswered' })
    expect((await eventsOf(quo(), missed)).map(({ type }) => type)).toContain('callback.requested')
    const older = (type: string, object: object) => ({ id: 'EV1', type, data: { object } })
    const recording = older('call.recording.completed', {
      id: 'REC1',
      callId: 'AC1',
      url: 'https://quo.example.com/r.mp3',
    })
    expect(await leadOf(quo(), recording)).toMatchObject({
      id: 'quo:AC1',
      call: { recordingUrl: 'https://quo.example.com/r.mp3' },
    })
    const summary = older('call.summary.completed', {
      callId: 'AC1',
      summary: 'No heat.',
      nextSteps: ['Send Bob', 'Call Ann'],
    })
    expect(await leadOf(quo(), summary)).toMatchObject({ request: { text: 'No heat.', notes: 'Send Bob\nCall Ann' } })
  })

  test('reads voicemail', async () => {
    const voicemail = {
      callId: 'AC1',
      from: customer,
      to: business,
      transcript: 'No heat, call me',
      recordingUrl: 'https://quo.example.com/v.mp3',
    }
    expect(await leadOf(quo(), event('call.voicemail.completed', voicemail))).toMatchObject({
      id: 'quo:AC1',
      request: { text: 'No heat, call me', intents: ['callback'] },
      call: { recordingUrl: 'https://quo.example.com/v.mp3' },
    })
  })

  test('takes the id of the delivery, which its endpoints do not share, before that of the event', async () => {
    const headers = new Headers({ 'webhook-id': 'msg_1' })
    expect(await quo().deliveryId(deliveryOf(event('x', {}), { headers }))).toBe('msg_1')
    expect(await quo().deliveryId(deliveryOf(event('x', {})))).toBe('EV1')
  })

  test('passes over messages we sent', async () => {
    expect(await reasonOf(quo(), event('message.received', { id: 'AC1', direction: 'outgoing', text: 'x' }))).toMatch(
      /sent/,
    )
    expect(await reasonOf(quo(), event('message.delivered', { id: 'AC1', direction: 'outgoing', text: 'x' }))).toMatch(
      /no call/,
    )
  })
})

describe('dialpad', () => {
  test('keeps every digit of ids that JavaScript numbers cannot hold', async () => {
    const text =
      '{"call_id":9007199254740993123,"master_call_id":null,"state":"hangup","direction":"inbound","external_number":"+15128675310"}'
    expect((await leadOf(dialpad(), text)).id).toBe('dialpad:9007199254740993123')
  })

  test('takes a formatted number in place of a name for no name, and milliseconds for what they are', async () => {
    const body = {
      call_id: 1,
      state: 'hangup',
      direction: 'inbound',
      external_number: customer,
      contact: { name: '(512) 867-5310' },
      duration: 11989.972,
    }
    const { contact, call } = await leadOf(dialpad(), body)
    expect(contact.name).toBeUndefined()
    expect(call?.durationSeconds).toBe(11.99)
  })

  test('makes one lead of the legs of a call, and waits while it goes on', async () => {
    expect(
      (await leadOf(dialpad(), { call_id: 2, master_call_id: 1, state: 'hangup', external_number: customer })).id,
    ).toBe('dialpad:1')
    expect(await reasonOf(dialpad(), { call_id: 1, state: 'connected' })).toMatch(/going on/)
  })

  test('reads voicemail as a request to be called', async () => {
    const body = {
      call_id: 1,
      state: 'transcription',
      direction: 'inbound',
      external_number: customer,
      transcription_text: 'No heat',
      voicemail_link: 'https://d.example/v',
    }
    expect(await leadOf(dialpad(), body)).toMatchObject({
      request: { text: 'No heat', intents: ['callback'] },
      call: { recordingUrl: 'https://d.example/v' },
    })
  })
})

describe('ringcentral', () => {
  test('echoes the first token and nothing that is none', async () => {
    const first = (token: string, rawBody = new Uint8Array()) =>
      ringcentral().parse(deliveryOf('', { rawBody, headers: new Headers({ 'validation-token': token }) }), context)
    const parsed = await first('hello-world')
    if (parsed.kind !== 'handshake') throw new Error('expected a handshake')
    expect(parsed.response.status).toBe(200)
    expect(parsed.response.headers.get('validation-token')).toBe('hello-world')
    expect(await parsed.response.text()).toBe('')
    await expect(first('x'.repeat(600))).rejects.toMatchObject({ name: 'DeliveryError' })
  })

  test('does not believe a first request that has a body', async () => {
    const headers = new Headers({ 'validation-token': 'guess' })
    expect((await ringcentral().verify(deliveryOf({ event: 'x' }, { headers }), context)).ok).toBe(false)
    expect(await ringcentral().verify(deliveryOf('', { headers }), context)).toEqual({ ok: true })
  })

  test('is answered 200 whatever a genuine notification holds: anything else may end the subscription', () => {
    for (const status of [400, 413, 422]) expect(ringcentral().respond(rejected(status)).status).toBe(200)
    expect(ringcentral().respond(rejected(401)).status).toBe(401)
  })

  test('does not take the name of a voice message for what was said in it', async () => {
    const body = {
      id: 1,
      type: 'VoiceMail',
      subject: 'Voice Message',
      from: { phoneNumber: '+15128675310', name: 'LEE ANN' },
    }
    const lead = await leadOf(ringcentral(), {
      uuid: 'u',
      event: '/restapi/v1.0/account/~/extension/1/voicemail',
      body,
    })
    expect(lead.request.text).toBe('')
    expect(lead.contact).toMatchObject({ givenName: 'ANN', familyName: 'LEE' })
  })

  test('reads voicemail and text messages', async () => {
    const message = (body: object) => ({
      uuid: 'u',
      event: '/restapi/v1.0/account/~/extension/1/message-store/instant?type=SMS',
      body,
    })
    const sms = {
      id: '5',
      type: 'SMS',
      direction: 'Inbound',
      subject: 'No heat',
      from: { phoneNumber: customer },
      to: [{ phoneNumber: business }],
    }
    expect(await leadOf(ringcentral(), message(sms))).toMatchObject({
      request: { text: 'No heat' },
      call: { to: business },
    })
    const voicemail = {
      ...sms,
      type: 'Voicemail',
      subject: 'Call me about the furnace',
      attachments: [{ type: 'AudioRecording', vmDuration: 12 }],
    }
    expect(
      await leadOf(ringcentral(), { ...message(voicemail), event: '/restapi/v1.0/account/~/extension/1/voicemail' }),
    ).toMatchObject({
      request: { intents: ['callback'], text: 'Call me about the furnace' },
      call: { durationSeconds: 12 },
    })
  })
})

describe('aircall', () => {
  const call = (data: object, event = 'call.ended') => ({
    resource: 'call',
    event,
    timestamp: 1732622896,
    token: 'current-secret',
    data: { id: 1, direction: 'inbound', ...data },
  })

  test('never lets the token into a lead', async () => {
    expect(JSON.stringify(await eventsOf(aircall(), call({ raw_digits: customer })))).not.toContain('current-secret')
  })

  test('takes `anonymous` for nobody, and has missed calls returned', async () => {
    const [event, ...others] = await eventsOf(
      aircall(),
      call({ raw_digits: 'anonymous', missed_call_reason: 'abandoned_in_ivr' }),
    )
    expect(event).toMatchObject({ lead: { contact: { phones: [] } } })
    expect(others.map(({ type }) => type)).toEqual(['callback.requested'])
  })

  test('joins a transcript to its call by call_id', async () => {
    const transcript = {
      id: 99,
      call_id: 1,
      content: { utterances: [{ participant_type: 'external', text: 'No heat' }] },
    }
    expect(await leadOf(aircall(), call(transcript, 'transcription.created'))).toMatchObject({
      id: 'aircall:1',
      call: { transcript: 'Caller: No heat' },
    })
  })
})

describe('gohighlevel', () => {
  test('reads what a workflow posts: the contact, labels of custom fields, and custom data; never the business', async () => {
    const body = {
      contact_id: 'k1',
      first_name: 'Ann',
      last_name: 'Lee',
      full_name: 'Ann Lee',
      email: 'ann@lee.example.com',
      phone: customer,
      tags: 'hvac,new',
      country: 'US',
      contact_type: 'lead',
      location: { name: 'Bob Heating', address: '9 Main St', city: 'Dallas', state: 'TX' },
      workflow: { id: 'w', name: 'New call' },
      'Service Type': 'Furnace repair',
      'How did you hear about us?': 'Google',
      customData: { urgency: 'urgent', issue: 'No heat' },
    }
    const lead = await leadOf(gohighlevel(), body)
    expect(lead).toMatchObject({
      contact: { name: 'Ann Lee', phones: [customer], externalIds: { crm: 'k1' } },
      request: { text: 'No heat', serviceType: 'Furnace repair', urgency: 'urgent' },
      provenance: { 'request.serviceType': 'Service Type', 'request.urgency': 'customData.urgency' },
      fields: { workflow: 'New call', 'How did you hear about us?': 'Google', tags: 'hvac,new' },
    })
    expect(JSON.stringify(lead)).not.toContain('Dallas')
  })

  test('says that an appointment was moved or called off', async () => {
    const appointment = { id: 'a1', contactId: 'k1', startTime: '2026-11-27T15:00:00Z', title: 'Furnace' }
    const types = async (type: string, more: object = {}) =>
      (await eventsOf(gohighlevel(), { type, locationId: 'l1', appointment: { ...appointment, ...more } })).map(
        (event) => event.type,
      )
    expect(await types('AppointmentUpdate')).toEqual(['lead.updated', 'appointment.rescheduled'])
    expect(await types('AppointmentUpdate', { appointmentStatus: 'cancelled' })).toEqual([
      'lead.updated',
      'appointment.cancelled',
    ])
    expect(await types('AppointmentDelete')).toEqual(['lead.updated', 'appointment.cancelled'])
  })

  test('trusts the direction more than the type', async () => {
    const sms = { type: 'OutboundMessage', locationId: 'l1', messageType: 'SMS', contactId: 'k1', body: 'Hi' }
    expect(await reasonOf(gohighlevel(), { ...sms, direction: 'outbound' })).toMatch(/sent/)
    expect(await leadOf(gohighlevel(), { ...sms, direction: 'inbound' })).toMatchObject({ request: { text: 'Hi' } })
  })
})
