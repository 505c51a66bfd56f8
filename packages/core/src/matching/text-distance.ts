import { doubleMetaphone } from 'double-metaphone'

/** Longer words are no names; the cap bounds what hostile text can cost. */
const maxCharacters = 40

/** Codes found lately; names repeat, and finding their codes is most of the cost of reading a record. */
const known = new Map<string, string[]>()
const maxKnown = 20_000

/**
 * Both phonetic codes of a word, most likely first; the word itself where it has no sound in Latin letters. Not to be changed by the caller.
 *
 * @see Lawrence Philips, The Double Metaphone Search Algorithm, C/C++ Users Journal 2000
 */
export const soundCodes = (word: string): string[] => {
  const found = known.get(word)
  if (found !== undefined) return found
  const codes = codesOf(word)
  if (known.size >= maxKnown) known.clear()
  if (word.length <= maxCharacters) known.set(word, codes)
  return codes
}

const codesOf = (word: string): string[] => {
  const [first, second] = doubleMetaphone(word.slice(0, maxCharacters))
  if (first === '') return word === '' ? [] : [word]
  return second === '' || second === first ? [first] : [first, second]
}

/** Tells whether two lists of codes have one in common. */
export const shareCode = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((code) => right.includes(code))

/**
 * How alike two words are, 0 to 1, with more weight on how they begin.
 *
 * @see Winkler 1990, String Comparator Metrics and Enhanced Decision Rules
 */
export const jaroWinkler = (left: string, right: string): number => {
  if (left === right) return left === '' ? 0 : 1
  const [a, b] = [left.slice(0, maxCharacters), right.slice(0, maxCharacters)]
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Which characters of either word are matched: words are cut to {@link maxCharacters}, so that one buffer each is enough. */
const takenA = new Uint8Array(maxCharacters)
const takenB = new Uint8Array(maxCharacters)

const jaroOf = (a: string, b: string): number => {
  const reach = Math.max((Math.max(a.length, b.length) >> 1) - 1, 0)
  takenA.fill(0)
  takenB.fill(0)
  let matched = 0
  for (let i = 0; i < a.length; i += 1) {
    const unit = a.charCodeAt(i)
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (takenB[j] === 1 || b.charCodeAt(j) !== unit) continue
      takenA[i] = 1
      takenB[j] = 1
      matched += 1
      break
    }
  }
  if (matched === 0) return 0
  let misplaced = 0
  for (let i = 0, j = 0; i < a.length; i += 1) {
    if (takenA[i] === 0) continue
    while (takenB[j] === 0) j += 1
    if (a.charCodeAt(i) !== b.charCodeAt(j)) misplaced += 1
    j += 1
  }
  return (matched / a.length + matched / b.length + (matched - misplaced / 2) / matched) / 3
}

/** Tells whether one insertion, deletion, substitution or swap of neighbours turns one text into the other; equal texts are not. */
export const isOneEditAway = (left: string, right: string): boolean => {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1 || short === long) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  let end = 0
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1
  const middle = short.slice(start, short.length - end)
  const other = long.slice(start, long.length - end)
  if (middle.length <= 1 && other.length <= 1) return true
  return middle.length === 2 && other.length === 2 && middle[0] === other[1] && middle[1] === other[0]
}

/** Tells whether one letter was heard for another in a word long enough for that to be no other word. */
export const isMisheard = (left: string, right: string): boolean =>
  Math.min(left.length, right.length) >= 5 && isOneEditAway(left, right)
