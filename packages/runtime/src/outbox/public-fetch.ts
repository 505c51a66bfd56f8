import type { LookupAddress } from 'node:dns'
import type { IncomingMessage, RequestOptions } from 'node:http'
import type { LookupFunction } from 'node:net'
import { EndpointError, isPublicAddress } from './endpoint.ts'

/** What an answer may be long: nobody reads more of it. */
const mostBytes = 65_536

export interface PublicFetchOptions {
  /** Resolves a name into all of its addresses. @defaultValue the system's */
  lookup?: (hostname: string) => Promise<LookupAddress[]>
  /** Whether an address may be called. @defaultValue {@link isPublicAddress} */
  isAllowed?: (address: string) => boolean
}

type Node = Pick<typeof process, 'getBuiltinModule'>

/** Node itself: Workers have some of its modules too, but neither sockets of their own nor a private network. */
const nodeItself = (): Node | undefined => {
  const { process: node, navigator: where } = globalThis as { process?: Node; navigator?: { userAgent?: string } } // both may be missing
  const isWorker = where?.userAgent === 'Cloudflare-Workers'
  return typeof node?.getBuiltinModule === 'function' && !isWorker ? node : undefined
}

const read = async (reply: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of reply as AsyncIterable<Uint8Array>) {
    chunks.push(chunk.subarray(0, mostBytes - length))
    length += chunk.length
    if (length >= mostBytes) break
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer()) // Node's buffers are no shared memory
}

const answerOf = async (reply: IncomingMessage): Promise<Response> => {
  const { statusCode: status = 502, headers } = reply
  const retryAfter = headers['retry-after']
  const isEmpty = status === 204 || status === 205 || status === 304
  const body = await read(reply)
  return new Response(isEmpty ? null : body, {
    status,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  })
}

/**
 * A `fetch` for addresses that tenants give. The address that a name resolves to is looked at when the connection is made, so
 * that a name that changes its mind in between gains nothing; redirects are answered as they are, an answer is cut off at 64 kB
 * and has no header but `retry-after`.
 *
 * In runtimes other than Node it is the runtime's own `fetch`.
 *
 * @returns one that rejects with EndpointError for a private address, and with TypeError when no answer came
 */
export const publicFetch = (options: PublicFetchOptions = {}): typeof fetch => {
  const node = nodeItself()
  if (node === undefined) return (...request) => fetch(...request)
  const { isAllowed = isPublicAddress } = options
  const { lookup = (hostname) => node.getBuiltinModule('node:dns/promises').lookup(hostname, { all: true }) } = options

  const guarded: LookupFunction = (hostname, { all }, done) => {
    lookup(hostname).then(
      (found) => {
        const [first] = found
        if (first === undefined || !found.every(({ address }) => isAllowed(address)))
          return done(new EndpointError('resolves to a private network'), '')
        return all === true ? done(null, found) : done(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    )
  }

  return async (input, init) => {
    const request = new Request(input, init)
    const body = new Uint8Array(await request.arrayBuffer())
    const url = new URL(request.url)
    // A host that is an address already is never looked up.
    const address = url.hostname.replace(/^\[|\]$/g, '')
    if (node.getBuiltinModule('node:net').isIP(address) !== 0 && !isAllowed(address))
      throw new EndpointError('is in a private network')
    const { request: begin } =
      url.protocol === 'https:' ? node.getBuiltinModule('node:https') : node.getBuiltinModule('node:http')
    const settings: RequestOptions = {
      method: request.method,
      headers: { ...Object.fromEntries(request.headers), 'content-length': String(body.length) },
      signal: request.signal,
      lookup: guarded,
      // A connection that is kept was looked at when it was made, for somebody else.
      agent: false,
    }
    return new Promise((resolve, reject) => {
      const outgoing = begin(url, settings, (reply) => {
        answerOf(reply).then(resolve, reject)
      })
      outgoing.on('error', (cause) =>
        reject(cause instanceof EndpointError ? cause : new TypeError('fetch failed', { cause })),
      )
      outgoing.end(body)
    })
  }
}
