import { audited } from '../access/audit.ts'
import type { Engine } from '../engine/options.ts'
import { isErased } from '../privacy/erased-customers.ts'
import type { Write } from '../stores/store.ts'
import { mirrored } from './records.ts'
import { noteSweepState } from './sweep-plan.ts'
import { takeIn } from './take.ts'

/** Where the mirror and QuickBooks differed, by entity; what differed is put right. */
export interface Drift {
  realmId: string
  /** ISO 8601 instant. */
  at: string
  /** Rows compared. */
  compared: number
  /** Ids that QuickBooks has and the mirror did not. */
  missing: Record<string, string[]>
  /** Ids of which the mirror had another version. */
  stale: Record<string, string[]>
  /** Ids that QuickBooks does not have any more. */
  gone: Record<string, string[]>
}

const pageSize = 500
/** Ids of each kind that a report names; the figures count them all. */
const mostNamed = 100

type Kind = 'missing' | 'stale' | 'gone'

class Comparison {
  readonly #engine: Engine
  readonly #realmId: string
  readonly #found: Record<Kind, Map<string, string[]>> = { missing: new Map(), stale: new Map(), gone: new Map() }
  compared = 0

  constructor(engine: Engine, realmId: string) {
    this.#engine = engine
    this.#realmId = realmId
  }

  /** Customers, those out of use among them: QuickBooks deletes none but those that were merged into others. */
  async customers(): Promise<void> {
    const { store, client } = this.#engine
    const seen = new Set<string>()
    for await (const row of client(this.#realmId).customers.query({ where: { Active: { in: [true, false] } } })) {
      seen.add(row.Id)
      const held = await store.readCustomer(this.#realmId, row.Id)
      await this.#take('Customer', row, held?.syncToken)
    }
    let after = ''
    for (;;) {
      const page = await store.listCustomers(this.#realmId, { after, limit: pageSize })
      // One that is being created has no Id in QuickBooks yet.
      for (const { customerId } of page)
        if (!seen.has(customerId) && !customerId.startsWith('pending:'))
          await this.#end('Customer', customerId, [{ op: 'customer.remove', realmId: this.#realmId, customerId }])
      after = page.at(-1)?.customerId ?? ''
      if (page.length < pageSize) return
    }
  }

  /** Invoices that are open in QuickBooks: money that somebody is asked for. */
  async openInvoices(): Promise<void> {
    for await (const row of this.#engine.client(this.#realmId).invoices.query({ where: { Balance: { '>': 0 } } })) {
      const held = await this.#engine.store.readDocument(this.#realmId, 'Invoice', row.Id)
      const same = held?.syncToken === row.SyncToken && held.balance === row.Balance.toFixed(2)
      await this.#take('Invoice', row, same ? row.SyncToken : held?.syncToken === undefined ? undefined : '')
    }
  }

  async items(): Promise<void> {
    const held = new Map((await this.#engine.store.listItems(this.#realmId)).map(({ itemId, item }) => [itemId, item]))
    for await (const row of this.#engine
      .client(this.#realmId)
      .items.query({ where: { Active: { in: [true, false] } } })) {
      const known = held.get(row.Id)
      const isSame = known?.item === row.FullyQualifiedName || known?.item === row.Name
      await this.#take(
        'Item',
        row,
        known === undefined ? undefined : isSame && known.active === row.Active ? row.SyncToken : '',
      )
    }
  }

  async #take(entity: string, row: { Id: string; SyncToken: string }, held: string | undefined): Promise<void> {
    this.compared += 1
    if (held === row.SyncToken) return
    // Deleted here, and not in QuickBooks: it is not missed.
    if (held === undefined && entity === 'Customer' && (await isErased(this.#engine.store, this.#realmId, row.Id)))
      return
    this.#note(held === undefined ? 'missing' : 'stale', entity, row.Id)
    const consequence = await mirrored.get(entity)?.take(this.#engine, this.#realmId, row)
    if (consequence !== undefined) await takeIn(this.#engine, this.#realmId, consequence)
  }

  async #end(entity: 'Customer', id: string, writes: Write[]): Promise<void> {
    this.#note('gone', entity, id)
    await takeIn(this.#engine, this.#realmId, { writes, facts: [] })
  }

  #note(kind: Kind, entity: string, id: string): void {
    const ids = this.#found[kind].get(entity) ?? []
    this.#found[kind].set(entity, ids)
    if (ids.length < mostNamed) ids.push(id)
  }

  drift(at: string): Drift {
    const of = (kind: Kind): Record<string, string[]> => Object.fromEntries(this.#found[kind])
    return {
      realmId: this.#realmId,
      at,
      compared: this.compared,
      missing: of('missing'),
      stale: of('stale'),
      gone: of('gone'),
    }
  }
}

/**
 * Compares the mirror with QuickBooks whole: customers, items and open invoices. What differs is put right and reported: it
 * should have come by webhook or sweep.
 *
 * One metered call for each thousand rows.
 *
 * @throws what the QuickBooks client throws
 */
export const reconcile = async (engine: Engine, realmId: string): Promise<Drift> => {
  const comparison = new Comparison(engine, realmId)
  await comparison.customers()
  await comparison.items()
  await comparison.openInvoices()
  const drift = comparison.drift(engine.now())
  await noteSweepState(engine, realmId, { reconciledAt: drift.at })
  const { compared, missing, stale, gone } = drift
  const differed = [missing, stale, gone].some((kind) => Object.keys(kind).length > 0)
  if (differed) {
    await engine.store.commit([
      audited(engine, {
        realmId,
        actor: 'engine',
        action: 'mirror.drifted',
        detail: { compared, missing, stale, gone },
      }),
    ])
    await noteSweepState(engine, realmId, { missedAt: drift.at })
  }
  engine.logger.log(differed ? 'warn' : 'info', 'realm.reconciled', { realmId, compared, missing, stale, gone })
  return drift
}
