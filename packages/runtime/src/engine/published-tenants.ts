import type { Sealer } from '@leadbooks/qbo'
import { readSettings } from '../settings/settings.ts'
import type { Store } from '../stores/store.ts'
import type { Clock } from './clock.ts'
import type { TenantConfig } from './tenant.ts'

/** How long settings are used before they are looked at again: another process may have published others. */
const freshMs = 5_000
/** Realms remembered at once; strangers may ask for any number of them. */
const mostRealms = 10_000

/** Settings that were published, kept in memory for a moment. */
export interface PublishedTenants {
  read(realmId: string): Promise<TenantConfig | undefined>
  forget(realmId: string): void
}

export const publishedTenants = (store: Store, sealer: Sealer | undefined, clock: Clock): PublishedTenants => {
  const held = new Map<string, { until: number; tenant: Promise<TenantConfig | undefined> }>()
  return {
    read: (realmId) => {
      const known = held.get(realmId)
      if (known !== undefined && known.until > clock.now()) return known.tenant
      const tenant = readSettings(store, sealer, realmId).then((settings) => settings?.config)
      // What could not be read is not remembered.
      tenant.catch(() => held.delete(realmId))
      if (held.size >= mostRealms) held.clear()
      held.set(realmId, { until: clock.now() + freshMs, tenant })
      return tenant
    },
    forget: (realmId) => held.delete(realmId),
  }
}
