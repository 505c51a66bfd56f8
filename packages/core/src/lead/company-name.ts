import { ambiguousCompanyWords, companyWords, generations, legalForms, placeWords, titles } from './name-words.ts'

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text)

/** Lower-case letters and digits of one word, marks off: `O'Brien` is `obrien`. */
export const foldWord = (word: string): string =>
  isAscii(word)
    ? word.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')

/** Lower-case words without marks: `Café L.L.C.` is `cafe`, `llc`. */
export const nameWords = (text: string): string[] => {
  if (/^[a-z]+(?: [a-z]+)*$/i.test(text)) return text.toLowerCase().split(' ')
  const plain = isAscii(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’`]/g, "'")
  const lower = plain.toLowerCase()
  const joined = lower.includes('.')
    ? lower.replace(/\b(?:[a-z]\.){2,}/g, (initials) => initials.replaceAll('.', ''))
    : lower
  const words = joined.replaceAll("'", '').split(isAscii(joined) ? /[^a-z0-9&]+/ : /[^\p{L}\p{N}&]+/u)
  return words.filter((word) => word !== '')
}

/**
 * Tells whether a name is a company's rather than a person's.
 *
 * A legal form at the end, a trade or an institution among the words, or a leading article decides; surnames that are also trades (`Baker`,
 * `Carpenter`) do not. A word that may be either (`Council`, `Church`) is a company's in a longer name, after a possessive or after a word
 * that is nobody's given name.
 */
export const isCompanyName = (text: string): boolean => {
  const words = nameWords(text)
  const last = words.at(-1)
  // Nobody is called `7-Eleven`, `Walmart #1205` or `St. Mary's`.
  if (/^\d+\W?\p{L}{3}|\p{L} #\d+$|^(?:st\.?|saint) \p{L}+['’]s$/iu.test(text.trim())) return true
  if (words.length < 2 || last === undefined) return last !== undefined && isCompanys(last)
  if (legalForms.has(last) || words.some(isCompanys)) return true
  if (/^(?:city|town|county|state|village|university|bank|church) of /i.test(text.trim())) return true
  if (/\bd\/?b\/?a\b|\b(?:sons?|bros|brothers|daughters)\b.*&|&\s*(?:sons?|daughters?|co|associates)\b/i.test(text))
    return true
  if (words.some((word) => ambiguousCompanyWords.has(word)) && isMoreThanSurname(words, text)) return true
  return words[0] === 'the' && !/\b(?:family|residence|household)\b/i.test(text)
}

const isCompanys = (word: string): boolean => companyWords.has(word) && !ambiguousCompanyWords.has(word)

const isMoreThanSurname = (words: readonly string[], text: string): boolean => {
  // Titles, initials in the middle and generations are a person's.
  const names = words.filter(
    (word, at) => !(titles.has(word) || generations.has(word) || (at > 0 && word.length === 1)),
  )
  return names.length > 2 || placeWords.has(names[0] ?? '') || /^[^\s,]+['’]s\s/i.test(text.trim())
}
