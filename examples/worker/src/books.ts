import { nextphone } from '@leadbooks/adapters/nextphone'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import { createQuickBooks } from '@leadbooks/qbo'
import { jsonLogger, type TenantConfig } from '@leadbooks/runtime'
import type { LeadBooksObjectOptions, RealmNamespace } from '@leadbooks/runtime/stores/durable-object'

/** Bindings of wrangler.json, and secrets of .dev.vars or `wrangler secret put`. */
export interface Env {
  REALMS: RealmNamespace
  QUICKBOOKS_REALM_ID: string
  /** The emulator; leave it out for Intuit's sandbox. */
  QUICKBOOKS_BASE_URL?: string
  QUICKBOOKS_ACCESS_TOKEN: string
  QUICKBOOKS_VERIFIER_TOKEN: string
  NEXTPHONE_SECRET: string
  LEADBOOKS_API_KEY: string
  /** How long work that was cut off waits for its object to come back, in milliseconds; 30,000 when left out. */
  LEADBOOKS_LEASE_MS?: string
}

/** The one contractor this app works for; an app with many looks them up by realm. */
const tenantOf = (env: Env): TenantConfig => ({
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  secrets: { nextphone: [env.NEXTPHONE_SECRET] },
  mapping: homeServicesRules,
  items: homeServicesItems,
  senders: { businessName: 'Example Home Services', contractor: {} },
})

const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

/** Takes as long whatever differs, so that nobody can guess a key letter by letter. */
const sameText = async (left: string, right: string): Promise<boolean> => {
  const [a, b] = await Promise.all([digest(left), digest(right)])
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0
}

/** Composes LeadBooks for this app: one QuickBooks company, NextPhone. Messages become tasks until `notify` has channels. */
export const booksOptions = (env: Env): LeadBooksObjectOptions => {
  const tenant = tenantOf(env)
  return {
    quickbooks: (realmId) =>
      createQuickBooks({
        realmId,
        environment: 'sandbox',
        auth: { accessToken: env.QUICKBOOKS_ACCESS_TOKEN },
        ...(env.QUICKBOOKS_BASE_URL === undefined ? {} : { baseUrl: env.QUICKBOOKS_BASE_URL }),
      }),
    adapters: [nextphone()],
    tenant: async (realmId) => (realmId === env.QUICKBOOKS_REALM_ID ? tenant : undefined),
    authenticate: async (request) =>
      (await sameText(request.headers.get('authorization') ?? '', `Bearer ${env.LEADBOOKS_API_KEY}`))
        ? { realms: [env.QUICKBOOKS_REALM_ID], scopes: ['read', 'events', 'manage'] }
        : undefined,
    ...(env.LEADBOOKS_LEASE_MS === undefined ? {} : { leaseMs: Number(env.LEADBOOKS_LEASE_MS) }),
    logger: jsonLogger((line) => console.log(line)),
  }
}
