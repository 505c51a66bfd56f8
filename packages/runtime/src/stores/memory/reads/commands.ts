import type { Store } from '../../store.ts'
import { copy, ofRealm } from '../rows.ts'
import { rowKey, type Tables } from '../tables.ts'

/** The outbox, as it can be looked at. */
export const readCommands = (tables: Tables): Pick<Store, 'readCommand' | 'listCommands'> => ({
  readCommand: async (realmId, key) => copy(tables.commands.get(rowKey(realmId, key))),
  listCommands: async (realmId, { leadId, status, limit }) =>
    copy(
      ofRealm(tables.commands.values(), realmId)
        .filter(
          (row) => (leadId === undefined || row.leadId === leadId) && (status === undefined || row.status === status),
        )
        .sort((left, right) => left.sequence - right.sequence)
        .slice(0, limit),
    ),
})
