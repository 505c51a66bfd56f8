import type { Lead, LeadEvent } from '@leadbooks/core'
import type { Adapter, AdapterContext, Delivery } from '../src/index.ts'
import {
  aircall,
  bland,
  callrail,
  dialpad,
  elevenlabs,
  gohighlevel,
  nextphone,
  quo,
  retell,
  ringcentral,
  synthflow,
  twilio,
  vapi,
} from '../src/index.ts'

export const context: AdapterContext = {
  secrets: ['current-secret'],
  timeZone: 'America/Chicago',
  country: 'US',
  now: '2026-11-23T20:30:00.000Z',
}

export const receivedAt = '2026-11-23T20:06:00.000Z'

/** A delivery of a body: form fields where they are a `URLSearchParams`, else JSON, or text as it is. */
export const deliveryOf = (body: unknown, more: Partial<Delivery> = {}): Delivery => {
  const isForm = body instanceof URLSearchParams
  const text = isForm ? body.toString() : typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
  return {
    method: 'POST',
    url: 'https://books.example.com/v1/9341450000000001/calls/vendor',
    headers: new Headers({ 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
    rawBody: new TextEncoder().encode(text),
    receivedAt,
    ...more,
  }
}

export const eventsOf = async (adapter: Adapter, body: unknown, more: Partial<Delivery> = {}): Promise<LeadEvent[]> => {
  const parsed = await adapter.parse(deliveryOf(body, more), context)
  if (parsed.kind !== 'events') throw new Error(`expected events, got ${JSON.stringify(parsed)}`)
  return parsed.events
}

export const leadOf = async (adapter: Adapter, body: unknown, more: Partial<Delivery> = {}): Promise<Lead> => {
  const lead = (await eventsOf(adapter, body, more)).flatMap((event) => ('lead' in event ? [event.lead] : []))[0]
  if (!lead) throw new Error('expected a lead')
  return lead
}

export const reasonOf = async (adapter: Adapter, body: unknown, more: Partial<Delivery> = {}): Promise<string> => {
  const parsed = await adapter.parse(deliveryOf(body, more), context)
  if (parsed.kind !== 'ignored') throw new Error(`expected nothing of use, got ${parsed.kind}`)
  return parsed.reason
}

const customer = '+15128675310'
const business = '+15124441000'
const started = Date.parse('2026-11-23T20:00:00Z')
const iso = (seconds: number): string => new Date(started + seconds * 1000).toISOString()
const collected = {
  caller_full_name: 'Ann Lee',
  email: 'ann@lee.example.com',
  service_address: '12 Oak St, Austin, TX 78701',
  service_type: 'Heating repair',
  urgency: 'urgent',
  callback_requested: true,
  budget: '$500-$900',
  pets: 'two dogs',
}
const summary = 'Ann Lee has had no heat since Monday and wants a technician.'
const transcript = 'Agent: How can I help?\nUser: I have no heat.'

const twilioForm = (fields: Record<string, string>): URLSearchParams =>
  new URLSearchParams({
    AccountSid: `AC${'0'.repeat(32)}`,
    ApiVersion: '2010-04-01',
    CallSid: `CA${'1'.repeat(32)}`,
    ...fields,
  })
const twilioSides = {
  From: customer,
  To: business,
  Direction: 'inbound',
  FromCity: 'AUSTIN',
  FromState: 'TX',
  FromZip: '',
}
const recordingUrl = 'https://api.twilio.com/2010-04-01/Accounts/AC0/Recordings/RE1'

const quoCall = {
  id: 'AC9',
  object: 'call',
  direction: 'incoming',
  status: 'completed',
  from: customer,
  to: business,
  createdAt: iso(0),
  answeredAt: iso(3),
  completedAt: iso(63),
  duration: 60,
}

const quo1 = (id: string, type: string, object: unknown) => ({
  id,
  object: 'event',
  apiVersion: 'v4',
  createdAt: iso(70),
  type,
  data: { object },
})
const quo2 = (id: string, type: string, resource: unknown) => ({
  id,
  apiVersion: '2026-03-30',
  createdAt: iso(70),
  type,
  data: {
    resource,
    context: { orgId: 'OR1', participants: { workspace: [business], external: [customer], resolution: 'available' } },
    links: {},
  },
})

const retellCall = {
  call_id: 'r9',
  call_type: 'phone_call',
  call_status: 'ended',
  direction: 'inbound',
  from_number: customer,
  to_number: business,
  start_timestamp: started,
  end_timestamp: started + 61_000,
  duration_ms: 61_000,
  disconnection_reason: 'user_hangup',
  transcript,
  recording_url: 'https://retell.example.com/r9.wav',
}

const dialpadCall = {
  call_id: 4611118400,
  direction: 'inbound',
  external_number: customer,
  internal_number: business,
  contact: { name: 'Ann Lee', email: 'ann@lee.example.com', phone: customer },
  date_started: started,
  date_ended: started + 61_000,
  duration: 58_123.456,
  total_duration: 61_000,
  event_timestamp: started + 62_000,
}

const aircallCall = {
  id: 812,
  call_uuid: 'u-812',
  direction: 'inbound',
  status: 'done',
  raw_digits: '+1 512-867-5310',
  started_at: started / 1000,
  answered_at: started / 1000 + 4,
  ended_at: started / 1000 + 61,
  duration: 61,
  number: { digits: '+1 512-444-1000', name: 'Main line', time_zone: 'America/Chicago' },
  contact: {
    first_name: 'Ann',
    last_name: 'Lee',
    emails: [{ label: 'Work', value: 'ann@lee.example.com' }],
    phone_numbers: [],
  },
}
const aircallEvent = (event: string, data: unknown, resource = 'call') => ({
  resource,
  event,
  timestamp: started / 1000 + 70,
  token: 'current-secret',
  data,
})

const ringSession = (code: string, more: object = {}) => ({
  uuid: `u-${code}`,
  event: '/restapi/v1.0/account/4/telephony/sessions',
  timestamp: iso(61),
  subscriptionId: 's1',
  ownerId: '4',
  body: {
    sequence: 5,
    sessionId: '402',
    telephonySessionId: 'Y3Mx',
    eventTime: '2026-11-23T20:01:01.000+0000',
    creationTime: iso(0),
    parties: [
      {
        id: 'p-1',
        direction: 'Inbound',
        from: { phoneNumber: customer, name: 'Ann Lee' },
        to: { phoneNumber: business, name: 'Main', extensionId: '40' },
        status: { code },
        missedCall: false,
        ...more,
      },
    ],
  },
})

/** One call as a service tells of it: one delivery, or several that make one lead. */
export interface VendorCall {
  vendor: string
  adapter: Adapter
  /** By name; `isLast` where the delivery says that nothing more is awaited. */
  deliveries: { name: string; body: unknown; isLast?: boolean }[]
}

export const vendorCalls: VendorCall[] = [
  {
    vendor: 'nextphone',
    adapter: nextphone(),
    deliveries: [
      {
        name: 'tool',
        body: { caller_number: customer, receiving_number: business, summary, ...collected, caller_name: 'Ann Lee' },
      },
    ],
  },
  {
    vendor: 'twilio',
    adapter: twilio(),
    deliveries: [
      { name: 'voice', body: twilioForm({ ...twilioSides, CallStatus: 'ringing', CallerName: 'LEE ANN' }) },
      {
        name: 'status',
        body: twilioForm({
          ...twilioSides,
          CallStatus: 'completed',
          CallbackSource: 'call-progress-events',
          SequenceNumber: '2',
          CallDuration: '61',
          Duration: '2',
          Timestamp: 'Mon, 23 Nov 2026 20:01:01 +0000',
        }),
      },
      {
        name: 'recording',
        body: twilioForm({
          RecordingSid: 'RE1',
          RecordingUrl: recordingUrl,
          RecordingStatus: 'completed',
          RecordingDuration: '41',
          RecordingSource: 'RecordVerb',
          RecordingStartTime: 'Mon, 23 Nov 2026 20:00:20 +0000',
        }),
      },
      {
        name: 'transcription',
        body: twilioForm({
          ...twilioSides,
          TranscriptionSid: 'TR1',
          TranscriptionStatus: 'completed',
          TranscriptionText: 'This is Ann Lee, I have no heat.',
          RecordingSid: 'RE1',
          RecordingUrl: recordingUrl,
          CallStatus: 'completed',
        }),
        isLast: true,
      },
    ],
  },
  {
    vendor: 'vapi',
    adapter: vapi(),
    deliveries: [
      {
        name: 'status-update',
        body: {
          message: {
            type: 'status-update',
            status: 'ended',
            endedReason: 'customer-ended-call',
            call: { id: 'v9', type: 'inboundPhoneCall', customer: { number: customer } },
          },
        },
      },
      {
        name: 'end-of-call-report',
        body: {
          message: {
            type: 'end-of-call-report',
            timestamp: started + 64_000,
            endedReason: 'customer-ended-call',
            startedAt: iso(0),
            endedAt: iso(61),
            durationSeconds: 61,
            analysis: { summary, structuredData: collected, successEvaluation: 'true' },
            artifact: {
              transcript,
              recording: { mono: { combinedUrl: 'https://vapi.example.com/v9.wav' } },
              messages: [],
            },
            call: {
              id: 'v9',
              type: 'inboundPhoneCall',
              customer: { number: customer },
              transport: { provider: 'twilio' },
            },
            phoneNumber: { number: business },
            customer: { number: customer, name: 'LEE ANN' },
          },
        },
        isLast: true,
      },
    ],
  },
  {
    vendor: 'retell',
    adapter: retell(),
    deliveries: [
      { name: 'call_ended', body: { event: 'call_ended', call: { ...retellCall, call_status: 'registered' } } },
      {
        name: 'call_analyzed',
        body: {
          event: 'call_analyzed',
          call: {
            ...retellCall,
            call_analysis: {
              call_summary: summary,
              in_voicemail: false,
              custom_analysis_data: { ...collected, appointment_time: null },
            },
          },
        },
        isLast: true,
      },
    ],
  },
  {
    vendor: 'bland',
    adapter: bland(),
    deliveries: [
      {
        name: 'post-call',
        body: {
          call_id: 'b9',
          inbound: true,
          from: customer,
          to: business,
          created_at: iso(-2),
          started_at: iso(0),
          end_at: iso(61),
          call_length: 1.0166,
          corrected_duration: '61',
          status: 'completed',
          completed: true,
          answered_by: 'human',
          disposition_tag: 'LEAD',
          concatenated_transcript: transcript,
          summary,
          variables: {
            ...collected,
            from: customer,
            to: business,
            now: 'Monday',
            city: 'AUSTIN',
            phone_number: customer,
          },
          recording_url: 'https://bland.example.com/b9.mp3',
        },
        isLast: true,
      },
    ],
  },
  {
    vendor: 'callrail',
    adapter: callrail(),
    deliveries: [
      {
        name: 'pre-call',
        body: {
          resource_id: 'CAL9',
          id: 99,
          direction: 'inbound',
          customer_phone_number: customer,
          tracking_phone_number: business,
          start_time: iso(0),
        },
      },
      {
        name: 'post-call',
        body: {
          resource_id: 'CAL9',
          id: 99,
          answered: true,
          voicemail: false,
          call_type: 'answered',
          direction: 'inbound',
          duration: '61',
          start_time: '2026-11-23T14:00:00.000-06:00',
          timestamp: '2026-11-23T14:00:00.000-06:00',
          datetime: '2026-11-23 20:00:00',
          customer_name: 'Ann Lee',
          customer_phone_number: customer,
          customer_city: 'Austin',
          customer_state: 'TX',
          tracking_phone_number: business,
          recording: 'https://app.callrail.com/calls/99/recording/redirect?access_key=k',
          transcription: transcript,
          call_summary: summary,
          lead_status: 'good_lead',
          note: '',
          tags: [],
          source_name: 'Google Ads',
        },
        isLast: true,
      },
      {
        name: 'call modified',
        body: {
          resource_id: 'CAL9',
          id: 99,
          direction: 'inbound',
          duration: '61',
          start_time: '2026-11-23T14:00:00.000-06:00',
          customer_phone_number: customer,
          tracking_phone_number: business,
          changes: ['note'],
          note: 'Wants Tuesday',
        },
        isLast: true,
      },
    ],
  },
  {
    vendor: 'quo',
    adapter: quo(),
    deliveries: [
      { name: 'call.completed', body: quo1('EV1', 'call.completed', quoCall) },
      {
        name: 'call.recording.completed',
        body: quo1('EV2', 'call.recording.completed', {
          ...quoCall,
          media: [{ url: 'https://quo.example.com/9.mp3', type: 'audio/mpeg' }],
        }),
      },
      {
        name: 'call.transcript.completed',
        body: quo1('EV3', 'call.transcript.completed', {
          object: 'callTranscript',
          callId: 'AC9',
          duration: 60,
          dialogue: [
            { content: 'How can I help?', start: 0, end: 2, identifier: business, userId: 'US1' },
            { content: 'I have no heat.', start: 2, end: 4, identifier: customer, userId: null },
          ],
        }),
      },
      {
        name: 'callSummary',
        body: quo1('EV4', 'callSummary', {
          object: 'callSummary',
          callId: 'AC9',
          summary: [summary],
          nextSteps: ['Send Bob'],
        }),
        isLast: true,
      },
    ],
  },
  {
    vendor: 'quo',
    adapter: quo(),
    deliveries: [
      {
        name: 'call.completed (2026-03-30)',
        body: quo2('EV5', 'call.completed', {
          id: 'AC8',
          direction: 'incoming',
          status: 'ai-handled',
          createdAt: iso(0),
          answeredAt: iso(2),
          completedAt: iso(61),
          duration: 59,
          hasVoicemail: false,
        }),
      },
      {
        name: 'call.recording.completed (2026-03-30)',
        body: quo2('EV6', 'call.recording.completed', {
          callId: 'AC8',
          recordings: [{ url: 'https://quo.example.com/8.mp3', duration: 59 }],
        }),
      },
      {
        name: 'call.transcript.completed (2026-03-30)',
        body: quo2('EV7', 'call.transcript.completed', {
          callId: 'AC8',
          dialogue: [{ content: 'I have no heat.', identifier: customer, userId: null }],
        }),
      },
      {
        name: 'call.summary.completed (2026-03-30)',
        body: quo2('EV8', 'call.summary.completed', {
          callId: 'AC8',
          processingStatus: 'completed',
          summary: [summary],
          nextSteps: null,
          handledByAiAgent: true,
          fromPhoneNumber: customer,
          jobs: [
            {
              icon: 'x',
              name: 'Intake',
              result: { data: Object.entries(collected).map(([name, value]) => ({ name, value })) },
            },
          ],
        }),
        isLast: true,
      },
    ],
  },
  {
    vendor: 'dialpad',
    adapter: dialpad(),
    deliveries: [
      { name: 'hangup', body: { ...dialpadCall, state: 'hangup' } },
      {
        name: 'recording',
        body: { ...dialpadCall, state: 'recording', recording_url: ['https://dialpad.example.com/r'] },
      },
      { name: 'recap_summary', body: { ...dialpadCall, state: 'recap_summary', recap_summary: summary }, isLast: true },
    ],
  },
  {
    vendor: 'ringcentral',
    adapter: ringcentral(),
    deliveries: [
      { name: 'session', body: ringSession('Disconnected') },
      {
        name: 'session voicemail',
        body: ringSession('Voicemail', { missedCall: true }),
      },
    ],
  },
  {
    vendor: 'aircall',
    adapter: aircall(),
    deliveries: [
      { name: 'call.ended', body: aircallEvent('call.ended', aircallCall) },
      {
        name: 'call.comm_assets_generated',
        body: aircallEvent('call.comm_assets_generated', {
          ...aircallCall,
          recording: 'https://aircall.example.com/812.mp3',
        }),
      },
      {
        name: 'transcription.created',
        body: aircallEvent(
          'transcription.created',
          { id: 5, call_id: 812, content: { utterances: [{ participant_type: 'external', text: 'I have no heat.' }] } },
          'transcription',
        ),
      },
      {
        name: 'summary.created',
        body: aircallEvent('summary.created', { id: 6, call_id: 812, content: summary }, 'summary'),
        isLast: true,
      },
    ],
  },
  {
    vendor: 'gohighlevel',
    adapter: gohighlevel(),
    deliveries: [
      {
        name: 'ContactCreate',
        body: {
          type: 'ContactCreate',
          webhookId: 'w1',
          timestamp: iso(0),
          locationId: 'l1',
          id: 'k9',
          name: 'Ann Lee',
          firstName: 'Ann',
          lastName: 'Lee',
          email: 'ann@lee.example.com',
          phone: customer,
          address1: '12 Oak St',
          city: 'Austin',
          state: 'TX',
          postalCode: '78701',
          country: 'US',
          dateAdded: iso(0),
          tags: ['hvac'],
          source: 'form',
        },
        isLast: true,
      },
      {
        name: 'ContactUpdate',
        body: {
          type: 'ContactUpdate',
          webhookId: 'w2',
          locationId: 'l1',
          id: 'k9',
          name: 'Ann Lee',
          phone: customer,
          companyName: 'Lee Bakery LLC',
          dateAdded: iso(0),
        },
        isLast: true,
      },
    ],
  },
  {
    vendor: 'synthflow',
    adapter: synthflow(),
    deliveries: [
      {
        name: 'post-call',
        body: {
          status: 'completed',
          error_message: null,
          lead: { name: 'Ann Lee', phone_number: customer, prompt_variables: {} },
          call: {
            status: 'completed',
            call_id: 's9',
            duration: 61,
            start_time: '2026-11-23T14:00:00.000000-06:00',
            transcript,
            recording_url: 'https://synthflow.example.com/s9.mp3',
            end_call_reason: 'human_goodbye',
          },
          executed_actions: {
            extract: { name: 'extract', action_type: 'extract_info_action_type', return_value: collected },
          },
        },
        isLast: true,
      },
    ],
  },
  {
    vendor: 'elevenlabs',
    adapter: elevenlabs(),
    deliveries: [
      {
        name: 'post_call_transcription',
        body: {
          type: 'post_call_transcription',
          event_timestamp: started / 1000 + 65,
          data: {
            agent_id: 'a1',
            conversation_id: 'e9',
            status: 'done',
            transcript: [
              { role: 'agent', message: 'How can I help?', time_in_call_secs: 0 },
              { role: 'agent', message: null, tool_calls: [{}] },
              { role: 'user', message: 'I have no heat.', time_in_call_secs: 2 },
            ],
            metadata: {
              start_time_unix_secs: started / 1000,
              call_duration_secs: 61,
              termination_reason: 'user hung up',
              phone_call: {
                type: 'twilio',
                direction: 'inbound',
                external_number: customer,
                agent_number: business,
                call_sid: 'CA9',
              },
            },
            analysis: {
              call_successful: 'success',
              transcript_summary: summary,
              data_collection_results: Object.fromEntries(
                Object.entries(collected).map(([name, value]) => [
                  name,
                  { data_collection_id: name, value, rationale: 'The user said so.', json_schema: {} },
                ]),
              ),
            },
            conversation_initiation_client_data: { dynamic_variables: { system__caller_id: customer } },
          },
        },
        isLast: true,
      },
    ],
  },
]
