import type { JsonObject } from 'type-fest'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import { ObjectNotFoundError } from '../errors/object-not-found-error.ts'
import { isFields } from '../input/checks.ts'
import { ask } from './ask.ts'
import { isNameList } from './name-lists.ts'
import { selectStatement } from './statement.ts'

/**
 * Reads one record by a query, so that it can travel with others.
 *
 * @throws {@link ObjectNotFoundError} where there is none, as a read by itself does
 */
export const readRow = async (
  pipeline: Pipeline,
  entity: string,
  id: string,
  options: RequestOptions,
): Promise<JsonObject> => {
  // A read finds what is inactive, too; a query of names does so only when asked.
  const where = { Id: id, ...(isNameList(entity) && { Active: { in: [true, false] } }) }
  const { [entity]: rows } = await ask(pipeline, selectStatement(entity, { where }), options)
  const [row] = Array.isArray(rows) ? rows : []
  // A JSON object, as far as the check can tell types.
  if (isFields(row)) return row as JsonObject
  throw new ObjectNotFoundError({
    status: 200,
    type: 'ValidationFault',
    faults: [{ code: '610', message: 'Object Not Found', detail: 'No record has this Id.' }],
    method: 'GET',
    path: `/${entity.toLowerCase()}/${encodeURIComponent(id)}`,
    outcome: 'refused',
  })
}
