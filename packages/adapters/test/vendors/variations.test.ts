import { mergeLead } from '@leadbooks/core'
import { expect, test } from 'vitest'
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
} from '../../src/index.ts'
import { deliveryOf, eventsOf, leadOf, reasonOf } from '../vendor-calls.ts'

const customer = '+15128675310'
const business = '+15124441000'
const idOf = (body: object) => bland().deliveryId(deliveryOf(body))

test('synthflow: an action returns its answer as a text that holds JSON, or as the answer alone', async () => {
  const action = (return_value: unknown) => ({ action_type: 'extract_info_action_type', return_value })
  const lead = await leadOf(synthflow(), {
    lead: { phone_number: customer },
    call: { call_id: 's1', start_time: '1795464120000', duration: 60 },
    executed_actions: {
      extract_info_email: action('{"email": "ann@lee.example.com"}'),
      'info_extractor_service type': action('{"service type": "Drain cleaning"}'),
      extract_info_full_name: action('Ann Lee'),
      extract_info_budget: action('{"budget": '),
    },
  })
  expect(lead).toMatchObject({
    occurredAt: '2026-11-23T20:02:00.000Z',
    contact: { name: 'Ann Lee', emails: ['ann@lee.example.com'] },
    request: { serviceType: 'Drain cleaning' },
    provenance: { 'contact.emails.0': 'executed_actions.extract_info_email.return_value.email' },
  })
})

test('synthflow: a call without its envelope, and variables that say whether they were collected', async () => {
  const lead = await leadOf(synthflow(), {
    call_id: 's2',
    phone_number: customer,
    duration: 20,
    transcript: 'bot: Hello\nhuman: Hi',
    collected_variables: { full_name: { value: 'Ann Lee', collected: true }, email: 'ann@lee.example.com' },
  })
  expect(lead).toMatchObject({
    id: 'synthflow:s2',
    contact: { name: 'Ann Lee', phones: [customer], emails: ['ann@lee.example.com'] },
    call: { durationSeconds: 20, transcript: 'bot: Hello\nhuman: Hi' },
  })
})

test('retell: the call as `data`, the transcript in turns, and what the app itself knew of the person', async () => {
  const data = {
    call_id: 'r1',
    direction: 'inbound',
    from_number: customer,
    transcript: [
      { role: 'agent', content: 'Hello' },
      { role: 'user', content: 'Tuesday works.' },
    ],
    metadata: { name: 'Ann Lee', email: 'ann@lee.example.com' },
  }
  expect(await leadOf(retell(), { event: 'call_analyzed', data })).toMatchObject({
    id: 'retell:r1',
    contact: { name: 'Ann Lee', phones: [customer], emails: ['ann@lee.example.com'] },
    call: { transcript: 'Agent: Hello\nUser: Tuesday works.' },
  })
})

test('an appointment said with an offset outranks the same hour without, which may be of another zone', async () => {
  const custom_analysis_data = {
    scheduled_date: '2026-12-08',
    scheduled_time: '3:00 PM',
    scheduled_datetime_iso: '2026-12-08T15:00:00-05:00',
  }
  const call = { call_id: 'r2', from_number: customer, call_analysis: { custom_analysis_data } }
  const lead = await leadOf(retell(), { event: 'call_analyzed', call })
  expect(lead.appointment).toMatchObject({ date: '2026-12-08', from: '14:00', timeZone: 'America/Chicago' })
  expect(lead.fields).toMatchObject({ scheduled_time: '3:00 PM' })
})

test('vapi: structured data beside the analysis, and the recording of one channel', async () => {
  const message = {
    type: 'end-of-call-report',
    call: { id: 'v1', type: 'inboundPhoneCall', customer: { number: customer } },
    structuredData: { reservation: { full_name: 'Ann Lee' } },
    artifact: { recording: { monoUrl: 'https://vapi.example.com/v1.wav' } },
  }
  expect(await leadOf(vapi(), { message })).toMatchObject({
    contact: { name: 'Ann Lee' },
    call: { recordingUrl: 'https://vapi.example.com/v1.wav' },
  })
})

test('bland: a transcript in turns, and a direction in words', async () => {
  const concatenated_transcript = [
    { user: 'assistant', text: 'Hello.' },
    { user: 'caller', text: 'No heat.' },
  ]
  const body = { call_id: 'b1', direction: 'outbound', from: business, to: customer, concatenated_transcript }
  expect(await leadOf(bland(), body)).toMatchObject({
    contact: { phones: [customer] },
    call: { direction: 'outbound', from: business, to: customer, transcript: 'Agent: Hello.\nUser: No heat.' },
  })
})

test('bland: what is told of a call while it goes on is neither a lead nor the delivery of its report', async () => {
  const live = { call_id: 'b1', category: 'call', message: 'Agent speech: Hello', log_level: 'info' }
  const report = { call_id: 'b1', from: customer, to: business, inbound: true, completed: true, status: 'completed' }
  expect(await reasonOf(bland(), live)).toMatch(/still going on/)
  const ids = await Promise.all([live, { ...live, message: 'Call ended' }, report].map(idOf))
  expect(new Set(ids).size).toBe(3)
  expect((await leadOf(bland(), report)).contact.phones).toEqual([customer])
})

test('vapi: a display name in quotation marks, and a duration in minutes alone', async () => {
  const call = {
    id: 'v8',
    type: 'inboundPhoneCall',
    customer: { sipUri: `sip:${customer}@x.example.com`, name: '"Ann Lee"' },
  }
  expect(await leadOf(vapi(), { message: { type: 'end-of-call-report', durationMinutes: 1.5, call } })).toMatchObject({
    contact: { name: 'Ann Lee', givenName: 'Ann', familyName: 'Lee', phones: [customer] },
    call: { durationSeconds: 90 },
  })
})

test('callrail: a time without a zone is UTC', async () => {
  const body = { resource_id: 'CAL8', answered: true, direction: 'inbound', customer_phone_number: customer }
  expect((await leadOf(callrail(), { ...body, datetime: '2026-11-23 18:41:00' })).occurredAt).toBe(
    '2026-11-23T18:41:00.000Z',
  )
})

test('callrail: a transcription in sentences', async () => {
  const transcription = { sentences: [{ speaker: 'Customer', text: 'My roof is leaking.' }] }
  const body = {
    resource_id: 'CAL1',
    direction: 'inbound',
    duration: '5',
    customer_phone_number: customer,
    transcription,
  }
  expect((await leadOf(callrail(), body)).call?.transcript).toBe('Customer: My roof is leaking.')
})

test('quo: the other side named by its part in the call', async () => {
  const resource = { id: 'AC1', direction: 'outgoing', status: 'completed', duration: 184 }
  const data = { resource, context: { recipientIdentifiers: [customer] } }
  expect((await leadOf(quo(), { id: 'EV1', type: 'call.completed', data })).contact.phones).toEqual([customer])
})

test('gohighlevel: a contact inside the event, and a call that names the contact alone', async () => {
  const contact = { id: 'k1', firstName: 'Ann', lastName: 'Lee', email: 'ann@lee.example.com' }
  expect(await leadOf(gohighlevel(), { type: 'ContactCreate', locationId: 'l', contact })).toMatchObject({
    contact: { name: 'Ann Lee', emails: ['ann@lee.example.com'], externalIds: { crm: 'k1' } },
  })
  const call = { type: 'InboundMessage', messageType: 'CALL', direction: 'inbound', contactId: 'k1', callDuration: 120 }
  expect(await leadOf(gohighlevel(), call)).toMatchObject({
    contact: { externalIds: { crm: 'k1' } },
    call: { durationSeconds: 120 },
  })
})

test('nextphone: what was extracted, in an object of its own', async () => {
  const structured_data = { customer_name: 'Ann Lee', project_type: 'Bathroom remodel' }
  expect(await leadOf(nextphone(), { customer_phone: customer, structured_data })).toMatchObject({
    contact: { name: 'Ann Lee' },
    request: { serviceType: 'Bathroom remodel' },
  })
})

test('twilio: the length of a recording is kept and never taken for that of the call', async () => {
  const sides = { CallSid: 'CA1', From: customer, To: business, Direction: 'inbound' }
  const recorded = {
    ...sides,
    RecordingUrl: 'https://api.twilio.com/RE1',
    RecordingSid: 'RE1',
    RecordingDuration: '17',
  }
  const ended = { ...sides, CallStatus: 'completed', CallDuration: '49', Timestamp: 'Mon, 23 Nov 2026 20:01:00 +0000' }
  const leads = await Promise.all([recorded, ended].map((body) => leadOf(twilio(), new URLSearchParams(body))))
  const [first, second] = leads
  if (!first || !second) throw new Error('expected two leads')
  for (const lead of [mergeLead(first, second), mergeLead(second, first)]) {
    expect(lead.call).toMatchObject({ durationSeconds: 49, recordingUrl: 'https://api.twilio.com/RE1' })
    expect(lead.fields.recordingSeconds).toBe(17)
  }
})

test('ringcentral: presence is nothing to do, and no error', async () => {
  const activeCalls = [{ id: 'c1', direction: 'Inbound', from: customer, to: business, telephonyStatus: 'Ringing' }]
  const body = { extensionId: '9', telephonyStatus: 'Ringing', presenceStatus: 'Busy', activeCalls }
  const event = '/restapi/v1.0/account/1/extension/9/presence?detailedTelephonyState=true'
  expect(await reasonOf(ringcentral(), { uuid: 'u2', event, timestamp: 't', body })).toMatch(/telephony session/)
})

test('ringcentral: voicemail as the reference spells it', async () => {
  const party = {
    direction: 'Inbound',
    from: { phoneNumber: customer },
    to: { phoneNumber: business },
    status: { code: 'VoiceMail' },
  }
  const body = { telephonySessionId: 's-2', eventTime: '2026-11-23T20:01:00.000Z', parties: [party] }
  const lead = await leadOf(ringcentral(), { uuid: 'u3', event: '/restapi/v1.0/account/1/telephony/sessions', body })
  expect(lead.request.intents).toEqual(['callback'])
})

test('twilio: a transcript that can be fetched, told of in a form', async () => {
  const names = { TranscriptSid: 'GT1', EventType: 'voice_intelligence_transcript_available', ServiceSid: 'GA1' }
  const CustomerKey = `CA${'a'.repeat(32)}`
  expect((await leadOf(twilio(), new URLSearchParams({ ...names, CustomerKey }))).id).toBe(`twilio:${CustomerKey}`)
  expect(await reasonOf(twilio(), new URLSearchParams(names))).toMatch(/names no call/)
})

test('retell: what was heard of an answering machine is nobody’s', async () => {
  const custom_analysis_data = { caller_name: 'Please Leave A Message', callback_requested: true }
  const call = { call_id: 'r9', direction: 'outbound', from_number: business, to_number: customer }
  const body = (in_voicemail: boolean) => ({
    event: 'call_analyzed',
    call: {
      ...call,
      retell_llm_dynamic_variables: { customer_name: 'Ann Lee' },
      call_analysis: { in_voicemail, custom_analysis_data },
    },
  })
  expect(await leadOf(retell(), body(true))).toMatchObject({ contact: { name: 'Ann Lee' }, request: { intents: [] } })
  expect((await leadOf(retell(), body(false))).request.intents).toEqual(['callback'])
})

test('retell: an appointment counts as booked where a field of its own says so', async () => {
  const custom = { appointment_made: true, appointment_date_time: 'December 8th at 3 PM' }
  const call = {
    call_id: 'r10',
    direction: 'inbound',
    from_number: customer,
    call_analysis: { custom_analysis_data: custom },
  }
  const events = await eventsOf(retell(), { event: 'call_analyzed', call })
  expect(events.map(({ type }) => type)).toEqual(['lead.received', 'appointment.scheduled'])
})

test('callrail: an older report, whose only id is the newer one, of a call nobody took', async () => {
  const body = {
    ...{
      id: 'CAL9',
      answered: false,
      voicemail: false,
      direction: 'inbound',
      duration: 4,
      business_phone_number: null,
    },
    ...{ customer_name: 'Walter Brandt, Jr.', customer_phone_number: customer, tracking_phone_number: business },
    ...{ start_time: '2026-11-23T13:27:48.119-05:00', recording_duration: '27', agent_email: 'gil@example.com' },
  }
  expect(await leadOf(callrail(), body)).toMatchObject({
    id: 'callrail:CAL9',
    contact: { givenName: 'Walter', familyName: 'Brandt', emails: [] },
    request: { intents: ['callback'] },
    call: { startedAt: '2026-11-23T18:27:48.119Z', endedAt: '2026-11-23T18:27:52.119Z', durationSeconds: 4 },
  })
})

test('elevenlabs: the business among the variables of a call is not the caller', async () => {
  const dynamic_variables = { business_name: 'Acme Home', owner_name: 'Steve', owner_phone: '+16094441299' }
  const numbers = { system__caller_id: customer, system__called_number: business }
  const data_collection_results = { caller_name: { value: 'James Mercer' }, service_needed: { value: 'burst pipe' } }
  const data = {
    ...{ conversation_id: 'e5', metadata: { call_duration_secs: 97 }, analysis: { data_collection_results } },
    conversation_initiation_client_data: { dynamic_variables: { ...dynamic_variables, ...numbers } },
  }
  expect(
    await leadOf(elevenlabs(), { type: 'post_call_transcription', event_timestamp: 1795464100, data }),
  ).toMatchObject({
    contact: { name: 'James Mercer', phones: [customer] },
    request: { serviceType: 'burst pipe' },
    fields: dynamic_variables,
  })
})

test('synthflow: what the list of callers knew, as a list of keys and values', async () => {
  const prompt_variables = [
    { key: 'email', value: 'ann@lee.example.com' },
    { key: '__proto__', value: 'x' },
  ]
  const lead = { name: 'Ann Lee', phone_number: customer, prompt_variables }
  expect(await leadOf(synthflow(), { status: 'completed', lead, call: { call_id: 's9' } })).toMatchObject({
    contact: { name: 'Ann Lee', emails: ['ann@lee.example.com'] },
    provenance: { 'contact.emails.0': 'lead.prompt_variables.email' },
  })
})

test('vapi: what is wanted in an object of its own', async () => {
  const structuredData = {
    issue: { description: 'Water heater leaks', urgency: 'emergency' },
    service: { type: 'Plumbing' },
  }
  const call = { id: 'v9', type: 'inboundPhoneCall', customer: { number: customer } }
  const message = { type: 'end-of-call-report', call, analysis: { structuredData } }
  expect((await leadOf(vapi(), { message })).request).toEqual({
    ...{ text: 'Water heater leaks', urgency: 'emergency', serviceType: 'Plumbing', intents: [] },
  })
})

test('twilio: what <Record> posts to its action, without a status of the recording', async () => {
  const RecordingUrl = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1'
  const body = { CallSid: 'CA1', From: customer, To: business, RecordingUrl, RecordingDuration: '45', Digits: 'hangup' }
  expect(await leadOf(twilio(), new URLSearchParams(body))).toMatchObject({
    id: 'twilio:CA1',
    contact: { phones: [customer] },
    call: { from: customer, to: business, recordingUrl: RecordingUrl },
    complete: false,
  })
})

test('dialpad: a number where the name should be, truth as text and a length in milliseconds', async () => {
  const body = {
    ...{ call_id: 4611118401, state: 'hangup', direction: 'outbound', was_recorded: 'FALSE', is_transferred: 'FALSE' },
    ...{ date_started: 1682084108017, date_connected: 1682084116084, date_ended: 1682084128074, duration: 11989.972 },
    ...{ external_number: customer, internal_number: business, event_timestamp: 1682084129176, date_rang: null },
    contact: { id: 5600392044183552, type: 'local', phone: customer, name: '(512) 867-5310', email: '' },
    target: { id: 1, type: 'user', name: 'Rob Small', phone: business },
    ...{ entry_point_target: {}, proxy_target: {}, labels: [], call_recording_ids: [], voicemail_link: null },
  }
  const { contact, call } = await leadOf(dialpad(), body)
  expect(contact).toEqual({ phones: [customer], emails: [] })
  expect(call).toMatchObject({ from: business, to: customer, durationSeconds: 11.99, direction: 'outbound' })
})

test('ringcentral: a caller sent to voicemail is to be called back', async () => {
  const party = {
    ...{ id: 'p-1', extensionId: '9', direction: 'Inbound', missedCall: true },
    from: { phoneNumber: customer, name: 'LEE,ANN' },
    to: { phoneNumber: business, name: 'Main line', extensionId: '9' },
    status: { code: 'Disconnected', reason: 'Voicemail', rcc: false },
  }
  const [creationTime, eventTime] = ['2026-11-23T09:58:00.000Z', '2026-11-23T10:00:00.000Z']
  const body = { sequence: 5, telephonySessionId: 's-1', creationTime, eventTime, parties: [party] }
  const event = '/restapi/v1.0/account/~/telephony/sessions'
  expect(await leadOf(ringcentral(), { uuid: 'u1', event, timestamp: eventTime, body })).toMatchObject({
    contact: { givenName: 'ANN', familyName: 'LEE', phones: [customer] },
    request: { intents: ['callback'] },
    call: { id: 's-1', startedAt: creationTime, endedAt: eventTime, durationSeconds: 120 },
  })
})

test('aircall: a missed call of a known contact, with what an agent noted', async () => {
  const data = {
    ...{ id: 123, direction: 'inbound', status: 'done', missed_call_reason: 'out_of_opening_hours', user: null },
    ...{
      started_at: 1609459100,
      answered_at: null,
      ended_at: 1609459200,
      duration: 100,
      raw_digits: '+1 512-867-5310',
    },
    contact: { id: 4, first_name: 'Ann', last_name: 'Lee', emails: [{ label: 'Work', value: 'ann@lee.example.com' }] },
    number: { id: 1, name: 'Support line', digits: '+1 512-444-1000' },
    comments: [{ id: 1, content: 'Needs a quote' }],
  }
  const body = { resource: 'call', event: 'call.ended', timestamp: 1609459200, token: 't', data }
  expect(await leadOf(aircall(), body)).toMatchObject({
    contact: { name: 'Ann Lee', phones: [customer], emails: ['ann@lee.example.com'] },
    request: { text: 'Needs a quote', intents: ['callback'] },
    call: { to: business, durationSeconds: 100 },
  })
})

test('vapi: a booking that is all there is of structured data', async () => {
  const structuredData = { booking: { date: '2026-12-08', time: '9:30 AM', full_name: 'Ann Lee' } }
  const call = { id: 'v10', type: 'inboundPhoneCall', customer: { number: customer } }
  expect(
    await leadOf(vapi(), { message: { type: 'end-of-call-report', call, analysis: { structuredData } } }),
  ).toMatchObject({
    contact: { name: 'Ann Lee' },
    appointment: { date: '2026-12-08', from: '09:30' },
  })
})

test('bland: a call of a batch goes out to whom its metadata names', async () => {
  const metadata = { first_name: 'Ann', last_name: 'Lee', campaign: 'spring' }
  const body = { call_id: 'b10', batch_id: 'x', from: business, to: customer, status: 'completed', metadata }
  expect(await leadOf(bland(), body)).toMatchObject({
    contact: { givenName: 'Ann', familyName: 'Lee', phones: [customer] },
    call: { direction: 'outbound', to: customer },
    fields: { campaign: 'spring' },
  })
})

test('elevenlabs: turns with a speaker and a text, and a transcript that is one text', async () => {
  const dynamic_variables = { system__caller_id: customer }
  const told = (transcript: unknown) => ({
    type: 'post_call_transcription',
    data: { conversation_id: 'e10', transcript, conversation_initiation_client_data: { dynamic_variables } },
  })
  const turns = [
    { speaker: 'agent', text: 'Hello?' },
    { speaker: 'user', text: 'The boiler is out.' },
  ]
  const wanted = 'Agent: Hello?\nUser: The boiler is out.'
  expect((await leadOf(elevenlabs(), told(turns))).call?.transcript).toBe(wanted)
  expect((await leadOf(elevenlabs(), told(wanted))).call?.transcript).toBe(wanted)
})

test('retell: what businesses call a name, an address for mail and a budget in its currency', async () => {
  const custom_analysis_data = {
    name_of_caller: 'Ann Lee',
    email_to_reach: 'ann@lee.example.com',
    budget_usd: 7500,
    customer_zip: '78704',
    follow_up: { appointment_date: '2026-12-08T14:00:00-06:00', callback_requested: false },
  }
  const call = { call_id: 'r10', from_number: customer, direction: 'inbound', call_analysis: { custom_analysis_data } }
  expect(await leadOf(retell(), { event: 'call_analyzed', call })).toMatchObject({
    contact: { name: 'Ann Lee', emails: ['ann@lee.example.com'], address: { postalCode: '78704' } },
    request: { budget: { min: '7500', max: '7500', currency: 'USD' }, intents: [] },
    appointment: { date: '2026-12-08', from: '14:00' },
  })
})
