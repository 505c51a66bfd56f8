import type { PostgresClient, PostgresPool, PostgresQuery } from './connection.ts'
import { isContention, storeError } from './error.ts'
import { keepable, original } from './text.ts'

export type Row = Record<string, unknown>

/** Runs statements, one after the other on one connection or each on its own. */
export interface Session {
  rows(sql: string, ...values: unknown[]): Promise<Row[]>
  /** @returns how many rows were changed */
  change(sql: string, ...values: unknown[]): Promise<number>
  /** Runs several statements in one go. */
  script(sql: string): Promise<void>
}

/** A database as the parts of the store see it. */
export interface Database extends Session {
  /** Runs `work` in one transaction, which is undone unless `keep` says otherwise of its result. */
  transaction<T>(work: (session: Session) => Promise<T>, keep?: (result: T) => boolean): Promise<T>
}

/** Texts get their names once for all stores of a process: a connection refuses one name for two texts. */
const names = new Map<string, string>()

const nameOf = (text: string): string => {
  const name = names.get(text) ?? `leadbooks_${names.size + 1}`
  names.set(text, name)
  return name
}

const encode = (value: unknown): unknown => {
  if (typeof value === 'string') return keepable(value)
  return Array.isArray(value) ? value.map(encode) : value
}

const decode = (row: Row): Row => {
  for (const [column, value] of Object.entries(row)) if (typeof value === 'string') row[column] = original(value)
  return row
}

/** Writes statements for one schema; in the sources it is always called `leadbooks`, in the names of locks too. */
export interface Statement {
  (sql: string, values: unknown[]): PostgresQuery
  script(sql: string): PostgresQuery
}

export const statementsFor = (schema: string, prepare: boolean): Statement => {
  const texts = new Map<string, string>()
  const inSchema = (sql: string): string => {
    const text = texts.get(sql) ?? sql.replaceAll('leadbooks.', `"${schema}".`)
    texts.set(sql, text)
    return text
  }
  const statement = (sql: string, values: unknown[]): PostgresQuery => {
    const text = inSchema(sql)
    return { text, values: values.map(encode), ...(prepare ? { name: nameOf(text) } : {}) }
  }
  return Object.assign(statement, { script: (sql: string): PostgresQuery => ({ text: inSchema(sql) }) })
}

export const sessionOn = (client: PostgresClient, statement: Statement): Session => ({
  rows: async (sql, ...values) => (await client.query(statement(sql, values))).rows.map(decode),
  change: async (sql, ...values) => (await client.query(statement(sql, values))).rowCount ?? 0,
  script: async (sql) => {
    await client.query(statement.script(sql))
  },
})

/**
 * A process that stops in the middle of a transaction (a paused machine, a debugger) must not hold its locks for ever. The
 * isolation is said because a database may have another default: guards wait for a row and then look at it as it is now.
 */
const begin = `begin isolation level read committed; set local statement_timeout = '30s';
  set local idle_in_transaction_session_timeout = '15s'`

const mostTries = 6

/** Waits longer with each try, by chance, so that two transactions do not meet again. */
const backOff = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * 10 * 2 ** tries)
  })

const ignore = (): void => undefined

/** A database behind a pool of connections. */
export const pooledDatabase = (pool: PostgresPool, statement: Statement): Database => {
  const each = sessionOn(pool, statement)

  const transactionOnce = async <T>(
    work: (session: Session) => Promise<T>,
    keep: (result: T) => boolean,
  ): Promise<T> => {
    const client = await pool.connect()
    // A connection that breaks while nothing runs on it says so in an event, which would end the process.
    client.on('error', ignore)
    let broken = true
    try {
      await client.query({ text: begin })
      const result = await work(sessionOn(client, statement))
      await client.query({ text: keep(result) ? 'commit' : 'rollback' })
      broken = false
      return result
    } catch (error) {
      // An answer of Postgres leaves the connection as good as it was, once the transaction is undone.
      if (isContention(error))
        broken = await client.query({ text: 'rollback' }).then(
          () => false,
          () => true,
        )
      throw error
    } finally {
      client.removeListener('error', ignore)
      client.release(broken)
    }
  }

  const asStoreError = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw storeError(error)
    }
  }

  return {
    rows: (sql, ...values) => asStoreError(() => each.rows(sql, ...values)),
    change: (sql, ...values) => asStoreError(() => each.change(sql, ...values)),
    script: (sql) => asStoreError(() => each.script(sql)),
    transaction: (work, keep = () => true) =>
      asStoreError(async () => {
        for (let tries = 1; ; tries += 1) {
          try {
            return await transactionOnce(work, keep)
          } catch (error) {
            if (!isContention(error) || tries === mostTries) throw error
            await backOff(tries)
          }
        }
      }),
  }
}

/**
 * A database within a transaction that somebody else has begun and will end. What the store undoes is undone up to a
 * savepoint; what Postgres refuses is for whoever owns the transaction.
 */
export const borrowedDatabase = (client: PostgresClient, statement: Statement): Database => {
  const session = sessionOn(client, statement)
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...session,
    transaction: (work, keep = () => true) => {
      const run = async () => {
        await client.query({ text: 'savepoint leadbooks' })
        const result = await work(session)
        if (!keep(result)) await client.query({ text: 'rollback to savepoint leadbooks' })
        await client.query({ text: 'release savepoint leadbooks' })
        return result
      }
      // Two savepoints of one connection nest; one after the other they do not mix.
      const next = last.then(run, run)
      last = next.catch(ignore)
      return next
    },
  }
}
