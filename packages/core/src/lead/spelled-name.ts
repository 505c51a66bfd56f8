import { foldWord } from './company-name.ts'

/** `k as in kite`. */
const likeWord = /(?<![\p{L}'’-])(\p{L}) (?:as in|for|like|is for) \p{L}+/giu
/** Letters one by one: `K-E-L-L-E-R`, `k e l l e r`, `K, E, L, L, E, R`. */
const letters = /(?<![\p{L}'’.])\p{L}(?:(?:-|,? )\p{L}(?![\p{L}'’.])){2,}/gu
const announced =
  /[\s,]*\b(?:that['’]?s |that is |it['’]?s )?(?:spelled|spelt|spelling)(?: (?:it|that|as|out))?(?: (?:with|like|the) .*$)?[\s,:]*/i

/** `That's B-O-B`, `with a C`, `without an h`, `no h`. */
const remarks =
  /[\s,]+(?:that['’]?s|that is|it['’]?s)(?=[\s,]+\p{L}[- ,]+\p{L}[- ,])|[\s,]+(?:with|without|no) (?:an? )?(?:\p{L}(?![\p{L}'’.])|silent \p{L}\b)/giu

/** Tells of most names at a glance that nothing is spelled in them. */
const hint = /\b\p{L}(?:-|,? )\p{L}\b|\b(?:spel\w+|as in)\b|\b(?:with|without|no) (?:an? )?(?:\p{L}|silent \p{L})\b/iu

/**
 * Writes what was spelled letter by letter as a word, which then stands for the word that it spells: `Bob Kellar, K-E-L-L-E-R` is
 * `Bob Keller`.
 *
 * Three initials in a row are left alone.
 */
export const writeSpelledName = (text: string): string => {
  if (!hint.test(text)) return text
  const plain = text
    .replace(announced, ', ')
    .replace(likeWord, '$1')
    .replace(remarks, '')
    .replace(/^[\s,]+|[\s,]+$/g, '')
  let spoken = plain
  for (const [spelled = ''] of plain.matchAll(letters)) {
    const word = spelled.replace(/[-, ]/g, '')
    const others = spoken.replace(spelled, ' ').match(/[\p{L}'’]{2,}/gu) ?? []
    const twin = others.find((other) => isNear(foldWord(other), foldWord(word)))
    if (word.length < 4 && twin === undefined && !spelled.includes('-')) continue
    const written = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
    const same = twin !== undefined && foldWord(twin) === foldWord(word)
    const rest = spoken.replace(spelled, twin === undefined ? written : '')
    spoken = twin === undefined || same ? rest : rest.replace(twin, written)
  }
  return spoken
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '')
    .replace(/\s+/g, ' ')
}

/** The same word, or one that is heard for it: it begins alike and differs in at most two letters. */
const isNear = (left: string, right: string): boolean => {
  if (left.charAt(0) !== right.charAt(0) || Math.abs(left.length - right.length) > 2) return false
  return distance(left, right) <= Math.min(2, Math.floor(right.length / 2))
}

/** Levenshtein's, of two words. */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 0; i < left.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < right.length; j += 1) {
      const changed = (row[j] ?? 0) + (left[i] === right[j] ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
