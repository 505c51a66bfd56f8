import type { Engine } from '../engine/options.ts'
import type { OutboxRecord } from '../stores/records.ts'

/** A command that could not be carried out, with all a person needs to do it by hand. */
export type DeadLetter = Pick<OutboxRecord, 'key' | 'leadId' | 'command' | 'attempts' | 'createdAt' | 'error'>

export interface DeadLetters {
  list(realmId: string, options?: { limit?: number }): Promise<DeadLetter[]>
  /** Puts a dead letter back to be tried at once. @returns whether there was one under that key */
  redrive(realmId: string, key: string): Promise<boolean>
}

const pageSize = 100

export const createDeadLetters = (engine: Engine): DeadLetters => ({
  list: async (realmId, { limit = pageSize } = {}) => {
    const records = await engine.store.listCommands(realmId, { status: 'dead', limit })
    return records.map(({ key, leadId, command, attempts, createdAt, error }) => ({
      key,
      leadId,
      command,
      attempts,
      createdAt,
      ...(error === undefined ? {} : { error }),
    }))
  },
  redrive: async (realmId, key) => {
    const record = await engine.store.readCommand(realmId, key)
    if (record?.status !== 'dead') return false
    const outcome = await engine.store.commit([{ op: 'command.redrive', realmId, key, dueAt: engine.now() }])
    engine.poke()
    return outcome.ok
  },
})
