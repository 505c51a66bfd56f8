import { createHash, timingSafeEqual } from 'node:crypto'
import type { NotifyChannel } from '@leadbooks/adapters'
import { nextphone } from '@leadbooks/adapters/nextphone'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import { createQuickBooks } from '@leadbooks/qbo'
import {
  type Clock,
  createLeadBooks,
  type LeadBooks,
  type Logger,
  type Store,
  type TenantConfig,
} from '@leadbooks/runtime'
import type { Settings } from './settings.ts'

/** The one contractor this app works for; an app with many looks them up by realm. */
const tenantOf = (settings: Settings): TenantConfig => ({
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  secrets: { nextphone: [settings.nextphoneSecret] },
  mapping: homeServicesRules,
  items: homeServicesItems,
  senders: {
    businessName: 'Example Home Services',
    contractor: { sms: ['+13125550100'] },
  },
})

const sameText = (left: string, right: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}

/** Composes LeadBooks for this app: one store, one QuickBooks company, NextPhone. */
export const createBooks = (
  settings: Settings,
  { store, notify, clock, logger }: { store: Store; notify: NotifyChannel[]; clock?: Clock; logger?: Logger },
): LeadBooks => {
  const tenant = tenantOf(settings)
  return createLeadBooks({
    store,
    quickbooks: (realmId, { rateLimiter }) =>
      createQuickBooks({
        realmId,
        environment: 'sandbox',
        auth: { accessToken: settings.accessToken },
        ...(settings.quickbooksUrl === undefined ? {} : { baseUrl: settings.quickbooksUrl }),
        // Instances that share a Postgres keep QuickBooks' limits together; one alone keeps them by itself.
        ...(settings.databaseUrl === undefined ? {} : { rateLimiter }),
      }),
    adapters: [nextphone()],
    tenant: async (realmId) => (realmId === settings.realmId ? tenant : undefined),
    authenticate: async (request) =>
      sameText(request.headers.get('authorization') ?? '', `Bearer ${settings.apiKey}`)
        ? { realms: '*', scopes: ['read', 'events', 'manage'] }
        : undefined,
    ...(settings.verifierToken === undefined ? {} : { webhookVerifierTokens: [settings.verifierToken] }),
    notify,
    ...(clock === undefined ? {} : { clock }),
    ...(logger === undefined ? {} : { logger }),
    ...(settings.leaseMs === undefined ? {} : { leaseMs: settings.leaseMs }),
  })
}
