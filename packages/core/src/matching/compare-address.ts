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

/** Compares postal codes: in full where streets cannot be compared, and as a sign of the neighbourhood where they differ. */
export const comparePostalCodes = (
  query: NormalRecord,
  customer: NormalRecord,
  address: Comparison | undefined,
): Comparison | undefined => {
  if (address !== undefined && address.level !== 'differ') return undefined
  const { equal, nearby, differ } = weights.postalCode
  return bestOf(query.addresses, customer.addresses, ({ postalCode: left }, { postalCode: right }) => {
    if (left === undefined || right === undefined) return undefined
    if (left !== right)
      return address === undefined ? { field: 'postalCode', level: 'differ', bits: differ, left, right } : undefined
    return { field: 'postalCode', level: 'equal', bits: address === undefined ? equal : nearby, left, right }
  })
}

const inWords = ({ number, street, unit }: NormalAddress): string =>
  [number, street, unit === undefined ? undefined : `#${unit}`].filter((part) => part !== undefined).join(' ')

const streetLevel = (left: NormalAddress, right: NormalAddress, scale: Scale): { level: string; bits: number } => {
  const { house, unit, near, street, number, differ } = weights.address
  const sameName =
    jaroWinkler(left.street ?? '', right.street ?? '') >= alike.street || left.streetCode === right.streetCode
  const sameStreet = sameName && !contradict(left.suffix, right.suffix) && !contradict(left.direction, right.direction)
  const sameNumber = left.number !== undefined && left.number === right.number
  if (sameStreet && sameNumber) {
    return contradict(left.unit, right.unit)
      ? { level: 'unit', bits: unit }
      : { level: 'house', bits: scale.rarity(houseKey(right), house) }
  }
  if (sameName && sameNumber) return { level: 'near', bits: near }
  if (sameStreet && isOneEditAway(left.number ?? '', right.number ?? '') && (left.number ?? '').length > 1) {
    return { level: 'near', bits: near }
  }
  if (sameStreet) return { level: 'street', bits: street }
  if (sameNumber && jaroWinkler(left.street ?? '', right.street ?? '') >= 0.75) return { level: 'number', bits: number }
  return { level: 'differ', bits: differ }
}

/** Both were said, and they differ. */
const contradict = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && right !== undefined && left !== right
