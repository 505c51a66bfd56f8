import { describe, expect, test } from 'vitest'
import {
  ConnectionError,
  memoryRateLimiter,
  ServiceError,
  ThrottledError,
  TimeoutError,
  ValidationError,
} from '../../src/index.ts'
import { testClock } from '../clock.ts'
import { customerReply, faultReply, openCompany, testTimeoutMs } from '../company.ts'
import { type Answer, serve } from '../server.ts'

const dropped: Answer = (response) => void response.destroy()
const requestIds = (received: { query: URLSearchParams }[]) => received.map(({ query }) => query.get('requestid'))

describe('a write', () => {
  test.each<[string, Answer]>([
    ['throttled', { status: 429, text: '' }],
    ['answered with 500', { status: 500, text: '' }],
    ['answered with 503 and a page', { status: 503, text: '<html><body>Maintenance</body></html>' }],
    ['answered with a page and 200', { status: 200, text: '<html></html>' }],
    ['answered with nothing and 200', { status: 200, text: '' }],
    ['answered with another entity', { status: 200, json: { Vendor: {} } }],
    ['answered with half a reply', { status: 200, text: '{"Customer": {"Id"' }],
    ['answered with a system fault and 200', faultReply('10000', 200, 'SystemFault')],
    ['not answered', dropped],
  ])('that is %s is sent again with the same requestid and body', async (_, failure) => {
    const server = await serve([failure, failure, customerReply()])
    const created = await openCompany(server.url).customers.create({ DisplayName: 'Mike Chen' })
    expect(created.Id).toBe('60')
    expect(server.received).toHaveLength(3)
    expect(new Set(requestIds(server.received)).size).toBe(1)
    expect(new Set(server.received.map(({ body }) => body)).size).toBe(1)
  })

  test('carries 32 random hex digits as requestid, new ones for each call', async () => {
    const server = await serve([customerReply()])
    const qbo = openCompany(server.url)
    await qbo.customers.create({ DisplayName: 'Mike Chen' })
    await qbo.customers.update({ Id: '60', SyncToken: '0', Notes: 'Gate code on file' })
    const [first, second] = requestIds(server.received)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).toMatch(/^[0-9a-f]{32}$/)
    expect(second).not.toBe(first)
  })

  test("keeps the caller's requestid", async () => {
    const server = await serve([{ status: 502, text: '' }, customerReply()])
    await openCompany(server.url).customers.create({ DisplayName: 'Mike Chen' }, { requestId: 'lead-17.estimate.1' })
    expect(requestIds(server.received)).toEqual(['lead-17.estimate.1', 'lead-17.estimate.1'])
  })

  test('is refused before sending where its requestid is longer than QuickBooks takes', async () => {
    const server = await serve([customerReply()])
    const write = openCompany(server.url).customers.create({ DisplayName: 'Mike Chen' }, { requestId: 'x'.repeat(51) })
    await expect(write).rejects.toMatchObject({ name: 'InputError' })
    expect(server.received).toHaveLength(0)
  })

  test('that was refused is not sent again', async () => {
    const server = await serve([faultReply('2050'), customerReply()])
    const write = openCompany(server.url).customers.create({ DisplayName: 'Mike Chen' })
    await expect(write).rejects.toBeInstanceOf(ValidationError)
    expect(server.received).toHaveLength(1)
  })

  test('says that its outcome is unknown when no reply ever comes', async () => {
    const server = await serve([dropped])
    const write = openCompany(server.url).customers.create({ DisplayName: 'Mike Chen' }, { requestId: 'r1' })
    await expect(write).rejects.toSatisfy((error) => error instanceof ConnectionError && error.cause instanceof Error)
    await expect(write).rejects.toMatchObject({
      outcome: 'unknown',
      requestId: 'r1',
      method: 'POST',
      path: '/customer',
      retryable: true,
    })
    expect(server.received).toHaveLength(4)
  })

  test.each([
    ['refused', [faultReply('6240')]],
    ['unknown', [dropped, faultReply('6240')]],
    [
      'unknown',
      [
        { status: 502, text: '' },
        { status: 429, text: '' },
      ],
    ],
    ['refused', [{ status: 429, text: '' }]],
  ] satisfies [string, Answer[]][])('says that its outcome is %s after %j', async (outcome, answers) => {
    const server = await serve(answers)
    const write = openCompany(server.url).customers.create({ DisplayName: 'Mike Chen' })
    await expect(write).rejects.toMatchObject({ outcome })
  })
})

describe('a read', () => {
  test('is sent again without a requestid', async () => {
    const server = await serve([{ status: 503, text: '' }, dropped, customerReply()])
    await openCompany(server.url).customers.read('60')
    expect(requestIds(server.received)).toEqual([null, null, null])
  })
})

describe('waiting', () => {
  test('doubles its bound from half a second, jittered over all of it', async () => {
    const server = await serve([{ status: 500, text: '' }])
    const clock = testClock()
    const random = [0, 0.5, 0.999]
    const qbo = openCompany(server.url, { clock, random: () => random.shift() ?? 0 })
    await expect(qbo.customers.read('60')).rejects.toBeInstanceOf(ServiceError)
    expect(clock.slept).toEqual([0, 500, 1998])
  })

  test.each([
    ['30', 30_000],
    ['0', 0],
    ['Mon, 23 Nov 2026 20:02:45 GMT', 45_000],
    ['Mon, 23 Nov 2026 20:00:00 GMT', 0],
  ])('keeps to Retry-After: %s', async (header, expected) => {
    const server = await serve([{ status: 503, text: '', headers: { 'retry-after': header } }, customerReply()])
    const clock = testClock()
    await openCompany(server.url, { clock }).customers.read('60')
    expect(clock.slept).toEqual([expected])
  })

  test.each(['soon', '-5', '1e9', ''])('does not read Retry-After: %s', async (header) => {
    const server = await serve([{ status: 503, text: '', headers: { 'retry-after': header } }, customerReply()])
    const clock = testClock()
    await openCompany(server.url, { clock }).customers.read('60')
    expect(clock.slept).toEqual([250])
  })

  test('is left to the caller where QuickBooks asks for more than a minute', async () => {
    const server = await serve([{ status: 429, text: '', headers: { 'retry-after': '3600' } }])
    const read = openCompany(server.url).customers.read('60')
    await expect(read).rejects.toMatchObject({ name: 'ThrottledError', retryAfterMs: 3_600_000 })
    expect(server.received).toHaveLength(1)
  })

  test('is over when the caller aborts', async () => {
    const server = await serve([{ status: 503, text: '', headers: { 'retry-after': '60' } }])
    const clock = testClock(1_000)
    const controller = new AbortController()
    const read = openCompany(server.url, { clock, timeoutMs: testTimeoutMs }).customers.read('60', {
      signal: controller.signal,
    })
    controller.abort(new Error('no longer wanted'))
    await expect(read).rejects.toThrow('no longer wanted')
    expect(clock.held).toBe(0)
  })
})

describe('the number of attempts', () => {
  test.each([
    [0, 1],
    [1, 2],
    [5, 6],
  ])('with maxRetries %d is at most %d', async (maxRetries, attempts) => {
    const server = await serve([{ status: 500, text: '' }])
    await expect(openCompany(server.url).customers.read('60', { maxRetries })).rejects.toBeInstanceOf(ServiceError)
    expect(server.received).toHaveLength(attempts)
  })
})

describe('an attempt', () => {
  test('that is not answered in time is given up and made again', async () => {
    const clock = testClock()
    const server = await serve((received) => {
      if (received.query.get('requestid') !== 'r1') return {}
      void clock.advance(testTimeoutMs)
      return () => undefined
    })
    const write = openCompany(server.url, { clock }).customers.create(
      { DisplayName: 'Mike Chen' },
      { requestId: 'r1', maxRetries: 1 },
    )
    await expect(write).rejects.toBeInstanceOf(TimeoutError)
    await expect(write).rejects.toMatchObject({ timeoutMs: testTimeoutMs, outcome: 'unknown' })
    expect(server.received).toHaveLength(2)
  })

  test('whose reply stops halfway is given up in time', async () => {
    const clock = testClock()
    const server = await serve(() => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"Customer":', () => void clock.advance(testTimeoutMs))
    })
    const read = openCompany(server.url, { clock, maxRetries: 0 }).customers.read('60')
    await expect(read).rejects.toBeInstanceOf(TimeoutError)
  })

  test('leaves no timer behind', async () => {
    const server = await serve([customerReply()])
    const clock = testClock()
    await openCompany(server.url, { clock }).customers.read('60')
    expect(clock.held).toBe(0)
  })

  test('follows no redirect, which would carry the token elsewhere', async () => {
    const elsewhere = await serve([customerReply()])
    const server = await serve([{ status: 307, text: '', headers: { location: `${elsewhere.url}/login` } }])
    const write = openCompany(server.url, { maxRetries: 0 }).customers.create({ DisplayName: 'Mike Chen' })
    await expect(write).rejects.toBeInstanceOf(ServiceError)
    expect(elsewhere.received).toHaveLength(0)
  })
})

describe('throttling', () => {
  test('holds back the whole company, not one call, and no other company', async () => {
    const clock = testClock(5_000)
    const rateLimiter = memoryRateLimiter({ clock })
    const server = await serve(({ path }) =>
      path.endsWith('/customer/1') ? { status: 429, text: '', headers: { 'retry-after': '30' } } : customerReply(),
    )
    const company = (realmId: string) => openCompany(server.url, { realmId, clock, rateLimiter, maxRetries: 0 })
    await expect(company('7').customers.read('1')).rejects.toBeInstanceOf(ThrottledError)
    const held = company('7').customers.read('2')
    await company('8').customers.read('3')
    expect(server.received.map(({ path }) => path.slice(-1))).toEqual(['1', '3'])
    await clock.advance(30_000)
    await held
    expect(server.received.map(({ path }) => path.slice(-1))).toEqual(['1', '3', '2'])
  })

  test('is recognised in XML with 403, as older gateways send it', async () => {
    const text =
      '<IntuitResponse><Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=403</Message></Error></Fault></IntuitResponse>'
    const server = await serve([{ status: 403, text }, customerReply()])
    await openCompany(server.url).customers.read('60')
    expect(server.received).toHaveLength(2)
  })
})
