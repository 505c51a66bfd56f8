import type { ChangeNotice, TokenStore } from '@leadbooks/qbo'
import { tokenStoreIn } from '../../connect/token-store.ts'
import { createLeadBooks, type LeadBooks } from '../../engine/leadbooks.ts'
import { type Logger, silentLogger } from '../../engine/logger.ts'
import type { LeadBooksOptions } from '../../engine/options.ts'
import { noteOf } from '../../http/quickbooks-webhooks.ts'
import { failure } from '../../http/reply.ts'
import type { Store } from '../store.ts'
import { armAlarm } from './alarm.ts'
import { type ObjectContext, type ObjectStorage, objectPaths, realmOfRequest } from './platform.ts'
import { durableObjectStore } from './store.ts'

/** What an app says of itself; store and clock are the object's, verifier tokens the router's. */
export type LeadBooksObjectOptions = Omit<LeadBooksOptions, 'store' | 'clock' | 'webhookVerifierTokens'> &
  Required<Pick<LeadBooksOptions, 'tenant'>>

/** A class of Durable Objects, as a Worker exports it. */
export type LeadBooksObjectClass<Env> = new (
  context: ObjectContext,
  env: Env,
) => { fetch(request: Request): Promise<Response>; alarm(): Promise<void> }

/** An alarm's handler may run for 15 minutes; what has begun by then gets the rest of them. */
const workMs = 10 * 60_000
/** Between two alarms, when what is due cannot be taken up or the work itself failed. */
const restMs = 500
const restAfterFailureMs = 10_000

/** One realm's part of the app, awake. */
class RealmBooks {
  readonly tokens: TokenStore
  readonly #storage: ObjectStorage
  readonly #store: Store
  readonly #books: LeadBooks
  readonly #logger: Logger

  constructor(storage: ObjectStorage, options: LeadBooksObjectOptions) {
    this.#storage = storage
    this.#logger = options.logger ?? silentLogger
    this.#store = durableObjectStore(storage)
    this.tokens = tokenStoreIn(this.#store)
    this.#books = createLeadBooks({ ...options, store: this.#store })
  }

  /** Answers, and sees to it that what the answer promises is woken for. */
  async fetch(request: Request, path: string): Promise<Response> {
    try {
      if (path === objectPaths.changes) return await this.#note(await request.json())
      if (path === objectPaths.wake) return new Response(null, { status: 204 })
      return await this.#books.fetch(request)
    } finally {
      await this.#arm(0)
    }
  }

  async work(): Promise<void> {
    let delayMs = restMs
    // `start` takes up what arrives meanwhile, `drain` tells when nothing is left.
    const work = this.#books.start()
    const timer = setTimeout(() => work.stop(), workMs)
    try {
      await this.#books.drain({ until: new Date(Date.now() + workMs).toISOString() })
    } catch (error) {
      delayMs = restAfterFailureMs
      this.#logger.log('error', 'alarm.failed', { error: error instanceof Error ? error.name : 'unknown' })
    } finally {
      clearTimeout(timer)
      await work.stop()
      await this.#arm(delayMs)
    }
  }

  async #note(notices: ChangeNotice[]): Promise<Response> {
    await this.#store.commit(notices.map((notice) => noteOf(notice, Date.now())))
    this.#logger.log('info', 'changes.noted', { realms: 1, notices: notices.length })
    return new Response(null, { status: 204 })
  }

  async #arm(delayMs: number): Promise<void> {
    await armAlarm(this.#storage, await this.#store.nextDueAt(), Date.now() + delayMs)
  }
}

/**
 * Makes the class of the Durable Objects that hold the realms, one each: its calls, its mirror and its outbox, in the
 * object's own SQLite. Requests reach it through {@link durableObjectRouter}; its alarm does the work.
 *
 * A realm that `tenant` does not know leaves nothing behind: its object never touches storage.
 *
 * @param optionsOf - makes the app's options of the Worker's bindings, once for each object that wakes up; `tokens` keeps the
 * company's tokens in the object, to be wrapped in `encryptedTokenStore`
 */
export const leadBooksObject = <Env>(
  optionsOf: (env: Env, parts: { tokens: TokenStore }) => LeadBooksObjectOptions,
): LeadBooksObjectClass<Env> =>
  class LeadBooksObject {
    readonly #context: ObjectContext
    readonly #options: LeadBooksObjectOptions
    #realm: RealmBooks | undefined

    constructor(context: ObjectContext, env: Env) {
      this.#context = context
      // Used when a request of a known realm is under way: until then the object touches no storage.
      const tokens: TokenStore = {
        read: (realmId) => this.#open().tokens.read(realmId),
        replace: (realmId, expectedVersion, next) => this.#open().tokens.replace(realmId, expectedVersion, next),
      }
      this.#options = optionsOf(env, { tokens })
    }

    async fetch(request: Request): Promise<Response> {
      const { pathname, searchParams } = new URL(request.url)
      const inside = pathname === objectPaths.changes || pathname === objectPaths.wake
      const realmId = (inside ? searchParams.get('realm') : realmOfRequest(new URL(request.url))) ?? ''
      if ((await this.#options.tenant(realmId)) === undefined)
        return inside ? new Response(null, { status: 204 }) : failure(404, 'unknown-realm', 'No such realm.')
      return this.#open().fetch(request, pathname)
    }

    async alarm(): Promise<void> {
      await this.#open().work()
    }

    #open(): RealmBooks {
      this.#realm ??= new RealmBooks(this.#context.storage, this.#options)
      return this.#realm
    }
  }
