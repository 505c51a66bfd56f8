import { describe, expect, test } from 'vitest'
import { createOAuth, InputError, type OAuth, OAuthError, TimeoutError } from '../../src/index.ts'
import { testClock } from '../clock.ts'
import { recordedReplies, recordedTests, skipped, wireText } from '../recorded.ts'
import { type Answer, serve, type TestServer } from '../server.ts'

const now = Date.UTC(2026, 10, 23, 20, 2)
const tokenReply = {
  token_type: 'bearer',
  access_token: 'access-1',
  expires_in: 3600,
  refresh_token: 'refresh-1',
  x_refresh_token_expires_in: 8726400,
  x_refresh_token_hard_expires_in: 157680000,
}
const callback = 'https://app.example/callback?code=c-1&state=s-1&realmId=9341457021722202'

const open = async (
  answers: Answer[],
  timeoutMs?: number,
): Promise<{ server: TestServer; oauth: OAuth; clock: ReturnType<typeof testClock> }> => {
  const server = await serve(answers)
  const clock = testClock(10_000, now)
  const oauth = createOAuth({
    clientId: 'client id',
    clientSecret: 'sécret:1',
    redirectUri: 'https://app.example/callback?x=1',
    environment: 'sandbox',
    endpoints: { token: `${server.url}/token`, revoke: `${server.url}/revoke`, userInfo: `${server.url}/userinfo` },
    clock,
    ...(timeoutMs && { timeoutMs }),
  })
  return { server, oauth, clock }
}

test('a person is sent to Intuit with the app, the way back, the scope and the state', async () => {
  const { oauth } = await open([])
  const url = new URL(oauth.authorizeUrl({ state: 's 1&' }))
  expect(`${url.origin}${url.pathname}`).toBe('https://appcenter.intuit.com/connect/oauth2')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'client id',
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: 'https://app.example/callback?x=1',
    state: 's 1&',
  })
  expect(new URL(oauth.authorizeUrl({ state: 's', scopes: ['openid', 'email'] })).searchParams.get('scope')).toBe(
    'openid email',
  )
})

describe('the code', () => {
  test('is exchanged for tokens with the instants at which they end', async () => {
    const { server, oauth } = await open([{ json: tokenReply }])
    expect(await oauth.exchangeCode(callback, { state: 's-1' })).toEqual({
      realmId: '9341457021722202',
      tokens: {
        accessToken: 'access-1',
        accessTokenExpiresAt: '2026-11-23T21:02:00.000Z',
        refreshToken: 'refresh-1',
        refreshTokenExpiresAt: '2027-03-04T20:02:00.000Z',
        refreshTokenHardExpiresAt: '2031-11-22T20:02:00.000Z',
      },
    })
    const [received] = server.received
    expect(Object.fromEntries(new URLSearchParams(received?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: 'https://app.example/callback?x=1',
    })
    expect(received?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('client id:sécret:1').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'x-include-refresh-token-hard-expires-in': 'true',
    })
  })

  test.each([
    ['another state', 'https://app.example/callback?code=c&state=other&realmId=1', 'state'],
    ['no code', 'https://app.example/callback?state=s-1&realmId=1', 'code'],
    ['no company', 'https://app.example/callback?state=s-1&code=c', 'realmId'],
    ['a company that is a path', 'https://app.example/callback?state=s-1&code=c&realmId=../1', 'realmId'],
  ])('of a callback with %s is not exchanged', async (_, url, path) => {
    const { server, oauth } = await open([{ json: tokenReply }])
    const exchange = oauth.exchangeCode(url, { state: 's-1' })
    await expect(exchange).rejects.toBeInstanceOf(InputError)
    await expect(exchange).rejects.toMatchObject({ issues: [{ path }] })
    expect(server.received).toHaveLength(0)
  })

  test('of a person who refused is none', async () => {
    const { oauth } = await open([])
    const exchange = oauth.exchangeCode('https://app.example/callback?error=access_denied&state=s-1', { state: 's-1' })
    await expect(exchange).rejects.toMatchObject({ name: 'OAuthError', error: 'access_denied' })
  })
})

describe('a refresh', () => {
  test('that is refused says why and whose fault it is, and no token', async () => {
    const { oauth } = await open([
      {
        status: 400,
        json: { error: 'invalid_grant', error_description: 'Incorrect refresh-1' },
        headers: { intuit_tid: 'tid-1' },
      },
    ])
    const refresh = oauth.refresh('refresh-1')
    await expect(refresh).rejects.toBeInstanceOf(OAuthError)
    await expect(refresh).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
      intuitTid: 'tid-1',
      retryable: false,
      description: 'Incorrect refresh-1',
    })
    await expect(refresh).rejects.not.toThrow(/refresh-1|sécret/)
  })

  test.each<[string, Answer]>([
    ['a page', { status: 502, text: '<html></html>' }],
    ['a page with a good status', { text: '<html></html>' }],
    ['half a pair of tokens', { json: { ...tokenReply, refresh_token: undefined } }],
    ['null', { text: 'null' }],
  ])('answered with %s may pass and gives no tokens', async (_, answer) => {
    const { oauth } = await open([answer])
    await expect(oauth.refresh('refresh-1')).rejects.toMatchObject({ name: 'OAuthError', retryable: true })
  })

  test('that is not answered in time is given up', async () => {
    const server = await serve(() => () => undefined)
    const clock = testClock(10_000, now)
    const endpoints = { token: `${server.url}/token` }
    const oauth = createOAuth({
      clientId: 'c',
      clientSecret: 's',
      redirectUri: 'r',
      environment: 'sandbox',
      endpoints,
      clock,
      timeoutMs: 20_000,
    })
    const refused = expect(oauth.refresh('refresh-1')).rejects.toBeInstanceOf(TimeoutError)
    await clock.advance(20_000)
    await refused
  })
})

test('a connection is ended by its token', async () => {
  const { server, oauth } = await open([{ text: '' }, { status: 401, json: { error: 'invalid_client' } }])
  await oauth.revoke('refresh-1')
  expect(server.received[0]).toMatchObject({ method: 'POST', path: '/revoke', body: '{"token":"refresh-1"}' })
  await expect(oauth.revoke('refresh-1')).rejects.toMatchObject({ error: 'invalid_client' })
})

test('the person who connected can be asked for', async () => {
  const { server, oauth } = await open([{ json: { sub: 'u-1', email: 'owner@example.com' } }])
  expect(await oauth.userInfo('access-1')).toEqual({ sub: 'u-1', email: 'owner@example.com' })
  expect(server.received[0]).toMatchObject({
    method: 'GET',
    path: '/userinfo',
    headers: { authorization: 'Bearer access-1' },
  })
})

describe.skipIf(skipped)(recordedTests('recorded token replies'), () => {
  test.each(
    recordedReplies()
      .filter(({ file }) => file.startsWith('ledgersync'))
      .map((one) => [one.file, one] as const),
  )('%s is understood', async (_, recorded) => {
    const { status } = recorded.response
    const { oauth } = await open([
      { status, text: wireText(recorded), headers: { 'content-type': 'application/json;charset=utf-8' } },
    ])
    const refresh = oauth.refresh('refresh-1')
    if (status === 200) await expect(refresh).resolves.toMatchObject({ refreshToken: expect.stringMatching(/^AB/) })
    else await expect(refresh).rejects.toMatchObject({ error: 'invalid_client', status: 401 })
  })
})
