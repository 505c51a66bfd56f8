import { isCompanyName, nameWords } from '../lead/company-name.ts'
import { companyWords, legalForms } from '../lead/name-words.ts'
import type { PersonName } from '../lead/split-name.ts'
import { spelledOut } from './spelled-out.ts'

/** A company's name without legal form, filler and order of words. */
export interface NormalCompany {
  /** Words that carry meaning, as they stand. */
  words: string[]
  /** The words that tell it from others of its trade. */
  distinctive: string[]
  /** Legal forms at its end: `Apex Roofing LLC` and `Apex Roofing Inc` are two companies. */
  forms: string[]
}

const filler: ReadonlySet<string> = new Set(['the', 'and', '&', 'of', 'a', 'le', 'la', 'les', 'los', 'el', 'd', 'b'])
const longForms: Readonly<Record<string, string>> = {
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  limited: 'ltd',
}
const trailing: ReadonlySet<string> = new Set(
  [...legalForms].filter((word) => !['sons', 'bros', 'brothers', 'holdings'].includes(word)),
)

/** Forms under which companies are registered; others are said of any. */
const companyForms: ReadonlySet<string> = new Set(
  'llc llp lllp pllc lp inc incorporated corp corporation co company ltd limited'.split(' '),
)

/** Longer names are lists of words that only cost time. */
const maxWords = 12
const maxCharacters = 500

/** Splits a company's name; `undefined` where nothing of it is left. */
export const normalCompany = (text: string | undefined): NormalCompany | undefined => {
  const all = nameWords(spelledOut((text ?? '').slice(0, maxCharacters))).slice(0, maxWords)
  const named = all.filter((word) => !filler.has(word))
  const words = named.filter((word, at) => at === 0 || !trailing.has(word))
  const forms = named.slice(1).filter((word) => companyForms.has(word))
  const short = forms.map((form) => (Object.hasOwn(longForms, form) ? (longForms[form] ?? form) : form))
  return words.length === 0 ? undefined : companyOf(words, short)
}

/** Tells among the words of a name those that tell it from others of its trade. */
export const companyOf = (words: string[], forms: string[]): NormalCompany => {
  const rare = words.filter((word) => !companyWords.has(word))
  return { words, distinctive: rare.length > 0 ? rare : words, forms }
}

/** The company that a name, read already, names beside or instead of a person. */
export const companyIn = (name: string | undefined, { companyName }: PersonName): string | undefined => {
  if (companyName !== undefined) return companyName
  const text = name?.slice(0, maxCharacters)
  return text !== undefined && isCompanyName(text) ? text : undefined
}
