import { createQuickBooks, memoryRateLimiter, type RateLimiter } from '@leadbooks/qbo'
import NodeQuickBooks from 'node-quickbooks'
import { Quickbooks as QuickbooksNodePromise } from 'quickbooks-node-promise'

/** Reads one customer. */
export type Reader = () => Promise<unknown>

export const realmId = '9341457021722202'

/** Lets everything through at once. */
export const noLimit: RateLimiter = { acquire: async () => () => undefined, slowDown: () => undefined }

/** The least that any client can do: the request, and its JSON. */
const bare = (url: string): Reader => {
  const address = `${url}/v3/company/${realmId}/customer/1?minorversion=75`
  const headers = { accept: 'application/json', authorization: 'Bearer token' }
  return async () => (await fetch(address, { headers })).json()
}

const ours = (url: string, rateLimiter: RateLimiter): Reader => {
  const auth = { accessToken: 'token' }
  const qbo = createQuickBooks({ realmId, environment: 'sandbox', baseUrl: url, auth, rateLimiter })
  return () => qbo.customers.read('1')
}

const nodeQuickBooks = (url: string): Reader => {
  NodeQuickBooks.V3_ENDPOINT_BASE_URL = `${url}/v3/company/`
  const qbo = new NodeQuickBooks('key', 'secret', 'token', false, realmId, true, false, '75', '2.0', 'refresh')
  return () =>
    new Promise((resolve, reject) => {
      qbo.getCustomer('1', (error: unknown, customer: unknown) => (error ? reject(error) : resolve(customer)))
    })
}

const nodePromise = (url: string): Reader => {
  QuickbooksNodePromise.V3_ENDPOINT_BASE_URL = `${url}/v3/company/`
  const qbo = new QuickbooksNodePromise({ accessToken: 'token', autoRefresh: false, useProduction: false }, realmId)
  return () => qbo.getCustomer('1')
}

/** Everything that is compared, by name. */
export const readers: Readonly<Record<string, (url: string) => Reader>> = {
  'bare fetch': bare,
  // Generous limits: what is measured is the limiter's own work, not the waiting.
  '@leadbooks/qbo': (url) => ours(url, memoryRateLimiter({ maxPerWindow: 1_000_000 })),
  'node-quickbooks': nodeQuickBooks,
  'quickbooks-node-promise': nodePromise,
}
