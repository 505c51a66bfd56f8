import { audited } from '../access/audit.ts'
import type { Engine } from '../engine/options.ts'
import type { OutboxRecord } from '../stores/records.ts'
import { handSteps } from './stuck.ts'

/** A command that could not be carried out, with all a person needs to do it by hand. */
export interface DeadLetter
  extends Pick<OutboxRecord, 'key' | 'leadId' | 'command' | 'attempts' | 'createdAt' | 'error'> {
  /** What to type into QuickBooks, or to do elsewhere, in words. */
  byHand: string[]
}

export interface DeadLetters {
  list(realmId: string, options?: { limit?: number }): Promise<DeadLetter[]>
  /** Puts a dead letter back to be tried at once. @returns whether there was one under that key */
  redrive(realmId: string, key: string, options?: { by?: string }): Promise<boolean>
  /** Puts all dead letters of one cause back (`error.code`), or all there are. @returns how many */
  redriveAll(realmId: string, cause?: { code?: string; by?: string }): Promise<number>
  /** Takes a dead letter off the list for good: it is done by hand, or not at all. @returns whether there was one */
  discard(realmId: string, key: string, options?: { by?: string }): Promise<boolean>
}

const pageSize = 100

/** How many are put back at once: enough for a day without QuickBooks, and no list grows without end. */
const redriveLimit = 10_000

export const createDeadLetters = (engine: Engine): DeadLetters => ({
  list: async (realmId, { limit = pageSize } = {}) => {
    const records = await engine.store.listCommands(realmId, { status: 'dead', limit })
    return Promise.all(
      records.map(async (record) => {
        const { key, leadId, command, attempts, createdAt, error } = record
        const steps = await handSteps(engine, record)
        return { key, leadId, command, attempts, createdAt, byHand: steps, ...(error === undefined ? {} : { error }) }
      }),
    )
  },
  redrive: async (realmId, key, { by = 'unnamed' } = {}) => {
    const record = await engine.store.readCommand(realmId, key)
    if (record?.status !== 'dead') return false
    const outcome = await engine.store.commit([
      { op: 'command.redrive', realmId, key, dueAt: engine.now() },
      audited(engine, { realmId, actor: by, action: 'dead-letter.redriven', detail: { key } }),
    ])
    engine.poke()
    return outcome.ok
  },
  redriveAll: async (realmId, { code, by = 'unnamed' } = {}) => {
    const dead = await engine.store.listCommands(realmId, { status: 'dead', limit: redriveLimit })
    let redriven = 0
    for (const { key, error } of dead) {
      if (code !== undefined && error?.code !== code) continue
      const { ok } = await engine.store.commit([
        { op: 'command.redrive', realmId, key, dueAt: engine.now() },
        audited(engine, { realmId, actor: by, action: 'dead-letter.redriven', detail: { key } }),
      ])
      if (ok) redriven += 1
    }
    engine.poke()
    return redriven
  },
  discard: async (realmId, key, { by = 'unnamed' } = {}) => {
    const record = await engine.store.readCommand(realmId, key)
    if (record?.status !== 'dead') return false
    const { ok } = await engine.store.commit([
      { op: 'command.discard', realmId, key },
      audited(engine, { realmId, actor: by, action: 'dead-letter.discarded', detail: { key } }),
      {
        op: 'timeline.append',
        entry: {
          realmId,
          leadId: record.leadId,
          at: engine.now(),
          kind: 'note',
          name: record.command.type,
          data: { key, discarded: true },
        },
      },
    ])
    return ok
  },
})
