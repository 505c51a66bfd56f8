import type { Sealer } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import { type Clock, systemClock } from '../engine/clock.ts'
import { dataKeyIds } from './changes.ts'
import type {
  CustomerRecord,
  DeliveryRecord,
  LeadRecord,
  OutboxRecord,
  RegisterRecord,
  ReviewRecord,
  TimelineEntry,
} from './records.ts'
import { openText } from './sealed/cipher.ts'
import { CommitKeys, DataKeys } from './sealed/data-keys.ts'
import { HashedKeys } from './sealed/hashed-keys.ts'
import { openCommand, openCustomer, openDelivery, openEntry, openLead, openReview } from './sealed/rows.ts'
import { namesPeople, realmKeyId, registerPlace, reviewKeyId, sealWrite } from './sealed/writes.ts'
import type { CommitOutcome, Store, Write } from './store.ts'

export { SealedStoreError } from './sealed/data-keys.ts'

/** Commands whose leads are remembered: those that are under way. */
const mostCommands = 10_000
const tries = 20

/** Reads what rows hold, each with its own key. */
class Opener {
  readonly #store: Store
  readonly #keys: DataKeys
  readonly #hashed: HashedKeys
  readonly #leads = new Map<string, string>()

  constructor(store: Store, keys: DataKeys, hashed: HashedKeys) {
    this.#store = store
    this.#keys = keys
    this.#hashed = hashed
  }

  readonly lead = async (record: LeadRecord): Promise<LeadRecord> =>
    openLead(await this.#keys.find(record.realmId, dataKeyIds.lead(record.leadId)), record)

  readonly command = async (record: OutboxRecord): Promise<OutboxRecord> => {
    const { realmId, leadId, key } = record
    if (this.#leads.size >= mostCommands) this.#leads.clear()
    this.#leads.set(JSON.stringify([realmId, key]), leadId)
    return openCommand(await this.#keys.find(realmId, dataKeyIds.lead(leadId)), record)
  }

  readonly leadOfCommand = async (realmId: string, key: string): Promise<string | undefined> =>
    this.#leads.get(JSON.stringify([realmId, key])) ?? (await this.#store.readCommand(realmId, key))?.leadId

  readonly review = async (record: ReviewRecord): Promise<ReviewRecord> =>
    openReview(await this.#keys.find(record.realmId, reviewKeyId(record)), record)

  readonly entry = async (entry: TimelineEntry): Promise<TimelineEntry> =>
    openEntry(await this.#keys.find(entry.realmId, dataKeyIds.lead(entry.leadId)), entry)

  readonly delivery = async (record: DeliveryRecord): Promise<DeliveryRecord> =>
    openDelivery(await this.#keys.find(record.realmId, dataKeyIds.delivery(record.adapter, record.deliveryId)), record)

  readonly customer = async (record: CustomerRecord): Promise<CustomerRecord> =>
    openCustomer(await this.#keys.find(record.realmId, dataKeyIds.customer(record.customerId)), record)

  readonly register = async (record: RegisterRecord): Promise<RegisterRecord> => {
    const { realmId, kind, id } = record
    if (!namesPeople(kind) || typeof record.doc.sealed !== 'string') return record
    const key = await this.#keys.find(realmId, realmKeyId)
    const text = key && (await openText(key, registerPlace(realmId, id), record.doc.sealed))
    return text === undefined
      ? { ...record, doc: {} }
      : { ...record, ...(JSON.parse(text) as { id: string; doc: JsonObject }) } // written by `sealWrite`
  }

  /** The keys as they may stand in the index: hashed, or as they are where they were put before the app had a key. */
  async keys(realmId: string, keys: readonly string[]): Promise<Map<string, string>> {
    const hashed = await this.#hashed.hash(realmId, keys)
    return new Map(keys.flatMap((key, index) => [[hashed[index] ?? key, key] as const, [key, key] as const]))
  }
}

const each = async <Row>(rows: Promise<Row[]>, open: (row: Row) => Promise<Row>): Promise<Row[]> =>
  Promise.all((await rows).map(open))

const maybe = async <Row>(
  row: Promise<Row | undefined>,
  open: (row: Row) => Promise<Row>,
): Promise<Row | undefined> => {
  const held = await row
  return held && open(held)
}

const openedReads = (store: Store, opener: Opener): Partial<Store> => ({
  readDelivery: (...of) => maybe(store.readDelivery(...of), opener.delivery),
  dueDeliveries: (...of) => each(store.dueDeliveries(...of), opener.delivery),
  listDeliveries: (...of) => each(store.listDeliveries(...of), opener.delivery),
  deliveriesOf: (...of) => each(store.deliveriesOf(...of), opener.delivery),
  agedDeliveries: (...of) => each(store.agedDeliveries(...of), opener.delivery),
  readLead: (...of) => maybe(store.readLead(...of), opener.lead),
  dueLeads: (...of) => each(store.dueLeads(...of), opener.lead),
  listLeads: (...of) => each(store.listLeads(...of), opener.lead),
  agedLeads: (...of) => each(store.agedLeads(...of), opener.lead),
  timeline: (...of) => each(store.timeline(...of), opener.entry),
  claimCommands: (options) => each(store.claimCommands(options), opener.command),
  readCommand: (...of) => maybe(store.readCommand(...of), opener.command),
  listCommands: (...of) => each(store.listCommands(...of), opener.command),
  readCustomer: (...of) => maybe(store.readCustomer(...of), opener.customer),
  listCustomers: (...of) => each(store.listCustomers(...of), opener.customer),
  customersByKeys: async (realmId, keys, limit, weights) => {
    if (keys.length === 0) return []
    const held = await opener.keys(realmId, keys)
    const weightOf = new Map(keys.map((key, at) => [key, weights?.[at] ?? 0]))
    const sealedWeights = weights && [...held.values()].map((key) => weightOf.get(key) ?? 0)
    return each(store.customersByKeys(realmId, [...held.keys()], limit, sealedWeights), opener.customer)
  },
  keyFrequencies: async (realmId, keys) => {
    const held = await opener.keys(realmId, keys)
    const { size, frequencies } = await store.keyFrequencies(realmId, [...held.keys()])
    const byKey = new Map<string, number>()
    for (const [name, count] of frequencies) {
      const key = held.get(name) ?? name
      byKey.set(key, (byKey.get(key) ?? 0) + count)
    }
    return { size, frequencies: byKey }
  },
  readReview: (...of) => maybe(store.readReview(...of), opener.review),
  listReviews: (...of) => each(store.listReviews(...of), opener.review),
  reviewsOf: (...of) => each(store.reviewsOf(...of), opener.review),
  readRegister: async (realmId, kind, id) => {
    if (!namesPeople(kind)) return store.readRegister(realmId, kind, id)
    for (const held of (await opener.keys(realmId, [id])).keys()) {
      const record = await store.readRegister(realmId, kind, held)
      if (record !== undefined) return opener.register(record)
    }
    return undefined
  },
  listRegister: (...of) => each(store.listRegister(...of), opener.register),
})

/**
 * Keeps personal data unreadable in another store: what was said, who said it, and whom the business knows. Each lead, each
 * delivery and each mirrored customer has a key of its own, which the app's key seals; without it, a row reads as erased.
 *
 * Ids, instants, stages, amounts of documents and kinds of commands stay readable: the store searches by them. Blocking keys
 * are hashed. What was stored before stays as it is until it is written again. `createLeadBooks` does it where it is given an
 * `encryptionKey`.
 *
 * @param options - `clock` says how old a remembered key is; a key is asked for again after a minute
 * @throws SealedStoreError, from every method that reads, where no key of the app opens what is there
 * @example
 * import { createSealer } from '@leadbooks/qbo'
 * import { sealedStore } from '@leadbooks/runtime'
 * import { memoryStore } from '@leadbooks/runtime/stores/memory'
 *
 * const store = sealedStore(memoryStore(), createSealer(crypto.getRandomValues(new Uint8Array(32))))
 * await store.nextDueAt() // => undefined
 */
export const sealedStore = (store: Store, sealer: Sealer, options: { clock?: Clock } = {}): Store => {
  const { clock = systemClock } = options
  const dataKeys = new DataKeys(store, sealer, clock)
  const hashed = new HashedKeys(store, dataKeys)
  const opener = new Opener(store, dataKeys, hashed)

  const forgetErased = (writes: readonly Write[]): void => {
    for (const write of writes) {
      if (write.op === 'lead.erase') dataKeys.forget(write.realmId, dataKeyIds.lead(write.leadId))
      if (write.op === 'register.remove' && write.kind === 'data-key') dataKeys.forget(write.realmId, write.id)
    }
  }

  const commit = async (writes: readonly Write[]): Promise<CommitOutcome> => {
    for (let attempt = 1; ; attempt += 1) {
      const keys = new CommitKeys(dataKeys)
      const sealing = { store, keys, hashed, leadOfCommand: opener.leadOfCommand }
      const sealed = (await Promise.all(writes.map((write) => sealWrite(sealing, write)))).flat()
      const keep = await keys.writes()
      // Keys last, so that a delivery that comes again is refused as what it is.
      const outcome = await store.commit([...sealed, ...keep])
      if (outcome.ok) {
        await keys.keep()
        forgetErased(sealed)
        return outcome
      }
      const isRace = outcome.conflict === 'register-version' && keep.length > 0 && attempt < tries
      if (!isRace || !(await keys.wereMadeElsewhere())) return outcome
    }
  }

  const { within, onWork } = store
  return {
    ...store,
    ...openedReads(store, opener),
    commit,
    ...(within === undefined
      ? {}
      : { within: (transaction: unknown) => sealedStore(within(transaction), sealer, options) }),
    ...(onWork === undefined ? {} : { onWork: (wake: () => void) => onWork(wake) }),
  }
}
