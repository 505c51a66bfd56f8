import type { JsonObject } from 'type-fest'
import type { Call } from '../client/call.ts'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import { InputError } from '../errors/input-error.ts'
import { countStatement, type StatementSpec, selectStatement } from './statement.ts'

/** What QuickBooks gives at most at once. */
const pageSize = 1_000
/** Above this many characters of URL a statement goes by POST: proxies cut long addresses off. */
const maxUrlStatement = 2_000

/** Rows of a query, asked for as they are read. Each reading asks anew. */
export interface Query<Row> extends AsyncIterable<Row> {
  /** Reads all rows into memory. */
  all(): Promise<Row[]>
  /** Reads the first row alone. */
  first(): Promise<Row | undefined>
}

/** A query of any entity, its paging included. */
export interface RowSpec extends StatementSpec {
  startPosition?: number | undefined
  maxResults?: number | undefined
}

/** What all queries of one entity have in common. */
export interface QuerySource {
  entity: string
  pipeline: Pipeline
}

const queryCall = (statement: string): Call => ({
  path: '/query',
  write: false,
  answer: 'QueryResponse',
  ...(encodeURIComponent(statement).length > maxUrlStatement
    ? { method: 'POST', body: { contentType: 'application/text', content: statement } }
    : { method: 'GET', query: { query: statement } }),
})

const ask = async (pipeline: Pipeline, statement: string, options: RequestOptions): Promise<JsonObject> => {
  const { json } = await pipeline.send(queryCall(statement), options)
  // An object in every reply there is; empty where nothing was found.
  return (json.QueryResponse ?? {}) as JsonObject
}

const checkPaging = (name: string, value: number | undefined, least: number): void => {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return
  throw new InputError('query', [
    { path: name, code: 'invalid-number', message: `expected a whole number of at least ${least}` },
  ])
}

/**
 * Prepares a query, page by page; one page at a time is held.
 *
 * A page that is not full is the last: the count QuickBooks may send along is not the count of the query.
 *
 * @typeParam Row - what the entity's rows are; QuickBooks' word for it is taken
 * @throws {@link InputError} for a condition, order or paging that cannot be asked
 */
export const queryRows = <Row>(
  { entity, pipeline }: QuerySource,
  spec: RowSpec,
  options: RequestOptions,
): Query<Row> => {
  checkPaging('startPosition', spec.startPosition, 1)
  checkPaging('maxResults', spec.maxResults, 0)
  const select = selectStatement(entity, spec)
  async function* rows(limit: number): AsyncGenerator<Row> {
    let position = spec.startPosition ?? 1
    let left = limit
    while (left > 0) {
      const size = Math.min(pageSize, left)
      const response = await ask(pipeline, `${select} STARTPOSITION ${position} MAXRESULTS ${size}`, options)
      const { [entity]: page = [] } = response
      // The one place where rows get their type: unknown fields stay, and checking each would cost more than it finds.
      const found = (Array.isArray(page) ? page : []) as unknown[] as Row[]
      yield* found
      if (found.length < size) return
      position += found.length
      left -= found.length
    }
  }
  const limit = spec.maxResults ?? Number.POSITIVE_INFINITY
  return {
    [Symbol.asyncIterator]: () => rows(limit),
    all: async () => {
      const all: Row[] = []
      for await (const row of rows(limit)) all.push(row)
      return all
    },
    first: async () => (await rows(Math.min(1, limit)).next()).value ?? undefined,
  }
}

/** Counts the rows of a query without reading them. */
export const countRows = async (
  { entity, pipeline }: QuerySource,
  where: object | undefined,
  options: RequestOptions,
): Promise<number> => {
  const { totalCount } = await ask(pipeline, countStatement(entity, where), options)
  return typeof totalCount === 'number' ? totalCount : 0
}
