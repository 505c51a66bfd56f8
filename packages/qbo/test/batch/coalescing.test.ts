import { describe, expect, test } from 'vitest'
import { customerReply, openCompany } from '../company.ts'
import { type Answer, type Received, serve } from '../server.ts'

interface Item {
  bId: string
  Query: string
}

const itemsOf = ({ body }: Received): Item[] => JSON.parse(body).BatchItemRequest
const idIn = (statement: string): string => /Id = '(\w+)'/.exec(statement)?.[1] ?? ''
const customer = (id: string) => customerReply({ Id: id }).json as { Customer: object }
const fault = (code: string, type = 'ValidationFault') => ({
  Fault: { Error: [{ Message: 'Message', Detail: 'Detail', code }], type },
})

/** Has every customer but 404, cannot be asked for 400, throttles 429 in a batch once. */
const company = (received: Received): Answer => {
  if (received.path.endsWith('/batch')) {
    const answer = ({ bId, Query }: Item) => {
      const id = idIn(Query)
      if (id === '404') return { QueryResponse: {}, bId }
      if (id === '400') return { ...fault('4001'), bId }
      if (id === '429') return { ...fault('3001', 'SERVICE'), bId }
      return { QueryResponse: { Customer: [customer(id).Customer] }, bId }
    }
    return { json: { BatchItemResponse: itemsOf(received).map(answer), time: 't' } }
  }
  const id = idIn(received.query.get('query') ?? '')
  return { json: { QueryResponse: { Customer: [customer(id).Customer] }, time: 't' } }
}

describe('reads that are made together', () => {
  test('travel as one batch, and each caller gets its own row', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url, { coalesceReads: true })
    const rows = await Promise.all(['1', '2', '3'].map((id) => qbo.customers.read(id)))
    expect(rows.map(({ Id }) => Id)).toEqual(['1', '2', '3'])
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.query.has('requestid')).toBe(false)
  })

  test('fail each by itself', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url, { coalesceReads: true })
    const [good, missing, wrong] = await Promise.allSettled(['1', '404', '400'].map((id) => qbo.customers.read(id)))
    expect(good).toMatchObject({ status: 'fulfilled', value: { Id: '1' } })
    expect(missing).toMatchObject({ status: 'rejected', reason: { name: 'ObjectNotFoundError' } })
    expect(wrong).toMatchObject({ status: 'rejected', reason: { name: 'ValidationError' } })
  })

  test('find what is inactive, as single reads do', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url, { coalesceReads: true })
    await Promise.all([qbo.customers.read('1'), qbo.customers.read('2')])
    expect(server.received.map(itemsOf)[0]?.[0]?.Query).toContain('Active IN (true, false)')
  })

  test('are asked again alone where a batch throttled one of them', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url, { coalesceReads: true })
    const rows = await Promise.all([qbo.customers.read('1'), qbo.customers.read('429')])
    expect(rows.map(({ Id }) => Id)).toEqual(['1', '429'])
    expect(server.received.map(({ path }) => path.split('/').at(-1))).toEqual(['batch', 'query'])
  })

  test('are asked one by one where the batch is refused as a whole', async () => {
    const server = await serve((received) =>
      received.path.endsWith('/batch')
        ? {
            status: 400,
            text: '<IntuitResponse><Fault type="ValidationFault"><Error code="2050"/></Fault></IntuitResponse>',
          }
        : company(received),
    )
    const qbo = openCompany(server.url, { coalesceReads: true })
    const rows = await Promise.all([qbo.customers.read('1'), qbo.customers.read('2')])
    expect(rows.map(({ Id }) => Id)).toEqual(['1', '2'])
    expect(server.received).toHaveLength(3)
  })

  test('fill one batch of thirty and begin another', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url, { coalesceReads: true })
    const ids = Array.from({ length: 35 }, (_, index) => String(index + 1))
    expect((await Promise.all(ids.map((id) => qbo.customers.read(id)))).map(({ Id }) => Id)).toEqual(ids)
    expect(server.received.map((one) => itemsOf(one).length).sort()).toEqual([30, 5])
  })

  test('leave one that was aborted behind and carry the others on', async () => {
    const server = await serve(company)
    const qbo = openCompany(server.url, { coalesceReads: { windowMs: 1 } })
    const controller = new AbortController()
    const gone = qbo.customers.read('1', { signal: controller.signal })
    const kept = [qbo.customers.read('2'), qbo.customers.read('3')]
    controller.abort(new Error('not needed any more'))
    await expect(gone).rejects.toThrow('not needed any more')
    expect((await Promise.all(kept)).map(({ Id }) => Id)).toEqual(['2', '3'])
  })

  test('go by themselves unless that is asked for, and writes always do', async () => {
    const server = await serve((received) =>
      received.method === 'GET' && !received.path.endsWith('/query') ? customerReply() : company(received),
    )
    const qbo = openCompany(server.url)
    await Promise.all([qbo.customers.read('1'), qbo.customers.read('2')])
    expect(server.received.map(({ method }) => method)).toEqual(['GET', 'GET'])
    const writes = await serve([customerReply()])
    const together = openCompany(writes.url, { coalesceReads: true })
    await Promise.all(['A', 'B'].map((DisplayName) => together.customers.create({ DisplayName })))
    expect(writes.received.map(({ path }) => path.split('/').at(-1))).toEqual(['customer', 'customer'])
  })
})
