import type { Statements } from '../statements.ts'

/** Sees to it that a realm has a row. */
export const touchRealm = (db: Statements, realmId: string): void => {
  db.run('insert or ignore into realms (realm_id) values (?)', realmId)
}
