import type { Adapter, NotifyChannel } from '@leadbooks/adapters'
import type { QuickBooks } from '@leadbooks/qbo'
import type { Calendar } from '../outbox/calendar.ts'
import type { Store } from '../stores/store.ts'
import type { Clock } from './clock.ts'
import type { Logger } from './logger.ts'
import type { TenantConfig } from './tenant.ts'

/** Who asks, and what they may do. */
export interface Principal {
  /** Realms they may see, `'*'` for all of them. */
  realms: readonly string[] | '*'
  scopes: readonly Scope[]
}

/**
 * What a caller of the HTTP surface may do: read, report what happened to a lead, or decide and repair; `agent` is told of a
 * number what may be said to anyone.
 */
export type Scope = 'agent' | 'read' | 'events' | 'manage'

export interface LeadBooksOptions {
  store: Store
  /** Gives the client of a realm; kept for as long as this process runs. */
  quickbooks: (realmId: string) => QuickBooks
  adapters: readonly Adapter[]
  /** Gives what is known of a realm; `undefined` for one that nobody configured. Called often: keep it fast. */
  tenant: (realmId: string) => Promise<TenantConfig | undefined>
  /** Verifier tokens of the app's webhooks at Intuit, several while one is replaced. @defaultValue none: no webhook is taken */
  webhookVerifierTokens?: readonly string[]
  /** Ways to reach people; the first of a kind is used. @defaultValue none: messages become tasks for a person */
  notify?: readonly NotifyChannel[]
  /** The businesses' calendar. @defaultValue none: appointments become tasks for a person */
  calendar?: Calendar
  /** Sends webhooks to the users' own systems; one that looks at the address a name resolves to is safer. @defaultValue the runtime's */
  fetch?: typeof fetch
  /** Says who a request of the HTTP surface comes from; without it every route but the deliveries and `/healthz` is closed. */
  authenticate?: (request: Request) => Promise<Principal | undefined>
  /** Address under which phone services reach this app, where a signature covers it. */
  publicUrl?: string
  /** @defaultValue the system's */
  clock?: Clock
  /** @defaultValue silent */
  logger?: Logger
  /** Largest delivery taken, in bytes. @defaultValue 1,048,576 */
  maxBodyBytes?: number
  /**
   * How long a command stays with a process that does not report, in milliseconds: after a crash others wait this long.
   *
   * @defaultValue 30,000
   */
  leaseMs?: number
  /**
   * How often QuickBooks is asked for changes that no webhook told of, in milliseconds: one metered call a company each time.
   *
   * @defaultValue 300,000
   */
  sweepMs?: number
  /**
   * How long a call whose deliveries are still coming is waited for, in milliseconds, where its adapter does not say.
   *
   * @defaultValue 60,000
   */
  settleMs?: number
}

/** The options with their defaults, as the parts of the engine see them. */
export interface Engine extends Required<Omit<LeadBooksOptions, 'authenticate' | 'calendar' | 'publicUrl'>> {
  authenticate: LeadBooksOptions['authenticate']
  calendar: LeadBooksOptions['calendar']
  publicUrl: LeadBooksOptions['publicUrl']
  /** ISO 8601 instant. */
  now(): string
  /** @throws UnknownRealmError */
  tenantOf(realmId: string): Promise<TenantConfig>
  /** The realm's client, made once. */
  client(realmId: string): QuickBooks
  /** Tells the draining loop that something is due. */
  poke(): void
}
