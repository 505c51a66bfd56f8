import { customerKeys } from './blocking-keys.ts'
import type { CustomerProfile, MatchOptions } from './contract.ts'
import { type NormalRecord, normalCustomer } from './normal-record.ts'

/** A customer ready to be found and compared. */
export interface KnownCustomer {
  id: string
  active: boolean
  parentId?: string
  record: NormalRecord
  /** Blocking keys it is stored under. */
  keys: readonly string[]
}

/** Normalises a customer once, for every comparison to come. */
export const knownCustomer = (profile: CustomerProfile, { defaultCountry }: MatchOptions): KnownCustomer => {
  const { id, active, parentId } = profile
  const record = normalCustomer(profile, defaultCountry)
  return { id, active, ...(parentId === undefined ? {} : { parentId }), record, keys: customerKeys(record) }
}
