import type { Chance } from './chance.ts'

/** How much goes wrong in a world, and until when. */
export interface Odds {
  /** Processes side by side on one store. */
  readonly processes: number
  readonly store: 'memory' | 'sqlite'
  /** Share of a process's steps at which it dies. */
  readonly crash: number
  readonly mostCrashes: number
  /** Share of the calls to QuickBooks that go wrong. */
  readonly quickbooks: number
  /** Share of the store's answers that do not come, before or after its work. */
  readonly storeFails: number
  /** Share of what a phone service posts that gets lost on its way, or whose answer does. */
  readonly posts: number
  /** Share of QuickBooks' webhooks that never come. */
  readonly webhooksLost: number
  /** Share of the messages that their channel refuses. */
  readonly messages: number
  /** Milliseconds after which QuickBooks forgets a requestid; `undefined`: never. */
  readonly forgetAfterMs: number | undefined
  /** Time in which QuickBooks does not answer at all. */
  readonly outage: { readonly fromMs: number; readonly untilMs: number } | undefined
  /** How long QuickBooks is gone from the moment at which it has written a document whose answer is lost. */
  readonly cutOffMs: number | undefined
  /** Whether a person has to connect the company again once. */
  readonly revokedAtMs: number | undefined
  /** How often the client itself tries again before the outbox does. */
  readonly clientRetries: number
  /** Nothing goes wrong from here on. */
  readonly calmAfterMs: number
}

const hourMs = 3_600_000

/** Draws how bad a world is: some are calm, some hardly let anything through. */
export const drawOdds = (chance: Chance): Odds => {
  const from = chance.between(0, 4 * hourMs)
  return {
    processes: chance.pick([1, 1, 2, 3]),
    store: chance.happens(0.25) ? 'sqlite' : 'memory',
    crash: chance.pick([0, 0.002, 0.008, 0.02]),
    mostCrashes: chance.pick([1, 4, 12, 25]),
    quickbooks: chance.pick([0, 0.05, 0.2, 0.4]),
    storeFails: chance.pick([0, 0, 0.005, 0.02]),
    posts: chance.pick([0, 0.2, 0.5]),
    webhooksLost: chance.pick([0, 0.3, 1]),
    messages: chance.pick([0, 0.2]),
    forgetAfterMs: chance.pick([undefined, 15 * 60_000, hourMs]),
    outage: chance.happens(0.03) ? { fromMs: from, untilMs: from + hourMs * chance.pick([0.5, 2, 6]) } : undefined,
    cutOffMs: chance.happens(0.1) ? hourMs * chance.pick([0.5, 2, 6]) : undefined,
    revokedAtMs: chance.happens(0.05) ? chance.between(0, 3 * hourMs) : undefined,
    clientRetries: chance.pick([0, 3]),
    calmAfterMs: chance.between(hourMs, 8 * hourMs),
  }
}

/** A world in which nothing goes wrong. */
export const noOdds: Odds = {
  processes: 1,
  store: 'memory',
  crash: 0,
  mostCrashes: 0,
  quickbooks: 0,
  storeFails: 0,
  posts: 0,
  webhooksLost: 0,
  messages: 0,
  forgetAfterMs: undefined,
  outage: undefined,
  cutOffMs: undefined,
  revokedAtMs: undefined,
  clientRetries: 3,
  calmAfterMs: 0,
}
