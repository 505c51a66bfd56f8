import type { JsonObject } from 'type-fest'
import type { Call } from '../client/call.ts'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'

/** Above this many characters of URL a statement goes by POST: proxies cut long addresses off. */
const maxUrlStatement = 2_000

/** The call that asks a statement. */
export const queryCall = (statement: string): Call => ({
  path: '/query',
  write: false,
  answer: 'QueryResponse',
  ...(encodeURIComponent(statement).length > maxUrlStatement
    ? { method: 'POST', body: { contentType: 'application/text', content: statement } }
    : { method: 'GET', query: { query: statement } }),
})

/** Asks a statement, alone or together with others that are asked at the same moment. */
export const ask = async (pipeline: Pipeline, statement: string, options: RequestOptions): Promise<JsonObject> => {
  if (pipeline.coalesces(options)) return pipeline.askTogether(statement, options)
  const { json } = await pipeline.send(queryCall(statement), options)
  // An object in every reply there is; empty where nothing was found.
  return (json.QueryResponse ?? {}) as JsonObject
}
