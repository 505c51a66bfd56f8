import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { heldLanes } from '../changes.ts'

export type Row = Record<string, unknown>

/** Lanes that a held realm keeps back, as SQL. */
export const heldLaneList: string = heldLanes.map((lane) => `'${lane}'`).join(', ')

/** What a column can be given. */
export type Value = string | number | null | Uint8Array

/** SQLite, as the store speaks to it: the same SQL in a file of Node's and in a Durable Object. */
export interface Statements {
  /** Runs a statement that changes rows. @returns how many were changed */
  run(sql: string, ...values: Value[]): number
  row(sql: string, ...values: Value[]): Row | undefined
  rows(sql: string, ...values: Value[]): Row[]
  /** Runs `work` in one write transaction, which is undone when it throws or `keep` says no to its result. */
  transaction<T>(work: () => T, keep?: (result: T) => boolean): T
}

/** A database file whose statements are prepared once and kept. */
export class FileStatements implements Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  run(sql: string, ...values: Value[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  row(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values)
  }

  rows(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values)
  }

  /** `begin immediate` takes the lock at the start, so that two processes on one file wait for each other instead of failing half way. */
  transaction<T>(work: () => T, keep: (result: T) => boolean = () => true): T {
    this.#database.exec('begin immediate')
    let result: T
    try {
      result = work()
    } catch (error) {
      this.#database.exec('rollback')
      throw error
    }
    this.#database.exec(keep(result) ? 'commit' : 'rollback')
    return result
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      statement = this.#database.prepare(sql)
      this.#prepared.set(sql, statement)
    }
    return statement
  }
}

/** Reads a `doc` column back. */
export const fromDoc = <T>(row: Row): T => JSON.parse(String(row.doc)) as T // written by `toDoc` of the same record type

export const toDoc = (record: object): string => JSON.stringify(record)
