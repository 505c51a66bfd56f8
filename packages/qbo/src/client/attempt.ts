import { type ConnectionDetails, ConnectionError } from '../errors/connection-error.ts'
import { TimeoutError } from '../errors/timeout-error.ts'
import type { Clock } from './clock.ts'
import type { Fetch } from './options.ts'

/** A reply read to its end. */
export interface RawReply {
  status: number
  headers: Headers
  bytes: Uint8Array<ArrayBuffer>
}

/** One try at one request. */
export interface Attempt {
  url: string
  init: RequestInit
  fetch: Fetch
  clock: Clock
  timeoutMs: number
  signal?: AbortSignal | undefined
  details: ConnectionDetails
}

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

const exchange = async ({ url, init, fetch }: Attempt, signal: AbortSignal): Promise<RawReply> => {
  // A redirect would carry a write, and its token, to where it was not meant for.
  const response = await fetch(new Request(url, { ...init, signal, redirect: 'manual' }))
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/**
 * Sends a request once and reads the whole reply.
 *
 * @throws {@link TimeoutError} after `timeoutMs`, {@link ConnectionError} when the connection fails, or the reason of the caller's signal
 */
export const attempt = async (request: Attempt): Promise<RawReply> => {
  const { clock, timeoutMs, signal, details } = request
  signal?.throwIfAborted()
  const controller = new AbortController()
  const cancel = () => controller.abort(signal?.reason)
  signal?.addEventListener('abort', cancel, { once: true })
  let timedOut = false
  const expire = () => {
    timedOut = true
    controller.abort(new TimeoutError(details, timeoutMs))
  }
  clock.sleep(timeoutMs, controller.signal).then(expire, () => undefined)
  try {
    // Raced, because a `fetch` of the caller's own need not listen to the signal.
    return await Promise.race([exchange(request, controller.signal), rejection(controller.signal)])
  } catch (cause) {
    if (timedOut || signal?.aborted) throw controller.signal.reason
    throw new ConnectionError({ ...details, cause })
  } finally {
    signal?.removeEventListener('abort', cancel)
    controller.abort()
  }
}
