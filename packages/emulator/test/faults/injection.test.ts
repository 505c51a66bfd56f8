import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator, type FaultRule, type Listening } from '../../src/index.ts'
import { realmId } from '../company.ts'

let emulator: Emulator
let server: Listening

beforeEach(async () => {
  emulator = createEmulator({ company: 'empty' })
  server = await emulator.listen()
})

afterEach(() => server.close())

/** Creates a customer over a real socket. */
const create = (DisplayName: string): Promise<Response> =>
  fetch(`${server.url}/v3/company/${realmId}/customer`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', accept: 'application/json' },
    body: JSON.stringify({ DisplayName }),
  })

const customers = (): string[] => emulator.documents(realmId, 'Customer').map(({ DisplayName }) => String(DisplayName))

test.each<[FaultRule, number, string, string]>([
  [{ kind: 'throttle' }, 429, 'application/xml', '<Error code="3001">'],
  [{ status: 429 }, 429, 'application/xml', 'statusCode=429'],
  [{ kind: 'serverError' }, 500, 'application/json', '"type":"SystemFault"'],
  [{ status: 500 }, 500, 'application/json', '"code":"10000"'],
  [{ kind: 'staleToken' }, 401, 'application/json', 'errorCode=003200'],
  [{ status: 401 }, 401, 'application/json', 'Token expired'],
  [{ kind: 'maintenance' }, 503, 'text/html', '<h1>503 Service Temporarily Unavailable</h1>'],
  [{ status: 503 }, 503, 'text/html', '503'],
  [{ kind: 'htmlError' }, 502, 'text/html', '<h1>502 Bad Gateway</h1>'],
])('fails once with %j and does nothing', async (rule, status, contentType, part) => {
  emulator.faults.next(rule)
  const response = await create('Ada')
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain(contentType)
  expect(await response.text()).toContain(part)
  expect(customers()).toEqual([])
  expect((await create('Ada')).status).toBe(200)
})

test('breaks the connection before the work is done', async () => {
  emulator.faults.next({ kind: 'resetBefore' })
  await expect(create('Ada')).rejects.toThrow('fetch failed')
  expect(customers()).toEqual([])
})

test('breaks the connection after the work is done', async () => {
  emulator.faults.next({ kind: 'resetAfter' })
  await expect(create('Ada')).rejects.toThrow('fetch failed')
  expect(customers()).toEqual(['Ada'])
})

test('sends half of a reply as if it were whole', async () => {
  emulator.faults.next({ kind: 'wrongJson' })
  const response = await create('Ada')
  expect(response.status).toBe(200)
  await expect(response.json()).rejects.toThrow(SyntaxError)
  expect(customers()).toEqual(['Ada'])
})

test('hits the nth matching call and as many after it as it is told', async () => {
  emulator.faults.next({ status: 500, entity: 'Customer', operation: 'create', nth: 2, times: 2 })
  const statuses = []
  for (const name of ['A', 'B', 'C', 'D']) statuses.push((await create(name)).status)
  expect(statuses).toEqual([200, 500, 500, 200])
})

test('hits only what its rule names', async () => {
  emulator.faults.next({ status: 500, entity: 'Invoice' })
  emulator.faults.next({ status: 500, method: 'get' })
  emulator.faults.next({ status: 500, operation: 'send' })
  emulator.faults.next({ status: 500, realmId: '1' })
  emulator.faults.next({ status: 500, path: 'query' })
  emulator.faults.next({ status: 500, path: /^invoice/ })
  expect((await create('Ada')).status).toBe(200)
  emulator.faults.next({ status: 503, path: /^customer$/, method: 'POST' })
  expect((await create('Bob')).status).toBe(503)
})

test('takes the faults that wait in the order they were planned', async () => {
  emulator.faults.next({ status: 500 })
  emulator.faults.next({ status: 503, nth: 2 })
  expect([(await create('A')).status, (await create('B')).status, (await create('C')).status]).toEqual([500, 503, 200])
})

test('takes its time, for one call or for all of them, until the faults are cleared', async () => {
  emulator.faults.next({ latencyMs: 40 })
  await create('A')
  emulator.faults.latency(20)
  await create('B')
  emulator.faults.clear()
  await create('C')
  const [slow, slower, quick] = emulator.requests.map(({ durationMs = 0 }) => durationMs)
  expect(slow).toBeGreaterThanOrEqual(39)
  expect(slower).toBeGreaterThanOrEqual(19)
  expect(quick).toBeLessThan(19)
})

test('forgets what was planned when it is cleared', async () => {
  emulator.faults.next({ status: 500, times: 100 })
  emulator.faults.clear()
  expect((await create('Ada')).status).toBe(200)
})
