import type { ItemCatalog, MappingRules, TriggerPolicy } from '@leadbooks/core'
import type { Retention } from '../privacy/retention.ts'
import type { GoLive } from './go-live.ts'
import type { Limits } from './limits.ts'

/** Who speaks for a business, and who in it is told. */
export interface Senders {
  /** How messages name the business. */
  businessName: string
  /** Number or address that messages come from, by channel; the channel's own where none is given. */
  from?: { sms?: string; email?: string }
  /** Where the contractor is alerted; every one of them is. */
  contractor: { sms?: string[]; email?: string[]; chat?: string[] }
  /** Who keeps the books. */
  accounting?: { sms?: string[]; email?: string[]; chat?: string[] }
  /** Wording by template name, in place of the default. */
  templates?: Record<string, string>
}

/** What LeadBooks must know of one contractor, by realm. */
export interface TenantConfig {
  /** IANA name of the business's time zone. */
  timeZone: string
  /** ISO 3166-1 alpha-2, for phone numbers without a prefix. */
  country: string
  /** ISO 4217 */
  currency: string
  /** Secrets of each phone service, several while one is being rotated. */
  secrets: Record<string, string[]>
  mapping: MappingRules
  /**
   * What QuickBooks does not know of its items: whether a rate is by the hour, the least hours, what replaces a quote. Rates,
   * ids and whether an item is in use come from QuickBooks.
   */
  items?: ItemCatalog
  /** @defaultValue `defaultTriggers` of `@leadbooks/core` */
  triggers?: TriggerPolicy
  senders?: Senders
  /** The user's own system, which is told how leads and their money change. Without it nobody is told. */
  crm?: CrmEndpoint
  /** An address at which a calendar app subscribes to the appointments. Without it there is none. */
  calendarFeed?: CalendarFeed
  /** How far LeadBooks may go. @defaultValue live */
  goLive?: GoLive
  /** What goes out without a person. @defaultValue everything */
  limits?: Limits
  /**
   * What becomes of a caller who is surely a customer whom somebody has put out of use, and of documents for one: a person is
   * asked, or the customer is taken into use again.
   *
   * @defaultValue `'ask'`
   */
  inactiveCustomers?: 'ask' | 'reactivate'
  /** How long what came in is kept. @defaultValue for good */
  retention?: Retention
  /** Which QuickBooks the company is in, for links to its pages. @defaultValue production */
  environment?: 'sandbox' | 'production'
  /** Tax code for lines that name none, by Id or name; needed outside the US. */
  taxCode?: string
  /**
   * What becomes of the discount and the tax that another system states with its documents: they stand apart, or in the prices
   * of the lines, which QuickBooks then taxes no more, so that a document comes to the total that the other system says.
   *
   * @defaultValue `'apart'`
   */
  statedAmounts?: 'apart' | 'in-prices'
}

/** Appointments as an iCalendar feed: `GET /v1/{realmId}/calendar/{secret}.ics`. */
export interface CalendarFeed {
  /** Whoever knows one may read the feed: 24 to 200 random letters, digits, `-` and `_`; several while one is replaced. */
  secrets: string[]
  /** What an entry says of the caller besides the time. @defaultValue nothing */
  shows?: ('name' | 'phone' | 'address' | 'request')[]
}

/** Where the user's own system takes webhooks, signed as Standard Webhooks says. */
export interface CrmEndpoint {
  /** `https:`, and no address of a private network. */
  url: string
  /** `whsec_` and base64 of 24 to 64 random bytes. */
  secret: string
}

/** A realm that nobody configured. */
export class UnknownRealmError extends Error {
  override readonly name = 'UnknownRealmError' as const
  readonly code = 'unknown-realm'
  readonly retryable = false
  readonly realmId: string

  constructor(realmId: string) {
    super(`No tenant is configured for realm ${realmId.slice(0, 32)}.`)
    this.realmId = realmId
  }
}
