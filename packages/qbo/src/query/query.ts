import type { JsonObject } from 'type-fest'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import { InputError } from '../errors/input-error.ts'
import { ask } from './ask.ts'
import { RecentIds } from './recent-ids.ts'
import { countStatement, type StatementSpec, selectStatement } from './statement.ts'

/** What QuickBooks gives at most at once. */
const pageSize = 1_000

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

const checkPaging = (name: string, value: number | undefined, least: number): void => {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return
  throw new InputError('query', [
    { path: name, code: 'invalid-number', message: `expected a whole number of at least ${least}` },
  ])
}

/** One page as it was answered. */
const pageOf = (response: JsonObject, entity: string): unknown[] => {
  const { [entity]: page } = response
  return Array.isArray(page) ? page : []
}

/**
 * Reads the rows of a statement page by page, each row once, while others write.
 *
 * A page begins with the last row of the one before. Where that row has moved, rows before it are gone and all after it have moved up:
 * the page before is read again for what slipped into it. A page that is not full is the last; the count that QuickBooks may send along
 * is not the count of the query.
 */
async function* pages(
  read: (start: number, size: number) => Promise<unknown[]>,
  first: number,
  limit: number,
): AsyncGenerator<unknown> {
  const recent = new RecentIds(2 * pageSize)
  let start = first
  let left = limit
  let goingBack = false
  while (left > 0) {
    // Most of a page that is read again is known: a page cut down to what is left would find too little.
    const size = goingBack ? pageSize : Math.min(pageSize, left + (recent.size > 0 ? 1 : 0))
    const page = await read(start, size)
    goingBack = recent.size > 0 && start > first && !page.some((row) => recent.has(row))
    if (goingBack) {
      start = Math.max(first, start - pageSize + 1)
      continue
    }
    for (const row of page) {
      if (left === 0) return
      if (recent.has(row)) continue
      recent.add(row)
      left -= 1
      yield row
    }
    if (page.length < size) return
    // Without an id to be known again by, the overlap would be told twice.
    start += page.length - (recent.size > 0 ? 1 : 0)
  }
}

/**
 * Prepares a query, page by page; one page at a time is held.
 *
 * @typeParam Row - what the entity's rows are; QuickBooks' word for it is taken
 * @throws {@link InputError} for a condition, order or paging that cannot be asked
 */
export const queryRows = <Row>(
  pipeline: Pipeline,
  entity: string,
  spec: RowSpec,
  options: RequestOptions,
): Query<Row> => {
  checkPaging('startPosition', spec.startPosition, 1)
  checkPaging('maxResults', spec.maxResults, 0)
  const select = selectStatement(entity, spec)
  const read = async (start: number, size: number): Promise<unknown[]> =>
    pageOf(await ask(pipeline, `${select} STARTPOSITION ${start} MAXRESULTS ${size}`, options), entity)
  // The one place where rows get their type: unknown fields stay, and checking each would cost more than it finds.
  const rows = (limit: number): AsyncGenerator<Row> =>
    pages(read, spec.startPosition ?? 1, limit) as AsyncGenerator<unknown> as AsyncGenerator<Row>
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
  pipeline: Pipeline,
  entity: string,
  where: object | undefined,
  options: RequestOptions,
): Promise<number> => {
  const { totalCount } = await ask(pipeline, countStatement(entity, where), options)
  return typeof totalCount === 'number' ? totalCount : 0
}
