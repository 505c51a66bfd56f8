import type { TokenManager } from '../auth/token-manager.ts'
import { AuthenticationError } from '../errors/authentication-error.ts'
import { ConnectionError } from '../errors/connection-error.ts'
import { QuickBooksReplyError } from '../errors/reply-error.ts'
import { ThrottledError } from '../errors/throttled-error.ts'
import { attempt } from './attempt.ts'
import { backoffMs, maxBackoffMs } from './backoff.ts'
import { type Call, callInit, callUrl, type Progress } from './call.ts'
import type { Clock } from './clock.ts'
import { type Observer, type RequestState, tell } from './observer.ts'
import type { Fetch, RequestOptions } from './options.ts'
import type { LimitedRequest, RateLimiter } from './rate-limiter.ts'
import { type Reply, readReply } from './reply.ts'
import { checkRequestId, newRequestId } from './request-id.ts'

/** What the calls of one client have in common. */
export interface PipelineParts {
  realmId: string
  baseUrl: string
  auth: TokenManager
  fetch: Fetch
  rateLimiter: RateLimiter
  timeoutMs: number
  maxRetries: number
  observer: Observer
  clock: Clock
  random: () => number
}

/** The one way to QuickBooks: budget, token, attempt, fault, retry. */
export class Pipeline {
  readonly #parts: PipelineParts

  constructor(parts: PipelineParts) {
    this.#parts = parts
  }

  /**
   * Sends a call as often as it needs and resolves to the first good reply.
   *
   * Sent again: no reply, timeout, 429, 5xx, and 401 once with a new token; always with the same `requestid`. Never what was refused.
   *
   * @throws a {@link QuickBooksReplyError}, a {@link ConnectionError}, an error of the token manager, or the signal's reason
   */
  async send(call: Call, options: RequestOptions): Promise<Reply> {
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
    const release = await this.#parts.rateLimiter.acquire(this.#company, options.signal)
    try {
      return await this.#attempt(call, options, progress)
    } finally {
      release()
    }
  }

  async #attempt(call: Call, options: RequestOptions, progress: Progress): Promise<Reply> {
    const { baseUrl, realmId, fetch, clock, observer } = this.#parts
    const { method, path } = call
    const { requestId, lost: lostBefore } = progress
    const state = this.#state(call, progress)
    const startedAt = clock.now()
    tell(() => observer.onRequest?.(state))
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
    tell(() => observer.onReply?.({ ...state, status: raw.status, durationMs, ...(intuitTid && { intuitTid }) }))
    if (error) throw error
    return reply
  }

  /** Has a rejected token replaced, once a call; rejects where there is no other. */
  async #renew(error: AuthenticationError, { signal }: RequestOptions, progress: Progress): Promise<void> {
    if (progress.renewed) throw error
    progress.renewed = true
    if ((await this.#parts.auth.renew(progress.token, signal)) === progress.token) throw error
  }

  /** Waits as long as the failure asks for; rejects where waiting does not help or all retries are used up. */
  async #wait(error: unknown, call: Call, options: RequestOptions, progress: Progress): Promise<void> {
    const { clock, observer, rateLimiter, random } = this.#parts
    if (!(error instanceof ConnectionError || error instanceof QuickBooksReplyError) || !error.retryable) throw error
    progress.lost ||= error.outcome === 'unknown'
    const { retries } = progress
    const throttled = error instanceof ThrottledError
    const retryAfterMs = error instanceof QuickBooksReplyError ? error.retryAfterMs : undefined
    const delayMs = backoffMs({ retries, throttled, retryAfterMs, random })
    const state = { ...this.#state(call, progress), error, delayMs }
    if (throttled) {
      rateLimiter.slowDown(this.#company, delayMs)
      tell(() => observer.onThrottle?.(state))
    }
    if (retries >= (options.maxRetries ?? this.#parts.maxRetries) || delayMs > maxBackoffMs) throw error
    progress.retries += 1
    tell(() => observer.onRetry?.(state))
    await clock.sleep(delayMs, options.signal)
  }

  get #company(): LimitedRequest {
    const { baseUrl, realmId } = this.#parts
    return { baseUrl, realmId }
  }

  #state({ method, path }: Call, { attempt, requestId }: Progress): RequestState {
    return { realmId: this.#parts.realmId, method, path, attempt, ...(requestId && { requestId }) }
  }
}
