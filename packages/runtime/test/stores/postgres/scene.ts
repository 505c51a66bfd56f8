import { type PostgresStore, postgresStore } from '@leadbooks/runtime/stores/postgres'
import { Client, Pool } from 'pg'
import { inject } from 'vitest'

export const connectionString = inject('connectionString')

/** Something that is ended, the last thing first, when the test ends. */
const endings: (() => Promise<unknown>)[] = []

export const endAll = async (): Promise<void> => {
  for (const end of endings.splice(0).reverse()) await end()
}

/** A schema that no other test uses; it goes with the test. */
export const freshSchema = (): string => {
  const schema = `t_${crypto.randomUUID().replaceAll('-', '')}`
  endings.push(() => query(`drop schema if exists ${schema} cascade`))
  return schema
}

/** A connection string whose sessions have a setting of their own. */
const withSetting = (setting: string): string => {
  const url = new URL(connectionString)
  url.searchParams.set('options', `-c ${setting}`)
  return url.href
}

/** A node: a store with connections of its own, whose sessions may have a setting such as `deadlock_timeout=5s`. */
export const node = (schema: string, setting?: string): PostgresStore => {
  const store = postgresStore({
    connectionString: setting === undefined ? connectionString : withSetting(setting),
    schema,
  })
  endings.push(() => store.close())
  return store
}

export const pool = (max = 10): Pool => {
  const opened = new Pool({ connectionString, max })
  opened.on('error', () => undefined)
  endings.push(() => opened.end())
  return opened
}

/** Asks the database past the store. */
export const query = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Deletes every row; a schema of its own for each of many tests would take longer than the tests. */
export const emptySchema = async (schema: string): Promise<void> => {
  const tables = await query('select tablename from pg_tables where schemaname = $1 and tablename <> $2', [
    schema,
    'migrations',
  ])
  const deletions = tables.map(({ tablename }) => `delete from ${schema}.${String(tablename)}`)
  // As a replica would: the trigger that guards the audit trail sleeps.
  await query(['set session_replication_role = replica', ...deletions].join('; '))
}

/** Waits until some statement waits for a lock. */
export const untilLocked = async (): Promise<void> => {
  while ((await query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).length === 0);
}
