import { describe, expect, expectTypeOf, test } from 'vitest'
import type { Customer, Invoice, QuickBooks } from '../../src/index.ts'
import { customerReply, faultReply, openCompany } from '../company.ts'
import { type Answer, type Received, serve } from '../server.ts'

type Item = Record<string, unknown> & { bId: string }
const itemsOf = ({ body }: Received): Item[] => JSON.parse(body).BatchItemRequest
const fault = (code: string, type = 'ValidationFault') => ({
  Fault: { Error: [{ Message: 'Message', Detail: 'Detail', code }], type },
})

/** A company that makes every customer it is told to make, and refuses those called Taken. */
const company = (received: Received): Answer => ({
  json: {
    BatchItemResponse: itemsOf(received).map(({ bId, Customer }) => {
      const input = Customer as { DisplayName?: string }
      return input.DisplayName === 'Taken'
        ? { ...fault('6240'), bId }
        : { ...customerReply({ ...input, Id: bId }).json, bId }
    }),
    time: '2026-05-05T02:05:12.193-07:00',
  },
})

const customers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    operation: 'create' as const,
    entity: 'Customer' as const,
    input: { DisplayName: `Customer ${index}` },
  }))

describe('a batch', () => {
  test('is cut at thirty items, each request with a requestid of its own, and answers in order', async () => {
    const server = await serve(company)
    const results = await openCompany(server.url).batch(customers(65))
    expect(server.received.map((one) => itemsOf(one).length).sort()).toEqual([30, 30, 5])
    expect(new Set(server.received.map(({ query }) => query.get('requestid'))).size).toBe(3)
    expect(results.map((result) => result.ok && result.value.DisplayName)).toEqual(
      customers(65).map(({ input }) => input.DisplayName),
    )
  })

  test('fails item by item, with the same classes as single calls', async () => {
    const server = await serve(company)
    const [first, second, third] = await openCompany(server.url).batch([
      { operation: 'create', entity: 'Customer', input: { DisplayName: 'A' } },
      { operation: 'create', entity: 'Customer', input: { DisplayName: 'Taken' } },
      { operation: 'create', entity: 'Customer', input: { DisplayName: 'B' } },
    ])
    expect([first?.ok, third?.ok]).toEqual([true, true])
    expect(second).toMatchObject({ ok: false, error: { name: 'DuplicateNameError', outcome: 'refused' } })
  })

  test('that is given again with its requestId is the same to the letter', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url)
    await qbo.batch(customers(31), { requestId: 'lead-17' })
    await qbo.batch(customers(31), { requestId: 'lead-17' })
    const sent = server.received.map(({ rawUrl, body }) => rawUrl + body)
    expect(new Set(sent).size).toBe(2)
    expect(server.received.map(({ query }) => query.get('requestid')).sort()).toEqual([
      'lead-17-1',
      'lead-17-1',
      'lead-17-2',
      'lead-17-2',
    ])
  })

  test('is sent again verbatim when no reply comes, and says in each item that the outcome is unknown when none ever does', async () => {
    const server = await serve([(response) => void response.destroy()])
    const results = await openCompany(server.url).batch(customers(2), { requestId: 'r1' })
    expect(server.received).toHaveLength(4)
    expect(new Set(server.received.map(({ rawUrl, body }) => rawUrl + body)).size).toBe(1)
    for (const [index, result] of results.entries()) {
      expect(result).toMatchObject({
        ok: false,
        requestId: 'r1',
        bId: String(index + 1),
        error: { name: 'ConnectionError', outcome: 'unknown' },
      })
    }
  })

  test('keeps what some of its requests did when another of them fails', async () => {
    const server = await serve((received) => (itemsOf(received).length === 30 ? company(received) : faultReply('2050')))
    const results = await openCompany(server.url).batch(customers(31))
    expect(results.filter(({ ok }) => ok)).toHaveLength(30)
    expect(results.at(-1)).toMatchObject({ ok: false, error: { name: 'ValidationError' } })
  })

  test('rests the whole company when one item was throttled', async () => {
    const rested: number[] = []
    const server = await serve([
      { json: { BatchItemResponse: [{ ...fault('3001', 'SERVICE'), bId: '1' }], time: 't' } },
    ])
    const observer = { onThrottle: ({ delayMs }: { delayMs: number }) => void rested.push(delayMs) }
    const [result] = await openCompany(server.url, { observer }).batch(customers(1))
    expect(result).toMatchObject({ ok: false, error: { name: 'ThrottledError', retryable: true } })
    expect(rested).toHaveLength(1)
  })

  test('writes each operation as QuickBooks reads it', async () => {
    const server = await serve([{ json: { BatchItemResponse: [], time: 't' } }])
    await openCompany(server.url).batch([
      { operation: 'update', entity: 'Customer', input: { Id: '1', SyncToken: '0', Notes: 'n' } },
      { operation: 'void', entity: 'Payment', input: { Id: '2', SyncToken: '1' } },
      { operation: 'delete', entity: 'Invoice', input: { Id: '3', SyncToken: '2' } },
      { operation: 'read', entity: 'Item', id: '4' },
      { operation: 'query', entity: 'Estimate', spec: { where: { DocNumber: "1'1" } } },
    ])
    const [received] = server.received
    expect(received && itemsOf(received)).toEqual([
      { bId: '1', operation: 'update', Customer: { Id: '1', SyncToken: '0', Notes: 'n', sparse: true } },
      { bId: '2', operation: 'update', optionsData: 'void', Payment: { Id: '2', SyncToken: '1', sparse: true } },
      { bId: '3', operation: 'delete', Invoice: { Id: '3', SyncToken: '2' } },
      { bId: '4', Query: "SELECT * FROM Item WHERE Id = '4' AND Active IN (true, false) ORDERBY Id" },
      {
        bId: '5',
        Query: "SELECT * FROM Estimate WHERE DocNumber = '1\\'1' ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000",
      },
    ])
  })

  test('names the item and the field that are wrong before anything is sent', async () => {
    const server = await serve(company)
    const batch = openCompany(server.url).batch([
      { operation: 'create', entity: 'Customer', input: { DisplayName: 'A' } },
      { operation: 'create', entity: 'Customer', input: { DisplayName: 'B:C' } },
    ])
    await expect(batch).rejects.toMatchObject({ issues: [{ path: '1.DisplayName', code: 'forbidden-character' }] })
    expect(server.received).toHaveLength(0)
  })

  test.each([
    ['a requestId that leaves no room for the items', {}, 'x'.repeat(37)],
    ['a bId of eleven characters', { bId: 'x'.repeat(11) }, 'r'],
  ])('is refused for %s', async (_, extra, requestId) => {
    const server = await serve(company)
    const items = customers(1).map((item) => ({ ...item, ...extra }))
    await expect(openCompany(server.url).batch(items, { requestId })).rejects.toMatchObject({ name: 'InputError' })
    expect(server.received).toHaveLength(0)
  })

  test('of nothing asks nothing', async () => {
    const server = await serve(company)
    expect(await openCompany(server.url).batch([])).toEqual([])
    expect(server.received).toHaveLength(0)
  })

  test('is typed item by item', () => {
    const run = async (qbo: QuickBooks) => {
      const [made, found] = await qbo.batch([
        { operation: 'create', entity: 'Customer', input: { DisplayName: 'A' } },
        { operation: 'query', entity: 'Invoice' },
      ])
      if (made.ok) expectTypeOf(made.value).toEqualTypeOf<Customer>()
      if (found.ok) expectTypeOf(found.value).toEqualTypeOf<Invoice[]>()
      // @ts-expect-error an invoice needs a customer and lines
      void qbo.batch([{ operation: 'create', entity: 'Invoice', input: {} }])
      // @ts-expect-error tax codes are not made by the API
      void qbo.batch([{ operation: 'create', entity: 'TaxCode', input: { Name: 'X' } }])
    }
    void run
  })
})
