import { expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { objectOf } from '../../src/ledger/json.ts'
import { realmId } from '../company.ts'
import { type Recording, withoutReference } from '../reference.ts'
import { differences } from './difference.ts'
import { recording } from './plays.ts'

/** Sends the recorded request for tokens as it is, but for its code. */
const send = (emulator: Emulator, { request }: Recording, code = ''): Promise<Response> =>
  emulator.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: String(request.body).replace('THIS_IS_THE_OAUTH_CODE', code),
  })

const codeFor = async (emulator: Emulator, redirectUri: string): Promise<string> => {
  const query = new URLSearchParams({
    client_id: 'any',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'any',
  })
  const { headers } = await emulator.fetch(`https://appcenter.intuit.com/connect/oauth2?${query}`)
  return new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
}

test.skipIf(withoutReference)('refuses a client that is not known as in ledgersync/001', async () => {
  const recorded = recording('ledgersync/001')
  const answer = await send(createEmulator({ oauth: { clients: [{ id: 'known', secret: 'other' }] } }), recorded)
  expect(answer.status).toBe(recorded.response.status)
  expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Intuit"')
  expect(await answer.json()).toEqual(recorded.response.body)
})

test.skipIf(withoutReference)('gives tokens for a code as in ledgersync/002', async () => {
  const recorded = recording('ledgersync/002')
  const emulator = createEmulator()
  const answer = await send(emulator, recorded, await codeFor(emulator, 'http://localhost:3000'))
  expect(answer.status).toBe(recorded.response.status)
  const { access_token, refresh_token, ...given } = await answer.json()
  expect([typeof access_token, refresh_token]).toEqual(['string', expect.stringMatching(/^AB11/)])
  const { access_token: _redacted, refresh_token: _other, ...wanted } = objectOf(recorded.response.body)
  expect(given).toEqual(wanted)
})

test.skipIf(withoutReference)('refuses a token that has expired as in minimul-qbo_api/035', async () => {
  const { response } = recording('minimul-qbo_api/035')
  const emulator = createEmulator()
  const { accessToken } = emulator.tokens.issue(realmId)
  emulator.tokens.expire(accessToken)
  const answer = await emulator.fetch(`https://quickbooks.api.intuit.com/v3/company/${realmId}/customer/1`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  })
  expect(answer.status).toBe(response.status)
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Intuit", error="invalid_token"')
  const found = differences(response.body, await answer.json(), 'given')
  // The recording blots out what follows.
  expect(found).toEqual([expect.stringMatching(/^fault\.error\[0\]\.detail: recorded "Token expired: /)])
})
