import { instant } from '../engine/clock.ts'
import type { Engine } from '../engine/options.ts'
import { mirrorCustomer, mirrorDocument, toCatalogItem } from '../quickbooks/mirror.ts'
import type { Write } from '../stores/store.ts'

/** Rows written in one transaction: few enough that the next delivery does not wait. */
const rowsPerCommit = 500

const inFlight = new WeakMap<Engine, Map<string, Promise<void>>>()

const commitInBatches = async <Row>(
  engine: Engine,
  rows: AsyncIterable<Row>,
  toWrite: (row: Row) => Write,
): Promise<number> => {
  let batch: Write[] = []
  let count = 0
  const flush = async (): Promise<void> => {
    await engine.store.commit(batch)
    count += batch.length
    batch = []
  }
  for await (const row of rows) if (batch.push(toWrite(row)) === rowsPerCommit) await flush()
  await flush()
  return count
}

const importRealm = async (engine: Engine, realmId: string): Promise<void> => {
  const started = engine.clock.now()
  const quickbooks = engine.client(realmId)
  const { country } = await engine.tenantOf(realmId)
  const where = { Active: { in: [true, false] } }
  const customers = await commitInBatches(engine, quickbooks.customers.query({ where }), (customer) =>
    mirrorCustomer({ realmId, country }, customer, engine.now()),
  )
  const items = await commitInBatches(engine, quickbooks.items.query({ where }), (item) => ({
    op: 'item.put',
    record: { realmId, itemId: item.Id, item: toCatalogItem(item) },
  }))
  const at = engine.now()
  const invoices = await commitInBatches(engine, quickbooks.invoices.query({ where: { Balance: { '>': 0 } } }), (row) =>
    mirrorDocument(realmId, 'Invoice', row, { at }),
  )
  await engine.store.commit([
    { op: 'realm.imported', realmId, at: engine.now() },
    // What changes while the import reads is read again by the first sweep.
    { op: 'realm.swept', realmId, since: instant(started), dueAt: instant(engine.clock.now() + engine.sweepMs) },
  ])
  engine.logger.log('info', 'realm.imported', { realmId, customers, items, invoices })
}

/**
 * Reads all customers, items and open invoices of a realm into the mirror, unless that was done before.
 *
 * Nothing is created in QuickBooks before: a customer who is there already would be made a second time. An import that was
 * cut off is done again from the start; rows that are there are replaced.
 *
 * @throws what the QuickBooks client throws
 */
export const ensureImported = async (engine: Engine, realmId: string): Promise<void> => {
  const { importedAt } = await engine.store.readRealm(realmId)
  if (importedAt !== undefined) return
  const running = inFlight.get(engine) ?? new Map<string, Promise<void>>()
  inFlight.set(engine, running)
  const started = running.get(realmId) ?? importRealm(engine, realmId).finally(() => running.delete(realmId))
  running.set(realmId, started)
  await started
}
