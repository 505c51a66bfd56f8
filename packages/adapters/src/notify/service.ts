import { NotifyError, type NotifyErrorCode } from './notify-error.ts'

/** What every channel over HTTP can be given. */
export interface ServiceOptions {
  /** @defaultValue the runtime's own `fetch` */
  fetch?: typeof fetch
  /** How long to wait for an answer. @defaultValue 10,000 */
  timeoutMs?: number
}

/** One request to a message service. */
export interface ServiceRequest {
  /** Name of the channel, for errors. */
  channel: string
  url: string
  headers: Record<string, string>
  body: string
}

/** What the service says of an error in its own terms, and our word for it where its terms are clearer than its status. */
export interface VendorError {
  vendorCode?: string
  code?: NotifyErrorCode
}

/**
 * Posts to a message service and reads its JSON reply.
 *
 * Redirects are refused: a message and its credentials go to the address given and to no other.
 *
 * @param explain - reads the service's own error out of the reply
 * @returns the reply's JSON; nothing where it is none, which does not unsend the message
 * @throws NotifyError
 */
export const postToService = async (
  request: ServiceRequest,
  options: ServiceOptions,
  explain: (reply: unknown) => VendorError = () => ({}),
): Promise<unknown> => {
  const { channel, url, headers, body } = request
  const { timeoutMs = 10_000 } = options
  const send = options.fetch ?? fetch
  const signal = AbortSignal.timeout(timeoutMs)
  let response: Response
  let text: string
  try {
    response = await send(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    text = await response.text()
  } catch (error) {
    throw new NotifyError(neverConnected(error) ? 'unreachable' : 'no-reply', { channel })
  }
  const reply = parse(text)
  if (response.ok) return reply
  const { vendorCode, code = codeOf(response.status) } = explain(reply)
  const retryAfterMs = waitOf(response.headers.get('retry-after'))
  throw new NotifyError(code, {
    channel,
    status: response.status,
    ...(vendorCode !== undefined && { vendorCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const codeOf = (status: number): NotifyErrorCode => {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 410) return 'gone'
  if (status === 408) return 'no-reply'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'refused'
}

/** Codes with which a runtime says that no connection came about, so that nothing was sent. */
const connectCodes: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
])

const neverConnected = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause && connectCodes.has(cause.code)
}

/** A day at most, whatever is asked for. */
const waitOf = (retryAfter: string | null): number | undefined => {
  const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined
  return seconds === undefined ? undefined : Math.min(seconds, 86_400) * 1000
}

/** A member of a reply that is an object, as text. */
export const memberOf = (reply: unknown, name: string): string | undefined => {
  if (typeof reply !== 'object' || reply === null || !Object.hasOwn(reply, name)) return undefined
  const value: unknown = Reflect.get(reply, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : undefined
}

/** Address of a path under a base address, whether or not that ends in a slash. */
export const under = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/$/, '')}/${path}`
