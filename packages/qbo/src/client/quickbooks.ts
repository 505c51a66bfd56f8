import type { JsonObject } from 'type-fest'
import type { TokenManager } from '../auth/token-manager.ts'
import type { CompanyInfo } from '../entities/company-info.ts'
import { type Check, check, isFields } from '../input/checks.ts'
import { Customers } from '../resources/customers.ts'
import { Estimates } from '../resources/estimates.ts'
import { Invoices } from '../resources/invoices.ts'
import { Items } from '../resources/items.ts'
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

/** The limits are the company's, so the clients of a process share them. */
let processLimiter: RateLimiter | undefined

const defaultLimiter = ({ fetch, clock }: QuickBooksOptions): RateLimiter => {
  if (fetch || clock) return memoryRateLimiter({ clock: clock ?? systemClock })
  processLimiter ??= memoryRateLimiter()
  return processLimiter
}

const isHttpUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')

const checkOptions: Check = (options, _path, report) => {
  if (!isFields(options)) return report('', 'invalid-type', 'expected an object')
  const { realmId, environment, baseUrl, auth } = options
  if (typeof realmId !== 'string' || !/^[\w-]{1,64}$/.test(realmId))
    report('realmId', 'invalid-id', "expected the company's id in a string")
  if (baseUrl === undefined && environment !== 'sandbox' && environment !== 'production') {
    report('environment', 'unknown-value', 'expected sandbox or production')
  }
  if (baseUrl !== undefined && !isHttpUrl(baseUrl))
    report('baseUrl', 'invalid-url', 'expected an http or https address')
  if (!isFields(auth) || (typeof auth.accessToken !== 'string' && typeof auth.accessToken !== 'function')) {
    report('auth', 'missing', 'expected a token manager or an accessToken')
  }
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
  check('client', options, checkOptions)
  const baseUrl = (options.baseUrl ?? baseUrls[environment]).replace(/\/+$/, '')
  const pipeline = new Pipeline({
    realmId,
    baseUrl,
    auth: 'renew' in auth ? auth : staticToken(auth.accessToken),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    rateLimiter: options.rateLimiter ?? defaultLimiter(options),
    timeoutMs: options.timeoutMs ?? 60_000,
    maxRetries: options.maxRetries ?? 3,
    observer,
    clock,
    random: options.random ?? Math.random,
  })
  return new QuickBooks(realmId, pipeline)
}
