import type { Delivery } from '@leadbooks/adapters'
import type { LeadEvent } from '@leadbooks/core'
import { createSealer, type QuickBooks } from '@leadbooks/qbo'
import { type ApiKeys, createApiKeys } from '../access/api-keys.ts'
import { audited } from '../access/audit.ts'
import { type Approvals, createApprovals } from '../approvals/approvals.ts'
import { type Customers, createCustomers } from '../customers/customers.ts'
import { createHttp } from '../http/router.ts'
import { type Received, receiveDelivery } from '../inbox/receive.ts'
import { createDeadLetters, type DeadLetters } from '../outbox/dead-letters.ts'
import { createOptOuts, type OptOuts } from '../outbox/opt-outs.ts'
import { publicFetch } from '../outbox/public-fetch.ts'
import { createPeople, type People } from '../privacy/people.ts'
import { keepRetentions } from '../privacy/retention.ts'
import { sharedRateLimiter } from '../quickbooks/shared-rate-limiter.ts'
import { createReviews, type Reviews } from '../reviews/reviews.ts'
import { createSettings, type Settings } from '../settings/settings.ts'
import type { AuditEntry } from '../stores/records.ts'
import { sealedStore } from '../stores/sealed.ts'
import { ensureImported, type ImportOptions, type ImportReport, importRealm } from '../sync/import.ts'
import { type Drift, reconcile } from '../sync/reconcile.ts'
import { sweep } from '../sync/sweep.ts'
import { type SweepPlan, sweepPlanOf } from '../sync/sweep-plan.ts'
import { type Callers, createCallers } from './callers.ts'
import { instant, systemClock } from './clock.ts'
import { type DryRun, dryRun } from './dry-run.ts'
import { type Funnel, funnelOf } from './funnel.ts'
import { Intake } from './intake.ts'
import { createLeads, type Leads } from './leads.ts'
import { silentLogger } from './logger.ts'
import type { Engine, LeadBooksOptions } from './options.ts'
import { prepareRules } from './pricing.ts'
import { publishedTenants } from './published-tenants.ts'
import { type DrainReport, Pump } from './pump.ts'
import { engineWithin, reportEvent } from './report-event.ts'
import { instruments } from './telemetry.ts'
import { type TenantConfig, UnknownRealmError } from './tenant.ts'

/** Turns phone calls into customers and estimates, durably. */
export interface LeadBooks extends People {
  /** Answers a request of the HTTP surface; mount it in Express, Hono or a Worker. */
  fetch(request: Request): Promise<Response>
  /** Takes a delivery in without HTTP. */
  receive(realmId: string, adapterName: string, delivery: Delivery): Promise<Received>
  /**
   * Tells a lead what the business or its own systems did (`estimate.accepted`, `job.completed`, `deal.won` …).
   *
   * With `transaction`, a client of the app's own database in which the app has begun one, the event holds when that
   * transaction does: the app's row and what follows from it are kept together or not at all.
   *
   * @throws EventError when the event is not one that people report, no lead is found for it, or the store knows no
   * transaction of the app's
   */
  event(realmId: string, event: LeadEvent, options?: { transaction?: unknown }): Promise<{ leadId: string }>
  /** Does everything that is due, once. `until` is an instant from which on nothing new is started. */
  drain(options?: { until?: string }): Promise<DrainReport>
  /** Keeps draining until it is stopped; `stop` resolves when nothing runs any more. */
  start(): { stop(): Promise<void> }
  /**
   * Takes away what businesses do not want to keep any longer. Each process does it by itself once an hour, unless
   * `maintenance` is `'called'`: then somebody calls this, once for all processes.
   */
  maintain(): Promise<void>
  readonly leads: Leads
  readonly reviews: Reviews
  readonly deadLetters: DeadLetters
  readonly callers: Callers
  readonly customers: Customers
  /** What is known of each business, in versions, where the app does not give it as `tenant`. */
  readonly settings: Settings
  /** Keys to the HTTP surface, each of one realm. */
  readonly keys: ApiKeys
  /** Links by which people without a key accept an estimate, or let one go out. */
  readonly approvals: Approvals
  /** Who wants no texts. */
  readonly optOuts: OptOuts
  /** Who did what, newest first; `before` is the `at` of the last one seen. */
  audit(realmId: string, page?: { limit?: number; before?: string }): Promise<AuditEntry[]>
  readonly sync: {
    /**
     * Reads a company into the mirror: customers, items, lists, open documents, and its history if that is asked for. It goes
     * on where one was cut off, and does nothing again that is done.
     *
     * @throws what the QuickBooks client throws
     */
    import(realmId: string, options?: ImportOptions): Promise<ImportReport>
    /** Asks QuickBooks for what changed since it was asked last, now. */
    run(realmId: string): Promise<void>
    /** Compares the mirror with QuickBooks whole, puts right what differs, and says what that was; done daily by itself. */
    reconcile(realmId: string): Promise<Drift>
    /** How often the company is asked for changes, why, and what that costs. */
    plan(realmId: string): Promise<SweepPlan>
  }
  /** Plays a call through and writes nothing; see {@link DryRun}. @throws LeadError, UnknownRealmError, MappingRulesError */
  dryRun(realmId: string, lead: unknown): Promise<DryRun>
  /**
   * Stops at once what reaches QuickBooks or customers; calls are taken in, decided and kept, alerts and tasks go on. What is
   * under way is finished.
   */
  pause(realmId: string, options?: { by?: string }): Promise<void>
  /** Lets a paused realm go on where it was. */
  resume(realmId: string, options?: { by?: string }): Promise<void>
  /**
   * Everything held of a realm, counted by kind and status, and the way of its calls to money.
   *
   * @param options - `since` is the instant from which on calls count; 30 days before now where absent
   * @throws UnknownRealmError
   */
  stats(realmId: string, options?: { since?: string }): Promise<Stats>
}

/** What is held of a realm, and what became of its calls. */
export interface Stats {
  counts: Record<string, number>
  funnel: Funnel
}

const defaults = { maxBodyBytes: 1_048_576, leaseMs: 30_000, settleMs: 60_000 } as const

const createEngine = (options: LeadBooksOptions, poke: () => void): Engine => {
  const clock = options.clock ?? systemClock
  const clients = new Map<string, QuickBooks>()
  const rateLimiter = sharedRateLimiter(options.store, { clock })
  const connect = (realmId: string): QuickBooks => {
    const client = options.quickbooks(realmId, { rateLimiter })
    clients.set(realmId, client)
    return client
  }
  const sealer = options.encryptionKey === undefined ? undefined : createSealer(options.encryptionKey)
  const store = sealer === undefined ? options.store : sealedStore(options.store, sealer, { clock })
  const published = publishedTenants(store, sealer, clock)
  const tenantIfKnown = async (realmId: string): Promise<TenantConfig | undefined> =>
    (await options.tenant?.(realmId)) ?? (options.tenant === undefined ? published.read(realmId) : undefined)
  return {
    store,
    adapters: options.adapters,
    webhookVerifierTokens: options.webhookVerifierTokens ?? [],
    notify: options.notify ?? [],
    calendar: options.calendar,
    fetch: options.fetch ?? publicFetch(),
    authenticate: options.authenticate,
    publicUrl: options.publicUrl,
    oauth: options.oauth,
    tokens: options.tokens,
    sealer,
    clock,
    logger: options.logger ?? silentLogger,
    telemetry: instruments(options.telemetry),
    intake: new Intake(clock),
    maxBodyBytes: options.maxBodyBytes ?? defaults.maxBodyBytes,
    rates: { deliveriesPerMinute: 60_000, requestsPerMinute: 1_200, ...options.rates },
    leaseMs: options.leaseMs ?? defaults.leaseMs,
    settleMs: options.settleMs ?? defaults.settleMs,
    sweepMs: options.sweepMs,
    maintenance: options.maintenance ?? 'hourly',
    meteredBudget: options.meteredBudget ?? {},
    now: () => instant(clock.now()),
    tenantOf: async (realmId) => {
      const tenant = await tenantIfKnown(realmId)
      if (tenant === undefined) throw new UnknownRealmError(realmId)
      return tenant
    },
    tenantIfKnown,
    forgetTenant: (realmId) => published.forget(realmId),
    client: (realmId) => clients.get(realmId) ?? connect(realmId),
    reconnect: connect,
    poke,
  }
}

/**
 * Composes adapters, rules, triggers, a store and QuickBooks into one app.
 *
 * A delivery is stored before it is answered; everything after that is driven by {@link LeadBooks.start} or
 * {@link LeadBooks.drain}, survives a crash at any point, and reaches QuickBooks once.
 */
export const createLeadBooks = (options: LeadBooksOptions): LeadBooks => {
  const engine = createEngine(options, () => pump.poke())
  const pump = new Pump(engine)
  const hold = async (realmId: string, since: string | null, by = 'unnamed'): Promise<void> => {
    await engine.tenantOf(realmId)
    const action = since === null ? 'realm.resumed' : 'realm.paused'
    await engine.store.commit([{ op: 'realm.hold', realmId, since }, audited(engine, { realmId, actor: by, action })])
    engine.poke()
  }
  const books: Omit<LeadBooks, 'fetch'> = {
    receive: (realmId, adapterName, delivery) => receiveDelivery(engine, realmId, adapterName, delivery),
    event: async (realmId, event, { transaction } = {}) =>
      reportEvent(engineWithin(engine, transaction), realmId, event),
    drain: ({ until } = {}) => pump.drain(until),
    start: () => {
      const stopping = new AbortController()
      const running = pump.run(stopping.signal)
      return {
        stop: async () => {
          stopping.abort()
          await running
        },
      }
    },
    maintain: () => keepRetentions(engine),
    leads: createLeads(engine),
    reviews: createReviews(engine),
    deadLetters: createDeadLetters(engine),
    callers: createCallers(engine),
    customers: createCustomers(engine),
    settings: createSettings(engine),
    keys: createApiKeys(engine),
    approvals: createApprovals(engine),
    optOuts: createOptOuts(engine),
    ...createPeople(engine),
    audit: (realmId, { limit = 100, before } = {}) =>
      engine.store.listAudit(realmId, { limit, ...(before === undefined ? {} : { before }) }),
    sync: {
      import: async (realmId, options) => {
        const report = await importRealm(engine, realmId, options)
        await prepareRules(engine, realmId)
        return report
      },
      run: async (realmId) => {
        await ensureImported(engine, realmId)
        await sweep(engine, await engine.store.readRealm(realmId))
      },
      reconcile: (realmId) => reconcile(engine, realmId),
      plan: (realmId) => sweepPlanOf(engine, realmId),
    },
    dryRun: (realmId, lead) => dryRun(engine, realmId, lead),
    pause: (realmId, { by } = {}) => hold(realmId, engine.now(), by),
    resume: (realmId, { by } = {}) => hold(realmId, null, by),
    stats: async (realmId, { since } = {}) => ({
      counts: await engine.store.counts(realmId),
      funnel: await funnelOf(engine, realmId, since),
    }),
  }
  return { ...books, fetch: createHttp(engine, books) }
}
