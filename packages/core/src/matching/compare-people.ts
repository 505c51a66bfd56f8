import { familyKey, givenKey } from './blocking-keys.ts'
import type { Comparison, Scale } from './comparison.ts'
import { isCutShort, isNickname } from './nicknames.ts'
import type { NormalName, NormalPerson } from './normal-person.ts'
import type { NormalRecord } from './normal-record.ts'
import { jaroWinkler, shareCode } from './text-distance.ts'
import { alike, nameSmoothing, weights } from './weights.ts'

/** How the caller compares with the person of a record who fits best. */
export interface PeopleComparison {
  given?: Comparison
  family?: Comparison
  bits: number
  /** Jr and Sr, or a mark on one side alone. */
  generation: 'same' | 'differ' | 'one-sided'
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
      for (const { reading, bits } of readings(caller)) {
        const comparison = compare(reading, person, bits, scale)
        if (comparison !== undefined && (best === undefined || comparison.bits > best.bits)) best = comparison
      }
    }
  }
  return best
}

/** A name as said, and the other way round: `Chen Mike`, or `Smith` for `Mr. Smith`. */
const readings = (caller: NormalPerson): { reading: NormalPerson; bits: number }[] => {
  const { given, family, ...rest } = caller
  const swapped: NormalPerson = {
    ...rest,
    ...(family === undefined ? {} : { given: family }),
    ...(given === undefined ? {} : { family: given }),
  }
  return [
    { reading: caller, bits: 0 },
    { reading: swapped, bits: weights.swapped },
  ]
}

const compare = (
  caller: NormalPerson,
  person: NormalPerson,
  readingBits: number,
  scale: Scale,
): PeopleComparison | undefined => {
  const first = compareGiven(caller, person, scale)
  const last = compareFamily(caller.family, person.family, scale)
  const [given, family] = penalised(first, first?.level === 'differ' ? asRelative(last) : last, readingBits)
  if (given === undefined && family === undefined) return undefined
  return {
    ...(given === undefined ? {} : { given }),
    ...(family === undefined ? {} : { family }),
    bits: (given?.bits ?? 0) + (family?.bits ?? 0),
    generation: generationLevel(caller.generation, person.generation),
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

const compareFamily = (
  left: NormalName | undefined,
  right: NormalName | undefined,
  scale: Scale,
): Comparison | undefined => {
  if (left === undefined || right === undefined) return undefined
  const { equal, part, sound, close, similar, differ } = weights.familyName
  const rarity = (level: { m: number; max: number }): number =>
    scale.nameRarity(familyKey(right.text), level, nameSmoothing.familyName)
  const as = (level: string, bits: number): Comparison => ({
    field: 'familyName',
    level,
    bits,
    left: left.said,
    right: right.said,
  })
  if (left.text === right.text) return as('equal', rarity(equal))
  const likeness = jaroWinkler(left.text, right.text)
  if (soundAlike(left, right, likeness)) return as('sound', rarity(sound))
  if (likeness >= alike.close) return as('close', close)
  if (sharePart(left, right)) return as('part', part)
  // Short surnames share no letters to compare: Dean and Dunn.
  return likeness >= alike.similar || shareCode(left.codes, right.codes) ? as('similar', similar) : as('differ', differ)
}

/** Codes alone say too little: Frank and Veronica share one. */
const soundAlike = (left: NormalName, right: NormalName, likeness: number): boolean =>
  likeness >= alike.sound && shareCode(left.codes, right.codes)

/** `Smith` and `Smith-Jones`: many go by one half of a double surname. */
const sharePart = (left: NormalName, right: NormalName): boolean =>
  [left.text, ...left.parts].some((part) => part === right.text || right.parts.includes(part))

const compareGiven = (caller: NormalPerson, person: NormalPerson, scale: Scale): Comparison | undefined => {
  const { given: left } = caller
  const { given: right } = person
  if (left === undefined || right === undefined) return undefined
  const level = givenLevel(left, right, scale)
  const middle = level.level === 'differ' && isMiddleName(caller, person)
  return {
    field: 'givenName',
    ...(middle ? { level: 'middle', bits: weights.givenName.middle } : level),
    left: left.said,
    right: right.said,
  }
}

const isMiddleName = (caller: NormalPerson, person: NormalPerson): boolean => {
  const same = (a: NormalName | undefined, b: NormalName | undefined): boolean =>
    a !== undefined && b !== undefined && b.text.length > 1 && (a.text === b.text || isNickname(a.text, b.text))
  return same(caller.given, person.middle) || same(person.given, caller.middle)
}

const givenLevel = (left: NormalName, right: NormalName, scale: Scale): { level: string; bits: number } => {
  const { equal, nickname, short, sound, close, initial, similar, differ } = weights.givenName
  const rarity = (level: { m: number; max: number }): number =>
    scale.nameRarity(givenKey(right.text), level, nameSmoothing.givenName)
  if (left.text === right.text) return { level: 'equal', bits: rarity(equal) }
  if (isNickname(left.text, right.text)) return { level: 'nickname', bits: nickname }
  if (left.text.length === 1 || right.text.length === 1) {
    return left.text[0] === right.text[0] ? { level: 'initial', bits: initial } : { level: 'differ', bits: differ }
  }
  const likeness = jaroWinkler(left.text, right.text)
  if (sharePart(left, right)) return { level: 'nickname', bits: nickname }
  if (isCutShort(left.text, right.text)) return { level: 'short', bits: short }
  if (soundAlike(left, right, likeness)) return { level: 'sound', bits: rarity(sound) }
  if (likeness >= alike.close) return { level: 'close', bits: close }
  return likeness >= alike.similar ? { level: 'similar', bits: similar } : { level: 'differ', bits: differ }
}
