import { compareFamilyNames, compareGivenNames } from './compare-names.ts'
import type { Comparison, Scale } from './comparison.ts'
import type { NormalPerson } from './normal-person.ts'
import type { NormalRecord } from './normal-record.ts'
import { weights } from './weights.ts'

/** How the caller compares with the person of a record who fits best. */
export interface PeopleComparison {
  given?: Comparison
  family?: Comparison
  bits: number
  /** Jr and Sr, or a mark on one side alone; it tells nothing of people with other given names. */
  generation: 'same' | 'differ' | 'one-sided'
  isSwapped: boolean
}

/** Compares everybody a caller may be with everybody a record names; `undefined` where a side names nobody. */
export const comparePeople = (
  query: NormalRecord,
  customer: NormalRecord,
  scale: Scale,
): PeopleComparison | undefined => {
  let best: PeopleComparison | undefined
  for (const person of customer.people) {
    for (const caller of query.people) {
      const asSaid = compare(caller, person, 0, scale)
      if (isBetter(asSaid, best)) best = asSaid
      // Nobody who fits as said is read the other way round.
      if (asSaid?.given?.level === 'equal' && asSaid.family?.level === 'equal') continue
      const swapped = compare(swappedName(caller), person, weights.swapped, scale)
      if (isBetter(swapped, best)) best = swapped
    }
  }
  return best
}

const isBetter = (comparison: PeopleComparison | undefined, best: PeopleComparison | undefined): boolean =>
  comparison !== undefined && (best === undefined || comparison.bits > best.bits)

/** A name the other way round: `Chen Mike`, or `Smith` for `Mr. Smith`. */
const swappedName = ({ given, family, ...rest }: NormalPerson): NormalPerson => {
  const swapped: NormalPerson = rest
  if (family !== undefined) swapped.given = family
  if (given !== undefined) swapped.family = given
  return swapped
}

const compare = (
  caller: NormalPerson,
  person: NormalPerson,
  readingBits: number,
  scale: Scale,
): PeopleComparison | undefined => {
  const first = compareGivenNames(caller, person, scale)
  const last = compareFamilyNames(caller.family, person.family, scale)
  const [given, family] = penalised(first, first?.level === 'differ' ? asRelative(last) : last, readingBits)
  if (given === undefined && family === undefined) return undefined
  return {
    ...(given === undefined ? {} : { given }),
    ...(family === undefined ? {} : { family }),
    bits: (given?.bits ?? 0) + (family?.bits ?? 0),
    generation: first?.level === 'differ' ? 'same' : generationLevel(caller.generation, person.generation),
    isSwapped: readingBits !== 0,
  }
}

/** People of one family share a rare surname, a street and a town; under another given name it says little. */
const asRelative = (family: Comparison | undefined): Comparison | undefined =>
  family === undefined ? undefined : { ...family, bits: Math.min(family.bits, weights.familyName.relative) }

/** The cost of reading a name the other way round is borne by one of its parts. */
const penalised = (
  given: Comparison | undefined,
  family: Comparison | undefined,
  bits: number,
): [Comparison | undefined, Comparison | undefined] => {
  if (bits === 0) return [given, family]
  const lowered = (part: Comparison): Comparison => ({ ...part, bits: part.bits + bits })
  if (given !== undefined) return [lowered(given), family]
  return [given, family === undefined ? undefined : lowered(family)]
}

const generationLevel = (left: string | undefined, right: string | undefined): PeopleComparison['generation'] => {
  if (left === right) return 'same'
  return left === undefined || right === undefined ? 'one-sided' : 'differ'
}
