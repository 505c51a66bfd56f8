import OAuthClient from 'intuit-oauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator, type Listening } from '../../src/index.ts'
import { realmId } from '../company.ts'

let emulator: Emulator
let server: Listening
let client: InstanceType<typeof OAuthClient>

beforeEach(async () => {
  emulator = createEmulator()
  emulator.tokens.acceptOnlyIssued(true)
  server = await emulator.listen()
  client = new OAuthClient({
    clientId: 'client',
    clientSecret: 'secret',
    environment: 'sandbox',
    redirectUri: 'http://localhost:3000/callback',
  })
  client.setAuthorizeURLs({
    authorizeEndpoint: `${server.url}/connect/oauth2`,
    tokenEndpoint: `${server.url}/oauth2/v1/tokens/bearer`,
    revokeEndpoint: `${server.url}/v2/oauth2/tokens/revoke`,
    userInfoEndpoint: `${server.url}/v1/openid_connect/userinfo`,
  })
})

afterEach(() => server.close())

test('connects, calls, refreshes and disconnects', async () => {
  const consent = client.authorizeUri({ scope: [OAuthClient.scopes.Accounting], state: 'state-1' })
  const back = (await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? ''
  await client.createToken(back)
  expect(client.getToken()).toMatchObject({ realmId, token_type: 'bearer', expires_in: 3600 })

  const call = () => client.makeApiCall({ url: `${server.url}/v3/company/${realmId}/companyinfo/${realmId}` })
  expect((await call()).json).toMatchObject({ CompanyInfo: { CompanyName: 'Example Home Services' } })

  emulator.tokens.expire(client.getToken().access_token)
  await expect(call()).rejects.toThrow()
  await client.refresh()
  expect((await call()).json).toMatchObject({ CompanyInfo: { Country: 'US' } })

  const { access_token: token } = client.getToken()
  await client.revoke()
  const refused = await fetch(`${server.url}/v3/company/${realmId}/customer/1`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  })
  expect(refused.status).toBe(401)
})
