import type { Command } from '@leadbooks/core'
import type { Store, Write } from '../stores/store.ts'

/** A customer who was merged into another may have been merged into them before. */
const mostMerges = 20

/** Keeps which customer another has become, for work that was decided on before they were merged. */
export const noteMerge = async (
  store: Store,
  { realmId, mergedId, into, at }: { realmId: string; mergedId: string; into: string; at: string },
): Promise<Write> => ({
  op: 'register.put',
  expectedVersion: (await store.readRegister(realmId, 'merged', mergedId))?.version ?? 0,
  record: { realmId, kind: 'merged', id: mergedId, updatedAt: at, doc: { into } },
})

/** The customer whom one has become where customers were merged in QuickBooks, or the one asked for. */
const afterMerges = async (store: Store, realmId: string, customerId: string): Promise<string> => {
  let id = customerId
  for (let merges = 0; merges < mostMerges; merges += 1) {
    const into = (await store.readRegister(realmId, 'merged', id))?.doc.into
    if (typeof into !== 'string' || into === customerId) break
    id = into
  }
  return id
}

/** A command about the customer whom its own has become since it was issued. */
export const withMerges = async (store: Store, realmId: string, command: Command): Promise<Command> => {
  if (!('customerId' in command) || command.customerId === undefined) return command
  return { ...command, customerId: await afterMerges(store, realmId, command.customerId) }
}
