import type { Lead } from '@leadbooks/core'
import { describe, expect, test } from 'vitest'
import * as adapters from '../../src/index.ts'
import { listReference, readReference, withoutReference } from '../reference.ts'
import { context, deliveryOf } from '../vendor-calls.ts'

interface Sample {
  content_type: string
  body: unknown
  raw_body?: string
}

/** What a published or captured payload has to become: a lead of which these parts are checked, or the reason for none. */
type Expected = { types?: string[]; lead: object } | { ignored: RegExp } | { refused: string }

const call = (more: object) => expect.objectContaining(more)

const expected: Record<string, Expected> = {
  'twilio/call-status-callback-completed': {
    lead: {
      id: 'twilio:CAbe982f58915a2def4cf7aaa1f1766236',
      occurredAt: '2018-03-25T09:52:30.000Z',
      complete: false,
      contact: { phones: ['+551130000000'], emails: [] },
      call: {
        id: 'CAbe982f58915a2def4cf7aaa1f1766236',
        direction: 'outbound',
        from: '+16465550100',
        to: '+551130000000',
        startedAt: '2018-03-25T09:52:30.000Z',
        endedAt: '2018-03-25T09:53:19.000Z',
        durationSeconds: 49,
      },
    },
  },
  'twilio/json-body-sdk-test': { refused: 'no-contact' },
  'twilio/recording-status-callback': {
    lead: {
      id: 'twilio:CAb0b939e902e7a396204cd7ba8c85acbb',
      occurredAt: '2023-07-03T21:45:28.000Z',
      complete: false,
      contact: { phones: [], emails: [] },
      call: call({ recordingUrl: expect.stringMatching(/RE64545a8c9fbe9d6d191c2423c2c993ce$/) }),
    },
  },
  'twilio/sms-inbound-gb-blank-geo': {
    lead: { contact: { phones: ['+447700900513'] }, request: { text: 'Ack', intents: [] }, complete: true },
  },
  'twilio/sms-inbound': { lead: { contact: { phones: ['+16505558893'] }, request: { text: 'hi there, 2+3=4' } } },
  'twilio/transcription-callback-outbound': {
    lead: {
      id: 'twilio:CAb0b939e902e7a396204cd7ba8c85acbb',
      complete: true,
      contact: { phones: ['+19785550100'] },
      request: { text: expect.stringMatching(/^One of my fondest memories/) },
      call: call({ direction: 'outbound', from: '+18445550101', to: '+19785550100' }),
    },
  },
  'twilio/voice-gather-digits-sdk-test': {
    lead: { contact: { phones: ['+14158675309'] }, fields: { digits: '1234' }, complete: false },
  },
  'twilio/voice-incoming-ringing': {
    lead: {
      contact: { phones: ['+256780000000'], emails: [] },
      call: call({ direction: 'inbound', to: '+13165550100' }),
      complete: false,
    },
  },
  'twilio/voice-intelligence-v2-transcript-available': { ignored: /holds none of it/ },
  'vapi/docs-end-of-call-report': {
    lead: { complete: true, call: { transcript: "AI: How can I help? User: What's the weather? ..." } },
  },
  'vapi/legacy-end-of-call-report': {
    lead: {
      request: { text: 'The user picked up the phone then asked about the weather...' },
      call: {
        recordingUrl: 'https://vapi-public.s3.amazonaws.com/recordings/1234.wav',
        transcript: "AI: How can I help? User: What's the weather? ...",
      },
    },
  },
  'retell/docs-call-ended': {
    lead: {
      id: 'retell:Jabr9TXYYJHfvl6Syypi88rdAHYHmcq6',
      complete: false,
      contact: { name: 'John Doe', phones: ['+12137771234'] },
      call: call({
        from: '+12137771234',
        to: '+12137771235',
        startedAt: '2024-05-02T00:07:55.945Z',
        endedAt: '2024-05-02T00:08:11.736Z',
        durationSeconds: 15.791,
      }),
    },
  },
  'retell/sdk-test-minimal': { ignored: /names no call/ },
  'bland/post-call-example': {
    lead: {
      request: { budget: { min: '50000', max: '100000', currency: 'USD' } },
      call: call({ durationSeconds: 207, transcript: 'Agent: Hi Jane... User: Oh hi...' }),
      fields: call({ timeline: 'Q2 2026', qualified: true }),
    },
  },
  'bland/retained-webhook-wrapper': {
    lead: {
      id: 'bland:call-1',
      request: { text: 'Retained summary' },
      call: call({ durationSeconds: 18, recordingUrl: 'https://example.com/recording' }),
    },
  },
  'callrail/docs-post-call-voicemail': {
    types: ['lead.received', 'callback.requested'],
    lead: {
      id: 'callrail:766970532',
      occurredAt: '2018-02-19T18:41:00.236Z',
      complete: true,
      contact: { name: 'Kaylah Mills', phones: ['+12148654559'] },
      request: { text: '', intents: ['callback'] },
      call: call({ direction: 'inbound', to: '+14045558514', durationSeconds: 13 }),
      fields: call({ leadStatus: 'previously_marked_good_lead', utmSource: 'google', callerCity: 'Rochester' }),
    },
  },
  'quo/2026-03-30-call-completed': {
    lead: {
      id: 'quo:AC-call',
      call: call({ durationSeconds: 55, endedAt: '2026-04-13T12:00:55.000Z', direction: 'inbound' }),
      complete: false,
    },
  },
  'quo/2026-03-30-envelope': { ignored: /names no call/ },
  'quo/2026-03-30-message-received': { lead: { id: 'quo:AC-message', request: { text: 'hello' }, complete: true } },
  'quo/v1-call-ringing': { ignored: /still going on/ },
  'quo/v1-call-summary': {
    lead: {
      id: 'quo:AC16558bc5f73445598a2627f5a94fe014',
      complete: true,
      request: { text: 'You talked about the weather.', notes: 'Bring an umbrella.' },
    },
  },
  'quo/v1-message-received-app-v2': {
    lead: { contact: { phones: ['+14155550100'] }, request: { text: 'Hello' }, call: call({ to: '+13105550199' }) },
  },
  'quo/v1-message-received': { lead: { request: { text: 'Hello, world!' }, occurredAt: '2022-01-23T16:55:52.420Z' } },
  'dialpad/call-hangup-outbound': {
    lead: { id: 'dialpad:461111840', call: { direction: 'outbound', durationSeconds: 11.99 }, complete: false },
  },
  'ringcentral/account-telephony-sessions': { ignored: /between extensions/ },
  'ringcentral/detailed-extension-presence': { ignored: /Presence tells who is on the phone/ },
  'aircall/number-closed': { ignored: /no call/ },
  'gohighlevel/appointment-create': {
    types: ['lead.received', 'appointment.scheduled'],
    lead: {
      contact: { externalIds: { crm: '9NkT25Vor1v4aQatFsv2' } },
      appointment: { date: '2023-09-25', from: '05:30', timeZone: 'America/Chicago' },
      request: { intents: ['appointment'], notes: 'Some dummy note' },
    },
  },
  'gohighlevel/contact-create': {
    lead: {
      contact: {
        name: 'John Deo',
        emails: ['johndeo@gmail.comm'],
        companyName: 'Loram ipsum',
        phones: ['+919509597501'],
      },
      fields: call({ source: 'xyz form', doNotDisturb: true }),
    },
  },
  'gohighlevel/contact-dnd-update': { ignored: /no contact, call or appointment/ },
  'gohighlevel/inbound-call-completed': {
    lead: {
      call: { direction: 'inbound', durationSeconds: 120 },
      contact: { externalIds: { crm: 'gblakL5aYQC4glDtP1r2t3' } },
    },
  },
  'gohighlevel/inbound-email': {
    lead: { contact: { emails: ['sample@email.service'] }, request: { text: 'Testing Email Notification' } },
  },
  'gohighlevel/inbound-message-sms': {
    lead: { request: { text: 'This is a test message' }, fields: call({ channel: 'sms' }) },
  },
  'gohighlevel/note-create': { ignored: /no contact, call or appointment/ },
  'gohighlevel/opportunity-create': { ignored: /no contact, call or appointment/ },
  'gohighlevel/outbound-call-completed': { lead: { call: { direction: 'outbound', durationSeconds: 120 } } },
  // The documentation prints a direction of `inbound`, and the direction counts.
  'gohighlevel/outbound-message-sms': { lead: { request: { text: 'This is a test message' } } },
  'gohighlevel/outbound-voicemail-drop': { ignored: /the business sent/ },
  'gohighlevel/task-create': { ignored: /no contact, call or appointment/ },
  'synthflow/post-call-docs': {
    lead: {
      id: 'synthflow:1711646262471x768387119913843100',
      contact: { name: 'David' },
      call: call({ startedAt: '2024-03-28T17:17:46.205Z', durationSeconds: 32 }),
      fields: call({ purchase: 'car', endCallReason: 'completed' }),
    },
  },
  'elevenlabs/post-call-audio': { ignored: /sound of a call/ },
  'elevenlabs/post-call-transcription': {
    lead: {
      id: 'elevenlabs:abc',
      occurredAt: '2025-02-14T12:48:17.000Z',
      request: { text: expect.stringMatching(/^The conversation begins/) },
      call: call({ durationSeconds: 22, transcript: expect.stringMatching(/^Agent: Hey there angelo/) }),
    },
  },
}

const folders = [...new Set(Object.keys(expected).map((name) => name.split('/')[0] ?? ''))]

describe.skipIf(withoutReference)(`published samples${withoutReference ? `: ${withoutReference}` : ''}`, () => {
  test.each(Object.entries(expected))('%s', async (name, wanted) => {
    // every sample file wraps its payload in `body`
    const sample = readReference(`webhook-samples/${name}.json`) as Sample
    const adapter = adapterOf(name.split('/')[0])
    const headers = new Headers({ 'content-type': sample.content_type })
    const delivery = deliveryOf(sample.raw_body ?? sample.body, { headers })
    if ('refused' in wanted) {
      await expect(adapter.parse(delivery, context)).rejects.toMatchObject({
        name: 'DeliveryError',
        code: wanted.refused,
      })
      return
    }
    const parsed = await adapter.parse(delivery, context)
    if ('ignored' in wanted) {
      expect(parsed).toEqual({ kind: 'ignored', reason: expect.stringMatching(wanted.ignored) })
      return
    }
    if (parsed.kind !== 'events') throw new Error(`expected events, got ${JSON.stringify(parsed)}`)
    expect(parsed.events.map(({ type }) => type)).toEqual(wanted.types ?? ['lead.received'])
    const lead: Lead[] = parsed.events.flatMap((event) => ('lead' in event ? [event.lead] : []))
    expect(lead[0]).toMatchObject(wanted.lead)
  })

  test('none is left out', () => {
    const there = folders.flatMap((folder) =>
      listReference(`webhook-samples/${folder}`).map((file) => `${folder}/${file.replace('.json', '')}`),
    )
    expect(there.filter((name) => !Object.hasOwn(expected, name))).toEqual([])
  })
})

const adapterOf = (name = ''): adapters.Adapter => {
  const makers: Record<string, () => adapters.Adapter> = {
    twilio: adapters.twilio,
    vapi: adapters.vapi,
    retell: adapters.retell,
    bland: adapters.bland,
    callrail: adapters.callrail,
    quo: adapters.quo,
    dialpad: adapters.dialpad,
    ringcentral: adapters.ringcentral,
    aircall: adapters.aircall,
    gohighlevel: adapters.gohighlevel,
    synthflow: adapters.synthflow,
    elevenlabs: adapters.elevenlabs,
  }
  const make = makers[name]
  if (!make) throw new Error(`no adapter for ${name}`)
  return make()
}
