import { Pool } from 'pg'
import { claim } from './postgres/claims.ts'
import type { PostgresClient, PostgresPool } from './postgres/connection.ts'
import { borrowedDatabase, type Database, pooledDatabase, statementsFor } from './postgres/database.ts'
import { PostgresStoreError } from './postgres/error.ts'
import { createReads } from './postgres/reads.ts'
import { migrate } from './postgres/schema.ts'
import { createWaker, leavesWork } from './postgres/waking.ts'
import { commitWrites } from './postgres/writes.ts'
import type { Store, Write } from './store.ts'

export type {
  PostgresClient,
  PostgresPool,
  PostgresPoolClient,
  PostgresQuery,
  PostgresResult,
} from './postgres/connection.ts'
export { PostgresStoreError } from './postgres/error.ts'
export { type PgBossLike, type RecurringWork, recurOnPgBoss } from './postgres/recurring.ts'

export type PostgresStoreOptions = (
  | {
      /** `postgres://user:password@host:5432/database`; the store keeps up to ten connections of its own. */
      connectionString: string
      pool?: never
    }
  | {
      /**
       * The app's own pool, which the store never ends. Give it a listener for `error`: without one, Node ends the process
       * when an idle connection breaks.
       */
      pool: PostgresPool
      connectionString?: never
    }
) & {
  /** Where the tables are. Lower-case letters, digits and `_`, at most 40. @defaultValue `'leadbooks'` */
  schema?: string
  /** Whether connections keep prepared statements; a pooler between may not allow it. @defaultValue true */
  prepare?: boolean
  /** `false` accepts a Postgres that can lose what it acknowledged, for tests. @defaultValue true */
  durable?: boolean
}

/** A store that several processes share, with what only Postgres can do. */
export interface PostgresStore extends Store {
  readonly name: 'postgres'
  /**
   * Connects, checks the settings and migrates the schema. Every other method does it first; called at the start of an app, it
   * says early what is wrong.
   *
   * @throws PostgresStoreError
   */
  ready(): Promise<void>
  /**
   * The same store inside a transaction that the app has begun on `client` and will end: what is committed here becomes true
   * with it, or not at all. A refused guard undoes only what the store wrote.
   */
  within(client: PostgresClient): Store
  /** Calls `wake` when another process has left work here, and after each time the connection was lost. @returns what ends it */
  onWork(wake: () => void): () => void
}

const schemaName = /^[a-z_][a-z0-9_]{0,39}$/

const openPool = (connectionString: string): PostgresPool => {
  const pool = new Pool({
    connectionString,
    application_name: 'leadbooks',
    connectionTimeoutMillis: 10_000,
    query_timeout: 35_000,
    keepAlive: true,
  })
  // The next query makes a new connection; without a listener, Node would end the process.
  pool.on('error', () => undefined)
  return pool
}

/** A database that is made ready before it is first used, and again after that has failed. */
const onceReady = (db: Database, ready: () => Promise<void>): Database => ({
  rows: async (sql, ...values) => {
    await ready()
    return db.rows(sql, ...values)
  },
  change: async (sql, ...values) => {
    await ready()
    return db.change(sql, ...values)
  },
  script: async (sql) => {
    await ready()
    return db.script(sql)
  },
  transaction: async (work, keep) => {
    await ready()
    return db.transaction(work, keep)
  },
})

type Committed = (writes: readonly Write[]) => unknown

const storeOn = (db: Database, committed: Committed, close: () => Promise<void>): Store => ({
  ...createReads(db),
  name: 'postgres',
  commit: async (writes) => {
    const outcome = await commitWrites(db, writes)
    if (outcome.ok && leavesWork(writes)) await committed(writes)
    return outcome
  },
  claimCommands: (options) => claim(db, options),
  extendLease: async (realmId, key, token, until) =>
    (await db.change(
      `update leadbooks.commands set lease_until = $4
       where realm_id = $1 and key = $2 and lease_token = $3 and status = 'leased'`,
      ...[realmId, key, token, until],
    )) === 1,
  close,
})

/**
 * Opens a store in a Postgres database, in tables of its own; as many processes as you like may share it.
 *
 * A resolved `commit` is durable as Postgres is: `fsync` and `synchronous_commit` are asserted before first use. Errors are
 * {@link PostgresStoreError}; a lost connection is one that is `retryable`.
 *
 * @throws PostgresStoreError when the name of the schema is none
 * @example
 * ```ts no-run: needs a Postgres
 * import { postgresStore } from '@leadbooks/runtime/stores/postgres'
 *
 * const store = postgresStore({ connectionString: 'postgres://user:password@localhost:5432/app' })
 * await store.ready()
 * await store.nextDueAt() // => undefined
 * await store.close()
 * ```
 */
export const postgresStore = (options: PostgresStoreOptions): PostgresStore => {
  const { schema = 'leadbooks', prepare = true, durable = true } = options
  if (!schemaName.test(schema))
    throw new PostgresStoreError(
      'postgres-unusable',
      `The schema is named ${JSON.stringify(schema)}; up to 40 lower-case letters, digits and "_" were expected, no digit first.`,
    )
  const pool = options.pool ?? openPool(options.connectionString)
  const statement = statementsFor(schema, prepare)
  const connected = pooledDatabase(pool, statement)
  let readying: Promise<void> | undefined
  const ready = (): Promise<void> => {
    readying ??= migrate(connected, schema, durable).catch((error: unknown) => {
      readying = undefined
      throw error
    })
    return readying
  }
  const waker = createWaker(pool, schema)
  const store = storeOn(
    onceReady(connected, ready),
    () => waker.tell(),
    async () => {
      await waker.close()
      if (options.pool === undefined) await pool.end()
    },
  )
  return {
    ...store,
    name: 'postgres',
    ready,
    within: (client) =>
      storeOn(
        onceReady(borrowedDatabase(client, statement), ready),
        () => waker.tellWithin(client),
        async () => undefined,
      ),
    onWork: (wake) => waker.listen(wake),
  }
}
