import type { CustomerProfile, MatchOptions } from './contract.ts'
import { type NormalRecord, normalCustomer } from './normal-record.ts'

/** A customer ready to be compared. */
export interface KnownCustomer {
  id: string
  active: boolean
  parentId?: string
  record: NormalRecord
}

/** Normalises a customer. */
export const knownCustomer = (profile: CustomerProfile, { defaultCountry }: MatchOptions): KnownCustomer => {
  const { id, active, parentId } = profile
  const record = normalCustomer(profile, defaultCountry)
  return { id, active, ...(parentId === undefined ? {} : { parentId }), record }
}
