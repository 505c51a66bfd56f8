import type { AuditEntry, RegisterRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import { fromDoc, type Statements } from '../statements.ts'

/** Registers, and the audit trail. */
export const readRegisters = (db: Statements): Pick<Store, 'readRegister' | 'listRegister' | 'listAudit'> => ({
  readRegister: async (realmId, kind, id) => {
    const row = db.row('select doc from registers where realm_id = ? and kind = ? and id = ?', realmId, kind, id)
    return row && fromDoc<RegisterRecord>(row)
  },
  listRegister: async (realmId, kind, limit) =>
    db
      .rows('select doc from registers where realm_id = ? and kind = ? order by id desc limit ?', realmId, kind, limit)
      .map(fromDoc<RegisterRecord>),
  listAudit: async (realmId, { limit, before = '~' }) =>
    db
      .rows(
        'select doc from audit where realm_id = ? and at < ? order by at desc, sequence desc limit ?',
        ...[realmId, before, limit],
      )
      .map(fromDoc<AuditEntry>),
})
