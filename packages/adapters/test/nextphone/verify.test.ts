import { describe, expect, test } from 'vitest'
import { nextphone, signatureSchemes, signDelivery } from '../../src/index.ts'
import { context, deliveryOf } from './delivery.ts'

const adapter = nextphone({ headerName: 'X-Acme-Secret' })
const body = '{"caller_number":"+15551234567"}'
const url = 'https://books.example.com/calls/nextphone'
const genuine = { ok: true }
const refused = (code: string) => ({ ok: false, code })

const withHeaders = (headers: Record<string, string>, secrets = context.secrets) =>
  adapter.verify(deliveryOf(body, { headers: new Headers(headers) }), { ...context, secrets })

const sign = async (secret: string, over = body) =>
  (await signDelivery(signatureSchemes.nextphone, secret, over, context.now))['x-nextphone-signature'] ?? ''

describe('a static secret', () => {
  test.each([
    ['Authorization', 'Bearer current-secret'],
    ['Authorization', 'bearer  current-secret'],
    ['Authorization', 'current-secret'],
    ['X-LeadBooks-Secret', 'previous-secret'],
    ['X-Acme-Secret', 'current-secret'],
  ])('opens in %s: %s', async (name, value) => {
    expect(await withHeaders({ [name]: value })).toEqual(genuine)
  })

  test.each([
    ['Authorization', 'Bearer current-secre'],
    ['Authorization', 'Bearer current-secret2'],
    ['Authorization', 'Basic Y3VycmVudC1zZWNyZXQ='],
    ['X-LeadBooks-Secret', 'CURRENT-SECRET'],
  ])('does not open when it is wrong in %s: %s', async (name, value) => {
    expect(await withHeaders({ [name]: value })).toEqual(refused('bad-signature'))
  })

  test('opens as token of the address, decoded', async () => {
    const secrets = ['a b&c']
    const verify = (address: string) => adapter.verify(deliveryOf(body, { url: address }), { ...context, secrets })
    expect(await verify(`${url}?token=a%20b%26c`)).toEqual(genuine)
    expect(await verify(`/calls/nextphone?x=1&token=a+b%26c`)).toEqual(genuine)
    expect(await verify(`${url}?token=wrong`)).toEqual(refused('bad-signature'))
    expect(await verify(`${url}#token=a%20b%26c`)).toEqual(refused('missing-header'))
  })
})

describe('a signature', () => {
  test('opens with and without its prefix, in either case', async () => {
    const signature = await sign('previous-secret')
    const digest = signature.replace('sha256=', '')
    for (const value of [signature, digest, digest.toUpperCase()])
      expect(await withHeaders({ 'X-NextPhone-Signature': value })).toEqual(genuine)
  })

  test('is taken over the bytes as they came', async () => {
    const reordered = await sign('current-secret', '{ "caller_number":"+15551234567"}')
    expect(await withHeaders({ 'X-NextPhone-Signature': reordered })).toEqual(refused('bad-signature'))
  })

  test('that is no digest is malformed', async () => {
    expect(await withHeaders({ 'X-NextPhone-Signature': 'sha256=...' })).toEqual(refused('malformed'))
    expect(await withHeaders({ 'X-NextPhone-Signature': '' })).toEqual(refused('missing-header'))
  })

  test('opens beside an Authorization that is not ours', async () => {
    const headers = { Authorization: 'Bearer np_live_abc', 'X-NextPhone-Signature': await sign('current-secret') }
    expect(await withHeaders(headers)).toEqual(genuine)
  })
})

test('nothing presented is told from something wrong', async () => {
  expect(await withHeaders({})).toEqual(refused('missing-header'))
})

test('without a configured secret nothing opens, not even an empty one', async () => {
  for (const secrets of [[], [''], ['', '']]) {
    expect(await withHeaders({ Authorization: 'Bearer current-secret' }, secrets)).toEqual(refused('unknown-key'))
    expect(await withHeaders({ 'X-LeadBooks-Secret': '' }, secrets)).toEqual(refused('unknown-key'))
    expect(await withHeaders({}, secrets)).toEqual(refused('unknown-key'))
  }
  expect(await withHeaders({ 'X-LeadBooks-Secret': '' }, ['', 'x'])).toEqual(refused('missing-header'))
})

test("one tenant's secret does not open another's address", async () => {
  expect(await withHeaders({ Authorization: 'Bearer current-secret' }, ['other-secret'])).toEqual(
    refused('bad-signature'),
  )
})
