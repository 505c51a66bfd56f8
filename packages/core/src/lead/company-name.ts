import { ambiguousCompanyWords, companyWords, legalForms } from './name-words.ts'

/** Lower-case words without marks: `Café L.L.C.` is `cafe`, `llc`. */
export const nameWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:[a-z]\.){2,}/g, (initials) => initials.replaceAll('.', ''))
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '')

/**
 * Tells whether a name is a company's rather than a person's.
 *
 * A legal form at the end, a trade or an institution among the words, or a leading article decides; surnames that are also trades (`Baker`,
 * `Carpenter`) do not.
 */
export const isCompanyName = (text: string): boolean => {
  const words = nameWords(text)
  const last = words.at(-1)
  if (words.length < 2 || last === undefined) return last !== undefined && companyWords.has(last)
  if (legalForms.has(last) || words.some((word) => companyWords.has(word))) return true
  if (/^(?:city|town|county|state|village|university|bank|church) of /i.test(text.trim())) return true
  if (/\bd\/?b\/?a\b|\b(?:sons?|bros|brothers|daughters)\b.*&|&\s*(?:sons?|daughters?|co|associates)\b/i.test(text))
    return true
  if (words.length > 2 && words.some((word) => ambiguousCompanyWords.has(word))) return true
  return words[0] === 'the' && !/\b(?:family|residence|household)\b/i.test(text)
}
