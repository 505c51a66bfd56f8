import type { Engine } from '../engine/options.ts'
import { alertForReading } from '../outbox/alerts.ts'
import { backoffMs } from '../outbox/backoff.ts'
import { classify } from '../outbox/failure.ts'
import { noteMerge } from '../quickbooks/merged-customers.ts'
import type { ChangeRecord, DocumentEntity } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { deletedFacts, mergedFact } from './facts.ts'
import { mirrored } from './records.ts'
import { noteSweepState } from './sweep-plan.ts'
import { takeIn } from './take.ts'

/** Ids of one query: its statement stays far below the longest URL that QuickBooks takes. */
const idsPerQuery = 200

const settle = ({ realmId, entity, id, noticedAt }: ChangeRecord): Write => ({
  op: 'change.settle',
  realmId,
  entity,
  id,
  noticedAt,
})

/**
 * Tells whether the mirror holds already what a notice is about: a write of our own that comes back, or a change that was
 * read meanwhile. QuickBooks' times are in whole seconds.
 */
const isKnown = async (engine: Engine, { realmId, entity, id, noticedAt }: ChangeRecord): Promise<boolean> => {
  const held =
    entity === 'Customer'
      ? await engine.store.readCustomer(realmId, id)
      : entity === 'Item'
        ? undefined
        : await engine.store.readDocument(realmId, entity as DocumentEntity, id) // one that is not mirrored is not found
  return held?.changedAt !== undefined && held.changedAt.slice(0, 19) >= noticedAt.slice(0, 19)
}

/** What the end of a record changes here. */
const end = async (engine: Engine, change: ChangeRecord): Promise<void> => {
  const { realmId, entity, id, noticedAt, operation, mergedId } = change
  if (operation === 'merged' && mergedId !== undefined) {
    await takeIn(
      engine,
      realmId,
      {
        writes: entity === 'Customer' ? [{ op: 'customer.remove', realmId, customerId: mergedId }] : [],
        facts: entity === 'Customer' ? [mergedFact(mergedId, id)] : [],
      },
      [
        ...(entity === 'Customer'
          ? [await noteMerge(engine.store, { realmId, mergedId, into: id, at: engine.now() })]
          : []),
        settle(change),
        // What stayed has taken over what the other had: it is read like any change.
        { op: 'change.note', record: { ...change, operation: 'changed', mergedId: '' } },
      ],
    )
    return
  }
  if (entity === 'Customer') {
    const gone: Write = { op: 'customer.remove', realmId, customerId: id }
    return takeIn(engine, realmId, { writes: [gone], facts: [] }, [settle(change)])
  }
  const document = { entity: entity as DocumentEntity, documentId: id } // one that is not mirrored is not found
  const known = await engine.store.readDocument(realmId, document.entity, id)
  const gone: Write = { op: 'document.remove', realmId, ...document }
  await takeIn(engine, realmId, { writes: [gone], facts: deletedFacts(document, noticedAt, known) }, [settle(change)])
}

const readEntity = async (engine: Engine, realmId: string, entity: string, changes: ChangeRecord[]): Promise<void> => {
  const known = mirrored.get(entity)
  if (known === undefined) {
    await engine.store.commit(changes.map(settle))
    return
  }
  for (let start = 0; start < changes.length; start += idsPerQuery) {
    const asked = new Map(changes.slice(start, start + idsPerQuery).map((change) => [change.id, change]))
    for await (const row of known.read(engine.client(realmId), [...asked.keys()], {})) {
      const change = asked.get(row.Id)
      if (change === undefined) continue
      asked.delete(row.Id)
      const consequence = await known.take(engine, realmId, row as { Id: string; SyncToken: string }) // every record has one
      await takeIn(engine, realmId, consequence, [settle(change)])
    }
    // What the query does not find is gone, whatever the notice said.
    for (const change of asked.values()) await end(engine, { ...change, operation: 'deleted' })
  }
}

/**
 * Reads again what is not in the mirror as it is in QuickBooks: one query for all changes of an entity that arrived
 * together. What fails is tried again, with the outbox's waits.
 */
export const readChanges = async (engine: Engine, realmId: string, changes: readonly ChangeRecord[]): Promise<void> => {
  const byEntity = new Map<string, ChangeRecord[]>()
  await noteSweepState(engine, realmId, { toldAt: engine.now(), changedAt: engine.now() })
  for (const change of changes) {
    try {
      if (change.operation !== 'changed') await end(engine, change)
      else if (await isKnown(engine, change)) await engine.store.commit([settle(change)])
      else byEntity.set(change.entity, [...(byEntity.get(change.entity) ?? []), change])
    } catch (cause) {
      await postpone(engine, [change], cause)
    }
  }
  for (const [entity, asked] of byEntity) {
    try {
      await readEntity(engine, realmId, entity, asked)
    } catch (cause) {
      await postpone(engine, asked, cause)
    }
  }
}

const postpone = async (engine: Engine, changes: readonly ChangeRecord[], cause: unknown): Promise<void> => {
  const [first] = changes
  if (first === undefined) return
  const { realmId } = first
  const { error, throttledMs } = classify(cause)
  engine.logger.log('warn', 'changes.failed', {
    realmId,
    entity: first.entity,
    count: changes.length,
    code: error.code,
  })
  const at = (delayMs: number): string => new Date(engine.clock.now() + delayMs).toISOString()
  await engine.store.commit([
    ...(throttledMs === undefined ? [] : [{ op: 'realm.pause', realmId, until: at(throttledMs) } as const]),
    ...(await alertForReading(engine.store, realmId, { error, now: engine.now() })),
    ...changes.map(
      ({ entity, id, attempts }): Write => ({
        op: 'change.postpone',
        realmId,
        entity,
        id,
        dueAt: at(backoffMs(attempts + 1)),
      }),
    ),
  ])
}
