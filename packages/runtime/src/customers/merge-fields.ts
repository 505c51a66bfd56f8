import type { CustomerChange, CustomerFields } from '@leadbooks/core'
import { type CustomerField, customerFields, isSame } from './fields.ts'

/** Whose word a field takes: that of the change, that of QuickBooks, or they are the same. */
export type FieldWinner = 'change' | 'quickbooks' | 'same'

/** What both sides last agreed on. */
export interface Snapshot {
  fields: CustomerFields
  /** By field, the instant at which a change made in QuickBooks was learned of. */
  learnedAt?: Partial<Record<CustomerField, string>>
  /** By field, when the change was made that the other system last brought in. */
  setAt?: Partial<Record<CustomerField, string>>
}

/** What is known of a customer when a change of the other system comes. */
export interface FieldSides {
  change: CustomerChange
  /** The customer as QuickBooks has them now, and when QuickBooks last changed them, as ISO 8601. */
  current: CustomerFields
  changedAt: string
  /** Absent for a customer that was never in step. */
  snapshot: Snapshot | undefined
  /** ISO 3166-1 alpha-2, for phone numbers. */
  country: string
}

const winnerOf = <Field extends CustomerField>(
  field: Field,
  wanted: CustomerFields[Field],
  { change, current, changedAt, snapshot, country }: FieldSides,
): FieldWinner => {
  if (isSame(field, wanted, current[field], country)) return 'same'
  const changeAt = Date.parse(change.at)
  // A change that was overtaken on its way by a later one of the same system.
  const setAt = snapshot?.setAt?.[field]
  if (setAt !== undefined && changeAt < Date.parse(setAt)) return 'quickbooks'
  const seen = change.from?.[field]
  // What the other system had seen is what QuickBooks says still: it alone has changed it.
  if (seen !== undefined) return isSame(field, seen, current[field], country) ? 'change' : 'quickbooks'
  if (snapshot === undefined) return changeAt > Date.parse(changedAt) ? 'change' : 'quickbooks'
  if (!isSame(field, snapshot.fields[field], current[field], country)) return 'quickbooks'
  // A change made before QuickBooks' own was known here could not have known of it either.
  const learnedAt = snapshot.learnedAt?.[field]
  return learnedAt !== undefined && changeAt <= Date.parse(learnedAt) ? 'quickbooks' : 'change'
}

/**
 * Decides for each field of a change whose word counts, three ways, against what both sides last agreed on: changed on one
 * side, that side; on both, QuickBooks, where a person did it; never in step, the latest, and a tie to QuickBooks.
 */
export const mergeFields = (sides: FieldSides): Partial<Record<CustomerField, FieldWinner>> => {
  const winners: Partial<Record<CustomerField, FieldWinner>> = {}
  for (const field of customerFields) {
    const wanted = sides.change.fields[field]
    if (wanted !== undefined) winners[field] = winnerOf(field, wanted, sides)
  }
  return winners
}

/**
 * The snapshot after a look at the customer in QuickBooks.
 *
 * @param isOurs - tells which fields were written by us just now; what else differs, a person changed there
 */
export const learn = (
  before: Snapshot | undefined,
  { fields, at, country }: { fields: CustomerFields; at: string; country: string },
  isOurs: (field: CustomerField) => boolean = () => false,
): Snapshot => {
  const learnedAt = { ...before?.learnedAt }
  if (before !== undefined)
    for (const field of customerFields)
      if (!isOurs(field) && !isSame(field, before.fields[field], fields[field], country)) learnedAt[field] = at
  return { ...before, fields, learnedAt }
}
