import { describe, expect, test } from 'vitest'
import { openCompany } from '../company.ts'
import { type Answer, type Received, serve } from '../server.ts'

const since = '2026-11-20T00:00:00-08:00'
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ Id: String(index + 1) }))
const statementOf = ({ query }: Received) => query.get('query') ?? ''

/** Captures what it is told to have, and answers queries with one row more. */
const company =
  (captured: Record<string, object[]>) =>
  (received: Received): Answer => {
    const time = '2026-11-23T12:02:00.000-08:00'
    if (received.path.endsWith('/cdc')) {
      const entities = received.query.get('entities')?.split(',') ?? []
      const responses = entities.map((entity) => (captured[entity]?.length ? { [entity]: captured[entity] } : {}))
      return { json: { CDCResponse: [{ QueryResponse: responses }], time } }
    }
    const entity = /FROM (\w+)/.exec(statementOf(received))?.[1] ?? ''
    const start = Number(/STARTPOSITION (\d+)/.exec(statementOf(received))?.[1])
    const all = rows((captured[entity]?.length ?? 0) + 1)
    const page = all.slice(start - 1, start + 999)
    return { json: { QueryResponse: page.length > 0 ? { [entity]: page } : {}, time } }
  }

describe('changes', () => {
  test('come by entity, deletions apart, with the instant to go on from', async () => {
    const gone = { domain: 'QBO', status: 'Deleted', Id: '65', MetaData: { LastUpdatedTime: since } }
    const server = await serve(company({ Invoice: [{ Id: '1' }, gone], Customer: [] }))
    const changes = await openCompany(server.url).changes({ entities: ['Customer', 'Invoice'], since })
    expect(changes).toEqual({
      rows: { Customer: [], Invoice: [{ Id: '1' }] },
      deleted: [{ entity: 'Invoice', Id: '65', MetaData: { LastUpdatedTime: since } }],
      deletionsUnsure: [],
      until: '2026-11-23T12:02:00.000-08:00',
    })
    expect(server.received).toHaveLength(1)
  })

  test('are captured entity by entity where one reply is full', async () => {
    const server = await serve(company({ Invoice: rows(600), Customer: rows(500) }))
    const { rows: found, deletionsUnsure } = await openCompany(server.url).changes({
      entities: ['Customer', 'Invoice'],
      since,
    })
    expect([found.Customer.length, found.Invoice.length, deletionsUnsure]).toEqual([500, 600, []])
  })

  test('are queried where one entity fills a reply, and its deletions are said to be unsure', async () => {
    const server = await serve(company({ Customer: rows(1000) }))
    const { rows: found, deletionsUnsure } = await openCompany(server.url).changes({ entities: ['Customer'], since })
    expect(found.Customer).toHaveLength(1001)
    expect(deletionsUnsure).toEqual(['Customer'])
    expect(server.received.map(statementOf)[1]).toContain(
      `WHERE MetaData.LastUpdatedTime >= '${since}' AND Active IN (true, false) ORDERBY Id`,
    )
  })

  test('older than capture looks back are queried', async () => {
    const server = await serve(company({}))
    const changes = await openCompany(server.url).changes({ entities: ['Invoice'], since: '2026-10-01T00:00:00Z' })
    expect(changes.deletionsUnsure).toEqual(['Invoice'])
    expect(server.received.map(({ path }) => path.split('/').at(-1))).toEqual(['query'])
  })

  test('of entities that are not captured are queried beside the others', async () => {
    const server = await serve(company({ Invoice: [{ Id: '7' }] }))
    const { rows: found } = await openCompany(server.url).changes({ entities: ['Invoice', 'TimeActivity'], since })
    expect([found.Invoice.length, found.TimeActivity.length]).toEqual([1, 1])
    expect(server.received.map(({ query }) => query.get('entities'))).toEqual(['Invoice', null])
  })

  test('throw the fault inside a 200', async () => {
    const faults = [{ Message: 'm', Detail: 'System Failure Error: Invalid entity', code: '10000' }]
    const server = await serve([{ json: { Fault: { Error: faults, type: 'SystemFault' }, time: 't' } }])
    const changes = openCompany(server.url, { maxRetries: 0 }).changes({ entities: ['Invoice'], since })
    await expect(changes).rejects.toMatchObject({ name: 'ServiceError' })
  })

  test.each([[''], ['yesterday'], ['2026-11-20'], ['2026-11-20T00:00:00']])('since %j are refused', async (wrong) => {
    const server = await serve(company({}))
    const changes = openCompany(server.url).changes({ entities: ['Invoice'], since: wrong })
    await expect(changes).rejects.toMatchObject({ name: 'InputError', issues: [{ path: 'since' }] })
  })
})
