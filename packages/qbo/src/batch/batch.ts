import type { JsonObject } from 'type-fest'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import { newRequestId } from '../client/request-id.ts'
import { InputError } from '../errors/input-error.ts'
import { ObjectNotFoundError } from '../errors/object-not-found-error.ts'
import { QuickBooksError } from '../errors/quickbooks-error.ts'
import { ThrottledError } from '../errors/throttled-error.ts'
import type { BatchItem, BatchResult, BatchResults } from './batch-item.ts'
import { answersOf, batchCall, itemError, maxItems, type WireItem } from './wire.ts'
import { checkItems, wireItem } from './wire-item.ts'

/** A batch's `requestid`; with an item's `bId` of at most 10 it stays within QuickBooks' 50. */
const maxRequestId = 36

/** One request of a batch. */
interface Chunk {
  requestId: string
  items: readonly BatchItem[]
  wire: readonly WireItem[]
}

const refuse = (path: string, code: string, message: string): never => {
  throw new InputError('batch', [{ path, code, message }])
}

const requestIdOf = (base: string, index: number, chunks: number): string => {
  const requestId = chunks === 1 ? base : `${base}-${index + 1}`
  if (!/^[\w.~-]{1,36}$/.test(requestId)) {
    const most = maxRequestId - (chunks === 1 ? 0 : String(chunks).length + 1)
    return refuse('requestId', 'invalid-request-id', `expected 1 to ${most} of A-Z a-z 0-9 - . _ ~`)
  }
  return requestId
}

const bIdOf = ({ bId }: BatchItem, index: number): string => {
  if (bId === undefined) return String(index + 1)
  return /^\w{1,10}$/.test(bId) ? bId : refuse('bId', 'invalid-id', 'expected 1 to 10 letters or digits')
}

const chunkOf = (items: readonly BatchItem[], requestId: string): Chunk => {
  const wire = items.map((item, index) => ({ ...wireItem(item), bId: bIdOf(item, index) }))
  if (new Set(wire.map(({ bId }) => bId)).size < wire.length) refuse('bId', 'duplicate', 'has one value twice')
  return { requestId, items, wire }
}

/** Cuts items into requests, the same for the same items: a batch that is given again repeats nothing. */
const chunksOf = (items: readonly BatchItem[], base: string): Chunk[] => {
  const count = Math.ceil(items.length / maxItems)
  return Array.from({ length: count }, (_, index) =>
    chunkOf(items.slice(index * maxItems, (index + 1) * maxItems), requestIdOf(base, index, count)),
  )
}

const noRow = (item: BatchItem, requestId: string): ObjectNotFoundError =>
  new ObjectNotFoundError({
    status: 200,
    type: 'ValidationFault',
    faults: [{ code: '610', message: 'Object Not Found', detail: `No ${item.entity} has this Id.` }],
    method: 'POST',
    path: '/batch',
    outcome: 'refused',
    requestId,
  })

const rowsOf = (item: BatchItem, answer: JsonObject): unknown[] => {
  // An object in every answer to a query.
  const { [item.entity]: rows } = (answer.QueryResponse ?? {}) as JsonObject
  return Array.isArray(rows) ? rows : []
}

const answerOf = (item: BatchItem, answer: JsonObject): unknown => {
  if (item.operation === 'query') return rowsOf(item, answer)
  if (item.operation === 'read') return rowsOf(item, answer)[0]
  return answer[item.entity]
}

/** Sends one request and tells each of its items apart. What fails as a whole fails for each of its items. */
const carry = async (pipeline: Pipeline, chunk: Chunk, options: RequestOptions): Promise<BatchResult<unknown>[]> => {
  const { requestId, items, wire } = chunk
  const writes = items.some(({ operation }) => operation !== 'read' && operation !== 'query')
  const places = wire.map(({ bId }) => ({ requestId, bId }))
  try {
    const { json, intuitTid } = await pipeline.send(batchCall(wire, writes), { ...options, requestId })
    const answers = answersOf(json)
    return items.map((item, index): BatchResult<unknown> => {
      const place = places[index] ?? { requestId, bId: '' }
      const answer = answers.get(place.bId)
      const error = itemError(answer, { intuitTid, requestId })
      if (error instanceof ThrottledError) pipeline.rest(error)
      if (error || !answer) return { ...place, ok: false, error: error ?? noRow(item, requestId) }
      const value = answerOf(item, answer)
      return value === undefined
        ? { ...place, ok: false, error: noRow(item, requestId) }
        : { ...place, ok: true, value }
    })
  } catch (error) {
    // A token manager of the caller's own may throw anything; an abort is the caller's, too.
    if (!(error instanceof QuickBooksError)) throw error
    return places.map((place) => ({ ...place, ok: false, error }))
  }
}

/** Carries out any number of items, 30 to a request. */
export const runBatch = async <Items extends readonly BatchItem[]>(
  pipeline: Pipeline,
  items: Items,
  options: RequestOptions,
): Promise<BatchResults<Items>> => {
  checkItems(items)
  const chunks = chunksOf(items, options.requestId ?? newRequestId())
  const results = (await Promise.all(chunks.map((chunk) => carry(pipeline, chunk, options)))).flat()
  // One result an item, in order; the wire is believed for each value as it is for rows.
  return results as unknown as BatchResults<Items>
}
