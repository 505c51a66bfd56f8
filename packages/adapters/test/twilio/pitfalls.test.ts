import { describe, expect, test } from 'vitest'
import { type ReceiveResult, twilio } from '../../src/index.ts'
import { deliveryOf, leadOf, reasonOf } from '../vendor-calls.ts'

const customer = '+15128675310'
const business = '+15124441000'
const form = (fields: Record<string, string>) => new URLSearchParams({ CallSid: 'CA1', AccountSid: 'AC1', ...fields })

describe('twilio', () => {
  test('takes the other party of an outbound call for the customer', async () => {
    const lead = await leadOf(
      twilio(),
      form({ From: business, To: customer, Direction: 'outbound-api', CallStatus: 'completed' }),
    )
    expect(lead).toMatchObject({
      contact: { phones: [customer] },
      call: { from: business, to: customer, direction: 'outbound' },
    })
  })

  test('makes no lead of the leg to a technician', async () => {
    const leg = form({
      ParentCallSid: 'CA0',
      From: customer,
      To: '+15125550000',
      Direction: 'outbound-dial',
      CallStatus: 'completed',
    })
    expect(await reasonOf(twilio(), leg)).toMatch(/leg/)
  })

  test.each(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253', 'anonymous', 'client:alice'])(
    'takes %s for nobody',
    async (From) => {
      const { contact, call } = await leadOf(
        twilio(),
        form({ From, To: business, Direction: 'inbound', CallStatus: 'completed' }),
      )
      expect(contact.phones).toEqual([])
      expect(call?.from).toBeUndefined()
    },
  )

  test('counts seconds of CallDuration, never billed minutes of Duration', async () => {
    const fields = { From: customer, Direction: 'inbound', CallStatus: 'completed', Duration: '2' }
    expect((await leadOf(twilio(), form(fields))).call?.durationSeconds).toBeUndefined()
    expect((await leadOf(twilio(), form({ ...fields, CallDuration: '61' }))).call?.durationSeconds).toBe(61)
  })

  test("takes the number's city for no address, and a caller ID that is none for no name", async () => {
    const fields = {
      From: customer,
      Direction: 'inbound',
      CallStatus: 'ringing',
      FromCity: 'AUSTIN',
      FromState: 'TX',
      CallerName: 'WIRELESS CALLER',
    }
    const { contact, fields: kept } = await leadOf(twilio(), form(fields))
    expect(contact).toEqual({ phones: [customer], emails: [] })
    expect(kept).toMatchObject({ callerCity: 'AUSTIN', callerState: 'TX' })
  })

  test.each([
    ['LEE ANN', { name: 'LEE ANN', givenName: 'ANN', familyName: 'LEE' }],
    ['CHEN MIKE J', { name: 'CHEN MIKE J', givenName: 'MIKE', familyName: 'CHEN' }],
    ['Ann Lee', { name: 'Ann Lee', givenName: 'Ann', familyName: 'Lee' }],
    ['ANN LEE', { name: 'ANN LEE', givenName: 'ANN', familyName: 'LEE' }],
    ['NGUYEN THANH', { name: 'NGUYEN THANH', givenName: 'THANH', familyName: 'NGUYEN' }],
  ])('reads the caller ID %s with its surname first, if it is a register that wrote it', async (CallerName, wanted) => {
    const fields = { From: customer, Direction: 'inbound', CallStatus: 'ringing', CallerName }
    expect((await leadOf(twilio(), form(fields))).contact).toMatchObject(wanted)
  })

  test.each([
    ['NGUYEN THANH', true],
    ['THOMAS SCOTT', false],
    ['THOMAS JAMES', true],
    ['SMITH JOHN', false],
    ['JOHN SMITH', false],
    ['NGUYEN THANH A', false],
    ['Thanh Nguyen', false],
  ])('doubts which name of %s is the surname: %s', async (CallerName, isDoubted) => {
    const fields = { From: customer, Direction: 'inbound', CallStatus: 'ringing', CallerName }
    const codes = (await leadOf(twilio(), form(fields))).doubts?.map(({ path, code }) => `${path} ${code}`)
    expect(codes).toEqual(isDoubted ? ['contact.name name-order'] : undefined)
  })

  test('takes a company in the caller ID for no person', async () => {
    const fields = { From: customer, Direction: 'inbound', CallStatus: 'ringing', CallerName: 'LEE PLUMBING' }
    expect((await leadOf(twilio(), form(fields))).contact.givenName).toBeUndefined()
  })

  test('reads what <Gather> heard, and its digits', async () => {
    const sides = { From: customer, To: business, Direction: 'inbound', CallStatus: 'in-progress' }
    const spoken = await leadOf(twilio(), form({ ...sides, SpeechResult: 'my drain is clogged', Confidence: '0.91' }))
    expect(spoken).toMatchObject({
      request: { text: 'my drain is clogged' },
      fields: { speechConfidence: '0.91' },
      complete: false,
    })
    expect((await leadOf(twilio(), form({ ...sides, Digits: '1' }))).fields).toMatchObject({ digits: '1' })
  })

  test('reads what a ConversationRelay application handed over', async () => {
    const handed = { name: 'Ann Lee', service_type: 'Drain cleaning', wants: 'quote' }
    const relay = {
      From: customer,
      To: business,
      Direction: 'inbound',
      SessionId: 'VX1',
      SessionStatus: 'ended',
      SessionDuration: '61',
    }
    const lead = await leadOf(twilio(), form({ ...relay, HandoffData: JSON.stringify(handed) }))
    expect(lead).toMatchObject({
      id: 'twilio:CA1',
      complete: true,
      contact: { name: 'Ann Lee', phones: [customer] },
      request: { serviceType: 'Drain cleaning', intents: ['quote'] },
      call: { durationSeconds: 61 },
      provenance: { 'contact.name': 'HandoffData.name' },
    })
    for (const broken of ['{"a":', '"text"', '[1]', `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`, '{"__proto__":{"a":1}}'])
      expect((await leadOf(twilio(), form({ ...relay, HandoffData: broken }))).fields).toMatchObject({
        handoffData: expect.any(String),
      })
  })

  test('reads what language operators found, each in its own format', async () => {
    const operator = (displayName: string, outputFormat: string, result: unknown) => ({
      id: `r-${displayName}`,
      operator: { id: 'LY1', displayName, version: 1, parameters: {} },
      outputFormat,
      result,
      dateCreated: '2026-06-01T10:00:00.123456789Z',
    })
    const body = {
      accountId: 'AC1',
      conversationId: 'conv_1',
      intelligenceConfiguration: { id: 'i1', ruleId: 'rule' },
      operatorResults: [
        operator('Lead', 'JSON', { caller_name: 'Ann Lee', phone: '(512) 867-5310', is_urgent: true }),
        operator('Conversation Summary', 'TEXT', { text: 'Ann has no heat.' }),
        operator('Sentiment', 'CLASSIFICATION', { label: 'negative' }),
      ],
    }
    expect(await leadOf(twilio(), body)).toMatchObject({
      id: 'twilio:conv_1',
      contact: { name: 'Ann Lee', phones: [customer] },
      request: { text: 'Ann has no heat.', urgency: 'urgent' },
      fields: { Sentiment: { label: 'negative' } },
    })
    const early = {
      ...body,
      operatorResults: [{ ...body.operatorResults[0], executionDetails: { trigger: { on: 'COMMUNICATION' } } }],
    }
    expect((await leadOf(twilio(), early)).complete).toBe(false)
    const classic = {
      transcript_sid: 'GT1',
      event_type: 'voice_intelligence_transcript_available',
      customer_key: `CA${'a'.repeat(32)}`,
    }
    expect(await leadOf(twilio(), classic)).toMatchObject({ id: `twilio:CA${'a'.repeat(32)}`, complete: false })
  })

  test('reads a GET, whose parameters stand in the address, and names each by them', async () => {
    const get = (digits: string) => ({
      method: 'GET',
      url: `https://books.example.com/calls/twilio?CallSid=CA1&From=%2B15128675310&Digits=${digits}`,
      rawBody: new Uint8Array(),
      headers: new Headers(),
    })
    expect(await leadOf(twilio(), '', get('1'))).toMatchObject({
      contact: { phones: [customer] },
      fields: { digits: '1' },
    })
    const empty = new Uint8Array()
    const ids = await Promise.all(
      ['1', '2'].map((digits) => twilio().deliveryId(deliveryOf('', { ...get(digits), rawBody: empty }))),
    )
    expect(new Set(ids).size).toBe(2)
  })

  test('names a delivery by the token that Twilio keeps over retries', async () => {
    const headers = new Headers({
      'i-twilio-idempotency-token': 'idem-1',
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(await twilio().deliveryId(deliveryOf(form({}), { headers }))).toBe('idem-1')
  })

  test.each(['STOP', 'stop.', 'Unsubscribe', 'HELP'])('makes no lead of the keyword %s', async (Body) => {
    expect(
      await reasonOf(twilio(), new URLSearchParams({ MessageSid: 'SM1', From: customer, Body, SmsStatus: 'received' })),
    ).toMatch(/keyword/)
  })

  test('makes no lead of the fate of a message we sent, nor of a recording that is not there', async () => {
    expect(
      await reasonOf(twilio(), new URLSearchParams({ MessageSid: 'SM1', To: customer, MessageStatus: 'delivered' })),
    ).toMatch(/sent/)
    expect(
      await reasonOf(twilio(), form({ RecordingSid: 'RE1', RecordingStatus: 'absent', ErrorCode: '16102' })),
    ).toMatch(/not there/)
  })

  test('keeps the pictures of a message', async () => {
    const mms = {
      MessageSid: 'MM1',
      From: customer,
      Body: '',
      NumMedia: '2',
      MediaUrl0: 'https://a.example/0',
      MediaUrl1: 'https://a.example/1',
      SmsStatus: 'received',
    }
    expect((await leadOf(twilio(), new URLSearchParams(mms))).fields).toMatchObject({
      media: ['https://a.example/0', 'https://a.example/1'],
    })
  })

  test('reads a request of Studio by the names its author gave', async () => {
    const lead = await leadOf(twilio(), { caller_name: 'Ann Lee', phone: customer, issue: 'No heat' })
    expect(lead).toMatchObject({
      contact: { name: 'Ann Lee', phones: [customer] },
      provenance: { 'contact.name': 'caller_name' },
    })
    await expect(leadOf(twilio(), { x: 1 })).rejects.toMatchObject({ code: 'no-contact' })
  })

  test('answers in TwiML', async () => {
    const accepted: ReceiveResult = { status: 'accepted', deliveryId: 'd', leadIds: [], duplicate: false }
    const response = twilio().respond(accepted)
    expect(response.headers.get('content-type')).toMatch(/xml/)
    expect(await response.text()).toMatch(/<Response\/>$/)
    expect(await twilio({ twiml: '<Response><Reject/></Response>' }).respond(accepted).text()).toContain('<Reject/>')
  })
})
