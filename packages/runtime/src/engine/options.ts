import type { Adapter, NotifyChannel } from '@leadbooks/adapters'
import type { EncryptionKey, OAuth, QuickBooks, RateLimiter, Sealer, TokenStore } from '@leadbooks/qbo'
import type { Calendar } from '../outbox/calendar.ts'
import type { Store } from '../stores/store.ts'
import type { MeteredBudget } from '../sync/sweep-plan.ts'
import type { Clock } from './clock.ts'
import type { Intake } from './intake.ts'
import type { Logger } from './logger.ts'
import type { Instruments, Telemetry } from './telemetry.ts'
import type { TenantConfig } from './tenant.ts'

/** Who asks, and what they may do. */
export interface Principal {
  /** Names them, for the audit trail and so that a journey through Intuit's page of consent ends with whoever began it. */
  subject?: string
  /** Realms they may see, `'*'` for all of them. */
  realms: readonly string[] | '*'
  scopes: readonly Scope[]
}

/**
 * What a caller of the HTTP surface may do: read, report what happened to a lead, or decide and repair; `agent` is told of a
 * number what may be said to anyone.
 */
export type Scope = 'agent' | 'read' | 'events' | 'manage'

/** Most requests of a minute, in one process. */
export interface Rates {
  /** Deliveries of one realm. A phone service may not send again what it was told to wait with: keep it high. @defaultValue 60,000 */
  deliveriesPerMinute?: number
  /** Requests of one key, or of one person. @defaultValue 1,200 */
  requestsPerMinute?: number
}

/** What the clients of all realms may share. */
export interface QuickBooksParts {
  /** Holds all processes on this store together to QuickBooks' limits; one process alone needs none of it. */
  rateLimiter: RateLimiter
}

export interface LeadBooksOptions {
  store: Store
  /** Gives the client of a realm; kept for as long as this process runs. */
  quickbooks: (realmId: string, parts: QuickBooksParts) => QuickBooks
  adapters: readonly Adapter[]
  /**
   * Gives what is known of a realm; `undefined` for one that nobody configured. Called often: keep it fast.
   *
   * @defaultValue what was published with {@link LeadBooks.settings}
   */
  tenant?: (realmId: string) => Promise<TenantConfig | undefined>
  /**
   * Seals what is stored of secrets and of people: 32 random bytes, raw or in base64; while it is changed the new one first and the old
   * ones after it.
   *
   * @defaultValue none: settings, calls and customers are stored as they are, and no company can be connected over HTTP
   */
  encryptionKey?: EncryptionKey | readonly [EncryptionKey, ...EncryptionKey[]]
  /** Intuit's OAuth, for the routes that connect companies. @defaultValue none: the app connects them itself */
  oauth?: OAuth
  /** Where the tokens of a new connection go: the store that `quickbooks` reads them from. */
  tokens?: TokenStore
  /** Verifier tokens of the app's webhooks at Intuit, several while one is replaced. @defaultValue none: no webhook is taken */
  webhookVerifierTokens?: readonly string[]
  /** Ways to reach people; the first of a kind is used. @defaultValue none: messages become tasks for a person */
  notify?: readonly NotifyChannel[]
  /** The businesses' calendar. @defaultValue none: appointments become tasks for a person */
  calendar?: Calendar
  /** Sends webhooks to the users' own systems. @defaultValue the runtime's; on Node one that no name leads into a private network */
  fetch?: typeof fetch
  /** Says who a request of the HTTP surface comes from; asked before {@link LeadBooks.keys} are, which need none. */
  authenticate?: (request: Request) => Promise<Principal | undefined>
  /** Address under which phone services reach this app, where a signature covers it. */
  publicUrl?: string
  /** @defaultValue the system's */
  clock?: Clock
  /** @defaultValue silent */
  logger?: Logger
  /** Takes traces and metrics. @defaultValue OpenTelemetry's API, where the app has registered it; else nothing */
  telemetry?: Telemetry
  /** Largest delivery taken, in bytes. @defaultValue 1,048,576 */
  maxBodyBytes?: number
  /** Most requests of a minute, in this process; more are answered 429. */
  rates?: Rates
  /**
   * How long a command stays with a process that does not report, in milliseconds: after a crash others wait this long.
   *
   * @defaultValue 30,000
   */
  leaseMs?: number
  /**
   * How often QuickBooks is asked for changes that no webhook told of, in milliseconds: one metered call a company each time.
   *
   * @defaultValue what {@link planSweeps} works out of the budget, of how busy a company is and of what webhooks have proved
   */
  sweepMs?: number
  /** Whether each process looks once an hour for what is not to be kept any longer, or {@link LeadBooks.maintain} is called. @defaultValue 'hourly' */
  maintenance?: 'hourly' | 'called'
  /** What may be read of QuickBooks in a month. @defaultValue 500,000 calls for all companies of the store */
  meteredBudget?: MeteredBudget
  /**
   * How long a call whose deliveries are still coming is waited for, in milliseconds, where its adapter does not say.
   *
   * @defaultValue 60,000
   */
  settleMs?: number
}

/** The options with their defaults, as the parts of the engine see them. */
export interface Engine
  extends Required<
    Omit<
      LeadBooksOptions,
      | 'authenticate'
      | 'calendar'
      | 'quickbooks'
      | 'telemetry'
      | 'encryptionKey'
      | 'maintenance'
      | 'oauth'
      | 'publicUrl'
      | 'rates'
      | 'sweepMs'
      | 'tenant'
      | 'tokens'
    >
  > {
  authenticate: LeadBooksOptions['authenticate']
  calendar: LeadBooksOptions['calendar']
  publicUrl: LeadBooksOptions['publicUrl']
  oauth: OAuth | undefined
  tokens: TokenStore | undefined
  sealer: Sealer | undefined
  rates: Required<Rates>
  sweepMs: number | undefined
  maintenance: 'hourly' | 'called'
  telemetry: Instruments
  intake: Intake
  /** ISO 8601 instant. */
  now(): string
  /** @throws UnknownRealmError */
  tenantOf(realmId: string): Promise<TenantConfig>
  tenantIfKnown(realmId: string): Promise<TenantConfig | undefined>
  /** Has the settings of a realm read again: they have just changed. */
  forgetTenant(realmId: string): void
  /** The realm's client, made once. */
  client(realmId: string): QuickBooks
  /** Makes the realm's client anew: its tokens have just changed. */
  reconnect(realmId: string): QuickBooks
  /** Tells the draining loop that something is due. */
  poke(): void
}
