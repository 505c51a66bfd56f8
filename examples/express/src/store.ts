import type { Store } from '@leadbooks/runtime'
import { postgresStore } from '@leadbooks/runtime/stores/postgres'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import type { Settings } from './settings.ts'

/** Opens a SQLite file, or Postgres where several instances of the app share the work; says at once what is wrong with it. */
export const openStore = async ({ database, databaseUrl }: Settings): Promise<Store> => {
  if (databaseUrl === undefined) return sqliteStore({ path: database })
  const store = postgresStore({ connectionString: databaseUrl })
  await store.ready()
  return store
}
