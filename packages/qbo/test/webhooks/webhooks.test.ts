import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError, parseWebhook, signWebhook, verifyWebhook } from '../../src/index.ts'

const verifierToken = 'f7d9b1c2-1111-4a4a-9c9c-0123456789ab'
/** Signed by Node's own HMAC, so that one mistake cannot hide in both sides. */
const sign = (body: string | Uint8Array, token = verifierToken) =>
  createHmac('sha256', token).update(body).digest('base64')
const rawBody = '[{"id":"é"}]'

describe('a signature', () => {
  test('over the raw bytes is accepted, as text and as bytes', async () => {
    expect(await verifyWebhook({ rawBody, signature: sign(rawBody), verifierToken })).toBe(true)
    expect(
      await verifyWebhook({ rawBody: new TextEncoder().encode(rawBody), signature: sign(rawBody), verifierToken }),
    ).toBe(true)
    const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x0a])
    expect(await verifyWebhook({ rawBody: bytes, signature: sign(bytes), verifierToken })).toBe(true)
  })

  test('of either token is accepted while one replaces the other', async () => {
    expect(await verifyWebhook({ rawBody, signature: sign(rawBody, 'old'), verifierToken: ['new', 'old'] })).toBe(true)
    expect(await verifyWebhook({ rawBody, signature: sign(rawBody, 'older'), verifierToken: ['new', 'old'] })).toBe(
      false,
    )
  })

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['of another body', sign('[]')],
    ['of another token', sign(rawBody, 'other')],
    ['in hex', createHmac('sha256', verifierToken).update(rawBody).digest('hex')],
    ['cut short', sign(rawBody).slice(0, -1)],
    ['with more behind it', `${sign(rawBody)}AAAA`],
    ['no base64', '!'.repeat(44)],
    ['with spaces', ` ${sign(rawBody)}`],
  ])('%s is refused', async (_, signature) => {
    expect(await verifyWebhook({ rawBody, signature, verifierToken })).toBe(false)
  })

  test('is refused where no token is configured', async () => {
    expect(await verifyWebhook({ rawBody, signature: sign(rawBody), verifierToken: [] })).toBe(false)
    expect(await verifyWebhook({ rawBody, signature: sign(rawBody), verifierToken: '' })).toBe(false)
  })

  test('made here is the one that Intuit would make', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ minLength: 1 }), async (body, token) => {
        expect(await signWebhook({ rawBody: body, verifierToken: token })).toBe(sign(body, token))
      }),
      { numRuns: 50 },
    )
  })
})

const event = (fields: object) => ({
  specversion: '1.0',
  id: '88cd52aa-33b6-4351-9aa4-47572edbd068',
  source: 'intuit.dsnBgbseACLLRZNxo2dfc4evmEJdxde58xeeYcZliOU=',
  datacontenttype: 'application/json',
  time: '2025-09-10T21:31:25.179851517Z',
  intuitentityid: '1234',
  intuitaccountid: '310687',
  ...fields,
})
const read = (body: unknown) => parseWebhook(JSON.stringify(body))

describe('CloudEvents', () => {
  test('of several companies become one notice each, in their order', () => {
    const notices = read([
      event({ type: 'qbo.customer.created.v1', data: {} }),
      event({
        type: 'qbo.salesreceipt.updated.v1',
        id: 'x-SalesReceipt-7',
        intuitaccountid: '2',
        intuitentityid: '5000000000000503624',
      }),
      event({ type: 'qbo.customer.merged.v1', data: { deletedid: '27' } }),
      event({ type: 'qbo.invoice.emailed.v2', data: { alternative_ids: [] } }),
    ])
    expect(notices).toEqual([
      {
        realmId: '310687',
        entity: 'Customer',
        id: '1234',
        operation: 'created',
        at: '2025-09-10T21:31:25.179851517Z',
        eventId: '88cd52aa-33b6-4351-9aa4-47572edbd068',
      },
      {
        realmId: '2',
        entity: 'SalesReceipt',
        id: '5000000000000503624',
        operation: 'updated',
        at: '2025-09-10T21:31:25.179851517Z',
        eventId: 'x-SalesReceipt-7',
      },
      {
        realmId: '310687',
        entity: 'Customer',
        id: '1234',
        operation: 'merged',
        at: '2025-09-10T21:31:25.179851517Z',
        deletedId: '27',
        eventId: '88cd52aa-33b6-4351-9aa4-47572edbd068',
      },
      expect.objectContaining({ entity: 'Invoice', operation: 'emailed' }),
    ])
  })

  test.each([
    ['another operation', event({ type: 'qbo.customer.frobnicated.v1' })],
    ['another sender', event({ type: 'payroll.customer.created.v1' })],
    ['no type', event({})],
    ['no company', event({ type: 'qbo.customer.created.v1', intuitaccountid: undefined })],
    ['a record that is no text', event({ type: 'qbo.customer.created.v1', intuitentityid: 1234 })],
    ['nothing', null],
    ['a number', 7],
  ])('with %s are left out, and the others are not', (_, odd) => {
    expect(read([odd, event({ type: 'qbo.item.updated.v1' })])).toEqual([expect.objectContaining({ entity: 'Item' })])
  })

  test('of an entity nobody knows yet keep its name', () => {
    expect(read([event({ type: 'qbo.subscription.created.v1' })])).toEqual([
      expect.objectContaining({ entity: 'subscription' }),
    ])
  })
})

test('the older format becomes the same notices', () => {
  const change = { id: '1234', operation: 'Create', name: 'Account', lastUpdated: '2025-09-08T20:52:31.657Z' }
  const body = {
    eventNotifications: [
      {
        realmId: '310687',
        dataChangeEvent: {
          entities: [
            change,
            { ...change, operation: 'Merge', name: 'Customer', deletedId: '27' },
            { ...change, operation: 'Odd' },
            null,
          ],
        },
      },
      { realmId: '2', dataChangeEvent: { entities: [{ ...change, operation: 'Void', name: 'Invoice' }] } },
      { realmId: '3' },
    ],
  }
  expect(read(body)).toEqual([
    { realmId: '310687', entity: 'Account', id: '1234', operation: 'created', at: '2025-09-08T20:52:31.657Z' },
    {
      realmId: '310687',
      entity: 'Customer',
      id: '1234',
      operation: 'merged',
      at: '2025-09-08T20:52:31.657Z',
      deletedId: '27',
    },
    { realmId: '2', entity: 'Invoice', id: '1234', operation: 'voided', at: '2025-09-08T20:52:31.657Z' },
  ])
})

test.each(['', 'null', '{}', '7', '"text"', '{"eventNotifications":7}', '<xml/>', '[', `"${'x'.repeat(5_000_001)}"`])(
  'a body as %.20s is refused',
  (body) => {
    expect(() => parseWebhook(body)).toThrow(InputError)
  },
)

test('bytes are read as text is', () => {
  expect(parseWebhook(new TextEncoder().encode(JSON.stringify([event({ type: 'qbo.item.deleted.v1' })])))).toHaveLength(
    1,
  )
})

test('any JSON at all is read or refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      try {
        expect(Array.isArray(read(body))).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
      }
    }),
  )
})
