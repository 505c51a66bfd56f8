import type { JsonObject } from 'type-fest'
import { withSignal } from '../auth/with-signal.ts'
import type { Clock } from '../client/clock.ts'
import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { Reply } from '../client/reply.ts'
import { AuthenticationError } from '../errors/authentication-error.ts'
import { QuickBooksReplyError } from '../errors/reply-error.ts'
import { ThrottledError } from '../errors/throttled-error.ts'
import { queryCall } from '../query/ask.ts'
import { answersOf, batchCall, itemError, maxItems } from './wire.ts'

interface Waiting {
  statement: string
  options: RequestOptions
  resolve(response: JsonObject): void
  reject(reason: unknown): void
}

/** Gathers statements that are asked within a few milliseconds into one batch, and gives each asker its own answer. */
export class ReadCoalescer {
  readonly #pipeline: Pick<Pipeline, 'send' | 'rest'>
  readonly #clock: Clock
  readonly #windowMs: number
  #waiting: Waiting[] = []
  #gathering: AbortController | undefined

  constructor(pipeline: Pick<Pipeline, 'send' | 'rest'>, clock: Clock, windowMs: number) {
    this.#pipeline = pipeline
    this.#clock = clock
    this.#windowMs = windowMs
  }

  /** Asks a statement; an abort takes it out, or ends the waiting for an answer that is on its way to others, too. */
  ask(statement: string, options: RequestOptions): Promise<JsonObject> {
    const answer = new Promise<JsonObject>((resolve, reject) => {
      this.#add({ statement, options, resolve, reject })
    })
    return withSignal(answer, options.signal)
  }

  #add(one: Waiting): void {
    const { signal } = one.options
    if (signal?.aborted) {
      one.reject(signal.reason)
      return
    }
    this.#waiting.push(one)
    if (this.#waiting.length === maxItems) this.#leave()
    else if (!this.#gathering) this.#gather()
    signal?.addEventListener('abort', () => this.#drop(one), { once: true })
  }

  #drop(one: Waiting): void {
    this.#waiting = this.#waiting.filter((other) => other !== one)
    one.reject(one.options.signal?.reason)
  }

  #gather(): void {
    const controller = new AbortController()
    this.#gathering = controller
    this.#clock.sleep(this.#windowMs, controller.signal).then(
      () => this.#leave(),
      // Ended early by a batch that was full.
      () => undefined,
    )
  }

  #leave(): void {
    this.#gathering?.abort()
    this.#gathering = undefined
    const leaving = this.#waiting
    this.#waiting = []
    void this.#carry(leaving)
  }

  async #carry(together: readonly Waiting[]): Promise<void> {
    const [only] = together
    if (!only) return
    if (together.length === 1) return this.#alone(only)
    try {
      const items = together.map(({ statement }, index) => ({ bId: String(index), Query: statement }))
      this.#hand(together, await this.#pipeline.send(batchCall(items, false), shared(together)))
    } catch (error) {
      // A batch is also refused as a whole for the sake of one item.
      const refused =
        error instanceof QuickBooksReplyError && !error.retryable && !(error instanceof AuthenticationError)
      if (refused) for (const one of together) void this.#alone(one)
      else for (const { reject } of together) reject(error)
    }
  }

  #hand(together: readonly Waiting[], { json, intuitTid }: Reply): void {
    const answers = answersOf(json)
    for (const [index, one] of together.entries()) {
      const answer = answers.get(String(index))
      const error = itemError(answer, { intuitTid })
      if (error instanceof ThrottledError) this.#pipeline.rest(error)
      // What may pass is asked again by itself, with the retries of any call.
      if (error?.retryable) void this.#alone(one)
      else if (error) one.reject(error)
      // A query's answer is an object, empty where nothing was found.
      else one.resolve((answer?.QueryResponse ?? {}) as JsonObject)
    }
  }

  async #alone({ statement, options, resolve, reject }: Waiting): Promise<void> {
    try {
      const { json } = await this.#pipeline.send(queryCall(statement), options)
      // As above.
      resolve((json.QueryResponse ?? {}) as JsonObject)
    } catch (error) {
      reject(error)
    }
  }
}

/** The most patient of the askers decides; none of them can end what others wait for. */
const shared = (together: readonly Waiting[]): RequestOptions => {
  const timeouts = together.flatMap(({ options: { timeoutMs } }) => timeoutMs ?? [])
  const retries = together.flatMap(({ options: { maxRetries } }) => maxRetries ?? [])
  return {
    ...(timeouts.length === together.length && { timeoutMs: Math.max(...timeouts) }),
    ...(retries.length === together.length && { maxRetries: Math.max(...retries) }),
  }
}
