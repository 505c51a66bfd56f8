type Code =
  | 'postgres-unavailable'
  | 'postgres-contended'
  | 'postgres-refused'
  | 'postgres-unusable'
  | 'postgres-not-durable'
  | 'postgres-newer'

/** Postgres could not do what was asked; `retryable` says whether the same may pass later. */
export class PostgresStoreError extends Error {
  override readonly name = 'PostgresStoreError' as const
  readonly code: Code
  readonly retryable: boolean

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.retryable = code === 'postgres-unavailable' || code === 'postgres-contended'
  }
}

const sqlState = /^[0-9A-Z]{5}$/
/** Serialization failure and deadlock: the same transaction may pass at once. */
const contended = /^40(?:001|P01)$/
/**
 * Connection, resources, lock time-outs, an operator's doing, input and output: nothing that is wrong with the statement.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing = /^(?:08|53|57|58)|^(?:25P03|55P03)$/

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** Tells whether the transaction lost against another one and may simply be run again. */
export const isContention = (error: unknown): boolean => error instanceof Error && contended.test(codeOf(error))

/** An error of `pg` in the terms of the store. Without an SQLSTATE the connection failed, not the statement. */
export const storeError = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof PostgresStoreError || error instanceof TypeError) return error
  const state = codeOf(error)
  // Errors of several addresses tried at once have no message of their own.
  const reason = error.message === '' ? state : error.message
  if (contended.test(state))
    return new PostgresStoreError('postgres-contended', `Postgres keeps refusing a transaction: ${reason}.`, {
      cause: error,
    })
  if (sqlState.test(state) && !passing.test(state))
    return new PostgresStoreError('postgres-refused', `Postgres refused a statement (${state}): ${reason}.`, {
      cause: error,
    })
  return new PostgresStoreError('postgres-unavailable', `Postgres cannot be reached or is not ready: ${reason}.`, {
    cause: error,
  })
}
