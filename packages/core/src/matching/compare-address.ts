import { houseKey } from './blocking-keys.ts'
import { bestOf } from './compare-contact.ts'
import type { Comparison, Scale } from './comparison.ts'
import type { NormalAddress } from './normal-address.ts'
import type { NormalRecord } from './normal-record.ts'
import { isOneEditAway, jaroWinkler } from './text-distance.ts'
import { alike, weights } from './weights.ts'

/** Compares streets over all addresses; `undefined` where a side has none with a street. */
export const compareAddresses = (query: NormalRecord, customer: NormalRecord, scale: Scale): Comparison | undefined =>
  bestOf(query.addresses, customer.addresses, (left, right) => {
    if (left.street === undefined || right.street === undefined) return undefined
    return { field: 'address', ...streetLevel(left, right, scale), left: inWords(left), right: inWords(right) }
  })

/** Compares postal codes; worth asking only where the street has not agreed. */
export const comparePostalCodes = (query: NormalRecord, customer: NormalRecord): Comparison | undefined =>
  bestOf(query.addresses, customer.addresses, ({ postalCode: left }, { postalCode: right }) => {
    if (left === undefined || right === undefined) return undefined
    const level = left === right ? 'equal' : 'differ'
    return { field: 'postalCode', level, bits: weights.postalCode[level], left, right }
  })

const inWords = ({ number, street, unit }: NormalAddress): string =>
  [number, street, unit === undefined ? undefined : `#${unit}`].filter((part) => part !== undefined).join(' ')

const streetLevel = (left: NormalAddress, right: NormalAddress, scale: Scale): { level: string; bits: number } => {
  const { house, unit, near, street, number, differ } = weights.address
  const sameStreet =
    jaroWinkler(left.street ?? '', right.street ?? '') >= alike.street || left.streetCode === right.streetCode
  const sameNumber = left.number !== undefined && left.number === right.number
  if (sameStreet && sameNumber) {
    const otherUnit = left.unit !== undefined && right.unit !== undefined && left.unit !== right.unit
    return otherUnit ? { level: 'unit', bits: unit } : { level: 'house', bits: scale.rarity(houseKey(right), house) }
  }
  if (sameStreet && isOneEditAway(left.number ?? '', right.number ?? '') && (left.number ?? '').length > 1) {
    return { level: 'near', bits: near }
  }
  if (sameStreet) return { level: 'street', bits: street }
  if (sameNumber && jaroWinkler(left.street ?? '', right.street ?? '') >= 0.75) return { level: 'number', bits: number }
  return { level: 'differ', bits: differ }
}
