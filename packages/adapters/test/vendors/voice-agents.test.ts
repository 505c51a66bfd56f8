import { describe, expect, test } from 'vitest'
import { bland, elevenlabs, retell, synthflow, vapi } from '../../src/index.ts'
import { eventsOf, leadOf, reasonOf } from '../vendor-calls.ts'

const customer = '+15128675310'
const business = '+15124441000'
const rejected = (httpStatus: number) => ({ status: 'rejected', httpStatus, code: 'c', message: 'm' }) as const

describe('vapi', () => {
  const report = (message: object) => ({ message: { type: 'end-of-call-report', ...message } })

  test('reads the successor of structuredData, and several of it', async () => {
    const artifact = {
      structuredOutputs: {
        '5f0c': { name: 'Lead', result: { caller_name: 'Ann Lee', issue: 'No heat' } },
        '6a1d': { name: 'is_urgent', result: true },
      },
    }
    const lead = await leadOf(vapi(), report({ call: { id: 'v1', customer: { number: customer } }, artifact }))
    expect(lead).toMatchObject({ contact: { name: 'Ann Lee' }, request: { text: 'No heat', urgency: 'urgent' } })
    const multi = { structuredDataMulti: [{ key: 'a', result: { email: 'ann@lee.example.com' } }, { budget: '$500' }] }
    const other = await leadOf(vapi(), report({ call: { id: 'v1' }, analysis: multi }))
    expect(other).toMatchObject({ contact: { emails: ['ann@lee.example.com'] }, request: { budget: { min: '500' } } })
  })

  test('opens what nests everything under one name', async () => {
    const structuredData = {
      reservation: { name: 'Ann Lee', phone_number: '512-867-5310', preferred_date: '2026-11-27' },
    }
    expect(await leadOf(vapi(), report({ call: { id: 'v1' }, analysis: { structuredData } }))).toMatchObject({
      contact: { name: 'Ann Lee', phones: [customer] },
      appointment: { date: '2026-11-27' },
      provenance: { 'contact.name': 'message.analysis.structuredData.reservation.name' },
    })
  })

  test('takes the callee of an outbound call for the customer', async () => {
    const call = {
      id: 'v1',
      type: 'outboundPhoneCall',
      customer: { number: customer },
      phoneNumber: { number: business },
    }
    expect(await leadOf(vapi(), report({ call }))).toMatchObject({
      contact: { phones: [customer] },
      call: { from: business, to: customer, direction: 'outbound' },
    })
  })

  test('reads a call object by itself, as the API gives it', async () => {
    const call = {
      id: 'v1',
      orgId: 'o1',
      type: 'inboundPhoneCall',
      status: 'ended',
      customer: { number: customer },
      startedAt: '2026-11-23T20:00:00.000Z',
      endedAt: '2026-11-23T20:01:00.000Z',
      analysis: { summary: 'No heat.' },
      artifact: { transcript: 'AI: Hi', presignedMonoUrl: `https://s3.example.com/${'x'.repeat(900)}` },
    }
    const lead = await leadOf(vapi(), call)
    expect(lead).toMatchObject({
      id: 'vapi:v1',
      request: { text: 'No heat.' },
      call: { durationSeconds: 60, transcript: 'AI: Hi' },
    })
    expect(lead.call?.recordingUrl).toHaveLength(923)
  })

  test('writes the transcript from messages, without prompts and tool calls', async () => {
    const messages = [
      { role: 'system', message: 'You are a receptionist' },
      { role: 'bot', message: 'How can I help?' },
      { role: 'tool_calls', toolCalls: [{}] },
      { role: 'user', message: 'No heat.' },
    ]
    const { call, fields } = await leadOf(
      vapi(),
      report({ call: { id: 'v1' }, artifact: { messages }, assistant: { model: { prompt: 'secret' } } }),
    )
    expect(call?.transcript).toBe('AI: How can I help?\nUser: No heat.')
    expect(JSON.stringify(fields)).not.toContain('secret')
  })

  test('passes over requests that want an answer, and calls that go on', async () => {
    expect(await reasonOf(vapi(), { message: { type: 'assistant-request' } })).toMatch(/assistant/)
    expect(await reasonOf(vapi(), { message: { type: 'status-update', status: 'in-progress' } })).toMatch(/going on/)
    expect(await reasonOf(vapi(), { message: { type: 'conversation-update' } })).toMatch(/going on/)
  })

  test('reads reports of a megabyte and more', async () => {
    const messages = Array.from({ length: 8000 }, () => ({ role: 'bot', message: 'x'.repeat(180), time: 1 }))
    expect(
      (await leadOf(vapi(), report({ call: { id: 'v1', customer: { number: customer } }, artifact: { messages } })))
        .call?.transcript,
    ).toHaveLength(100_000)
  })
})

describe('retell', () => {
  test('works out a duration that did not come, and passes over unfilled answers', async () => {
    const call = {
      call_id: 'r1',
      direction: 'inbound',
      from_number: customer,
      start_timestamp: 1714608475945,
      end_timestamp: 1714608491736,
    }
    const custom = {
      caller_name: null,
      lead_name: 'Ann Lee',
      callback_requested: 'yes',
      callback_date_time: '2026-11-24 09:00',
    }
    const events = await eventsOf(retell(), {
      event: 'call_analyzed',
      call: { ...call, call_analysis: { custom_analysis_data: custom } },
    })
    expect(events).toMatchObject([
      { type: 'lead.received', lead: { contact: { name: 'Ann Lee' }, call: { durationSeconds: 15.791 } } },
      { type: 'callback.requested', callback: { at: '2026-11-24T15:00:00.000Z' } },
    ])
  })

  test('reads durations in milliseconds, and a callee as the customer', async () => {
    const call = {
      call_id: 'r1',
      direction: 'outbound',
      from_number: business,
      to_number: customer,
      duration_ms: 61500,
      disconnection_reason: 'dial_busy',
    }
    const lead = await leadOf(retell(), { event: 'call_ended', call })
    expect(lead).toMatchObject({
      contact: { phones: [customer] },
      call: { from: business, durationSeconds: 61.5 },
      fields: { disconnectionReason: 'dial_busy' },
    })
  })

  test('passes over calls that go on, and requests that want an answer', async () => {
    for (const event of ['call_started', 'transcript_updated', 'transfer_started'])
      expect(await reasonOf(retell(), { event, call: {} })).toMatch(/going on/)
    expect(await reasonOf(retell(), { event: 'call_inbound', call_inbound: {} })).toMatch(/variables/)
  })
})

describe('bland', () => {
  test('does not take the numbers and the town among its variables for what was said', async () => {
    const variables = {
      from: business,
      to: customer,
      phone_number: business,
      city: 'AUSTIN',
      state: 'TX',
      zip: '78701',
      customer_name: 'Ann Lee',
    }
    const { contact } = await leadOf(bland(), {
      call_id: 'b1',
      inbound: false,
      from: business,
      to: customer,
      variables,
    })
    expect(contact).toMatchObject({ name: 'Ann Lee', phones: [customer] })
    expect(contact.address).toBeUndefined()
  })

  test('reads minutes where seconds did not come', async () => {
    expect((await leadOf(bland(), { call_id: 'b1', call_length: 1.5 })).call?.durationSeconds).toBe(90)
    expect(
      (await leadOf(bland(), { call_id: 'b1', call_length: 1.5, corrected_duration: '88' })).call?.durationSeconds,
    ).toBe(88)
  })

  test('writes the transcript from its turns, without actions', async () => {
    const transcripts = [
      { user: 'assistant', text: 'Hello' },
      { user: 'agent-action', text: 'Ended call' },
      { user: 'user', text: 'No heat' },
    ]
    expect((await leadOf(bland(), { call_id: 'b1', transcripts })).call?.transcript).toBe('Agent: Hello\nUser: No heat')
  })
})

describe('synthflow', () => {
  test('reads what every action extracted', async () => {
    const action = (return_value: unknown) => ({ action_type: 'extract_info_action_type', return_value })
    const body = {
      lead: { name: 'Ann', phone_number: customer },
      call: { call_id: 's1', duration: 32 },
      executed_actions: {
        a: action({ email: 'ann@lee.example.com' }),
        b: action({ urgency: 'urgent' }),
        c: action(null),
        d: 'x',
      },
    }
    expect(await leadOf(synthflow(), body)).toMatchObject({
      contact: { emails: ['ann@lee.example.com'] },
      request: { urgency: 'urgent' },
    })
  })
})

describe('elevenlabs', () => {
  const data = {
    conversation_id: 'e1',
    metadata: { phone_call: { direction: 'inbound', external_number: customer, agent_number: business } },
  }

  test('does not decode sound, however long, and is answered 200 for it', async () => {
    const sound = `{"type":"post_call_audio","data":{"conversation_id":"e1","full_audio":"${'A'.repeat(3_000_000)}`
    expect(await reasonOf(elevenlabs(), sound)).toMatch(/sound/)
    expect(elevenlabs().respond(rejected(413)).status).toBe(200)
  })

  test("leaves the model's reasons out, and its own variables", async () => {
    const analysis = {
      data_collection_results: {
        name: { value: 'Ann Lee', rationale: 'She said so' },
        email: { value: null, rationale: 'Not said' },
      },
    }
    const conversation_initiation_client_data = {
      dynamic_variables: { system__caller_id: customer, system__agent_id: 'a', company: 'Lee LLC' },
    }
    const lead = await leadOf(elevenlabs(), {
      type: 'post_call_transcription',
      data: { ...data, analysis, conversation_initiation_client_data },
    })
    expect(lead).toMatchObject({ contact: { name: 'Ann Lee', companyName: 'Lee LLC' } })
    expect(JSON.stringify({ ...lead, provenance: {} })).not.toMatch(/She said so|Not said|system__/)
    expect(lead.provenance).toMatchObject({ 'contact.name': 'data.analysis.data_collection_results.name.value' })
  })

  test('reads the listed form of collected data', async () => {
    const analysis = { data_collection_results_list: [{ data_collection_id: 'email', value: 'ann@lee.example.com' }] }
    expect(
      (await leadOf(elevenlabs(), { type: 'post_call_transcription', data: { ...data, analysis } })).contact.emails,
    ).toEqual(['ann@lee.example.com'])
  })

  test('makes no lead of a call that never began', async () => {
    expect(
      await reasonOf(elevenlabs(), {
        type: 'call_initiation_failure',
        data: { conversation_id: 'e1', failure_reason: 'busy' },
      }),
    ).toMatch(/took place/)
  })
})
