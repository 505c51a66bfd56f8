import { parseAddress } from '../lead/address.ts'
import { directions, streetSuffixes, unitWords } from '../lead/address-words.ts'
import { nameWords } from '../lead/company-name.ts'
import type { PostalAddress } from '../lead/lead.ts'
import { spokenDigits } from '../lead/spoken-digits.ts'
import { soundCodes } from './text-distance.ts'

/** An address in parts that can be compared; what was not given is absent. */
export interface NormalAddress {
  /** House number, digits and an attached letter. */
  number?: string
  /** Street without number, direction, suffix and unit; words joined. */
  street?: string
  /** Sound of the street's first word. */
  streetCode?: string
  unit?: string
  /** Five digits, or a Canadian code without its blank. */
  postalCode?: string
}

const leading = (word: string | undefined): string => (word ?? '').replace(/(\d)(?:st|nd|rd|th)$/, '$1')

/** Brings one address into comparable parts; `undefined` where nothing of it can be compared. */
export const normalAddress = (address: PostalAddress): NormalAddress | undefined => {
  const line = [address.line1, address.line2].filter((part) => part !== undefined && part.trim() !== '').join(', ')
  const parsed = parseAddress(line === '' ? address.raw : line)
  const postalCode = (address.postalCode ?? parsed.postalCode ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  const street = streetOf(parsed.line1 ?? '')
  const unit = nameWords(parsed.line2 ?? street.unit ?? '')
    .filter((word) => !unitWords.has(word))
    .join('')
  const normal: NormalAddress = {
    ...(street.number === undefined ? {} : { number: street.number }),
    ...(street.name === undefined ? {} : { street: street.name }),
    ...(street.code === undefined ? {} : { streetCode: street.code }),
    ...(unit === '' ? {} : { unit }),
    ...(postalCode === '' ? {} : { postalCode: /^\d{5}/.test(postalCode) ? postalCode.slice(0, 5) : postalCode }),
  }
  return Object.keys(normal).length === 0 ? undefined : normal
}

const streetOf = (line: string): { number?: string; name?: string; code?: string; unit?: string } => {
  // `4-123 Main St` is unit 4 in Canada; `1/2` is a fraction of a house.
  const canadian = /^(\w{1,5})\s?-\s?(\d+\w?)\s+(.*)$/.exec(line)
  const words = nameWords(canadian === null ? line : `${canadian[2]} ${canadian[3]}`)
  const said = spokenDigits(words)
  const house = /^\d+[a-z]?$/.test(words[0] ?? '') ? { digits: words[0] ?? '', words: 1 } : said
  const rest = words.slice(house.words === words.length ? 0 : house.words)
  const name = withoutAffixes(rest)
  const first = leading(name[0])
  return {
    ...(house.words > 0 && house.digits !== '' ? { number: house.digits } : {}),
    ...(name.length === 0 ? {} : { name: name.map(leading).join(''), code: soundCodes(first)[0] ?? first }),
    ...(canadian?.[1] === undefined ? {} : { unit: canadian[1] }),
  }
}

/** The words that name the street: no direction around it, no suffix behind it. */
const withoutAffixes = (words: string[]): string[] => {
  let [start, end] = [0, words.length]
  while (end - start > 1 && directions.has(words[end - 1] ?? '')) end -= 1
  if (end - start > 1 && streetSuffixes.has(words[end - 1] ?? '')) end -= 1
  if (end - start > 1 && directions.has(words[start] ?? '')) start += 1
  if (end - start > 1 && /^(?:rue|boul|boulevard|avenue|ave|chemin|ch|cote|montee|rang)$/.test(words[start] ?? ''))
    start += 1
  return words.slice(start, end).map((word) => directions.get(word) ?? word)
}
