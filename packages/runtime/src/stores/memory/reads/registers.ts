import type { Store } from '../../store.ts'
import { by, copy, ofRealm } from '../rows.ts'
import { rowKey, type Tables } from '../tables.ts'

/** Registers, and the audit trail. */
export const readRegisters = (tables: Tables): Pick<Store, 'readRegister' | 'listRegister' | 'listAudit'> => ({
  readRegister: async (realmId, kind, id) => copy(tables.registers.get(rowKey(realmId, kind, id))),
  listRegister: async (realmId, kind, limit) =>
    copy(
      ofRealm(tables.registers.values(), realmId)
        .filter((row) => row.kind === kind)
        .sort(by(({ id }) => id))
        .reverse()
        .slice(0, limit),
    ),
  listAudit: async (realmId, { limit, before = '~' }) =>
    copy(
      (tables.audits.get(realmId) ?? [])
        .filter(({ at }) => at < before)
        .reverse()
        .slice(0, limit),
    ),
})
