import type { JsonObject, JsonValue } from 'type-fest'
import { InputError } from '../errors/input-error.ts'
import type { Call } from './call.ts'

/** A call that no method covers. It passes the same budget, retries and errors as every other. */
export interface RawRequest {
  method: 'GET' | 'POST'
  /** Below the company: `/preferences`, `/customer/12`. */
  path: string
  query?: Readonly<Record<string, string>>
  body?: JsonObject | readonly JsonValue[]
  /** Whether it changes something and so carries a `requestid`. @defaultValue `true` for POST, except to `/query` */
  write?: boolean
}

const pathPattern = /^(?:\/[\w~:-][\w.~:%-]*)+$/

/** @throws {@link InputError} for a path that could lead out of the company */
export const rawCall = ({ method, path, query, body, write }: RawRequest): Call => {
  const rooted = path.startsWith('/') ? path : `/${path}`
  if (!pathPattern.test(rooted) || /%2e|%2f|%5c/i.test(rooted)) {
    throw new InputError('request', [
      {
        path: 'path',
        code: 'invalid-path',
        message: 'expected a path below the company without query, as in /customer/12',
      },
    ])
  }
  return {
    method,
    path: rooted,
    write: write ?? (method === 'POST' && rooted !== '/query'),
    ...(query && { query }),
    ...(body && { body: { contentType: 'application/json', content: JSON.stringify(body) } }),
  }
}
