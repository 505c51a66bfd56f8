import { describe, expect, test } from 'vitest'
import {
  AuthenticationError,
  ConnectionError,
  createQuickBooks,
  InputError,
  type RateLimiter,
  type ReplyState,
  type RequestState,
  type RetryState,
  type TokenManager,
} from '../../src/index.ts'
import { customerReply, faultReply, openCompany } from '../company.ts'
import { serve } from '../server.ts'

const unauthorised = {
  status: 401,
  json: {
    fault: {
      error: [{ message: 'message=AuthenticationFailed', detail: 'Token expired', code: '3200', element: null }],
      type: 'AUTHENTICATION',
    },
  },
}

/** Tokens `t0`, `t1`, …: each renewal gives the next. */
const countingTokens = (): TokenManager & { renewals: string[] } => {
  const renewals: string[] = []
  return {
    renewals,
    accessToken: async () => `t${renewals.length}`,
    renew: async (rejected) => {
      renewals.push(rejected)
      return `t${renewals.length}`
    },
  }
}

describe('a rejected token', () => {
  test('is renewed once and the write sent again with its requestid', async () => {
    const server = await serve([unauthorised, customerReply()])
    const auth = countingTokens()
    await openCompany(server.url, { auth }).customers.create({ DisplayName: 'Mike Chen' }, { maxRetries: 0 })
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer t0', 'Bearer t1'])
    expect(new Set(server.received.map(({ query }) => query.get('requestid'))).size).toBe(1)
    expect(auth.renewals).toEqual(['t0'])
  })

  test('is renewed no second time in one call', async () => {
    const server = await serve([unauthorised])
    const auth = countingTokens()
    await expect(openCompany(server.url, { auth }).customers.read('1')).rejects.toBeInstanceOf(AuthenticationError)
    expect(server.received).toHaveLength(2)
    expect(auth.renewals).toHaveLength(1)
  })

  test('that cannot be renewed ends the call at once', async () => {
    const server = await serve([unauthorised])
    await expect(openCompany(server.url).customers.read('1')).rejects.toMatchObject({
      name: 'AuthenticationError',
      status: 401,
    })
    expect(server.received).toHaveLength(1)
  })

  test('leaves the retries of the call as they were', async () => {
    const server = await serve([{ status: 500, text: '' }, unauthorised, { status: 500, text: '' }, customerReply()])
    await openCompany(server.url, { auth: countingTokens(), maxRetries: 2 }).customers.read('1')
    expect(server.received).toHaveLength(4)
  })

  test('is in no message', async () => {
    const server = await serve([unauthorised])
    const error: unknown = await openCompany(server.url, { auth: { accessToken: 'very-secret' } })
      .customers.read('1')
      .catch((reason: unknown) => reason)
    expect(JSON.stringify([String(error), error])).not.toContain('very-secret')
  })
})

test('a token that cannot be had now ends the call before anything is sent', async () => {
  const server = await serve([customerReply()])
  const auth: TokenManager = {
    accessToken: async () => {
      throw new ConnectionError({ method: 'POST', path: '/oauth2/v1/tokens/bearer' })
    },
    renew: async () => 't',
  }
  const write = openCompany(server.url, { auth }).customers.create({ DisplayName: 'Mike Chen' })
  await expect(write).rejects.toMatchObject({ name: 'ConnectionError', path: '/oauth2/v1/tokens/bearer' })
  expect(server.received).toHaveLength(0)
})

test('a rate limiter of the own is told the company and nothing secret', async () => {
  const asked: unknown[] = []
  const rateLimiter: RateLimiter = {
    acquire: async (request) => {
      asked.push(request)
      return () => asked.push('released')
    },
    slowDown: (request, durationMs) => asked.push([request, durationMs]),
  }
  const server = await serve([{ status: 429, text: '' }, customerReply()])
  await openCompany(server.url, { rateLimiter }).customers.read('60')
  const company = { baseUrl: server.url, realmId: '9341457021722202' }
  expect(asked).toEqual([company, 'released', [company, 2500], company, 'released'])
})

test("the caller's abort ends a call under way with the caller's reason", async () => {
  const controller = new AbortController()
  const server = await serve(() => {
    controller.abort(new Error('caller left'))
    return () => undefined
  })
  await expect(openCompany(server.url).customers.read('1', { signal: controller.signal })).rejects.toThrow(
    'caller left',
  )
  expect(server.received).toHaveLength(1)
})

test('a call aborted before it begins is not sent', async () => {
  const server = await serve([customerReply()])
  const signal = AbortSignal.abort(new Error('too late'))
  await expect(openCompany(server.url).customers.read('1', { signal })).rejects.toThrow('too late')
  expect(server.received).toHaveLength(0)
})

test('a fetch of the own is given whole requests', async () => {
  const requests: Request[] = []
  const fetch = async (request: Request) => {
    requests.push(request)
    return Response.json(customerReply().json)
  }
  const qbo = createQuickBooks({ realmId: '1', environment: 'sandbox', auth: { accessToken: 't' }, fetch })
  await qbo.customers.read('60')
  expect(requests[0]?.url).toBe('https://sandbox-quickbooks.api.intuit.com/v3/company/1/customer/60?minorversion=75')
})

test('production and sandbox have their own addresses', async () => {
  const hosts: string[] = []
  const fetch = async (request: Request) => {
    hosts.push(new URL(request.url).host)
    return Response.json(customerReply().json)
  }
  for (const environment of ['production', 'sandbox'] as const) {
    await createQuickBooks({ realmId: '1', environment, auth: { accessToken: 't' }, fetch }).customers.read('60')
  }
  expect(hosts).toEqual(['quickbooks.api.intuit.com', 'sandbox-quickbooks.api.intuit.com'])
})

test.each([
  ['realmId', { realmId: '../1' }],
  ['realmId', { realmId: '' }],
  ['baseUrl', { baseUrl: 'file:///etc/passwd' }],
  ['baseUrl', { baseUrl: 'localhost' }],
  ['auth', { auth: {} as { accessToken: string } }],
])('a client with a wrong %s is not made', (path, options) => {
  expect(() => openCompany('http://127.0.0.1', options)).toThrow(
    expect.objectContaining({ name: 'InputError', issues: [expect.objectContaining({ path })] }),
  )
  expect(() => openCompany('http://127.0.0.1', options)).toThrow(InputError)
})

describe('an observer', () => {
  test('sees every request, reply and retry, with nothing secret and nothing of a customer', async () => {
    const seen: [string, RequestState | ReplyState | RetryState][] = []
    const observer = {
      onRequest: (state: RequestState) => seen.push(['request', state]),
      onReply: (state: ReplyState) => seen.push(['reply', state]),
      onRetry: (state: RetryState) => seen.push(['retry', state]),
      onThrottle: (state: RetryState) => seen.push(['throttle', state]),
    }
    const server = await serve([
      { status: 429, text: '', headers: { intuit_tid: 'tid-1' } },
      { ...customerReply(), headers: { intuit_tid: 'tid-2' } },
    ])
    await openCompany(server.url, { observer, auth: { accessToken: 'very-secret' } }).customers.create(
      { DisplayName: 'Mike Chen' },
      { requestId: 'r1' },
    )
    expect(seen.map(([kind, { attempt }]) => `${kind} ${attempt}`)).toEqual([
      'request 1',
      'reply 1',
      'throttle 1',
      'retry 1',
      'request 2',
      'reply 2',
    ])
    expect(seen.at(-1)?.[1]).toMatchObject({
      realmId: '9341457021722202',
      method: 'POST',
      path: '/customer',
      requestId: 'r1',
      status: 200,
      intuitTid: 'tid-2',
    })
    expect(JSON.stringify(seen)).not.toMatch(/very-secret|Mike/)
  })

  test('is told the kind of a failure, not in words that may name customers, and cannot change it', async () => {
    const told: RetryState[] = []
    const fault = {
      Fault: { type: 'SystemFault', Error: [{ code: '10000', Message: 'Mike Chen', Detail: 'Mike Chen' }] },
    }
    const server = await serve([{ status: 500, text: JSON.stringify(fault) }, customerReply()])
    await openCompany(server.url, { observer: { onRetry: (state) => void told.push(state) } }).customers.read('60')
    expect(told.map(({ error }) => error)).toEqual([{ name: 'ServiceError', code: 'service', status: 500 }])
    expect(JSON.stringify(told)).not.toContain('Mike')
    expect(Object.isFrozen(told[0]) && Object.isFrozen(told[0]?.error)).toBe(true)
  })

  test('can be given to one call, and sees that call alone, as the client’s own does', async () => {
    const server = await serve([
      { status: 429, text: '', headers: { intuit_tid: 'tid-1' } },
      { ...customerReply(), headers: { intuit_tid: 'tid-2' } },
      customerReply(),
    ])
    const seen: string[] = []
    const watch = (who: string) => ({
      onRequest: ({ attempt }: RequestState) => seen.push(`${who} request ${attempt}`),
      onReply: ({ intuitTid = 'none' }: ReplyState) => seen.push(`${who} reply ${intuitTid}`),
      onRetry: ({ attempt }: RetryState) => seen.push(`${who} retry ${attempt}`),
    })
    const qbo = openCompany(server.url, { observer: watch('client') })
    await qbo.customers.read('60', { observer: watch('call') })
    const steps = ['request 1', 'reply tid-1', 'retry 1', 'request 2', 'reply tid-2']
    expect(seen).toEqual(steps.flatMap((step) => [`client ${step}`, `call ${step}`]))
    seen.length = 0
    await qbo.customers.read('60')
    expect(seen).toEqual(['client request 1', 'client reply none'])
  })

  test('that fails changes nothing', async () => {
    const fail = () => {
      throw new Error('observer broke')
    }
    const server = await serve([faultReply('10000', 500, 'SystemFault'), customerReply()])
    await openCompany(server.url, { observer: { onRequest: fail, onReply: fail, onRetry: fail } }).customers.read('60')
    expect(server.received).toHaveLength(2)
  })
})
