import { describe, expect, test } from 'vitest'
import { createIntuitOAuth } from '../../src/auth/intuit-oauth.ts'
import { createOAuth, createTokenManager, memoryTokenStore, type OAuth, type OAuthOptions } from '../../src/index.ts'
import { testClock } from '../clock.ts'
import { type Answer, serve } from '../server.ts'

const now = Date.UTC(2026, 10, 23, 20, 2)
const tokenReply = {
  json: {
    token_type: 'bearer',
    access_token: 'a2',
    expires_in: 3600,
    refresh_token: 'r2',
    x_refresh_token_expires_in: 8726400,
    x_refresh_token_hard_expires_in: 157680000,
  },
}

const open = async (make: (options: OAuthOptions) => OAuth, answers: Answer[]) => {
  const server = await serve(answers)
  const oauth = make({
    clientId: 'id',
    clientSecret: 'se:cret',
    redirectUri: 'https://app.example/callback',
    environment: 'sandbox',
    endpoints: {
      token: `${server.url}/tokens`,
      revoke: `${server.url}/revoke`,
      userInfo: `${server.url}/userinfo`,
    },
    clock: testClock(0, now),
  })
  return { server, oauth }
}

describe.each([
  ['on fetch', createOAuth],
  ['on intuit-oauth', createIntuitOAuth],
] as const)('OAuth %s', (_, make) => {
  test('sends a person to Intuit with state, scope and the address to come back to', async () => {
    const { oauth } = await open(make, [])
    const url = new URL(oauth.authorizeUrl({ state: 'x y&z', scopes: ['openid', 'email'] }))
    expect(url.origin + url.pathname).toBe('https://appcenter.intuit.com/connect/oauth2')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'id',
      response_type: 'code',
      scope: 'openid email',
      redirect_uri: 'https://app.example/callback',
      state: 'x y&z',
    })
  })

  test('exchanges a code for tokens with the company they open', async () => {
    const { oauth, server } = await open(make, [tokenReply])
    const url = 'https://app.example/callback?code=c1&state=s1&realmId=9341'
    expect(await oauth.exchangeCode(url, { state: 's1' })).toEqual({
      realmId: '9341',
      tokens: {
        accessToken: 'a2',
        accessTokenExpiresAt: '2026-11-23T21:02:00.000Z',
        refreshToken: 'r2',
        refreshTokenExpiresAt: '2027-03-04T20:02:00.000Z',
        refreshTokenHardExpiresAt: '2031-11-22T20:02:00.000Z',
      },
    })
    const [received] = server.received
    expect(Object.fromEntries(new URLSearchParams(received?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'c1',
      redirect_uri: 'https://app.example/callback',
    })
    expect(received?.headers.authorization).toBe(`Basic ${btoa('id:se:cret')}`)
    expect(received?.headers['x-include-refresh-token-hard-expires-in']).toBe('true')
  })

  test('refuses a state that was not given out before anything is sent', async () => {
    const { oauth, server } = await open(make, [tokenReply])
    const exchange = oauth.exchangeCode('https://app.example/callback?code=c&state=b&realmId=1', { state: 'a' })
    await expect(exchange).rejects.toMatchObject({ name: 'InputError', issues: [{ code: 'state-mismatch' }] })
    expect(server.received).toHaveLength(0)
  })

  test('refreshes, and says what the answer was when it is refused', async () => {
    const refused = {
      status: 400,
      json: { error: 'invalid_grant', error_description: 'Incorrect or invalid refresh token' },
    }
    const { oauth, server } = await open(make, [tokenReply, refused])
    expect((await oauth.refresh('r1')).refreshToken).toBe('r2')
    expect(new URLSearchParams(server.received[0]?.body).get('refresh_token')).toBe('r1')
    await expect(oauth.refresh('r1')).rejects.toMatchObject({ name: 'OAuthError', error: 'invalid_grant', status: 400 })
  })

  test('never takes half a pair of tokens', async () => {
    const { oauth } = await open(make, [{ json: { access_token: 'a2', expires_in: 3600 } }])
    await expect(oauth.refresh('r1')).rejects.toMatchObject({ name: 'OAuthError' })
  })

  test('tells a refusal of the app from one of the token', async () => {
    const { oauth } = await open(make, [{ status: 401, json: { error: 'invalid_client' } }])
    await expect(oauth.refresh('r1')).rejects.toMatchObject({ error: 'invalid_client', status: 401, retryable: false })
  })

  test('keeps the client secret and the tokens out of what it throws', async () => {
    const { oauth } = await open(make, [{ status: 400, json: { error: 'invalid_grant' } }])
    const error = await oauth.refresh('r1-secret').catch((reason: unknown) => reason)
    expect(String(error)).not.toMatch(/cret|r1-secret/)
  })

  test('revokes a token, and reads who connected', async () => {
    const { oauth, server } = await open(make, [{ status: 200, json: {} }, { json: { sub: 'u1', email: 'a@b.c' } }])
    await oauth.revoke('r2')
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ token: 'r2' })
    expect(await oauth.userInfo('a2')).toEqual({ sub: 'u1', email: 'a@b.c' })
    expect(server.received[1]?.headers.authorization).toBe('Bearer a2')
  })

  test('is what a token manager refreshes with', async () => {
    const { oauth } = await open(make, [tokenReply])
    const clock = testClock(0, now)
    const auth = createTokenManager({ realmId: '1', store: memoryTokenStore(), oauth, clock })
    await auth.save({
      accessToken: 'a1',
      accessTokenExpiresAt: '2026-11-23T20:00:00Z',
      refreshToken: 'r1',
      refreshTokenExpiresAt: '2027-01-01T00:00:00Z',
    })
    expect(await auth.accessToken()).toBe('a2')
  })
})
