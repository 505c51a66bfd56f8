import type { JsonObject } from 'type-fest'
import type { TokenManager } from '../auth/token-manager.ts'
import { ReadCoalescer } from '../batch/read-coalescer.ts'
import { AuthenticationError } from '../errors/authentication-error.ts'
import { ConnectionError } from '../errors/connection-error.ts'
import { errorFromReply } from '../errors/from-reply.ts'
import { QuickBooksReplyError } from '../errors/reply-error.ts'
import { ThrottledError } from '../errors/throttled-error.ts'
import { attempt, type RawReply } from './attempt.ts'
import { backoffMs, maxBackoffMs } from './backoff.ts'
import { type Call, callInit, callUrl, type Progress } from './call.ts'
import type { Clock } from './clock.ts'
import type { Meter, MeteredCalls } from './meter.ts'
import { type Observer, problemOf, type RequestState, tell } from './observer.ts'
import type { Environment, Fetch, RequestOptions } from './options.ts'
import type { LimitedRequest, RateLimiter } from './rate-limiter.ts'
import { type Reply, readReply } from './reply.ts'
import { checkRequestId, newRequestId } from './request-id.ts'

/** What the calls of one client have in common. */
export interface PipelineParts {
  realmId: string
  environment: Environment
  baseUrl: string
  auth: TokenManager
  fetch: Fetch | undefined
  rateLimiter: RateLimiter
  timeoutMs: number
  maxRetries: number
  observer: Observer
  meter: Meter | undefined
  /** Milliseconds that a read waits for others; nothing where each goes by itself. */
  coalesceMs: number | undefined
  clock: Clock
  random: () => number
}

const oneWrite: MeteredCalls = { core: 1, corePlus: 0 }
const oneRead: MeteredCalls = { core: 0, corePlus: 1 }

/** Adds what the caller wants included to what the call itself includes. */
const withIncludes = (call: Call, { include = [] }: RequestOptions): Call => {
  const wanted = typeof include === 'string' ? [include] : include
  if (wanted.length === 0) return call
  const own = call.query?.include
  return { ...call, query: { ...call.query, include: [...(own ? [own] : []), ...wanted].join(',') } }
}

/** The one way to QuickBooks: budget, token, attempt, fault, retry. */
export class Pipeline {
  readonly #parts: PipelineParts
  readonly #coalescer: ReadCoalescer

  constructor(parts: PipelineParts) {
    this.#parts = parts
    this.#coalescer = new ReadCoalescer(this, parts.clock, parts.coalesceMs ?? 2)
  }

  get realmId(): string {
    return this.#parts.realmId
  }

  /** Tells whether a read travels with others. */
  coalesces({ coalesce, include }: RequestOptions): boolean {
    // What is asked for by `include` belongs to a whole request.
    return include === undefined && (coalesce ?? this.#parts.coalesceMs !== undefined)
  }

  /** Asks a statement together with others that are asked within a few milliseconds. */
  askTogether(statement: string, options: RequestOptions): Promise<JsonObject> {
    return this.#coalescer.ask(statement, options)
  }

  /** Rests the whole company, as one of its items was throttled. */
  rest(error: ThrottledError): void {
    const { rateLimiter, random } = this.#parts
    const delayMs = backoffMs({ retries: 0, throttled: true, retryAfterMs: error.retryAfterMs, random })
    rateLimiter.slowDown(this.#company, delayMs)
    const { realmId } = this
    const { method, path, requestId } = error
    const state = {
      realmId,
      method,
      path,
      attempt: 1,
      error: problemOf(error),
      delayMs,
      ...(requestId && { requestId }),
    }
    tell(() => this.#parts.observer.onThrottle?.(Object.freeze(state)))
  }

  /**
   * Sends a call as often as it needs and resolves to the first good reply.
   *
   * Sent again: no reply, timeout, 429, 5xx, and 401 once with a new token; always with the same `requestid`. Never what was refused.
   *
   * @throws a {@link QuickBooksReplyError}, a {@link ConnectionError}, an error of the token manager, or the signal's reason
   */
  async send(asked: Call, options: RequestOptions): Promise<Reply> {
    const call = withIncludes(asked, options)
    const requestId = call.write ? checkRequestId(options.requestId ?? newRequestId()) : undefined
    const progress: Progress = { requestId, attempt: 1, retries: 0, token: '', renewed: false, lost: false }
    for (;;) {
      // Outside the retries: a refresh that fails says nothing about this call.
      progress.token = await this.#parts.auth.accessToken(options.signal)
      try {
        return await this.#admitted(call, options, progress)
      } catch (error) {
        if (error instanceof AuthenticationError) await this.#renew(error, options, progress)
        else await this.#wait(error, call, options, progress)
      }
      progress.attempt += 1
    }
  }

  /** One attempt within the company's budget; its place is free again before any waiting. */
  async #admitted(call: Call, options: RequestOptions, progress: Progress): Promise<Reply> {
    const release = await this.#parts.rateLimiter.acquire(
      { ...this.#company, ...(call.kind && { kind: call.kind }) },
      options.signal,
    )
    try {
      return await this.#attempt(call, options, progress)
    } finally {
      release()
    }
  }

  async #attempt(call: Call, options: RequestOptions, progress: Progress): Promise<Reply> {
    const { baseUrl, realmId, fetch, clock } = this.#parts
    const observers = this.#observers(options)
    const { method, path } = call
    const { requestId, lost: lostBefore } = progress
    const state = this.#state(call, progress)
    const startedAt = clock.now()
    for (const observer of observers) tell(() => observer.onRequest?.(state))
    const raw = await attempt({
      url: callUrl(`${baseUrl}/v3/company/${encodeURIComponent(realmId)}`, call, requestId),
      init: callInit(call, progress.token),
      fetch,
      clock,
      timeoutMs: options.timeoutMs ?? this.#parts.timeoutMs,
      signal: options.signal,
      details: { method, path, requestId },
    })
    const reply = readReply(raw, call, { method, path, requestId, lostBefore }, clock.now())
    const { intuitTid, error } = reply
    const durationMs = clock.now() - startedAt
    const answered = Object.freeze({ ...state, status: raw.status, durationMs, ...(intuitTid && { intuitTid }) })
    for (const observer of observers) tell(() => observer.onReply?.(answered))
    this.#count(call, raw)
    if (error) throw error
    return reply
  }

  /** Counts a call that QuickBooks itself answered, well or with a refusal of its own. */
  #count({ write, metered = write ? oneWrite : oneRead }: Call, { status }: RawReply): void {
    if (!(status < 400 || status === 400)) return
    const { meter, realmId, environment, clock } = this.#parts
    tell(() => meter?.count({ realmId, environment, at: clock.now(), ...metered }))
  }

  /**
   * Reads a file from the address that QuickBooks gave for it, which is open by itself: without token, budget or count.
   *
   * @throws a {@link ServiceError} for an address or a reply that is no file, a {@link ConnectionError} without a reply
   */
  async fetchFile(address: string, options: RequestOptions): Promise<Uint8Array<ArrayBuffer>> {
    const { fetch, clock, baseUrl } = this.#parts
    const url = URL.parse(address)
    const details = { method: 'GET', path: '/download' }
    const trusted = url && (url.protocol === 'https:' || url.origin === new URL(baseUrl).origin)
    if (!trusted) throw errorFromReply({ status: 200, text: '' }, details)
    const timeoutMs = options.timeoutMs ?? this.#parts.timeoutMs
    const file = await attempt({ url: url.href, init: {}, fetch, clock, timeoutMs, signal: options.signal, details })
    if (file.status !== 200) throw errorFromReply({ status: file.status < 500 ? 502 : file.status, text: '' }, details)
    return file.bytes
  }

  /** Has a rejected token replaced, once a call; rejects where there is no other. */
  async #renew(error: AuthenticationError, { signal }: RequestOptions, progress: Progress): Promise<void> {
    if (progress.renewed) throw error
    progress.renewed = true
    if ((await this.#parts.auth.renew(progress.token, signal)) === progress.token) throw error
  }

  /** Waits as long as the failure asks for; rejects where waiting does not help or all retries are used up. */
  async #wait(error: unknown, call: Call, options: RequestOptions, progress: Progress): Promise<void> {
    const { clock, rateLimiter, random } = this.#parts
    const observers = this.#observers(options)
    if (!(error instanceof ConnectionError || error instanceof QuickBooksReplyError) || !error.retryable) throw error
    progress.lost ||= error.outcome === 'unknown'
    const { retries } = progress
    const throttled = error instanceof ThrottledError
    const retryAfterMs = error instanceof QuickBooksReplyError ? error.retryAfterMs : undefined
    const delayMs = backoffMs({ retries, throttled, retryAfterMs, random })
    const state = Object.freeze({ ...this.#state(call, progress), error: problemOf(error), delayMs })
    if (throttled) {
      rateLimiter.slowDown(this.#company, delayMs)
      for (const observer of observers) tell(() => observer.onThrottle?.(state))
    }
    if (retries >= (options.maxRetries ?? this.#parts.maxRetries) || delayMs > maxBackoffMs) throw error
    progress.retries += 1
    for (const observer of observers) tell(() => observer.onRetry?.(state))
    await clock.sleep(delayMs, options.signal)
  }

  /** The client's observer, and the call's own. */
  #observers({ observer }: RequestOptions): Observer[] {
    return observer === undefined ? [this.#parts.observer] : [this.#parts.observer, observer]
  }

  get #company(): LimitedRequest {
    const { baseUrl, realmId } = this.#parts
    return { baseUrl, realmId }
  }

  #state({ method, path }: Call, { attempt, requestId }: Progress): RequestState {
    return Object.freeze({ realmId: this.#parts.realmId, method, path, attempt, ...(requestId && { requestId }) })
  }
}
