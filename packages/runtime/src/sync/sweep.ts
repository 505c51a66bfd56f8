import type { Engine } from '../engine/options.ts'
import { nextTurn } from '../engine/turn.ts'
import { alertForReading } from '../outbox/alerts.ts'
import { backoffMs } from '../outbox/backoff.ts'
import { classify } from '../outbox/failure.ts'
import { type AnyDocument, balanceOf } from '../quickbooks/mirror.ts'
import type { DocumentEntity, RealmRecord } from '../stores/records.ts'
import { deletedFacts } from './facts.ts'
import { reconcile } from './reconcile.ts'
import { mirrored, mirroredEntities } from './records.ts'
import { noteSweepState, readSweepState, sweepPlanOf } from './sweep-plan.ts'
import { takeIn } from './take.ts'

/** Clocks differ, and QuickBooks takes a moment to list a change: each sweep looks a little further back than the last ended. */
const overlapMs = 60_000
/** Intuit's webhooks come within seconds, and are read within some more. */
const webhookMs = 2 * 60_000
const dayMs = 86_400_000

/**
 * Asks QuickBooks for everything that changed since it was asked last: the net under the webhooks, one metered call for all
 * entities. What the mirror holds already changes nothing.
 */
export const sweep = async (engine: Engine, { realmId, changesSince, importedAt }: RealmRecord): Promise<void> => {
  const started = engine.clock.now()
  const since = changesSince ?? importedAt ?? engine.now()
  const next = (delayMs: number): string => new Date(engine.clock.now() + delayMs).toISOString()
  try {
    const from = new Date(Date.parse(since) - overlapMs).toISOString()
    const changes = await engine.client(realmId).changes({ entities: mirroredEntities, since: from })
    let count = 0
    let missed = false
    for (const entity of mirroredEntities) {
      for (const row of changes.rows[entity]) {
        // Of a busy minute there are hundreds.
        await nextTurn()
        if (await isHeld(engine, realmId, entity, row)) continue
        missed ||= isLate(row, started)
        const consequence = await mirrored.get(entity)?.take(engine, realmId, row)
        if (consequence !== undefined) await takeIn(engine, realmId, consequence)
        count += 1
      }
    }
    for (const { entity, Id } of changes.deleted) {
      if (entity === 'Customer' || entity === 'Item') continue
      const documentEntity: DocumentEntity = entity
      const known = await engine.store.readDocument(realmId, documentEntity, Id)
      if (known === undefined) continue
      await takeIn(engine, realmId, {
        writes: [{ op: 'document.remove', realmId, entity: documentEntity, documentId: Id }],
        facts: deletedFacts(known, engine.now(), known),
      })
      count += 1
    }
    engine.logger.log('info', 'realm.swept', { realmId, count })
    const at = engine.now()
    if (count > 0) await noteSweepState(engine, realmId, { changedAt: at, ...(missed ? { missedAt: at } : {}) })
    const { everyMs } = await sweepPlanOf(engine, realmId)
    await engine.store.commit([
      { op: 'realm.swept', realmId, since: new Date(started).toISOString(), dueAt: next(everyMs) },
    ])
    await reconcileDaily(engine, realmId)
  } catch (cause) {
    const { error, throttledMs } = classify(cause)
    engine.logger.log('warn', 'sweep.failed', { realmId, code: error.code })
    const { everyMs } = await sweepPlanOf(engine, realmId)
    await engine.store.commit([
      { op: 'realm.swept', realmId, since, dueAt: next(Math.min(everyMs, throttledMs ?? backoffMs(4))) },
      ...(await alertForReading(engine.store, realmId, { error, now: engine.now() })),
    ])
  }
}

/** By now a webhook would have told of it. */
const isLate = ({ MetaData }: AnyDocument, now: number): boolean =>
  now - Date.parse(MetaData?.LastUpdatedTime ?? '') > webhookMs

/** Compares everything once a day; what fails is tried again with the next sweep. */
const reconcileDaily = async (engine: Engine, realmId: string): Promise<void> => {
  const { reconciledAt } = await readSweepState(engine, realmId)
  const { importedAt } = await engine.store.readRealm(realmId)
  const last = Date.parse(reconciledAt ?? importedAt ?? engine.now())
  if (engine.clock.now() - last >= dayMs) await reconcile(engine, realmId)
}

/**
 * Tells whether the mirror holds a record in just this version. A payment changes what is owed of an invoice, and an invoice
 * closes its estimate, and both leave the SyncToken as it is: documents are told apart by balance and status, too.
 */
const isHeld = async (engine: Engine, realmId: string, entity: string, row: AnyDocument): Promise<boolean> => {
  if (entity === 'Item') return false
  if (entity === 'Customer') {
    const customer = await engine.store.readCustomer(realmId, row.Id)
    return customer?.syncToken === row.SyncToken
  }
  const document = await engine.store.readDocument(realmId, entity as DocumentEntity, row.Id) // the other entities are documents
  return (
    document?.syncToken === row.SyncToken && document.balance === balanceOf(row) && document.status === row.TxnStatus
  )
}
