/** One of several processes that share a store: makes calls at the same moment and reports what came of them. */
import { DatabaseSync } from 'node:sqlite'
import {
  createOAuth,
  createQuickBooks,
  createTokenManager,
  type StoredTokens,
  type TokenStore,
} from '../../src/index.ts'

const [, , file = '', url = '', calls = '0'] = process.argv
const database = new DatabaseSync(file)
database.exec('PRAGMA busy_timeout = 10000')

const store: TokenStore = {
  read: async (realmId) => {
    const row = database.prepare('SELECT json FROM tokens WHERE realm = ?').get(realmId)
    return row ? (JSON.parse(String(row.json)) as StoredTokens) : undefined
  },
  replace: async (realmId, expectedVersion, next) => {
    const update = database.prepare('UPDATE tokens SET version = ?, json = ? WHERE realm = ? AND version = ?')
    return update.run(next.version, JSON.stringify(next), realmId, expectedVersion ?? 0).changes === 1
  },
}

const realmId = '9341457021722202'
const oauth = createOAuth({
  clientId: 'id',
  clientSecret: 'secret',
  redirectUri: 'https://app.example/callback',
  environment: 'sandbox',
  endpoints: { token: `${url}/tokens` },
})
const auth = createTokenManager({ realmId, store, oauth })
const qbo = createQuickBooks({ realmId, environment: 'sandbox', baseUrl: url, auth })

// Said when everything is loaded, so that all processes begin at once.
process.send?.('ready')
process.once('message', async () => {
  const results = await Promise.allSettled(Array.from({ length: Number(calls) }, () => qbo.customers.read('60')))
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
  process.send?.({ done: results.length - failed.length, failed }, () => process.disconnect())
})
