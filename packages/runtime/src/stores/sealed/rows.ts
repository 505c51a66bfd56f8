import { type Command, type CommandFailure, type CustomerProfile, initialState, type LeadState } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import { erasedStage } from '../changes.ts'
import type {
  CustomerRecord,
  DeliveryRecord,
  LeadRecord,
  OutboxRecord,
  ReviewRecord,
  TimelineEntry,
} from '../records.ts'
import { isSealedText, openBytes, openText, sealBytes, sealText } from './cipher.ts'

/** The key of a row; `undefined` once it is destroyed, and then the row reads as erased. */
type RowKey = CryptoKey | undefined

/** How a value stands in the store. What was written before the app had a key stands there as it is. */
interface Sealed {
  sealed: string
}

const isSealed = (value: object | undefined): value is Sealed =>
  value !== undefined && 'sealed' in value && typeof value.sealed === 'string' && isSealedText(value.sealed)

const sealValue = async (key: CryptoKey, place: string, value: unknown): Promise<Sealed> => ({
  sealed: await sealText(key, place, JSON.stringify(value)),
})

/** @param erased - what it reads as without its key */
const openValue = async <T extends object>(key: RowKey, place: string, held: T, erased: T): Promise<T> => {
  if (!isSealed(held)) return held
  const text = key && (await openText(key, place, held.sealed))
  return text === undefined ? erased : (JSON.parse(text) as T) // sealed by `sealValue` of the same place
}

const openWords = async (key: RowKey, place: string, held: string): Promise<string> =>
  isSealedText(held) ? ((key && (await openText(key, place, held))) ?? '') : held

/** What of a row is sealed apart; a part opens in its own place alone. */
const placeOf = (...parts: string[]): string => parts.join('\n')

export const sealFailure = async (key: CryptoKey, place: string, error: CommandFailure): Promise<CommandFailure> => ({
  ...error,
  message: await sealText(key, `${place}\nerror`, error.message),
})

const openFailure = async (key: RowKey, place: string, error: CommandFailure): Promise<CommandFailure> => ({
  ...error,
  message: await openWords(key, `${place}\nerror`, error.message),
})

const leadPlace = ({ realmId, leadId }: LeadRecord): string => placeOf('lead', realmId, leadId)

export const sealLead = async (key: CryptoKey, record: LeadRecord): Promise<LeadRecord> => {
  const place = leadPlace(record)
  return {
    ...record,
    state: (await sealValue(key, place, record.state)) as unknown as LeadState, // no store looks into a state
    ...(record.error === undefined ? {} : { error: await sealFailure(key, place, record.error) }),
  }
}

export const openLead = async (key: RowKey, record: LeadRecord): Promise<LeadRecord> => {
  const place = leadPlace(record)
  const erased = initialState(record.leadId)
  const state = await openValue(key, place, record.state, erased)
  return {
    ...record,
    state,
    ...(state === erased ? { stage: erasedStage } : {}),
    ...(record.error === undefined ? {} : { error: await openFailure(key, place, record.error) }),
  }
}

/** Where the parts of a command belong. */
export const commandPlace = ({ realmId, key }: { realmId: string; key: string }): string =>
  placeOf('command', realmId, key)

type Parts = Partial<Pick<OutboxRecord, 'command' | 'progress' | 'result' | 'error'>>

/** Seals those parts of a command that are there: it is issued, carried on and settled in writes of their own. */
export const sealParts = async (key: CryptoKey, place: string, parts: Parts): Promise<Parts> => {
  const { command, progress, result, error } = parts
  const seal = (name: string, value: unknown): Promise<Sealed> => sealValue(key, `${place}\n${name}`, value)
  // The stores look at the kind and key of a command alone, and into none of the others.
  return {
    ...(command === undefined
      ? {}
      : { command: { type: command.type, key: command.key, ...(await seal('command', command)) } as Command }),
    ...(progress === undefined ? {} : { progress: { ...(await seal('progress', progress)) } }),
    ...(result === undefined ? {} : { result: (await seal('result', result)) as NonNullable<Parts['result']> }),
    ...(error === undefined ? {} : { error: await sealFailure(key, place, error) }),
  }
}

export const openCommand = async (key: RowKey, record: OutboxRecord): Promise<OutboxRecord> => {
  const place = commandPlace(record)
  const { command, progress, result, error } = record
  const { type, key: name } = command
  return {
    ...record,
    command: await openValue(key, `${place}\ncommand`, command, { type, key: name } as Command), // all that is left of it
    ...(progress === undefined
      ? {}
      : { progress: await openValue<JsonObject>(key, `${place}\nprogress`, progress, {}) }),
    ...(result === undefined ? {} : { result: await openValue(key, `${place}\nresult`, result, {}) }),
    ...(error === undefined ? {} : { error: await openFailure(key, place, error) }),
  }
}

/** Where the parts of a review belong. */
export const reviewPlace = ({ realmId, reviewId }: { realmId: string; reviewId: string }): string =>
  placeOf('review', realmId, reviewId)

export const sealResolution = async (key: CryptoKey, place: string, resolution: JsonObject): Promise<JsonObject> => ({
  ...(await sealValue(key, `${place}\nresolution`, resolution)),
})

export const sealReview = async (key: CryptoKey, record: ReviewRecord): Promise<ReviewRecord> => {
  const place = reviewPlace(record)
  return {
    ...record,
    message: await sealText(key, place, record.message),
    detail: { ...(await sealValue(key, `${place}\ndetail`, record.detail)) },
    ...(record.resolution === undefined ? {} : { resolution: await sealResolution(key, place, record.resolution) }),
  }
}

export const openReview = async (key: RowKey, record: ReviewRecord): Promise<ReviewRecord> => {
  const place = reviewPlace(record)
  const { message, detail, resolution } = record
  return {
    ...record,
    message: await openWords(key, place, message),
    detail: await openValue<JsonObject>(key, `${place}\ndetail`, detail, {}),
    ...(resolution === undefined
      ? {}
      : { resolution: await openValue<JsonObject>(key, `${place}\nresolution`, resolution, {}) }),
  }
}

const entryPlace = ({ realmId, leadId, at, name }: TimelineEntry): string =>
  placeOf('timeline', realmId, leadId, at, name)

export const sealEntry = async (key: CryptoKey, entry: TimelineEntry): Promise<TimelineEntry> => ({
  ...entry,
  data: { ...(await sealValue(key, entryPlace(entry), entry.data)) },
})

export const openEntry = async (key: RowKey, entry: TimelineEntry): Promise<TimelineEntry> => ({
  ...entry,
  data: await openValue<JsonObject>(key, entryPlace(entry), entry.data, {}),
})

/** Says that a delivery's address and headers are in its sealed body: no header has this name. */
const sealedHeader = ''

type DeliveryName = Pick<DeliveryRecord, 'realmId' | 'adapter' | 'deliveryId'>

export const deliveryPlace = ({ realmId, adapter, deliveryId }: DeliveryName): string =>
  placeOf('delivery', realmId, adapter, deliveryId)

/** Address and headers go before the body, with their length before them, so that a delivery is sealed in one go. */
export const sealDelivery = async (key: CryptoKey, record: DeliveryRecord): Promise<DeliveryRecord> => {
  const place = deliveryPlace(record)
  const { url, headers, rawBody, error } = record
  const head = new TextEncoder().encode(JSON.stringify({ url, headers }))
  const whole = new Uint8Array(4 + head.length + rawBody.length)
  new DataView(whole.buffer).setUint32(0, head.length)
  whole.set(head, 4)
  whole.set(rawBody, 4 + head.length)
  return {
    ...record,
    url: '',
    headers: { [sealedHeader]: 'sealed' },
    rawBody: await sealBytes(key, place, whole),
    ...(error === undefined ? {} : { error: await sealFailure(key, place, error) }),
  }
}

export const openDelivery = async (key: RowKey, record: DeliveryRecord): Promise<DeliveryRecord> => {
  const place = deliveryPlace(record)
  const { error } = record
  const opened = {
    ...record,
    ...(error === undefined ? {} : { error: await openFailure(key, place, error) }),
  }
  if (!Object.hasOwn(record.headers, sealedHeader)) return opened
  const whole = key && (await openBytes(key, place, record.rawBody))
  if (whole === undefined) return { ...opened, headers: {}, rawBody: new Uint8Array() }
  const end = 4 + new DataView(whole.buffer).getUint32(0)
  const head = JSON.parse(new TextDecoder().decode(whole.subarray(4, end))) as Pick<DeliveryRecord, 'url' | 'headers'> // written by `sealDelivery`
  return { ...opened, ...head, rawBody: whole.slice(end) }
}

const customerPlace = ({ realmId, customerId }: CustomerRecord): string => placeOf('customer', realmId, customerId)

type Personal = Pick<CustomerRecord, 'profile' | 'snapshot'>

export const sealCustomer = async (key: CryptoKey, record: CustomerRecord): Promise<CustomerRecord> => {
  const { profile, snapshot, ...rest } = record
  const personal: Personal = { profile, ...(snapshot === undefined ? {} : { snapshot }) }
  const sealed = await sealValue(key, customerPlace(record), personal)
  return { ...rest, profile: sealed as unknown as CustomerProfile } // no store looks into a profile
}

export const openCustomer = async (key: RowKey, record: CustomerRecord): Promise<CustomerRecord> => {
  const { profile } = record
  if (!isSealed(profile)) return record
  const id = record.customerId
  const unknown = { id, displayName: '', phones: [], emails: [], addresses: [], active: false }
  return {
    ...record,
    ...(await openValue<Personal>(key, customerPlace(record), profile as never, { profile: unknown })),
  } // a sealed `Personal` stands in place of the profile
}
