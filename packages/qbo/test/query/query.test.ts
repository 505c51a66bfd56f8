import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/index.ts'
import { selectStatement } from '../../src/query/statement.ts'
import { openCompany } from '../company.ts'
import { type Answer, type Received, serve } from '../server.ts'

const statementOf = ({ query, body }: Received) => query.get('query') ?? body
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ Id: String(from + index) }))

/** A company with `total` customers that answers pages as they are asked for. */
const companyOf =
  (total: number) =>
  (received: Received): Answer => {
    const [, start, max] = /STARTPOSITION (\d+) MAXRESULTS (\d+)$/.exec(statementOf(received)) ?? []
    const page = rows(1, total).slice(Number(start) - 1, Number(start) - 1 + Number(max))
    const response = page.length > 0 ? { Customer: page, startPosition: Number(start), maxResults: page.length } : {}
    return { json: { QueryResponse: response, time: '2026-05-05T02:05:12.193-07:00' } }
  }

describe('the statement', () => {
  test.each([
    [{}, 'SELECT * FROM Customer ORDERBY Id'],
    [{ where: { Active: true } }, 'SELECT * FROM Customer WHERE Active = true ORDERBY Id'],
    [{ where: { DisplayName: "O'Brien" } }, "SELECT * FROM Customer WHERE DisplayName = 'O\\'Brien' ORDERBY Id"],
    [
      { where: { DisplayName: 'back\\slash' } },
      "SELECT * FROM Customer WHERE DisplayName = 'back\\\\slash' ORDERBY Id",
    ],
    [{ where: { Active: { in: [true, false] } } }, 'SELECT * FROM Customer WHERE Active IN (true, false) ORDERBY Id'],
    [
      { where: { Balance: { '>': 0, '<=': 99.5 } } },
      'SELECT * FROM Customer WHERE Balance > 0 AND Balance <= 99.5 ORDERBY Id',
    ],
    [{ where: { Balance: 0.0000001 } }, 'SELECT * FROM Customer WHERE Balance = 0.0000001 ORDERBY Id'],
    [
      { where: { GivenName: { like: 'M%' }, FamilyName: 'Chen' } },
      "SELECT * FROM Customer WHERE GivenName LIKE 'M%' AND FamilyName = 'Chen' ORDERBY Id",
    ],
    [
      {
        where: { 'MetaData.LastUpdatedTime': { '>': '2026-05-05T02:05:12-07:00' } },
        orderBy: 'MetaData.LastUpdatedTime DESC',
      },
      "SELECT * FROM Customer WHERE MetaData.LastUpdatedTime > '2026-05-05T02:05:12-07:00' ORDERBY MetaData.LastUpdatedTime DESC",
    ],
    [{ orderBy: 'DisplayName' }, 'SELECT * FROM Customer ORDERBY DisplayName'],
  ])('of %j is %s', (spec, statement) => {
    expect(selectStatement('Customer', spec)).toBe(statement)
  })

  test('escapes any text so that it ends where it should and reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const statement = selectStatement('Customer', { where: { DisplayName: name } })
        const quoted = statement.slice('SELECT * FROM Customer WHERE DisplayName = '.length, -' ORDERBY Id'.length)
        expect(quoted).toMatch(/^'(?:[^'\\]|\\['\\])*'$/s)
        expect(quoted.slice(1, -1).replace(/\\(['\\])/g, '$1')).toBe(name)
      }),
    )
  })

  test.each([
    ['an empty list', { where: { Id: { in: [] } } }, 'where.Id.in'],
    [
      'a condition that is undefined, which would find everything',
      { where: { DisplayName: undefined } },
      'where.DisplayName',
    ],
    ['null', { where: { DisplayName: null } }, 'where.DisplayName'],
    ['a comparison without operator', { where: { Balance: {} } }, 'where.Balance'],
    ['an operator that QuickBooks does not know', { where: { Balance: { '!=': 0 } } }, 'where.Balance.!='],
    ['a number that is none', { where: { Balance: Number.NaN } }, 'where.Balance'],
    ['a column with more in it', { where: { "Id = '1' OR Id": '2' } }, 'where'],
    ['an order with more in it', { orderBy: 'Id MAXRESULTS 5' }, 'orderBy'],
  ])('is refused for %s', (_, spec, path) => {
    expect(() => selectStatement('Customer', spec)).toThrow(InputError)
    expect(() => selectStatement('Customer', spec)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path })] }),
    )
  })
})

describe('reading', () => {
  test.each([0, 1, 999, 1000, 1001, 2500])('gives each of %d rows once', async (total) => {
    const server = await serve(companyOf(total))
    const found: string[] = []
    for await (const { Id } of openCompany(server.url).customers.query()) found.push(Id)
    expect(found).toEqual(rows(1, total).map(({ Id }) => Id))
  })

  test('asks for pages of 1000 in a stable order, each when it is needed', async () => {
    const server = await serve(companyOf(5000))
    for await (const { Id } of openCompany(server.url).customers.query({ where: { Active: true } }))
      if (Id === '1500') break
    expect(server.received.map(statementOf)).toEqual([
      'SELECT * FROM Customer WHERE Active = true ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000',
      'SELECT * FROM Customer WHERE Active = true ORDERBY Id STARTPOSITION 1000 MAXRESULTS 1000',
    ])
  })

  test('stops at maxResults and asks for no more', async () => {
    const server = await serve(companyOf(5000))
    const found = await openCompany(server.url).customers.query({ maxResults: 1200, startPosition: 11 }).all()
    expect([found.length, found[0]?.Id, found.at(-1)?.Id]).toEqual([1200, '11', '1210'])
    expect(server.received.map(statementOf).map((statement) => statement.split('ORDERBY Id ')[1])).toEqual([
      'STARTPOSITION 11 MAXRESULTS 1000',
      'STARTPOSITION 1010 MAXRESULTS 201',
    ])
  })

  test('the first row alone asks for one', async () => {
    const server = await serve(companyOf(5000))
    expect(await openCompany(server.url).customers.query().first()).toEqual({ Id: '1' })
    expect(server.received.map(statementOf)).toEqual(['SELECT * FROM Customer ORDERBY Id STARTPOSITION 1 MAXRESULTS 1'])
    expect(
      await openCompany((await serve(companyOf(0))).url)
        .customers.query()
        .first(),
    ).toBeUndefined()
  })

  test('the same query twice asks twice', async () => {
    const server = await serve(companyOf(3))
    const query = openCompany(server.url).customers.query()
    expect(await query.all()).toEqual(await query.all())
    expect(server.received).toHaveLength(2)
  })

  test('an error of a later page reaches the reader', async () => {
    const server = await serve([
      companyOf(5000)({ query: new URLSearchParams([['query', 'STARTPOSITION 1 MAXRESULTS 1000']]) } as Received),
      { status: 400, text: '' },
    ])
    await expect(openCompany(server.url).customers.query().all()).rejects.toMatchObject({ status: 400 })
  })

  test('paging that cannot be is refused before anything is sent', async () => {
    const { customers } = openCompany((await serve(companyOf(1))).url)
    expect(() => customers.query({ startPosition: 0 })).toThrow(InputError)
    expect(() => customers.query({ maxResults: -1 })).toThrow(InputError)
    expect(() => customers.query({ maxResults: 1.5 })).toThrow(InputError)
  })
})

describe('sending', () => {
  test('percent-encodes the statement, spaces, signs and all', async () => {
    const server = await serve(companyOf(0))
    await openCompany(server.url)
      .customers.query({ where: { DisplayName: 'A&B #1 + 50% Ünal' } })
      .all()
    expect(server.received[0]?.rawUrl).toContain('%3D%20%27A%26B%20%231%20%2B%2050%25%20%C3%9Cnal%27')
    expect(server.received[0]?.rawUrl).not.toContain('+')
    expect(server.received[0]?.method).toBe('GET')
  })

  test('posts a long statement as it is, without a requestid', async () => {
    const server = await serve(companyOf(0))
    const ids = Array.from({ length: 300 }, (_, index) => String(5000000000000000000n + BigInt(index)))
    await openCompany(server.url)
      .customers.query({ where: { Id: { in: ids } } })
      .all()
    const [received] = server.received
    expect(received).toMatchObject({ method: 'POST', path: '/v3/company/9341457021722202/query' })
    expect(received?.headers['content-type']).toBe('application/text')
    expect(received?.query.has('requestid')).toBe(false)
    expect(received?.body).toContain("IN ('5000000000000000000', '5000000000000000001'")
  })
})

test('counting reads the total alone', async () => {
  const server = await serve([{ json: { QueryResponse: { totalCount: 37 }, time: '' } }])
  expect(await openCompany(server.url).customers.count({ where: { Active: true } })).toBe(37)
  expect(server.received.map(statementOf)).toEqual(['SELECT COUNT(*) FROM Customer WHERE Active = true'])
})

describe('while others write', () => {
  /** Answers pages of a set that `between` changes after each of them. */
  const changing = (ids: number[], between: (page: number) => void) => {
    let pages = 0
    return (received: Received): Answer => {
      const [, start, max] = /STARTPOSITION (\d+) MAXRESULTS (\d+)$/.exec(statementOf(received)) ?? []
      const page = ids.slice(Number(start) - 1, Number(start) - 1 + Number(max)).map((id) => ({ Id: String(id) }))
      pages += 1
      between(pages)
      return { json: { QueryResponse: page.length > 0 ? { Customer: page } : {}, time: 't' } }
    }
  }
  const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  const idsOf = async (url: string) => (await openCompany(url).customers.query().all()).map(({ Id }) => Number(Id))

  test.each([1, 2, 500, 1000])('no row is missed when %d rows before it are deleted', async (deleted) => {
    const ids = range(3500)
    const server = await serve(
      changing(ids, (page) => {
        if (page === 1) ids.splice(0, deleted)
      }),
    )
    expect(await idsOf(server.url)).toEqual(range(3500))
  })

  test('a limit is kept, and few pages are read again, when rows before it are deleted', async () => {
    const ids = range(3500)
    const server = await serve(
      changing(ids, (page) => {
        if (page === 1) ids.splice(0, 20)
      }),
    )
    const found = await openCompany(server.url).customers.query({ maxResults: 1005 }).all()
    expect(found.map(({ Id }) => Number(Id))).toEqual(range(1005))
    expect(server.received.length).toBeLessThanOrEqual(4)
  })

  test('no row is missed when the last row of a page is deleted', async () => {
    const ids = range(2500)
    const server = await serve(
      changing(ids, (page) => {
        if (page === 1) ids.splice(999, 1)
      }),
    )
    expect(await idsOf(server.url)).toEqual(range(2500))
  })

  test('no row comes twice when rows come in before it', async () => {
    const ids = range(2500)
    const server = await serve(
      changing(ids, (page) => {
        if (page === 1) ids.unshift(9001, 9002)
      }),
    )
    const found = await idsOf(server.url)
    expect(found).toEqual(range(2500))
  })

  test('rows that come in behind are found', async () => {
    const ids = range(1500)
    const server = await serve(
      changing(ids, (page) => {
        if (page === 1) ids.push(1501)
      }),
    )
    expect(await idsOf(server.url)).toEqual(range(1501))
  })
})
