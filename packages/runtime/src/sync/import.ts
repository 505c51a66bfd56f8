import type { JsonObject } from 'type-fest'
import { instant } from '../engine/clock.ts'
import type { Engine } from '../engine/options.ts'
import { withoutErased } from '../privacy/erased-customers.ts'
import { type NamedRow, putList } from '../quickbooks/name-lists.ts'
import { ensureKeys, noteKeys } from '../quickbooks/rewrite-keys.ts'
import type { Write } from '../stores/store.ts'
import { type ImportDays, type ImportPhase, type ImportStep, importSteps, type ListStep } from './import-plan.ts'
import { sweepPlanOf } from './sweep-plan.ts'

export interface ImportOptions {
  /** Reads all documents, not only open ones; from a day on, `YYYY-MM-DD`, or all there are. @defaultValue false */
  history?: boolean | { since: string }
  /** Hears of each page that is in the mirror. */
  onProgress?: (progress: ImportProgress) => void
}

/** How far an import is. */
export interface ImportProgress {
  realmId: string
  phase: ImportPhase
  /** Rows of this phase so far. */
  rows: number
  /** Which phase of how many, counted from 1. */
  step: number
  steps: number
}

/** What an import read, the parts of it that went before a crash among it. */
export interface ImportReport {
  realmId: string
  /** ISO 8601 instants. */
  startedAt: string
  finishedAt: string
  /** Rows by phase. */
  rows: Partial<Record<ImportPhase, number>>
  /** It went on where an earlier one was cut off. */
  resumed: boolean
}

/** Rows written in one transaction: few enough that the next delivery does not wait. */
const rowsPerCommit = 500
/**
 * Going on after a crash begins so many rows earlier: documents that were deleted meanwhile have moved the others up, and a
 * row that is read twice is only replaced.
 */
const stepBack = 1_000
const yearMs = 365 * 86_400_000

/** How far an import has come, kept with the rows it has written. */
interface Checkpoint {
  startedAt: string
  done: ImportPhase[]
  phase?: ImportPhase
  rows: Partial<Record<ImportPhase, number>>
}

interface Held {
  version: number
  checkpoint: Checkpoint
}

const id = 'progress'

const readCheckpoint = async (engine: Engine, realmId: string): Promise<Held | undefined> => {
  const record = await engine.store.readRegister(realmId, 'import', id)
  return record && { version: record.version, checkpoint: record.doc as unknown as Checkpoint } // written by `keep`
}

/** Tells whether all documents were imported, not only those that were open. */
export const hasHistory = async (engine: Engine, realmId: string): Promise<boolean> => {
  const held = await readCheckpoint(engine, realmId)
  return held !== undefined && importSteps.every((step) => 'list' in step || held.checkpoint.done.includes(step.phase))
}

/** Another process imports the same company at the same moment, and was faster. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError' as const
}

/** One import of one company, from where it stands to its end. */
class Import {
  readonly #engine: Engine
  readonly #realmId: string
  readonly #options: ImportOptions
  readonly #steps: readonly (ImportStep | ListStep)[]
  readonly #country: string
  #held: Held

  constructor(engine: Engine, realmId: string, options: ImportOptions, country: string, held: Held) {
    this.#engine = engine
    this.#realmId = realmId
    this.#options = options
    this.#country = country
    this.#held = held
    const wantsHistory = options.history !== undefined && options.history !== false
    this.#steps = importSteps.filter((step) => 'list' in step || !step.history || wantsHistory)
  }

  async run(): Promise<void> {
    for (const step of this.#steps) {
      if (this.#held.checkpoint.done.includes(step.phase)) continue
      if ('list' in step) await this.#readList(step)
      else await this.#readRows(step)
    }
  }

  async #readList({ phase, list, read }: ListStep): Promise<void> {
    const { store, client, now } = this.#engine
    const rows: NamedRow[] = []
    for await (const row of read(client(this.#realmId))) rows.push(row)
    const named = { realmId: this.#realmId, list, rows, at: now() }
    await this.#keep(phase, rows.length, [await putList(store, named)], true)
  }

  async #readRows(step: ImportStep): Promise<void> {
    const { phase } = step
    const { store, client, now } = this.#engine
    const before = this.#held.checkpoint.phase === phase ? (this.#held.checkpoint.rows[phase] ?? 0) : 0
    let count = Math.max(0, before - stepBack)
    let batch: unknown[] = []
    const flush = async (ended: boolean): Promise<void> => {
      const place = { realmId: this.#realmId, country: this.#country, at: now() }
      const wanted = batch.filter((row) => step.isWanted?.(row) ?? true)
      const writes = await Promise.all(wanted.map((row) => step.write(row, place, store)))
      count += batch.length
      batch = []
      await this.#keep(phase, count, writes, ended)
    }
    for await (const row of step.read(client(this.#realmId), count + 1, this.#days))
      if (batch.push(row) === rowsPerCommit) await flush(false)
    await flush(true)
  }

  get #days(): ImportDays {
    const { history } = this.#options
    const yearAgo = instant(Date.parse(this.#held.checkpoint.startedAt) - yearMs).slice(0, 10)
    return { yearAgo, ...(typeof history === 'object' ? { since: history.since } : {}) }
  }

  /** Writes rows down together with how far that is. */
  async #keep(phase: ImportPhase, rows: number, writes: readonly Write[], ended: boolean): Promise<void> {
    const { version, checkpoint } = this.#held
    const next: Checkpoint = {
      startedAt: checkpoint.startedAt,
      done: ended ? [...checkpoint.done, phase] : checkpoint.done,
      ...(ended ? {} : { phase }),
      rows: { ...checkpoint.rows, [phase]: rows },
    }
    const { ok } = await this.#engine.store.commit([
      ...(await withoutErased(this.#engine.store, this.#realmId, writes)),
      {
        op: 'register.put',
        expectedVersion: version,
        record: {
          realmId: this.#realmId,
          kind: 'import',
          id,
          updatedAt: this.#engine.now(),
          doc: next as unknown as JsonObject, // texts and numbers
        },
      },
    ])
    if (!ok) throw new OvertakenError(`Another process imports ${this.#realmId}.`)
    this.#held = { version: version + 1, checkpoint: next }
    const step = this.#steps.findIndex((one) => one.phase === phase) + 1
    this.#options.onProgress?.({ realmId: this.#realmId, phase, rows, step, steps: this.#steps.length })
  }
}

const finish = async (
  engine: Engine,
  { realmId, country }: { realmId: string; country: string },
  { startedAt, rows }: Checkpoint,
): Promise<string> => {
  const finishedAt = engine.now()
  const { importedAt } = await engine.store.readRealm(realmId)
  if (importedAt === undefined) {
    await noteKeys(engine, realmId, country)
    const { everyMs } = await sweepPlanOf(engine, realmId)
    const dueAt = instant(engine.clock.now() + everyMs)
    await engine.store.commit([
      { op: 'realm.imported', realmId, at: finishedAt },
      // What changed while the import read is read again by the first sweep.
      { op: 'realm.swept', realmId, since: startedAt, dueAt },
    ])
  }
  engine.logger.log('info', 'realm.imported', { realmId, ...rows })
  return finishedAt
}

/**
 * Reads a company into the mirror: customers, items, terms, classes, tax codes, customer types, open documents, and its history if that is
 * asked for; 1,000 rows a call. What is in the mirror was only read: nothing of it is ever written back.
 *
 * An import that was cut off goes on where it was, also in another process, and one that is complete is not done again; a
 * history that is asked for later is read by itself.
 *
 * @throws what the QuickBooks client throws; UnknownRealmError
 */
export const importRealm = async (
  engine: Engine,
  realmId: string,
  options: ImportOptions = {},
): Promise<ImportReport> => {
  const { country } = await engine.tenantOf(realmId)
  const first = await readCheckpoint(engine, realmId)
  for (;;) {
    const held = (await readCheckpoint(engine, realmId)) ?? {
      version: 0,
      checkpoint: { startedAt: engine.now(), done: [], rows: {} },
    }
    try {
      const run = new Import(engine, realmId, options, country, held)
      await run.run()
    } catch (error) {
      // The two go on from where the faster one is; what both have read is the same.
      if (error instanceof OvertakenError) continue
      throw error
    }
    const { checkpoint } = (await readCheckpoint(engine, realmId)) ?? held
    const { startedAt, rows } = checkpoint
    const finishedAt = await finish(engine, { realmId, country }, checkpoint)
    return { realmId, startedAt, finishedAt, rows, resumed: first !== undefined }
  }
}

const inFlight = new WeakMap<Engine, Map<string, Promise<unknown>>>()

/**
 * Imports a realm unless that was done before. Nothing is created in QuickBooks before: a customer who is there already
 * would be made a second time.
 *
 * @throws what the QuickBooks client throws
 */
export const ensureImported = async (engine: Engine, realmId: string): Promise<void> => {
  const { importedAt } = await engine.store.readRealm(realmId)
  if (importedAt !== undefined) return ensureKeys(engine, realmId)
  const running = inFlight.get(engine) ?? new Map<string, Promise<unknown>>()
  inFlight.set(engine, running)
  const started = running.get(realmId) ?? importRealm(engine, realmId).finally(() => running.delete(realmId))
  running.set(realmId, started)
  await started
}
