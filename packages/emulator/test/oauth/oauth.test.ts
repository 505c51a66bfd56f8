import { expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { monday, realmId } from '../company.ts'

const redirectUri = 'http://localhost:3000/callback'
const client = { authorization: `Basic ${btoa('client:secret')}` }
const host = 'https://oauth.platform.intuit.com'
const dayMs = 86_400_000

const connect = async (emulator: Emulator, parameters: Record<string, string> = {}): Promise<URL> => {
  const query = new URLSearchParams({
    client_id: 'client',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'state-1',
    ...parameters,
  })
  const response = await emulator.fetch(`https://appcenter.intuit.com/connect/oauth2?${query}`)
  expect(response.status).toBe(302)
  return new URL(response.headers.get('location') ?? '')
}

const token = async (emulator: Emulator, form: Record<string, string>, headers: Record<string, string> = client) => {
  const response = await emulator.fetch(`${host}/oauth2/v1/tokens/bearer`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const exchange = async (emulator: Emulator) => {
  const code = (await connect(emulator)).searchParams.get('code') ?? ''
  return token(emulator, { grant_type: 'authorization_code', code, redirect_uri: redirectUri })
}

const customerCount = (emulator: Emulator, accessToken: string, company = realmId) =>
  emulator.fetch(`https://quickbooks.api.intuit.com/v3/company/${company}/query?query=SELECT%20*%20FROM%20Customer`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  })

test('sends the browser back with code, state and company, and takes the code once', async () => {
  const emulator = createEmulator()
  const back = await connect(emulator)
  expect([back.origin + back.pathname, back.searchParams.get('state'), back.searchParams.get('realmId')]).toEqual([
    redirectUri,
    'state-1',
    realmId,
  ])
  const form = {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
  }
  expect(await token(emulator, form)).toMatchObject({
    status: 200,
    body: { token_type: 'bearer', expires_in: 3600, x_refresh_token_expires_in: 8726400 },
  })
  expect(await token(emulator, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('refuses a code for another redirect_uri, one that is old, and one of somebody’s invention', async () => {
  let now = monday
  const emulator = createEmulator({ clock: { now: () => now } })
  const form = async () => ({
    grant_type: 'authorization_code',
    code: (await connect(emulator)).searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
  })
  expect((await token(emulator, { ...(await form()), redirect_uri: 'https://evil.example' })).status).toBe(400)
  const old = await form()
  now += 600_000
  expect((await token(emulator, old)).status).toBe(400)
  expect((await token(emulator, { ...old, code: 'made-up' })).status).toBe(400)
})

test('wants a client with its requests for tokens', async () => {
  const answer = await token(createEmulator(), { grant_type: 'refresh_token', refresh_token: 'x' }, {})
  expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Intuit"')
})

test('explains a request for consent that is not complete', async () => {
  const response = await createEmulator().fetch(
    'https://appcenter.intuit.com/connect/oauth2?client_id=a&response_type=code',
  )
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('redirect_uri')
})

test('lets an access token live an hour and opens one company with it', async () => {
  let now = monday
  const other = '9341450000000002'
  const emulator = createEmulator({ clock: { now: () => now }, realmIds: [realmId, other] })
  const { body } = await exchange(emulator)
  expect((await customerCount(emulator, body.access_token)).status).toBe(200)
  expect((await customerCount(emulator, body.access_token, other)).status).toBe(403)
  now += 3_600_000
  expect((await customerCount(emulator, body.access_token)).status).toBe(401)
})

test('changes the refresh token once a day and lets the old one live a day longer', async () => {
  let now = monday
  const emulator = createEmulator({ clock: { now: () => now } })
  const first = (await exchange(emulator)).body.refresh_token
  const refresh = (refresh_token: string) => token(emulator, { grant_type: 'refresh_token', refresh_token })
  now += 3_600_000
  expect((await refresh(first)).body).toMatchObject({
    refresh_token: first,
    x_refresh_token_expires_in: 8_726_400 - 3_600,
  })
  expect(first).toContain(String(monday / 1000 + 8_726_400))
  now += dayMs
  const second = (await refresh(first)).body.refresh_token
  expect(second).not.toBe(first)
  now += dayMs - 1
  expect((await refresh(first)).status).toBe(200)
  now += 1
  expect(await refresh(first)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Incorrect or invalid refresh token' },
  })
  expect((await refresh(second)).status).toBe(200)
})

test('lets a refresh token die after 101 days without use, and every connection after five years', async () => {
  let now = monday
  const emulator = createEmulator({ clock: { now: () => now } })
  const { body } = await exchange(emulator)
  const refresh = (refresh_token: string) =>
    token(
      emulator,
      { grant_type: 'refresh_token', refresh_token },
      { ...client, 'x-include-refresh-token-hard-expires-in': 'true' },
    )
  expect((await refresh(body.refresh_token)).body.x_refresh_token_hard_expires_in).toBe(157_680_000)
  let current = body.refresh_token
  for (let hundredDays = 1; hundredDays <= 18; hundredDays += 1) {
    now += 100 * dayMs
    current = (await refresh(current)).body.refresh_token
  }
  now += 26 * dayMs
  expect((await refresh(current)).status).toBe(400)
  const { body: fresh } = await exchange(emulator)
  now += 8_726_400_000
  expect((await refresh(fresh.refresh_token)).status).toBe(400)
})

test('ends a connection when its token is revoked', async () => {
  const emulator = createEmulator()
  const { body } = await exchange(emulator)
  const revoke = () =>
    emulator.fetch('https://developer.api.intuit.com/v2/oauth2/tokens/revoke', {
      method: 'POST',
      headers: { ...client, 'content-type': 'application/json' },
      body: JSON.stringify({ token: body.refresh_token }),
    })
  expect((await revoke()).status).toBe(200)
  expect((await customerCount(emulator, body.access_token)).status).toBe(401)
  expect((await token(emulator, { grant_type: 'refresh_token', refresh_token: body.refresh_token })).status).toBe(400)
  expect((await revoke()).status).toBe(400)
})

test('takes any bearer token until it is told to take only its own', async () => {
  const emulator = createEmulator()
  expect((await customerCount(emulator, 'any')).status).toBe(200)
  emulator.tokens.acceptOnlyIssued(true)
  expect((await customerCount(emulator, 'any')).status).toBe(401)
  const { accessToken } = emulator.tokens.issue(realmId)
  expect((await customerCount(emulator, accessToken)).status).toBe(200)
  emulator.tokens.expire(accessToken)
  const expired = await customerCount(emulator, accessToken)
  expect(expired.status).toBe(401)
  expect(await expired.json()).toMatchObject({
    fault: { error: [{ code: '3200', detail: expect.stringMatching(/^Token expired: /) }], type: 'AUTHENTICATION' },
  })
})

test('says where its endpoints are', async () => {
  const response = await createEmulator().fetch('http://127.0.0.1:8090/.well-known/openid_configuration/')
  expect(await response.json()).toMatchObject({
    authorization_endpoint: 'http://127.0.0.1:8090/connect/oauth2',
    token_endpoint: 'http://127.0.0.1:8090/oauth2/v1/tokens/bearer',
    revocation_endpoint: 'http://127.0.0.1:8090/v2/oauth2/tokens/revoke',
    jwks_uri: 'https://oauth.platform.intuit.com/op/v1/jwks',
  })
})
