import type { CommandFailure } from '@leadbooks/core'
import { processDelivery } from '../inbox/process.ts'
import { backoffMs } from '../outbox/backoff.ts'
import { classify } from '../outbox/failure.ts'
import { runCommand } from '../outbox/run-command.ts'
import { keepRetentions } from '../privacy/retention.ts'
import { createExecutor } from '../quickbooks/executor.ts'
import type { LeadRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { inRound, pilesOf } from '../stores/turns.ts'
import { readChanges } from '../sync/read-changes.ts'
import { sweep } from '../sync/sweep.ts'
import { applyToLead } from './apply.ts'
import { instant } from './clock.ts'
import type { Engine } from './options.ts'
import { priceLead } from './pricing.ts'
import { nextTurn } from './turn.ts'

type Kind = 'deliveries' | 'leads' | 'commands' | 'changes' | 'upkeep'

/**
 * How much of each kind runs at once in one process; the store holds each realm to its own limit. What computes is done by a
 * few at a time: whoever comes next waits for all that has begun. Commands wait for others, nearly always.
 */
const mostAtOnce: Readonly<Record<Kind, number>> = { deliveries: 8, leads: 8, commands: 512, changes: 32, upkeep: 1 }
/**
 * The same while deliveries come in by the dozen: pieces that wait for one commit go on in one go when it is done, and
 * whoever calls waits for all of them.
 */
const fewAtOnce: Readonly<Record<Kind, number>> = { deliveries: 1, leads: 1, commands: 16, changes: 1, upkeep: 1 }
/**
 * The most commands that wait for a turn of the event loop: newcomers stand behind them. Those that have had their turn wait
 * for QuickBooks or a service, for minutes where a company has used up what it may ask.
 */
const mostQueued = 8
/** QuickBooks takes ten requests of a realm at once; nobody else is asked for more. */
const perRealm = 10
/** Changes looked at in one go. */
const mostChanges = 1_000
/** How often what has been kept for long enough is looked for. */
const upkeepMs = 3_600_000
/** How often a process looks for work that another one left in the same store. */
const pollMs = 500
/** The least between two looks at the store while something runs: pieces of work end by the dozen. */
const restMs = 5
/** The most, where looks take long: a look then takes half of the time. */
const mostRestMs = 100

/** What one draining did. */
export interface DrainReport {
  deliveries: number
  leads: number
  commands: number
  /** Times that a company's changes in QuickBooks were read. */
  changes: number
  /** When something is due next; absent when nothing waits. */
  nextDueAt?: string
}

/** Wakes a lead whose time has come: prices it, or tells it the time. */
const wakeLead = async (engine: Engine, record: LeadRecord): Promise<void> => {
  const { realmId, leadId, dueAt } = record
  try {
    if (record.pricing !== 'done') return await priceLead(engine, record)
    const at = engine.now()
    await applyToLead(engine, { realmId, leadId }, () => [
      { type: 'clock.woke', id: `${leadId}/woke/${dueAt ?? at}`, at, leadId },
    ])
  } catch (cause) {
    const { error, retryable } = classify(cause)
    const attempts = record.attempts + 1
    const now = engine.clock.now()
    engine.logger.log('error', 'lead.failed', { realmId, leadId, attempts, code: error.code })
    const retry: LeadRecord = { ...record, attempts, error, dueAt: instant(now + backoffMs(attempts)) }
    // Refused when the lead has moved on: then it is due anew anyway.
    await engine.store.commit([
      { op: 'lead.save', expectedVersion: record.version, record: retry },
      ...(retryable ? [] : [openReview(record, error, instant(now))]),
    ])
  }
}

/** Puts before a person what no other try can pass, once: rules that cannot be read, for one. */
const openReview = ({ realmId, leadId }: LeadRecord, { code, message }: CommandFailure, openedAt: string): Write => ({
  op: 'review.open',
  record: {
    realmId,
    reviewId: `${leadId}/waking/${code}`,
    leadId,
    code,
    message,
    detail: {},
    status: 'open',
    openedAt,
  },
})

/** Takes whatever is due in the store and does it, many things at a time. */
export class Pump {
  readonly #engine: Engine
  readonly #execute: ReturnType<typeof createExecutor>
  readonly #running = new Map<string, Promise<void>>()
  readonly #done: Record<Kind, number> = { deliveries: 0, leads: 0, commands: 0, changes: 0, upkeep: 0 }
  /** How much of each kind runs. */
  readonly #begun: Record<Kind, number> = { deliveries: 0, leads: 0, commands: 0, changes: 0, upkeep: 0 }
  /** How much of that has not had its turn yet. */
  readonly #queued: Record<Kind, number> = { deliveries: 0, leads: 0, commands: 0, changes: 0, upkeep: 0 }
  #upkeepAt = 0
  #wake: (() => void) | undefined
  #isPoked = false
  /** The realm with which the last round of a kind ended. */
  readonly #after = new Map<Kind, string>()
  #lastTurn: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    this.#engine = engine
    this.#execute = createExecutor({ channels: engine.notify, calendar: engine.calendar, fetch: engine.fetch })
  }

  /** Does everything that is due, and what that leads to, until nothing is; takes nothing new at or after `until`. */
  async drain(until?: string): Promise<DrainReport> {
    const before = { ...this.#done }
    for (;;) {
      const open = until === undefined || this.#engine.now() < until
      const started = open ? await this.#startDue() : 0
      if (this.#running.size > 0) await Promise.race(this.#running.values())
      else if (started === 0) break
    }
    const nextDueAt = await this.#engine.store.nextDueAt()
    const since = (kind: Kind): number => this.#done[kind] - before[kind]
    return {
      deliveries: since('deliveries'),
      leads: since('leads'),
      commands: since('commands'),
      changes: since('changes'),
      ...(nextDueAt === undefined ? {} : { nextDueAt }),
    }
  }

  /** Keeps doing what becomes due until `stopped` is aborted; then finishes what runs. */
  async run(stopped: AbortSignal): Promise<void> {
    stopped.addEventListener('abort', () => this.poke(), { once: true })
    const deaf = this.#engine.store.onWork?.(() => this.poke())
    while (!stopped.aborted) {
      this.#isPoked = false
      const poked = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      const lookedAt = this.#engine.clock.now()
      try {
        await this.#startDue()
        const lookMs = this.#engine.clock.now() - lookedAt
        if (this.#running.size > 0) await this.#sleep(Math.max(restMs, Math.min(lookMs, mostRestMs)))
        // What was taken goes first; whoever came meanwhile is looked for in the same go.
        await this.#lastTurn
        if (!this.#isPoked) await this.#pause(poked)
      } catch (cause) {
        // The store cannot be read just now; what waits in it waits a little longer.
        this.#engine.logger.log('error', 'store.failed', { code: classify(cause).error.code })
        await this.#sleep(pollMs, poked)
      }
    }
    deaf?.()
    await Promise.all(this.#running.values())
  }

  /** Ends the pause between two looks at the store. */
  poke(): void {
    this.#isPoked = true
    this.#wake?.()
  }

  async #startDue(): Promise<number> {
    const { store, leaseMs } = this.#engine
    const now = this.#engine.now()
    let started = await this.#startRound(
      'deliveries',
      (limit, after) => store.dueDeliveries(now, limit, after),
      ({ adapter, deliveryId }) => `${adapter}/${deliveryId}`,
      (record) => processDelivery(this.#engine, record),
    )
    started += await this.#startRound(
      'leads',
      (limit, after) => store.dueLeads(now, limit, after),
      ({ leadId }) => leadId,
      (record) => wakeLead(this.#engine, record),
    )
    started += await this.#startReading(now)
    started += this.#startUpkeep()
    const limit = Math.min(this.#roomFor('commands'), mostQueued - this.#queued.commands)
    if (limit <= 0) return started
    const claimed = await store.claimCommands({
      now,
      limit,
      leaseMs,
      perRealm,
      after: this.#after.get('commands') ?? '',
    })
    for (const record of claimed)
      started += this.#start('commands', `${record.realmId}/${record.key}/${record.leaseToken}`, () =>
        runCommand(this.#engine, this.#execute, record),
      )
    this.#endRound('commands', claimed)
    return started
  }

  #mostOf(kind: Kind): number {
    return (this.#engine.intake.isCrowded ? fewAtOnce : mostAtOnce)[kind]
  }

  #roomFor(kind: Kind): number {
    return this.#mostOf(kind) - this.#begun[kind]
  }

  /** Starts what is due of one kind, each realm's in turn. What runs is due still, and is passed over. */
  async #startRound<Row extends { realmId: string }>(
    kind: Kind,
    due: (limit: number, after: string) => Promise<Row[]>,
    nameOf: (row: Row) => string,
    work: (row: Row) => Promise<void>,
  ): Promise<number> {
    if (this.#roomFor(kind) <= 0) return 0
    const rows = await due(this.#mostOf(kind), this.#after.get(kind) ?? '')
    const started = rows.filter(
      (row) => this.#roomFor(kind) > 0 && this.#start(kind, `${row.realmId}/${nameOf(row)}`, () => work(row)) > 0,
    )
    this.#endRound(kind, started)
    return started.length
  }

  #endRound(kind: Kind, taken: readonly { realmId: string }[]): void {
    const realmIds = inRound(
      taken.map(({ realmId }) => realmId),
      this.#after.get(kind),
    )
    const last = realmIds.at(-1)
    if (last !== undefined) this.#after.set(kind, last)
  }

  #startUpkeep(): number {
    const now = this.#engine.clock.now()
    if (this.#engine.maintenance === 'called' || now < this.#upkeepAt) return 0
    this.#upkeepAt = now + upkeepMs
    return this.#start('upkeep', 'retention', () => keepRetentions(this.#engine))
  }

  /** One reading at a time for each realm, so that what arrives together is read together. */
  async #startReading(now: string): Promise<number> {
    const { store } = this.#engine
    const room = this.#roomFor('changes')
    if (room <= 0) return 0
    const changes = await store.dueChanges(now, mostChanges, this.#after.get('changes'))
    const byRealm = [...pilesOf(changes, ({ realmId }) => realmId)].slice(0, room)
    let started = 0
    for (const [realmId, ofRealm] of byRealm)
      started += this.#start('changes', realmId, () => readChanges(this.#engine, realmId, ofRealm))
    this.#endRound(
      'changes',
      byRealm.map(([realmId]) => ({ realmId })),
    )
    for (const realm of await store.dueSweeps(now, room))
      started += this.#start('changes', realm.realmId, () => sweep(this.#engine, realm))
    return started
  }

  #start(kind: Kind, name: string, work: () => Promise<void>): number {
    const id = `${kind}:${name}`
    if (this.#running.has(id)) return 0
    this.#begun[kind] += 1
    const promise = this.#turn(kind)
      .then(work)
      .catch((cause: unknown) =>
        this.#engine.logger.log('error', 'work.failed', { kind, code: classify(cause).error.code }),
      )
      .finally(() => {
        this.#running.delete(id)
        this.#begun[kind] -= 1
        this.#done[kind] += 1
        this.poke()
      })
    this.#running.set(id, promise)
    return 1
  }

  /**
   * Waits for a turn of the event loop of its own, and lets deliveries that are being taken in go first. A store in this
   * process answers at once, so that a pile of work would otherwise be done in one go, and whoever calls would wait for it.
   */
  #turn(kind: Kind): Promise<void> {
    this.#queued[kind] += 1
    this.#lastTurn = this.#lastTurn
      .then(nextTurn)
      .then(() => this.#engine.intake.turn())
      .then(() => {
        this.#queued[kind] -= 1
      })
    return this.#lastTurn
  }

  async #pause(poked: Promise<void>): Promise<void> {
    const dueAt = await this.#engine.store.nextDueAt()
    const waitMs = dueAt === undefined ? pollMs : Date.parse(dueAt) - this.#engine.clock.now()
    // Something overdue that was not started is held up by a limit or by its predecessor: look again later, not at once.
    await this.#sleep(waitMs <= 0 ? pollMs : Math.min(waitMs, pollMs), poked)
  }

  async #sleep(delayMs: number, poked?: Promise<void>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const slept = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, delayMs)
    })
    await (poked === undefined ? slept : Promise.race([slept, poked]))
    clearTimeout(timer)
  }
}
