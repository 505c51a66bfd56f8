import type { RegisterRecord } from '../../records.ts'
import { toDoc } from '../statements.ts'
import type { Appliers } from './applier.ts'

/** Registers, and the audit trail. */
export const writeRegisters: Pick<Appliers, 'register.put' | 'register.remove' | 'audit.append'> = {
  'register.put': (db, { expectedVersion, record }) => {
    const { realmId, kind, id } = record
    const next: RegisterRecord = { ...record, version: expectedVersion + 1 }
    const changed =
      expectedVersion === 0
        ? db.run(
            'insert or ignore into registers (realm_id, kind, id, version, doc) values (?, ?, ?, 1, ?)',
            ...[realmId, kind, id, toDoc(next)],
          )
        : db.run(
            'update registers set version = ?, doc = ? where realm_id = ? and kind = ? and id = ? and version = ?',
            ...[next.version, toDoc(next), realmId, kind, id, expectedVersion],
          )
    return changed === 1 ? undefined : 'register-version'
  },
  'register.remove': (db, { realmId, kind, id }) => {
    db.run('delete from registers where realm_id = ? and kind = ? and id = ?', realmId, kind, id)
    return undefined
  },
  'audit.append': (db, { entry }) => {
    db.run('insert into audit (realm_id, at, doc) values (?, ?, ?)', entry.realmId, entry.at, toDoc(entry))
    return undefined
  },
}
