import { type BusinessClock, businessClock, isDecimal, type LeadProjection, project, sumAmounts } from '@leadbooks/core'
import { erasedStage } from '../stores/changes.ts'
import type { LeadRecord } from '../stores/records.ts'
import type { Store } from '../stores/store.ts'
import { instant } from './clock.ts'
import type { Engine } from './options.ts'
import { policyOf } from './step.ts'
import { nextTurn } from './turn.ts'

/** How many leads came so far, and what they are worth there: decimal strings by currency, ISO 4217. */
export interface FunnelStep {
  leads: number
  amounts: Record<string, string>
}

/** What became of the calls of a period, on the way to money. */
export interface Funnel {
  /** Instant from which on calls count, by when they came in. */
  since: string
  /** All that came in, spam and wrong numbers among them. */
  calls: number
  /** Those that want work, and what they were priced at. */
  leads: FunnelStep
  /** With an estimate in QuickBooks. */
  estimates: FunnelStep
  /** With an estimate that was accepted. */
  accepted: FunnelStep
  /** With an invoice that still stands, and what was invoiced. */
  invoices: FunnelStep
  /** With nothing left to pay; the amounts are all that was paid, in part as well. */
  paid: FunnelStep
  /**
   * Days from the date of a lead's first invoice to the day on which nothing was left to pay, in the business's zone, over the
   * leads that are paid; absent where none is.
   */
  daysToCash?: { leads: number; mean: number; median: number }
  /** Accepted estimates of calls that came when the business was closed. */
  afterHours: FunnelStep
}

/** Days before now that are looked at where nobody says otherwise. */
const usualDays = 30
const dayMs = 86_400_000
const pageSize = 200

/** Adds up one step. */
class Step {
  #leads = 0
  readonly #amounts = new Map<string, string[]>()

  /** @param amount - a decimal string; what is none, or of no currency, counts as a lead alone */
  add(isThere: boolean, currency: string | undefined, amount: string | undefined): void {
    if (isThere) this.#leads += 1
    if (currency === undefined || !isDecimal(amount)) return
    const amounts = this.#amounts.get(currency)
    if (amounts === undefined) this.#amounts.set(currency, [amount])
    else amounts.push(amount)
  }

  get result(): FunnelStep {
    return {
      leads: this.#leads,
      amounts: Object.fromEntries(Array.from(this.#amounts, ([currency, amounts]) => [currency, sumAmounts(amounts)])),
    }
  }
}

/** Leads that came since an instant, newest first, each once: those of one millisecond may stand on several pages. */
const leadsSince = async function* (store: Store, realmId: string, since: string): AsyncGenerator<LeadRecord> {
  let limit = pageSize
  let before: string | undefined
  /** Of the millisecond that is read again. */
  let seen = new Set<string>()
  for (;;) {
    const page = await store.listLeads(realmId, { limit, ...(before === undefined ? {} : { before }) })
    const news = page.filter(({ leadId }) => !seen.has(leadId))
    for (const record of news) {
      if (record.createdAt < since) return
      yield record
    }
    await nextTurn()
    const last = page.at(-1)?.createdAt
    if (last === undefined || page.length < limit) return
    const next = instant(Date.parse(last) + 1)
    if (next === before) limit *= 2
    else seen = new Set()
    before = next
    for (const { leadId, createdAt } of page) if (createdAt === last) seen.add(leadId)
  }
}

/** Days between the first invoice's date and the last payment's; `undefined` where QuickBooks has told no date yet. */
const daysToCash = (
  { invoices }: LeadProjection,
  dates: readonly string[],
  clock: BusinessClock,
): number | undefined => {
  const [first] = [...dates].sort()
  const settled = invoices.flatMap(({ settledAt }) => (settledAt === undefined ? [] : [Date.parse(settledAt)]))
  if (first === undefined || settled.length === 0) return undefined
  const day = clock.dayOf(instant(Math.max(...settled)))
  return Math.round((Date.parse(day) - Date.parse(first)) / dayMs)
}

const summary = (days: readonly number[]): Pick<Funnel, 'daysToCash'> => {
  if (days.length === 0) return {}
  const sorted = [...days].sort((left, right) => left - right)
  const at = (place: number): number => sorted[place] ?? 0
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2
  const mean = Math.round((10 * sorted.reduce((sum, one) => sum + one, 0)) / sorted.length) / 10
  return { daysToCash: { leads: sorted.length, mean, median } }
}

/**
 * Follows the calls of a realm to the money: calls, leads, estimates, invoices, paid.
 *
 * @param since - ISO instant; 30 days before now where absent
 */
export const funnelOf = async (
  engine: Engine,
  realmId: string,
  since: string = instant(engine.clock.now() - usualDays * dayMs),
): Promise<Funnel> => {
  const tenant = await engine.tenantOf(realmId)
  const clock = businessClock(tenant.mapping)
  const policy = policyOf(tenant)
  const [leads, estimates, accepted] = [new Step(), new Step(), new Step()]
  const [invoices, paid, afterHours] = [new Step(), new Step(), new Step()]
  const days: number[] = []
  let calls = 0
  const dateOf = async (id: string): Promise<string[]> => {
    const document = await engine.store.readDocument(realmId, 'Invoice', id)
    return document === undefined ? [] : [document.txnDate]
  }
  for await (const record of leadsSince(engine.store, realmId, since)) {
    if (record.stage === erasedStage) continue
    calls += 1
    const lead = project(record.state, policy)
    if (lead.stage === 'screened-out') continue
    const { estimate, money, pricing } = lead
    const currency = money.currency ?? pricing?.currency
    const standing = lead.invoices.filter(({ status }) => status !== 'voided' && status !== 'deleted')
    const isPaid = standing.length > 0 && standing.every(({ status }) => status === 'paid')
    const isAccepted = estimate?.status === 'accepted' || (estimate?.status === 'closed' && standing.length > 0)
    leads.add(true, currency, pricing?.totalBeforeTax)
    if (estimate !== undefined && estimate.status !== 'deleted') estimates.add(true, currency, estimate.total)
    if (isAccepted) accepted.add(true, currency, estimate.total)
    if (standing.length > 0) invoices.add(true, currency, money.invoiced)
    if (standing.length > 0) paid.add(isPaid, currency, money.paid)
    if (isAccepted && !clock.isOpen(lead.lead?.occurredAt ?? record.createdAt))
      afterHours.add(true, currency, estimate.total)
    if (!isPaid) continue
    const took = daysToCash(lead, (await Promise.all(standing.map(({ id }) => dateOf(id)))).flat(), clock)
    if (took !== undefined) days.push(took)
  }
  return {
    since,
    calls,
    leads: leads.result,
    estimates: estimates.result,
    accepted: accepted.result,
    invoices: invoices.result,
    paid: paid.result,
    ...summary(days),
    afterHours: afterHours.result,
  }
}
