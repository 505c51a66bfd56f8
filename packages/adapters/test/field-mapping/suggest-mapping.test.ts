import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFieldMapping, suggestFields, suggestMapping, webhook } from '../../src/index.ts'
import { context, deliveryOf } from '../nextphone/delivery.ts'

test('names and values together are sure, either alone is not', () => {
  const confidenceOf = (sample: unknown) =>
    suggestFields(sample).map(({ target, confidence, because }) => [target, confidence, because])
  expect(confidenceOf({ phone: '512 555 0199' })).toEqual([['contact.phones', 'high', 'name-and-value']])
  expect(confidenceOf({ phone: 'call me' })).toEqual([['contact.phones', 'low', 'name']])
  expect(confidenceOf({ tel2: '(512) 555-0199' })).toEqual([['contact.phones', 'low', 'value']])
  expect(confidenceOf({ reach: 'ann@example.com', order_id: '5125550199' })).toEqual([
    ['contact.emails', 'low', 'value'],
  ])
})

test('the business and its staff are not the caller', () => {
  const sample = { agent: { name: 'Bot', phone: '5125550100' }, owner: { email: 'o@acme.com' }, name: 'Ann Lee' }
  expect(suggestMapping(sample).fields).toEqual({ 'contact.name': 'name' })
})

test('a draft reads the payload it was drafted from', async () => {
  const sample = {
    headers: { host: 'n8n' },
    body: {
      submission_id: 7,
      caller: { 'Full Name': 'Ann Lee', cell: '512 555 0199', 'E-mail': 'ann@example.com' },
      call: { duration_ms: 61_500, from: '+15125550187' },
      answers: [
        { question: 'Budget', answer: '$500' },
        { question: 'Service needed', answer: 'Drain' },
      ],
    },
  }
  const mapping = suggestMapping(sample)
  expect(mapping).toMatchObject({ unwrap: ['body'], id: 'submission_id' })
  const parsed = await webhook({ name: 'form', mapping }).parse(deliveryOf(sample), context)
  expect(parsed).toMatchObject({
    events: [
      {
        lead: {
          id: 'form:7',
          contact: { name: 'Ann Lee', phones: ['+15125550187', '+15125550199'], emails: ['ann@example.com'] },
          request: { budget: { min: '500', max: '500' }, serviceType: 'Drain' },
          call: { durationSeconds: 61.5, from: '+15125550187' },
        },
      },
    ],
  })
})

describe('whatever the sample', () => {
  test('the draft is a mapping document', () => {
    const key = fc.oneof(
      fc.constantFrom('phone', 'email', 'name', 'id', 'answers', '__proto__', 'a.b', 'x"y', 'first name', ''),
      fc.string(),
    )
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('ann@example.com', '512 555 0199', null)),
      node: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
      ),
    })).node
    fc.assert(
      fc.property(value, (sample) => {
        expect(parseFieldMapping(suggestMapping(sample))).toEqual(suggestMapping(sample))
      }),
      { numRuns: 300 },
    )
  })
})
