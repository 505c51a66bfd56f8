import type { CommandResult, LeadEvent } from '@leadbooks/core'
import type { Observer } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import { createApprovals } from '../approvals/approvals.ts'
import { applyToLead } from '../engine/apply.ts'
import { isLeadless } from '../engine/leadless.ts'
import type { Engine } from '../engine/options.ts'
import { pendingId } from '../quickbooks/ensure-customer.ts'
import { type HandlerContext, LeaseLostError, type Outcome } from '../quickbooks/handler.ts'
import { withMerges } from '../quickbooks/merged-customers.ts'
import type { OutboxRecord, TimelineEntry } from '../stores/records.ts'
import type { Settlement, Write } from '../stores/store.ts'
import { ensureImported } from '../sync/import.ts'
import { outwardNews } from '../sync/outward.ts'
import { alertFor } from './alerts.ts'
import { backoffMs, giveUpAfterMs } from './backoff.ts'
import { classify, isOfCompany } from './failure.ts'
import { gate } from './gate.ts'

type Executor = (command: OutboxRecord['command'], context: HandlerContext) => Promise<Outcome>

/**
 * Tells whether the CRM does not know yet what we have just written: of a change of its own it does, unless QuickBooks' word
 * counted for a field. To tell it all the same would set a system that echoes against itself.
 */
const isNews = ({ op }: Write, { command }: OutboxRecord, { detail }: CommandResult): boolean =>
  op !== 'customer.put' ||
  !(command.type === 'customer.update' && 'change' in command) ||
  Object.values((detail?.fields ?? {}) as Record<string, unknown>).includes('quickbooks') // written by `changeCustomer`

/** One attempt at one leased command, from the lease to its settlement. */
class Attempt {
  readonly #engine: Engine
  readonly #token: string
  readonly #audit: TimelineEntry[] = []
  record: OutboxRecord

  constructor(engine: Engine, record: OutboxRecord) {
    this.#engine = engine
    this.record = record
    this.#token = record.leaseToken ?? ''
  }

  async context(): Promise<HandlerContext> {
    const { realmId, leadId } = this.record
    const engine = this.#engine
    const attempt = this
    return {
      realmId,
      leadId,
      get record() {
        return attempt.record
      },
      tenant: await engine.tenantOf(realmId),
      store: engine.store,
      quickbooks: engine.client(realmId),
      now: engine.now,
      progress: (progress, also = []) => this.#progress(progress, also),
      approvalUrl: async () =>
        engine.publicUrl === undefined
          ? undefined
          : (await createApprovals(engine).create(realmId, leadId, { subject: 'estimate' })).url,
      // A write is sent once an attempt: what its reply would have said is looked for before it is sent again.
      request: (requestId) => ({
        observer: this.#observer,
        ...(requestId === undefined ? {} : { requestId, maxRetries: 0 }),
      }),
    }
  }

  /** Settles the command as done or waiting, and tells the lead. */
  async settle(outcome: Exclude<Outcome, { kind: 'again' }>): Promise<void> {
    const now = this.#engine.now()
    const told: LeadEvent[] = (outcome.events ?? []).map(
      (event) => ({ ...event, at: now, leadId: this.record.leadId }) as LeadEvent,
    ) // an EngineEvent with its time and lead is a LeadEvent
    if (outcome.kind === 'wait') {
      const { realmId } = this.record
      const { leadId, ...review } = outcome.review
      const whose = leadId === undefined || isLeadless(leadId) ? {} : { leadId }
      const open: Write = {
        op: 'review.open',
        record: { ...review, ...whose, realmId, status: 'open', openedAt: now },
      }
      return this.#commit({ status: 'waiting', attempts: this.record.attempts }, told, [open])
    }
    const { realmId } = this.record
    const also = outcome.also ?? []
    // What we have written ourselves is not read again when QuickBooks tells of it, so the CRM hears of it here.
    const tenant = await this.#engine.tenantOf(realmId)
    const news = outwardNews(
      this.#engine,
      tenant,
      realmId,
      also.filter((write) => isNews(write, this.record, outcome.result)),
    )
    return this.#commit(
      { status: 'done', attempts: this.record.attempts + 1, result: outcome.result },
      [...told, this.#completed(outcome.result, now)],
      [...also, ...news],
    )
  }

  /** Puts the command back for later, not counted as a failure. */
  async again(delayMs: number): Promise<void> {
    await this.#commit({ status: 'ready', attempts: this.record.attempts, dueAt: this.#in(delayMs) }, [], [])
  }

  /** Sorts a failure: later, slower for the whole realm, or to a person. */
  async fail(cause: unknown): Promise<void> {
    const { realmId, leadId, key, command, firstTriedAt } = this.record
    const { error, retryable, throttledMs } = classify(cause)
    this.#engine.logger.log(retryable ? 'warn' : 'error', 'command.failed', { realmId, leadId, key, code: error.code })
    if (throttledMs !== undefined) {
      const pause: Write = { op: 'realm.pause', realmId, until: this.#in(throttledMs) }
      return this.#commit(
        { status: 'ready', attempts: this.record.attempts, dueAt: this.#in(throttledMs), error },
        [],
        [pause],
      )
    }
    const attempts = this.record.attempts + 1
    const triedForMs = this.#engine.clock.now() - Date.parse(firstTriedAt ?? this.record.createdAt)
    this.#note('note', command.type, { key, code: error.code, message: error.message, attempts })
    const isDead = !(retryable && triedForMs < giveUpAfterMs)
    const alerts = await alertFor(this.#engine.store, this.record, { error, attempts, isDead, now: this.#engine.now() })
    if (!isDead) {
      const dueAt = this.#in(backoffMs(attempts))
      // No other command fares better: the realm rests, and one of them finds out when QuickBooks lets us in again.
      const rest: Write[] = isOfCompany(error) ? [{ op: 'realm.pause', realmId, until: dueAt }] : []
      return this.#commit({ status: 'ready', attempts, dueAt, error }, [], [...alerts, ...rest])
    }
    const id = `${key}/failed/${attempts}`
    const failed: LeadEvent = {
      type: 'command.failed',
      id,
      at: this.#engine.now(),
      leadId,
      key,
      commandType: command.type,
      error,
      final: true,
    }
    // A customer who will not be created must not keep other calls waiting for them.
    const pending: Write[] =
      command.type === 'customer.ensure' ? [{ op: 'customer.remove', realmId, customerId: pendingId(key) }] : []
    return this.#commit({ status: 'dead', attempts, error }, [failed], [...pending, ...alerts])
  }

  /** Keeps every reply of QuickBooks for the lead's history. */
  readonly #observer: Observer = {
    onReply: ({ method, path, status, requestId, intuitTid, attempt }) => {
      this.#engine.telemetry.count('leadbooks.quickbooks.requests', { method, status })
      this.#note('quickbooks', `${method} ${path}`, {
        status,
        attempt,
        ...(requestId === undefined ? {} : { requestId }),
        ...(intuitTid === undefined ? {} : { intuitTid }),
      })
    },
  }

  #completed(result: CommandResult, at: string): LeadEvent {
    const { key, leadId, command } = this.record
    return { type: 'command.completed', id: `${key}/completed`, at, leadId, key, commandType: command.type, result }
  }

  async #progress(progress: JsonObject, also: Write[]): Promise<'customers-revision' | 'usage-limit' | undefined> {
    const { realmId, key } = this.record
    const outcome = await this.#engine.store.commit([
      { op: 'command.progress', realmId, key, token: this.#token, progress },
      ...also,
    ])
    if (!outcome.ok) {
      if (outcome.conflict === 'customers-revision' || outcome.conflict === 'usage-limit') return outcome.conflict
      throw new LeaseLostError(`Lost the lease on ${key}.`)
    }
    this.record = { ...this.record, progress }
    return undefined
  }

  async #commit(settlement: Settlement, events: readonly LeadEvent[], also: readonly Write[]): Promise<void> {
    const { realmId, leadId, key } = this.record
    const settle: Write = { op: 'command.settle', realmId, key, token: this.#token, ...settlement }
    const audit = this.#audit.map((entry): Write => ({ op: 'timeline.append', entry }))
    const writes = [settle, ...also, ...audit]
    // Without news for the lead only the outbox changes. A lost lease is no news either: whoever holds it settles.
    if (events.length === 0 || isLeadless(leadId)) await this.#engine.store.commit(writes)
    else
      await applyToLead(
        this.#engine,
        { realmId, leadId },
        () => events,
        () => writes,
      )
  }

  #note(kind: TimelineEntry['kind'], name: string, data: JsonObject): void {
    const { realmId, leadId } = this.record
    this.#audit.push({ realmId, leadId, at: this.#engine.now(), kind, name, data })
  }

  #in(delayMs: number): string {
    return new Date(this.#engine.clock.now() + delayMs).toISOString()
  }
}

/** Keeps the lease while the work goes on; three reports fit into one lease, so that one may be late. */
const keepLease = (engine: Engine, { realmId, key, leaseToken = '' }: OutboxRecord): (() => void) => {
  const extend = (): void => {
    const until = new Date(engine.clock.now() + engine.leaseMs).toISOString()
    // A report that fails is no reason to stop: at worst another process sends the same requestid.
    engine.store.extendLease(realmId, key, leaseToken, until).catch(() => undefined)
  }
  const timer = setInterval(extend, engine.leaseMs / 3)
  return () => clearInterval(timer)
}

/** Carries out one leased command and settles it, whatever happens. */
export const runCommand = async (engine: Engine, execute: Executor, record: OutboxRecord): Promise<void> => {
  const { realmId, leadId, key } = record
  const { type } = record.command
  const { telemetry, logger } = engine
  const attempt = new Attempt(engine, record)
  const release = keepLease(engine, record)
  const startedAt = performance.now()
  const carryOut = async (): Promise<Outcome['kind']> => {
    if (type === 'customer.ensure') await ensureImported(engine, realmId)
    const command = await withMerges(engine.store, realmId, record.command)
    const context = await attempt.context()
    const outcome = (await gate(command, context)) ?? (await execute(command, context))
    if (outcome.kind === 'again') await attempt.again(outcome.delayMs)
    else await attempt.settle(outcome)
    return outcome.kind
  }
  let became: Outcome['kind'] | 'failed' | 'lost' = 'failed'
  try {
    const attributes = { 'leadbooks.realm_id': realmId, 'leadbooks.lead_id': leadId, 'leadbooks.command': type }
    became = await telemetry.span('leadbooks.command', attributes, carryOut)
  } catch (error) {
    if (error instanceof LeaseLostError) became = 'lost'
    else await attempt.fail(error)
  } finally {
    release()
    const durationMs = Math.round(performance.now() - startedAt)
    logger.log('info', 'command.tried', { realmId, leadId, key, command: type, outcome: became, durationMs })
    const figures = { command: type, outcome: became }
    telemetry.count('leadbooks.commands', figures)
    telemetry.took('leadbooks.command.duration', durationMs, figures)
  }
}
