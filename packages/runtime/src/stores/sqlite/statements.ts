import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

import { heldLanes } from '../changes.ts'

type Row = Record<string, unknown>

/** Lanes that a held realm keeps back, as SQL. */
export const heldLaneList: string = heldLanes.map((lane) => `'${lane}'`).join(', ')

/** A database whose statements are prepared once and kept. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Runs a statement that changes rows. @returns how many were changed */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  row(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values)
  }

  rows(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values)
  }

  /** Like {@link rows}, with values by name (`:now`). */
  named(sql: string, values: Record<string, SQLInputValue>): Row[] {
    return this.#prepare(sql).all(values)
  }

  /**
   * Runs `work` in one write transaction. `begin immediate` takes the lock at the start, so that two processes on one file
   * wait for each other instead of failing half way.
   */
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
