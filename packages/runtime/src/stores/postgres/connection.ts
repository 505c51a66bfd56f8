/**
 * What the store needs of `pg`, by shape alone: any version of it, a wrapper around it or a pool of an app's own will do.
 */

export interface PostgresQuery {
  text: string
  /** Under which the connection keeps the prepared statement. */
  name?: string
  values?: unknown[]
}

export interface PostgresResult {
  rows: Record<string, unknown>[]
  rowCount: number | null
}

/** One connection; within a transaction of an app's own, whatever its library gives for that transaction. */
export interface PostgresClient {
  query(query: PostgresQuery): Promise<PostgresResult>
}

/** A connection taken out of a pool. */
export interface PostgresPoolClient extends PostgresClient {
  on(event: 'error' | 'end' | 'notification', listener: (message: { payload?: string | undefined }) => void): unknown
  removeListener(event: 'error', listener: () => void): unknown
  /** Gives it back; `true` closes it instead. */
  release(destroy?: boolean): void
}

/** Connections to one database; `new Pool(…)` of `pg` is one. */
export interface PostgresPool extends PostgresClient {
  connect(): Promise<PostgresPoolClient>
  end(): Promise<void>
}
