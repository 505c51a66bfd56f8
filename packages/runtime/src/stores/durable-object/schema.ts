import { assertKnown, migrations } from '../sqlite/schema.ts'
import type { ObjectStorage } from './platform.ts'

/** Brings an object's database up to this version in one transaction; a table of one row stands in for `user_version`, which is closed there. */
export const migrateObject = (storage: ObjectStorage): void => {
  const { sql } = storage
  storage.transactionSync(() => {
    sql.exec('create table if not exists leadbooks_schema (version integer not null)')
    const found = Number(sql.exec('select version from leadbooks_schema').toArray()[0]?.version ?? 0)
    assertKnown(found)
    if (found === migrations.length) return
    for (const step of migrations.slice(found)) sql.exec(step)
    sql.exec('delete from leadbooks_schema')
    sql.exec('insert into leadbooks_schema (version) values (?)', migrations.length)
  })
}
