import type { Store } from '../../store.ts'
import { asCommand } from '../rows.ts'
import type { Statements } from '../statements.ts'

/** The outbox, as it can be looked at. */
export const readCommands = (db: Statements): Pick<Store, 'readCommand' | 'listCommands'> => ({
  readCommand: async (realmId, key) => {
    const row = db.row('select sequence, doc from commands where realm_id = ? and key = ?', realmId, key)
    return row && asCommand(row)
  },
  listCommands: async (realmId, { leadId, status, limit }) =>
    db
      .rows(
        `select sequence, doc from commands where realm_id = ? and (? is null or lead_id = ?) and (? is null or status = ?)
           order by sequence limit ?`,
        realmId,
        leadId ?? null,
        leadId ?? null,
        status ?? null,
        status ?? null,
        limit,
      )
      .map(asCommand),
})
