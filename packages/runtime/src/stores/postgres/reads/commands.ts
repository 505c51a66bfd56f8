import type { Store } from '../../store.ts'
import { asCommand, commandColumns } from '../commands.ts'
import type { Database } from '../database.ts'
import { all, one } from '../rows.ts'

/** The outbox, as it can be looked at. */
export const readCommands = (db: Database): Pick<Store, 'readCommand' | 'listCommands'> => ({
  readCommand: (realmId, key) =>
    one(
      db,
      asCommand,
      `select ${commandColumns} from leadbooks.commands where realm_id = $1 and key = $2`,
      ...[realmId, key],
    ),
  listCommands: (realmId, { leadId, status, limit }) => {
    const filters = Object.entries({ lead_id: leadId, status }).filter(([, value]) => value !== undefined)
    const where = filters.map(([column], index) => ` and ${column} = $${index + 3}`).join('')
    return all(
      db,
      asCommand,
      `select ${commandColumns} from leadbooks.commands where realm_id = $1${where} order by sequence limit $2`,
      ...[realmId, limit, ...filters.map(([, value]) => value)],
    )
  },
})
