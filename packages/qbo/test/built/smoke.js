/**
 * What an app does in a day, for any runtime: connects, writes through a failure, finds, batches, listens.
 *
 * @param {typeof import('../../src/index.ts')} qbo - the package as it was built
 * @param {string} url - a server that plays Intuit
 */
export const smoke = async (qbo, url) => {
  const realmId = '9341457021722202'
  const store = qbo.encryptedTokenStore(qbo.memoryTokenStore(), crypto.getRandomValues(new Uint8Array(32)))
  const oauth = qbo.createOAuth({
    clientId: 'id',
    clientSecret: 'secret',
    redirectUri: 'https://app.example/callback',
    environment: 'sandbox',
    endpoints: { token: `${url}/tokens` },
  })
  const auth = qbo.createTokenManager({ realmId, store, oauth })
  await auth.save({
    accessToken: 'expired',
    accessTokenExpiresAt: '2026-01-01T00:00:00Z',
    refreshToken: 'r1',
    refreshTokenExpiresAt: '2099-01-01T00:00:00Z',
  })
  const client = qbo.createQuickBooks({ realmId, environment: 'sandbox', baseUrl: url, auth })
  const customer = await client.customers.create({ DisplayName: "Flannery O'Connor" })
  const found = await client.customers.query({ where: { DisplayName: "Flannery O'Connor" } }).first()
  const [batched] = await client.batch([{ operation: 'create', entity: 'Customer', input: { DisplayName: 'B' } }])
  const pdf = await client.invoices.pdf('17')
  const fault = await client.customers.read('404').catch((error) => error)
  const rawBody = '[]'
  const signature = await qbo.signWebhook({ rawBody, verifierToken: 'token' })
  return {
    created: customer.Id,
    found: found?.DisplayName,
    batched: batched?.ok,
    pdf: Array.from(pdf),
    fault: [fault instanceof qbo.ObjectNotFoundError, fault.name],
    verified: await qbo.verifyWebhook({ rawBody, signature, verifierToken: 'token' }),
  }
}
