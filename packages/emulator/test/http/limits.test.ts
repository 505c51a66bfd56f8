import { expect, test } from 'vitest'
import { monday, openCompany } from '../company.ts'

test('throttles the call after the five hundredth within a minute, in XML', async () => {
  let now = monday
  const company = openCompany({ clock: { now: () => now }, limits: {} })
  for (let count = 0; count < 500; count += 1) expect((await company.call('GET', 'preferences')).status).toBe(200)
  const throttled = await company.call('GET', 'preferences')
  expect(throttled.status).toBe(429)
  expect(throttled.text).toContain('<Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>')
  now += 60_000
  expect((await company.call('GET', 'preferences')).status).toBe(200)
})

test('throttles the eleventh call at once', async () => {
  const company = openCompany({ limits: { concurrentRequests: 10 } })
  company.emulator.faults.latency(20)
  const answers = await Promise.all(Array.from({ length: 12 }, () => company.call('GET', 'preferences')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
  expect((await company.call('GET', 'preferences')).status).toBe(200)
})

test('lets everything through unless limits are asked for', async () => {
  const company = openCompany()
  const answers = await Promise.all(Array.from({ length: 600 }, () => company.call('GET', 'preferences')))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
})

test('throttles the batch after the hundred and twentieth and the report after the two hundredth', async () => {
  const company = openCompany({ limits: { requestsPerMinute: false } })
  const batch = { BatchItemRequest: [{ bId: '1', Query: 'SELECT * FROM Term' }] }
  const statuses = async (count: number, method: string, path: string, body?: unknown) => {
    const found: number[] = []
    for (let index = 0; index < count; index += 1) found.push((await company.call(method, path, body)).status)
    return found
  }
  const batches = await statuses(121, 'POST', 'batch', batch)
  expect([batches.filter((status) => status === 200).length, batches.at(-1)]).toEqual([120, 429])
  const reports = await statuses(201, 'GET', 'reports/CustomerBalance')
  expect([reports.filter((status) => status === 200).length, reports.at(-1)]).toEqual([200, 429])
})

test.each([
  ['requestsPerMinute', 501, 'GET', 'preferences', undefined],
  ['batchesPerMinute', 121, 'POST', 'batch', { BatchItemRequest: [{ bId: '1', Query: 'SELECT * FROM Term' }] }],
  ['reportsPerMinute', 201, 'GET', 'reports/CustomerBalance', undefined],
] as const)('%s can be switched off by itself', async (limit, count, method, path, body) => {
  const company = openCompany({ limits: { [limit]: false } })
  for (let index = 0; index < count; index += 1) expect((await company.call(method, path, body)).status).toBe(200)
})

test('concurrentRequests can be switched off by itself', async () => {
  const company = openCompany({ limits: { concurrentRequests: false } })
  company.emulator.faults.latency(5)
  const answers = await Promise.all(Array.from({ length: 30 }, () => company.call('GET', 'preferences')))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
})

test('limits are switched on and off while the emulator runs, and each company has its own', async () => {
  const company = openCompany({ realmIds: ['9341450000000001', '9341450000000002'] })
  const call = async () => (await company.call('GET', 'preferences')).status
  company.emulator.limits.use({ requestsPerMinute: 1 })
  expect([await call(), await call()]).toEqual([200, 429])
  const other = await company.emulator.fetch(
    'https://quickbooks.api.intuit.com/v3/company/9341450000000002/preferences',
    {
      headers: { authorization: 'Bearer any' },
    },
  )
  expect(other.status).toBe(200)
  company.emulator.limits.off()
  expect([await call(), await call()]).toEqual([200, 200])
})

test('a batch is metered item by item, and a month has so many metered calls', async () => {
  let now = monday
  const company = openCompany({ clock: { now: () => now }, limits: { meteredCallsPerMonth: 4 } })
  const Query = 'SELECT * FROM Term'
  const items = [
    { bId: '1', Query },
    { bId: '2', Query },
    { bId: '3', operation: 'create', Customer: { DisplayName: 'A' } },
  ]
  const batch = { BatchItemRequest: items }
  expect((await company.call('POST', 'batch', batch)).status).toBe(200)
  expect(company.emulator.requests.map(({ metered, meteredCalls }) => [metered, meteredCalls])).toEqual([[true, 2]])
  expect((await company.call('POST', 'batch', batch)).status).toBe(200)
  expect((await company.call('GET', 'preferences')).status).toBe(429)
  expect((await company.call('POST', 'customer', { DisplayName: 'B' })).status).toBe(200)
  now = Date.parse('2026-12-01T00:00:00Z')
  expect((await company.call('GET', 'preferences')).status).toBe(200)
})
