import type { Engine } from '../engine/options.ts'

/** What QuickBooks allows an app to read in a month, over all companies. */
export interface MeteredBudget {
  /** Reads, queries, reports and change data capture. @defaultValue 500,000, what Intuit's free tier allows */
  callsPerMonth?: number
  /** Companies that share it. @defaultValue as many as the store has imported; name it where each has a store of its own */
  companies?: number
}

/** What is known of a company's changes. */
export interface SweepState {
  /** ISO 8601 instants: when a webhook last told of anything. */
  toldAt?: string
  /** When anything last changed in QuickBooks, as far as it is known. */
  changedAt?: string
  /** When a sweep last found what no webhook had told of. */
  missedAt?: string
  /** When the mirror was last compared with QuickBooks whole. */
  reconciledAt?: string
}

/** How often QuickBooks is asked for changes of a company, why, and what that costs. */
export interface SweepPlan {
  everyMs: number
  /** The interval at which all companies together use their share of the budget. */
  evenMs: number
  /** 1 for a company whose books changed within the hour, 3 within the day, 12 for a quiet one. */
  quietness: 1 | 3 | 12
  /** 4 where webhooks of the last week told of everything, else 1. */
  trust: 1 | 4
  /** Metered calls of this company in a month at this interval. */
  callsPerMonth: number
  /** The most that sweeps of all companies may come to in a month. */
  mostCallsPerMonth: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const monthMs = 30 * dayMs

/** The rest is for changes that are read again, imports and the daily comparison. */
const shareOfSweeps = 0.6
const leastMs = 2 * minuteMs
const mostMs = 12 * hourMs

const within = (instant: string | undefined, now: number, spanMs: number): boolean =>
  instant !== undefined && now - Date.parse(instant) <= spanMs

/**
 * Works out how often a company is asked for changes:
 *
 * ```text
 * even  = 30 days · companies / (0.6 · calls a month)
 * every = even · quietness · trust, no less than 2 minutes and no more than 12 hours
 * ```
 *
 * Both factors are 1 or more, so that all companies together stay within the share of sweeps.
 *
 * @param now - Unix time in milliseconds
 */
export const planSweeps = (
  { callsPerMonth, companies }: Required<MeteredBudget>,
  { toldAt, changedAt, missedAt }: SweepState,
  now: number,
): SweepPlan => {
  const mostCallsPerMonth = Math.floor(callsPerMonth * shareOfSweeps)
  const evenMs = Math.ceil((monthMs * Math.max(1, companies)) / Math.max(1, mostCallsPerMonth))
  const quietness = within(changedAt, now, hourMs) ? 1 : within(changedAt, now, dayMs) ? 3 : 12
  const trust = within(toldAt, now, 7 * dayMs) && !within(missedAt, now, 7 * dayMs) ? 4 : 1
  const everyMs = Math.max(evenMs, Math.min(mostMs, Math.max(leastMs, evenMs * quietness * trust)))
  return { everyMs, evenMs, quietness, trust, callsPerMonth: Math.ceil(monthMs / everyMs), mostCallsPerMonth }
}

export const readSweepState = async ({ store }: Engine, realmId: string): Promise<SweepState> =>
  (await store.readRegister(realmId, 'sweep', 'state'))?.doc ?? {}

/** Adds to what is known; a word that another process was faster with is not needed. */
export const noteSweepState = async (engine: Engine, realmId: string, news: SweepState): Promise<void> => {
  const record = await engine.store.readRegister(realmId, 'sweep', 'state')
  await engine.store.commit([
    {
      op: 'register.put',
      expectedVersion: record?.version ?? 0,
      record: { realmId, kind: 'sweep', id: 'state', updatedAt: engine.now(), doc: { ...record?.doc, ...news } },
    },
  ])
}

/** The company's plan as things stand. */
export const sweepPlanOf = async (engine: Engine, realmId: string): Promise<SweepPlan> => {
  const { callsPerMonth = 500_000, companies } = engine.meteredBudget
  const budget = { callsPerMonth, companies: companies ?? (await engine.store.countRealms()) }
  const plan = planSweeps(budget, await readSweepState(engine, realmId), engine.clock.now())
  // An interval that the app has set takes the place of the formula.
  if (engine.sweepMs === undefined) return plan
  return { ...plan, everyMs: engine.sweepMs, callsPerMonth: Math.ceil(monthMs / engine.sweepMs) }
}
