import type { Store } from '../../store.ts'
import { copy, ofRealm } from '../rows.ts'
import type { Tables } from '../tables.ts'
import { realmOf } from '../writes.ts'

/** Companies, and how much of each is held. */
export const readRealms = (tables: Tables): Pick<Store, 'readRealm' | 'listRealms' | 'countRealms' | 'counts'> => ({
  readRealm: async (realmId) => copy(realmOf(tables, realmId)),
  listRealms: async ({ after = '', limit }) => {
    const held = [tables.deliveries, tables.leads, tables.realms].flatMap((table) =>
      table.values().map(({ realmId }) => realmId),
    )
    return [...new Set(held)]
      .filter((realmId) => realmId > after)
      .sort()
      .slice(0, limit)
  },
  countRealms: async () => tables.realms.values().filter(({ importedAt }) => importedAt !== undefined).length,
  counts: async (realmId) => {
    const counts: Record<string, number> = {
      leads: ofRealm(tables.leads.values(), realmId).length,
      customers: tables.customers.values().filter(({ record }) => record.realmId === realmId).length,
    }
    const add = (kind: string): void => {
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    for (const { status } of ofRealm(tables.deliveries.values(), realmId)) add(`deliveries.${status}`)
    for (const { status } of ofRealm(tables.commands.values(), realmId)) add(`commands.${status}`)
    for (const { status } of ofRealm(tables.reviews.values(), realmId)) add(`reviews.${status}`)
    return counts
  },
})
