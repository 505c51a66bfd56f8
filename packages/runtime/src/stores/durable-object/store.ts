import { storeOn } from '../sqlite/store-on.ts'
import type { Store } from '../store.ts'
import type { ObjectStorage } from './platform.ts'
import { migrateObject } from './schema.ts'
import { ObjectStatements } from './statements.ts'

/**
 * Opens a store in the SQLite storage of a Durable Object; {@link leadBooksObject} does it for you.
 *
 * Nothing leaves an object before what it wrote is durable: Cloudflare holds back its answers and its requests until then, so
 * a commit that anybody has learned of survives the loss of the machine.
 *
 * @param storage - `ctx.storage` of a class listed under `new_sqlite_classes`
 * @throws when a newer version of LeadBooks wrote the database
 */
export const durableObjectStore = (storage: ObjectStorage): Store => {
  migrateObject(storage)
  return { ...storeOn(new ObjectStatements(storage)), name: 'durable-object', close: async () => undefined }
}
