import type { AuditEntry, RegisterRecord } from '../../records.ts'
import type { Store } from '../../store.ts'
import type { Database } from '../database.ts'
import { all, one } from '../rows.ts'
import { fromDoc } from '../text.ts'

/** Registers, and the audit trail. */
export const readRegisters = (db: Database): Pick<Store, 'readRegister' | 'listRegister' | 'listAudit'> => ({
  readRegister: (realmId, kind, id) =>
    one(
      db,
      fromDoc<RegisterRecord>,
      'select doc::text from leadbooks.registers where realm_id = $1 and kind = $2 and id = $3',
      ...[realmId, kind, id],
    ),
  listRegister: (realmId, kind, limit) =>
    all(
      db,
      fromDoc<RegisterRecord>,
      'select doc::text from leadbooks.registers where realm_id = $1 and kind = $2 order by id desc limit $3',
      ...[realmId, kind, limit],
    ),
  listAudit: (realmId, { limit, before = '~' }) =>
    all(
      db,
      fromDoc<AuditEntry>,
      `select doc::text from leadbooks.audit where realm_id = $1 and at < $2
       order by at desc, sequence desc limit $3`,
      ...[realmId, before, limit],
    ),
})
