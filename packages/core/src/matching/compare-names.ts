import { familyKey, givenKey } from './blocking-keys.ts'
import type { Comparison, Scale } from './comparison.ts'
import { isCutShort, isFormal, isFullNameOf, isNameOfItsOwn, isNickname, isRespelledNickname } from './nicknames.ts'
import type { NormalName, NormalPerson } from './normal-person.ts'
import { isMisheard, jaroWinkler, shareCode } from './text-distance.ts'
import { alike, familyNameSmoothing, givenNameSmoothing, weights } from './weights.ts'

/** Compares surnames; `undefined` where a side has none. */
export const compareFamilyNames = (
  left: NormalName | undefined,
  right: NormalName | undefined,
  scale: Scale,
): Comparison | undefined => {
  if (left === undefined || right === undefined) return undefined
  const { equal, part, sound, close, similar, differ } = weights.familyName
  const rarity = (level: { m: number; max: number }): number =>
    scale.nameRarity(familyKey(right.text), level, familyNameSmoothing(right.text))
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
  if (likeness >= alike.close || isMisheard(left.text, right.text)) return as('close', close)
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

/** Compares given names, also with a middle name that is in use; `undefined` where a side has none. */
export const compareGivenNames = (caller: NormalPerson, person: NormalPerson, scale: Scale): Comparison | undefined => {
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
  const { equal, nickname, full, short, sound, close, initial, similar, differ } = weights.givenName
  const rarity = (level: { m: number; max: number }): number =>
    scale.nameRarity(givenKey(right.text), level, givenNameSmoothing)
  if (left.text === right.text) return { level: 'equal', bits: rarity(equal) }
  if (isNickname(left.text, right.text)) {
    return isFullNameOf(left.text, right.text) ? { level: 'full', bits: full } : { level: 'nickname', bits: nickname }
  }
  if (left.text.length === 1 || right.text.length === 1) {
    return left.text[0] === right.text[0] ? { level: 'initial', bits: initial } : { level: 'differ', bits: differ }
  }
  const likeness = jaroWinkler(left.text, right.text)
  if (sharePart(left, right)) return { level: 'nickname', bits: nickname }
  const isCut = isCutShort(left.text, right.text)
  const isShort = isCut || isRespelledNickname(left.text, right.text)
  const sounds = soundAlike(left, right, likeness)
  const isAlike = isShort || sounds || isMisspelled(left.text, right.text, likeness)
  if (isAlike ? areTwoNames(left.text, right.text, likeness, isCut) : likeness >= alike.similar) {
    return { level: 'similar', bits: similar }
  }
  if (isShort) return { level: 'short', bits: short }
  if (sounds) return { level: 'sound', bits: rarity(sound) }
  return isAlike ? { level: 'close', bits: close } : { level: 'differ', bits: differ }
}

/** Shorter names differ by a letter and are two; longer ones are one misheard, such as Geoffrey and Jeffrey. */
const [minMisspelled, minMisheard] = [5, 6]

/** Both are given to children, and neither is written for the other: John and Joan, Mary and Martha, Robert and Roberta. */
const areTwoNames = (left: string, right: string, likeness: number, isCut: boolean): boolean =>
  (isCut && isNameOfItsOwn(left, right)) ||
  (Math.min(left.length, right.length) < minMisheard && likeness < alike.oneName && isFormal(left) && isFormal(right))

/** Of short given names one letter makes another: Joe and Jose, Tim and Tom. */
const isMisspelled = (left: string, right: string, likeness: number): boolean =>
  isMisheard(left, right) || (likeness >= alike.close && Math.min(left.length, right.length) >= minMisspelled)
