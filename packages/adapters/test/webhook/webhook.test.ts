import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DeliveryError,
  type FieldMapping,
  FieldMappingError,
  signatureSchemes,
  signDelivery,
  webhook,
} from '../../src/index.ts'
import { context, deliveryOf } from '../nextphone/delivery.ts'

const leadBy = async (mapping: FieldMapping, body: unknown) => {
  const parsed = await webhook({ name: 'web-form', mapping }).parse(deliveryOf(body), context)
  const [event] = parsed.kind === 'events' ? parsed.events : []
  if (event?.type !== 'lead.received') throw new Error('expected a lead')
  return event.lead
}

const form: FieldMapping = {
  version: 1,
  unwrap: ['body'],
  id: ['submission.id', 'id'],
  fields: {
    'contact.name': { join: ['first', 'last'] },
    'contact.phones': { path: ['cell', 'phone'] },
    'contact.emails': 'email',
    'request.text': { path: 'answers', entry: { key: 'question', equals: 'What happened?', value: 'answer' } },
    'request.urgency': { path: 'how soon', map: { 'drop everything': 'emergency', '*': 'routine' } },
    'request.serviceType': { default: 'Plumbing' },
    'call.durationSeconds': { path: 'took', unit: 'milliseconds' },
  },
  drop: ['token'],
}

const submission = {
  submission: { id: 7 },
  first: 'Ann',
  last: 'Lee',
  cell: 'N/A',
  phone: '512 555 0199',
  email: 'ann@example.com',
  'how soon': 'Drop everything',
  answers: [
    { question: 'Pets?', answer: 'two' },
    { question: 'What happened?', answer: 'Burst pipe' },
  ],
  took: 61_500,
  page: '/contact',
  token: 's3cret',
}

test('reads a payload by paths, in order of preference', async () => {
  expect(await leadBy(form, submission)).toMatchObject({
    id: 'web-form:7',
    source: 'web-form',
    contact: { name: 'Ann Lee', givenName: 'Ann', phones: ['+15125550199'], emails: ['ann@example.com'] },
    request: { text: 'Burst pipe', urgency: 'emergency', serviceType: 'Plumbing', intents: [] },
    call: { durationSeconds: 61.5 },
    provenance: { 'contact.phones.0': 'phone', 'request.text': 'answers' },
  })
})

test('keeps what nobody mapped, and never what is to be dropped', async () => {
  expect((await leadBy(form, submission)).fields).toEqual({ page: '/contact' })
  expect((await leadBy({ ...form, keep: 'none' }, submission)).fields).toEqual({})
  expect((await leadBy({ ...form, keep: ['answers[0].answer'] }, submission)).fields).toEqual({ answer: 'two' })
})

test('steps into a wrapper where there is one', async () => {
  expect((await leadBy(form, { body: submission, headers: {} })).id).toBe('web-form:7')
})

test('keys with spaces and dots are reached in brackets', async () => {
  const mapping: FieldMapping = {
    version: 1,
    fields: { 'contact.phones': '$.data["Best no. to call"]', 'request.text': 'data.list[1].x' },
  }
  const lead = await leadBy(mapping, { data: { 'Best no. to call': '5125550199', list: [0, { x: 'leak' }] } })
  expect(lead).toMatchObject({ contact: { phones: ['+15125550199'] }, request: { text: 'leak' } })
})

test('payloads that are not meant are ignored', async () => {
  const mapping: FieldMapping = { ...form, when: { path: 'event', in: ['call.ended'] } }
  const parse = (event: unknown) => webhook({ name: 'x', mapping }).parse(deliveryOf({ ...submission, event }), context)
  expect(await parse('call.started')).toMatchObject({ kind: 'ignored' })
  expect(await parse(undefined)).toMatchObject({ kind: 'ignored' })
  expect(await parse('call.ended')).toMatchObject({ kind: 'events' })
})

test('without an id in the payload the delivery names the lead', async () => {
  const adapter = webhook({ name: 'x', mapping: form })
  const delivery = deliveryOf({ phone: '5125550199' })
  const id = await adapter.deliveryId(delivery)
  expect(await adapter.parse(delivery, context)).toMatchObject({
    events: [{ leadId: `x:${id}`, id: `${id}:lead.received` }],
  })
})

test('without a scheme the secret itself opens; with one, the signature', async () => {
  const body = JSON.stringify(submission)
  const plain = webhook({ name: 'x', mapping: form })
  const carrying = deliveryOf(body, { headers: new Headers({ 'X-LeadBooks-Secret': 'current-secret' }) })
  expect(await plain.verify(carrying, context)).toEqual({ ok: true })
  expect(await plain.verify(deliveryOf(body), context)).toEqual({ ok: false, code: 'missing-header' })
  expect(await plain.verify(carrying, { ...context, secrets: [] })).toEqual({ ok: false, code: 'unknown-key' })

  const scheme = signatureSchemes.standardWebhooks
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const signing = webhook({ name: 'x', mapping: form, signature: scheme })
  const headers = new Headers(await signDelivery(scheme, secret, body, context.now, { id: 'msg_1' }))
  const signed = deliveryOf(body, { headers })
  expect(await signing.verify(signed, { ...context, secrets: [secret] })).toEqual({ ok: true })
  expect(await signing.verify(carrying, { ...context, secrets: [secret] })).toEqual({
    ok: false,
    code: 'missing-header',
  })
  expect(await signing.deliveryId(signed)).toBe('msg_1')
})

describe('a mapping is checked before it is used', () => {
  test('everything wrong with it is said at once', () => {
    const mapping: unknown = {
      version: 2,
      fields: {
        'contact.nmae': 'x',
        'contact.name': 'a..b',
        'contact.phones': { path: 'a', join: ['b'] },
        'request.text': {},
      },
      script: 'return 1',
    }
    try {
      // the document comes from outside: its type is what is being checked
      webhook({ name: 'x', mapping: mapping as FieldMapping })
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof FieldMappingError)) throw error
      expect(error).toMatchObject({ code: 'invalid-field-mapping', retryable: false })
      const paths = error.issues.map(({ path }) => path)
      expect(paths).toEqual(
        expect.arrayContaining([
          'version',
          'script',
          'fields.contact.nmae',
          'fields.contact.name',
          'fields.contact.phones',
          'fields.request.text',
        ]),
      )
      expect(error.message).toContain('script')
    }
  })

  test.each([
    '__proto__.x',
    'a.constructor',
    'a["prototype"]',
    'a[b]',
    'a[-1]',
    'a.',
    '.a',
    '',
    'a b..c',
    'x.'.repeat(20),
    '$',
    'a[99999]',
  ])('the path %j is refused', (path) => {
    expect(() => webhook({ name: 'x', mapping: { version: 1, fields: { 'contact.name': path } } })).toThrow(
      FieldMappingError,
    )
  })

  test.each(['', 'Web Form', 'a/b', '../x', 'ünï'])('the name %j is refused', (name) => {
    expect(() => webhook({ name, mapping: form })).toThrow(TypeError)
  })
})

test('no path reaches anything that is not the payload’s own', async () => {
  const mapping: FieldMapping = {
    version: 1,
    fields: { 'contact.name': 'toString', 'contact.phones': 'phone', 'request.text': 'phone.length' },
  }
  const lead = await leadBy(mapping, { phone: '5125550199' })
  expect(lead.contact.name).toBeUndefined()
  expect(lead.request.text).toBe('')
})

test('whatever JSON comes, it is read, ignored or refused with a DeliveryError', async () => {
  const adapter = webhook({ name: 'x', mapping: { ...form, when: { path: 'event', in: ['a', 'b'] } } })
  const key = fc.constantFrom(...Object.keys(submission), 'event', 'body', 'id')
  const body = fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.constantFrom('a', '5125550199', [{ question: 1 }, null])))
  await fc.assert(
    fc.asyncProperty(body, async (value) => {
      const outcome = await adapter.parse(deliveryOf(value), context).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DeliveryError)
    }),
    { numRuns: 500 },
  )
})
