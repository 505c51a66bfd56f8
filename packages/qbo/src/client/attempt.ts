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
  /** The caller's own; the runtime's where there is none. */
  fetch: Fetch | undefined
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
  const whole: RequestInit = { ...init, signal, redirect: 'manual' }
  // The runtime's own takes the parts as they are: a request that it would only copy costs as much as all else here.
  const response = await (fetch ? fetch(new Request(url, whole)) : globalThis.fetch(url, whole))
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** Why a timer stops. Made once: a reason of its own for each call would cost a stack trace. */
const ended: Error = new Error('the attempt has ended')

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
  const timer = new AbortController()
  let timedOut = false
  const expire = () => {
    timedOut = true
    controller.abort(new TimeoutError(details, timeoutMs))
  }
  clock.sleep(timeoutMs, timer.signal).then(expire, () => undefined)
  try {
    // Raced, because a `fetch` of the caller's own need not listen to the signal.
    return await Promise.race([exchange(request, controller.signal), rejection(controller.signal)])
  } catch (cause) {
    if (timedOut || signal?.aborted) throw controller.signal.reason
    throw new ConnectionError({ ...details, cause })
  } finally {
    signal?.removeEventListener('abort', cancel)
    timer.abort(ended)
  }
}
