import type { JsonObject } from 'type-fest'
import { dataKeyIds, erasedStage } from '../changes.ts'
import type { RegisterRecord, ReviewRecord } from '../records.ts'
import type { Store, Write } from '../store.ts'
import { sealText } from './cipher.ts'
import type { CommitKeys } from './data-keys.ts'
import type { HashedKeys } from './hashed-keys.ts'
import {
  commandPlace,
  deliveryPlace,
  reviewPlace,
  sealCustomer,
  sealDelivery,
  sealEntry,
  sealFailure,
  sealLead,
  sealParts,
  sealResolution,
  sealReview,
} from './rows.ts'

/** What sealing a write needs to know besides the write. */
export interface Sealing {
  store: Store
  keys: CommitKeys
  hashed: HashedKeys
  /** Leads of commands that were seen lately. */
  leadOfCommand(realmId: string, key: string): Promise<string | undefined>
}

/** Registers whose ids are telephone numbers. */
export const namesPeople = (kind: RegisterRecord['kind']): boolean => kind === 'sms-consent'

/** Under this key the realm's own entries are sealed. */
export const realmKeyId = 'realm'

export const registerPlace = (realmId: string, hashedId: string): string => `register\n${realmId}\n${hashedId}`

/** Where the key of a review is: with its lead, or with itself where it has none. */
export const reviewKeyId = ({ leadId, reviewId }: Pick<ReviewRecord, 'leadId' | 'reviewId'>): string =>
  leadId === undefined ? `review/${reviewId}` : dataKeyIds.lead(leadId)

const always = (): boolean => true
const never = (): boolean => false

const leadKey = ({ store, keys }: Sealing, realmId: string, leadId: string): Promise<CryptoKey> =>
  // What comes for an erased lead after all is sealed with a key that nobody keeps.
  keys.of(realmId, dataKeyIds.lead(leadId), async () => (await store.readLead(realmId, leadId))?.stage !== erasedStage)

const commandKey = async (sealing: Sealing, { realmId, key }: { realmId: string; key: string }): Promise<CryptoKey> =>
  leadKey(sealing, realmId, (await sealing.leadOfCommand(realmId, key)) ?? '')

const sealRegister = async (
  { keys, hashed }: Sealing,
  record: Omit<RegisterRecord, 'version'>,
): Promise<Omit<RegisterRecord, 'version'>> => {
  const { realmId, id, doc } = record
  const [hashedId = ''] = await hashed.hash(realmId, [id])
  const key = await keys.of(realmId, realmKeyId, always)
  const said: JsonObject = { id, doc }
  const sealed = await sealText(key, registerPlace(realmId, hashedId), JSON.stringify(said))
  return { ...record, id: hashedId, doc: { sealed } }
}

const removeKey = (realmId: string, id: string): Write => ({ op: 'register.remove', realmId, kind: 'data-key', id })

/** @returns the write as it goes to the store, and what goes with it */
export const sealWrite = async (sealing: Sealing, write: Write): Promise<Write[]> => {
  const { store, keys, hashed } = sealing
  switch (write.op) {
    case 'delivery.insert': {
      const { record } = write
      const key = await keys.fresh(record.realmId, dataKeyIds.delivery(record.adapter, record.deliveryId))
      return [{ ...write, record: await sealDelivery(key, record) }]
    }
    case 'delivery.settle': {
      if (write.error === undefined) return [write]
      const key = await keys.of(write.realmId, dataKeyIds.delivery(write.adapter, write.deliveryId), never)
      return [{ ...write, error: await sealFailure(key, deliveryPlace(write), write.error) }]
    }
    case 'delivery.empty':
      return [write, removeKey(write.realmId, dataKeyIds.delivery(write.adapter, write.deliveryId))]
    case 'lead.save': {
      const { record } = write
      return [{ ...write, record: await sealLead(await leadKey(sealing, record.realmId, record.leadId), record) }]
    }
    case 'command.insert': {
      const { record } = write
      const key = await leadKey(sealing, record.realmId, record.leadId)
      return [{ ...write, record: { ...record, ...(await sealParts(key, commandPlace(record), record)) } }]
    }
    case 'command.progress':
    case 'command.settle':
    case 'command.redrive': {
      const parts = await sealParts(await commandKey(sealing, write), commandPlace(write), write)
      return [{ ...write, ...parts } as Write] // the parts keep the names and types they have in this write
    }
    case 'customer.put': {
      const { record } = write
      const key = await keys.of(record.realmId, dataKeyIds.customer(record.customerId), always)
      return [
        { ...write, record: await sealCustomer(key, record), keys: await hashed.hash(record.realmId, write.keys) },
      ]
    }
    case 'customer.remove':
      return [write, removeKey(write.realmId, dataKeyIds.customer(write.customerId))]
    case 'review.open': {
      const { record } = write
      const key =
        record.leadId === undefined
          ? await keys.of(record.realmId, reviewKeyId(record), always)
          : await leadKey(sealing, record.realmId, record.leadId)
      return [{ ...write, record: await sealReview(key, record) }]
    }
    case 'review.resolve': {
      const { realmId, reviewId, resolution } = write
      const { leadId } = (await store.readReview(realmId, reviewId)) ?? {}
      const key =
        leadId === undefined
          ? await keys.of(realmId, reviewKeyId({ reviewId }), always)
          : await leadKey(sealing, realmId, leadId)
      return [{ ...write, resolution: await sealResolution(key, reviewPlace(write), resolution) }]
    }
    case 'timeline.append': {
      const { entry } = write
      return [{ ...write, entry: await sealEntry(await leadKey(sealing, entry.realmId, entry.leadId), entry) }]
    }
    case 'register.put': {
      if (!namesPeople(write.record.kind)) return [write]
      const record = await sealRegister(sealing, write.record)
      const { realmId, kind, id } = record
      const isNew = write.expectedVersion > 0 && (await store.readRegister(realmId, kind, id)) === undefined
      // It was entered before the app had a key: what is known of the number moves to its hashed name.
      const plain: Write = { op: 'register.remove', realmId, kind, id: write.record.id }
      return isNew ? [plain, { ...write, expectedVersion: 0, record }] : [{ ...write, record }]
    }
    case 'register.remove': {
      if (!namesPeople(write.kind)) return [write]
      const [id = ''] = await hashed.hash(write.realmId, [write.id])
      return [{ ...write, id }, write]
    }
    default:
      // What the others hold is nobody's: ids, instants, amounts.
      return [write]
  }
}
