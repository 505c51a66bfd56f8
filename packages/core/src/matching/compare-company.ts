import { generations } from '../lead/name-words.ts'
import { companyKey } from './blocking-keys.ts'
import type { Comparison, Scale } from './comparison.ts'
import type { NormalCompany } from './normal-company.ts'
import type { NormalPerson } from './normal-person.ts'
import { type NormalRecord, ownerWords } from './normal-record.ts'
import { isMisheard, jaroWinkler, shareCode, soundCodes } from './text-distance.ts'
import { alike, weights } from './weights.ts'

/** Compares company names, or a caller's own name with the owner's in a company's name. */
export const compareCompanies = (query: NormalRecord, customer: NormalRecord, scale: Scale): Comparison | undefined => {
  const { company } = customer
  if (company === undefined) return undefined
  const right = company.words.join(' ')
  if (query.company === undefined) {
    const owner = query.people.find((person) => isOwner(person, company))
    if (owner === undefined) return undefined
    const left = [owner.given?.text, owner.family?.text].filter((part) => part !== undefined).join(' ')
    return { field: 'company', level: 'owner', bits: weights.company.owner, left, right }
  }
  return {
    field: 'company',
    ...companyLevel(query.company, company, scale),
    left: query.company.words.join(' '),
    right,
  }
}

const companyLevel = (left: NormalCompany, right: NormalCompany, scale: Scale): { level: string; bits: number } => {
  const { equal, sound, form, part, word, differ } = weights.company
  const shared = pairUp(left.words, right.words)
  const all = Math.max(left.words.length, right.words.length)
  if (shared === all && contradict(left.forms, right.forms)) return { level: 'form', bits: form }
  if (left.words.join('') === right.words.join(''))
    return { level: 'equal', bits: scale.rarity(companyKey(right), equal) }
  if (shared === all) return { level: 'sound', bits: scale.rarity(companyKey(right), sound) }
  const fewer = Math.min(left.words.length, right.words.length)
  // `Robert Council Jr` reads like a council.
  if (generationOf(left) !== generationOf(right)) return { level: 'word', bits: word }
  const own = pairUp(left.distinctive, right.distinctive)
  const named = own === Math.min(left.distinctive.length, right.distinctive.length)
  // `Apex` is `Apex Plumbing` said short; `Apex Roofing` is another company.
  if (named && shared === fewer) return { level: 'part', bits: part }
  return own > 0 ? { level: 'word', bits: word } : { level: 'differ', bits: differ }
}

const generationOf = ({ words }: NormalCompany): string | undefined =>
  words.map((word) => generations.get(word)).find((mark) => mark !== undefined)

/** Both were said with a legal form, and none is the same. */
const contradict = (left: readonly string[], right: readonly string[]): boolean =>
  left.length > 0 && right.length > 0 && !left.some((form) => right.includes(form))

/** How many words of one name are found in the other, misheard ones included. */
const pairUp = (left: readonly string[], right: readonly string[]): number => {
  const rest = [...right]
  let count = 0
  for (const word of left) {
    const at = rest.findIndex((other) => isSameWord(word, other))
    if (at < 0) continue
    rest.splice(at, 1)
    count += 1
  }
  return count
}

const isSameWord = (left: string, right: string): boolean => {
  if (left === right) return true
  if (Math.min(left.length, right.length) < 4) return false
  if (jaroWinkler(left, right) >= alike.close || isMisheard(left, right)) return true
  return shareCode(soundCodes(left), soundCodes(right))
}

/** The owner's surname, given name (`Jim's Painting`) or initials (`JC Plumbing`) are in the company's name. */
const isOwner = ({ given, family }: NormalPerson, company: NormalCompany): boolean => {
  const words = ownerWords(company)
  const possessive = words.flatMap((word) => (word.endsWith('s') ? [word, word.slice(0, -1)] : [word]))
  const initials = given === undefined || family === undefined ? '' : `${given.text.charAt(0)}${family.text.charAt(0)}`
  return (
    (family !== undefined &&
      (words.includes(family.text) || words.some((word) => shareCode(soundCodes(word), family.codes)))) ||
    (given !== undefined && possessive.includes(given.text)) ||
    (initials !== '' && words[0] === initials)
  )
}
