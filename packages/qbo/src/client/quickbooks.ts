import type { JsonObject } from 'type-fest'
import type { TokenManager } from '../auth/token-manager.ts'
import type { CompanyInfo } from '../entities/company-info.ts'
import { Customers } from '../resources/customers.ts'
import { Estimates } from '../resources/estimates.ts'
import { Invoices } from '../resources/invoices.ts'
import { Items } from '../resources/items.ts'
import { checkOptions } from './check-options.ts'
import { systemClock } from './clock.ts'
import { memoryRateLimiter } from './memory-rate-limiter.ts'
import type { Environment, QuickBooksOptions, RequestOptions } from './options.ts'
import { Pipeline } from './pipeline.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { type RawRequest, rawCall } from './raw-request.ts'

const baseUrls: Record<Environment, string> = {
  production: 'https://quickbooks.api.intuit.com',
  sandbox: 'https://sandbox-quickbooks.api.intuit.com',
}

/** The limits are the company's: clients that reach it the same way share them, even where each call makes its own client. */
const limiters = new WeakMap<object, RateLimiter>()

const sharedLimiter = ({ fetch, clock = systemClock }: QuickBooksOptions): RateLimiter => {
  const key = clock === systemClock ? (fetch ?? clock) : clock
  const limiter = limiters.get(key) ?? memoryRateLimiter({ clock })
  limiters.set(key, limiter)
  return limiter
}

/** A token that cannot be refreshed: rejected once, it is rejected. */
const staticToken = (accessToken: string): TokenManager => ({
  accessToken: async () => accessToken,
  renew: async () => accessToken,
})

/** One company's books. */
export class QuickBooks {
  readonly realmId: string
  readonly customers: Customers
  readonly items: Items
  readonly estimates: Estimates
  readonly invoices: Invoices
  readonly #pipeline: Pipeline

  constructor(realmId: string, pipeline: Pipeline) {
    this.realmId = realmId
    this.#pipeline = pipeline
    this.customers = new Customers(pipeline)
    this.items = new Items(pipeline)
    this.estimates = new Estimates(pipeline)
    this.invoices = new Invoices(pipeline)
  }

  /** Reads the company's name, addresses and country. */
  async companyInfo(options: RequestOptions = {}): Promise<CompanyInfo> {
    const path = `/companyinfo/${encodeURIComponent(this.realmId)}`
    const { json } = await this.#pipeline.send({ method: 'GET', path, answer: 'CompanyInfo', write: false }, options)
    const company: unknown = json.CompanyInfo
    // The wire is believed, as for the rows of resources.
    return company as CompanyInfo
  }

  /**
   * Makes a call that has no method of its own, with the same retries, budget and errors as all the others.
   *
   * @returns the whole reply, its envelope included
   */
  async request(request: RawRequest, options: RequestOptions = {}): Promise<JsonObject> {
    return (await this.#pipeline.send(rawCall(request), options)).json
  }
}

/**
 * Opens one company's books.
 *
 * @throws `InputError` for options that cannot work
 * @example
 * import { createQuickBooks } from '@leadbooks/qbo'
 *
 * const qbo = createQuickBooks({ realmId: '1234', environment: 'sandbox', auth: { accessToken: 'token' } })
 * qbo.realmId // => '1234'
 */
export const createQuickBooks = (options: QuickBooksOptions): QuickBooks => {
  const { realmId, environment, auth, observer = {}, clock = systemClock } = options
  checkOptions(options)
  const baseUrl = (options.baseUrl ?? baseUrls[environment]).replace(/\/+$/, '')
  const pipeline = new Pipeline({
    realmId,
    baseUrl,
    auth: 'renew' in auth ? auth : staticToken(auth.accessToken),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    rateLimiter: options.rateLimiter ?? sharedLimiter(options),
    timeoutMs: options.timeoutMs ?? 60_000,
    maxRetries: options.maxRetries ?? 3,
    observer,
    clock,
    random: options.random ?? Math.random,
  })
  return new QuickBooks(realmId, pipeline)
}
