import { DatabaseSync } from 'node:sqlite'
import { groupCommit } from './sqlite/group-commit.ts'
import { migrate } from './sqlite/schema.ts'
import { FileStatements } from './sqlite/statements.ts'
import { storeOn } from './sqlite/store-on.ts'
import type { Store } from './store.ts'

/** SQLite before 3.51.3 can corrupt a database when two connections reset its write-ahead log at once. */
const oldestSqlite = [3, 51, 3] as const

const olderThan = (version: string, oldest: readonly number[]): boolean => {
  const parts = version.split('.').map(Number)
  for (const [index, least] of oldest.entries()) {
    const part = parts[index] ?? 0
    if (part !== least) return part < least
  }
  return false
}

/** A database file cannot be used safely, or not at all. */
export class SqliteStoreError extends Error {
  override readonly name = 'SqliteStoreError' as const
  readonly code: 'sqlite-unusable' | 'sqlite-too-old' | 'sqlite-not-durable'
  readonly retryable = false

  constructor(code: SqliteStoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

const open = (path: string): DatabaseSync => {
  let database: DatabaseSync
  try {
    database = new DatabaseSync(path)
    database.exec(
      'pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;',
    )
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SqliteStoreError('sqlite-unusable', `Cannot open the database file ${path}: ${reason}.`, { cause })
  }
  return database
}

/** Asserts what durability rests on instead of trusting a default; other builds of SQLite reopen a file with less. */
const assertDurable = (database: DatabaseSync, path: string): void => {
  const pragma = (name: string): unknown => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0]
  const version = String(database.prepare('select sqlite_version() as version').get()?.version)
  if (olderThan(version, oldestSqlite))
    throw new SqliteStoreError(
      'sqlite-too-old',
      `SQLite ${version} is too old; ${oldestSqlite.join('.')} or newer is needed (Node 22.23 or 24.21).`,
    )
  const journal = pragma('journal_mode')
  const synchronous = pragma('synchronous')
  if (path !== ':memory:' && (journal !== 'wal' || synchronous !== 2))
    throw new SqliteStoreError(
      'sqlite-not-durable',
      `The database file ${path} runs with journal_mode=${String(journal)}, synchronous=${String(synchronous)}; wal and 2 (FULL) are needed. A network file system cannot give them.`,
    )
}

/**
 * Opens a store in one SQLite file: write-ahead log, `synchronous=FULL`, both asserted. Several processes on one machine
 * may share the file.
 *
 * @param options - `path` is the file to open or create; `':memory:'` for a test that needs no durability
 * @throws SqliteStoreError when the file cannot be opened, SQLite is older than 3.51.3, or the file system cannot keep the
 * promise of durability
 * @example
 * import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
 *
 * const store = sqliteStore({ path: ':memory:' })
 * await store.nextDueAt() // => undefined
 * await store.close()
 */
export const sqliteStore = (options: { path: string }): Store => {
  const { path } = options
  const database = open(path)
  try {
    assertDurable(database, path)
    migrate(database)
  } catch (error) {
    database.close()
    throw error
  }
  const db = new FileStatements(database)

  return {
    ...storeOn(db),
    commit: groupCommit(db, { isPatient: path !== ':memory:' }),
    name: 'sqlite',
    close: async () => database.close(),
  }
}
