import type { Store } from '../store.ts'
import { claim } from './claims.ts'
import { createReads } from './reads.ts'
import type { Statements } from './statements.ts'
import { commitWrites } from './writes.ts'

/** The store's promises kept with SQLite, wherever that runs. */
export const storeOn = (db: Statements): Omit<Store, 'name' | 'close'> => ({
  ...createReads(db),
  commit: async (writes) => commitWrites(db, writes),
  claimCommands: async (options) => claim(db, options),
  extendLease: async (realmId, key, token, until) =>
    db.run(
      `update commands set lease_until = ?, doc = json_set(doc, '$.leaseUntil', ?)
       where realm_id = ? and key = ? and lease_token = ? and status = 'leased'`,
      until,
      until,
      realmId,
      key,
      token,
    ) === 1,
})
