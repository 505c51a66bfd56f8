import type { Row, Statements, Value } from '../sqlite/statements.ts'
import type { ObjectStorage } from './platform.ts'

/** Thrown to undo a transaction that was not to be kept; never leaves this file. */
const undone = new Error('undone')

/** Blobs come as `ArrayBuffer`, the store's records hold bytes. */
const withBytes = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  )

/** The SQLite of a Durable Object, which prepares and keeps statements by itself. */
export class ObjectStatements implements Statements {
  readonly #storage: ObjectStorage

  constructor(storage: ObjectStorage) {
    this.#storage = storage
  }

  run(sql: string, ...values: Value[]): number {
    this.#storage.sql.exec(sql, ...values)
    // The cursor's own `rowsWritten` counts the rows of indexes too.
    return Number(this.row('select changes() as changed')?.changed)
  }

  row(sql: string, ...values: Value[]): Row | undefined {
    return this.rows(sql, ...values)[0]
  }

  rows(sql: string, ...values: Value[]): Row[] {
    return this.#storage.sql
      .exec(sql, ...values)
      .toArray()
      .map(withBytes)
  }

  transaction<T>(work: () => T, keep: (result: T) => boolean = () => true): T {
    const outcome: { result?: { value: T } } = {}
    try {
      return this.#storage.transactionSync(() => {
        const value = work()
        if (keep(value)) return value
        outcome.result = { value }
        throw undone
      })
    } catch (error) {
      if (error === undone && outcome.result !== undefined) return outcome.result.value
      throw error
    }
  }
}
