import type { Meter, MeteredCalls, MeterReading } from './meter.ts'

/** Part of the month's budget is used up. */
export interface BudgetState {
  /** `2026-11`, in UTC. */
  month: string
  /** CorePlus calls of all companies in this month. */
  corePlus: number
  monthlyBudget: number
  /** The share that was reached: one of `notifyAt`. */
  share: number
  /** The company whose call reached it. */
  realmId: string
}

/** How calls are counted. */
export interface MeterOptions {
  /** CorePlus calls a month over all companies; Intuit's free tier has 500 000 and blocks the rest. */
  monthlyBudget?: number
  /** Shares of the budget at which `onBudget` is told, each once a month. @defaultValue `[0.8, 1]` */
  notifyAt?: readonly number[]
  onBudget?(state: BudgetState): void
}

/** Counts in this process. */
export interface MemoryMeter extends Meter {
  /** Calls of one company, or of all of them, in a month; the latest counted month when none is named. */
  read(filter?: { realmId?: string; month?: string }): MeteredCalls
}

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)

interface Month {
  total: MeteredCalls
  companies: Map<string, MeteredCalls>
}

const none: MeteredCalls = { core: 0, corePlus: 0 }

const sum = (left: MeteredCalls, right: MeteredCalls): MeteredCalls => ({
  core: left.core + right.core,
  corePlus: left.corePlus + right.corePlus,
})

/**
 * Counts calls in this process's memory, by month and company.
 *
 * Sandbox companies are left out, as Intuit leaves them out.
 *
 * @see https://blogs.intuit.com/2026/01/08/understanding-builder-tier-api-limits-for-you-and-your-customers
 * @example
 * import { memoryMeter } from '@leadbooks/qbo'
 *
 * const meter = memoryMeter({ monthlyBudget: 500_000 })
 * meter.count({ realmId: '1234', environment: 'production', core: 0, corePlus: 2, at: Date.UTC(2026, 10, 23) })
 * meter.read({ month: '2026-11' }) // => { core: 0, corePlus: 2 }
 */
export const memoryMeter = (options: MeterOptions = {}): MemoryMeter => {
  const { monthlyBudget, notifyAt = [0.8, 1], onBudget } = options
  const months = new Map<string, Month>()
  let latest = ''

  const notify = (month: string, before: number, corePlus: number, realmId: string): void => {
    if (monthlyBudget === undefined || !onBudget) return
    for (const share of notifyAt) {
      const reached = before < share * monthlyBudget && corePlus >= share * monthlyBudget
      if (reached) onBudget({ month, corePlus, monthlyBudget, share, realmId })
    }
  }

  return {
    read: ({ realmId, month = latest } = {}) => {
      const counted = months.get(month)
      const calls = realmId === undefined ? counted?.total : counted?.companies.get(realmId)
      return { core: calls?.core ?? 0, corePlus: calls?.corePlus ?? 0 }
    },
    count: ({ realmId, environment, core, corePlus, at }: MeterReading) => {
      if (environment !== 'production') return
      const name = monthOf(at)
      if (name > latest) latest = name
      const month = months.get(name) ?? { total: none, companies: new Map<string, MeteredCalls>() }
      months.set(name, month)
      const before = month.total.corePlus
      month.total = sum(month.total, { core, corePlus })
      month.companies.set(realmId, sum(month.companies.get(realmId) ?? none, { core, corePlus }))
      notify(name, before, month.total.corePlus, realmId)
    },
  }
}
