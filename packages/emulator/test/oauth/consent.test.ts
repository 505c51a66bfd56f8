import { expect, test } from 'vitest'
import { createEmulator } from '../../src/index.ts'

const redirectUri = 'http://localhost:3000/callback'
const asking = (client = 'app') =>
  `https://appcenter.intuit.com/connect/oauth2?${new URLSearchParams({
    client_id: client,
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: redirectUri,
    response_type: 'code',
    state: '"><script>',
  })}`

const realmIds = ['1000', '2000']

test('people see who asks, choose a company and click', async () => {
  const emulator = createEmulator({ company: 'empty', realmIds, oauth: { consent: 'page' } })
  const shown = await emulator.fetch(asking())
  const html = await shown.text()
  expect([shown.status, html.includes('<strong>app</strong>'), html.includes('<script>')]).toEqual([200, true, false])
  const decide = async (decision: string) => {
    const body = new URLSearchParams({ decision, realmId: '2000' })
    const reply = await emulator.fetch(asking(), { method: 'POST', body, redirect: 'manual' })
    return new URL(reply.headers.get('location') ?? '').searchParams
  }
  const connected = await decide('connect')
  expect([connected.get('realmId'), connected.get('state'), connected.has('code')]).toEqual([
    '2000',
    '"><script>',
    true,
  ])
  const refused = await decide('cancel')
  expect([refused.get('error'), refused.has('code')]).toEqual(['access_denied', false])
})

test('a client that is not known, or a wrong secret, is refused', async () => {
  const clients = [{ id: 'app', secret: 'right:secret' }]
  const emulator = createEmulator({ company: 'empty', realmIds, oauth: { clients } })
  expect((await emulator.fetch(asking('stranger'))).status).toBe(400)
  const location = (await emulator.fetch(asking(), { redirect: 'manual' })).headers.get('location') ?? ''
  const form = {
    grant_type: 'authorization_code',
    code: new URL(location).searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
  }
  const exchange = async (secret: string) => {
    const reply = await emulator.fetch('https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`app:${secret}`)}` },
      body: new URLSearchParams(form),
    })
    return { status: reply.status, challenge: reply.headers.get('www-authenticate'), body: await reply.json() }
  }
  expect(await exchange('wrong')).toEqual({
    status: 401,
    challenge: 'Basic realm="Intuit"',
    body: { error: 'invalid_client' },
  })
  expect((await exchange('right:secret')).status).toBe(200)
})
