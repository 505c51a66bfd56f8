import { parseAddress } from '../lead/address.ts'
import { directions, streetSuffixes, unitWords } from '../lead/address-words.ts'
import { nameWords } from '../lead/company-name.ts'
import type { PostalAddress } from '../lead/lead.ts'
import { spokenDigits } from '../lead/spoken-digits.ts'
import { spelledOut } from './spelled-out.ts'
import { soundCodes } from './text-distance.ts'

/** An address in parts that can be compared; what was not given is absent. */
export interface NormalAddress {
  /** House number, digits and an attached letter. */
  number?: string
  /** Street without number, direction, suffix and unit; words joined. */
  street?: string
  /** USPS short forms: Main St and Main Ave, N Main and S Main are different streets. */
  suffix?: string
  direction?: string
  /** Sound of the street's first word. */
  streetCode?: string
  unit?: string
  /** Five digits, or a Canadian code without its blank. */
  postalCode?: string
}

/** An ordinal and its number are one; speech recognition cuts the ending short or mishears it. */
const ordinal = (word: string): string => (/^\d/.test(word) ? word.replace(/^(\d+)[a-z]{1,2}$/, '$1') : word)

/** Brings one address into comparable parts; `undefined` where nothing of it can be compared. */
export const normalAddress = (address: PostalAddress): NormalAddress | undefined => {
  const line = [address.line1, address.line2].filter((part) => part !== undefined && part.trim() !== '').join(', ')
  const parsed = parseAddress(spelledOut(line === '' ? (address.raw ?? '') : line))
  const postalCode = (address.postalCode ?? parsed.postalCode ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  const { number, unit, words } = houseOf(parsed.line1 ?? '')
  const place = nameWords(parsed.line2 ?? unit ?? '')
    .filter((word) => !unitWords.has(word))
    .join('')
  const parts: { [Part in keyof NormalAddress]: NormalAddress[Part] | undefined } = {
    number,
    ...streetOf(words),
    unit: place,
    postalCode: /^\d{5}/.test(postalCode) ? postalCode.slice(0, 5) : postalCode,
  }
  const known: NormalAddress = Object.fromEntries(
    Object.entries(parts).filter(([, part]) => part !== undefined && part !== ''),
  )
  return Object.keys(known).length === 0 ? undefined : known
}

interface House {
  number?: string
  unit?: string
  /** The words after the number. */
  words: string[]
}

const houseOf = (line: string): House => {
  const [, first = '', second = '', street = ''] = /^(\w{1,5})\s?-\s?(\d+\w?)\s+(.*)$/.exec(line) ?? []
  // `8938-40 Main St` is a range of houses; in Canada `4-123 Main St` is unit 4.
  if (first !== '' && isRange(first, second)) return { number: first, words: nameWords(street) }
  if (first !== '') return { number: second.toLowerCase(), unit: first, words: nameWords(street) }
  const words = nameWords(line)
  if (/^\d+[a-z]?$/.test(words[0] ?? '')) return { number: words[0] ?? '', words: words.slice(1) }
  const said = spokenDigits(words)
  return said.words === 0 || said.words === words.length
    ? { words }
    : { number: said.digits, words: words.slice(said.words) }
}

const isRange = (first: string, second: string): boolean => {
  const [from, to] = [Number(first), Number(first.slice(0, Math.max(first.length - second.length, 0)) + second)]
  return first.length > 2 && to > from && to - from < 100
}

const frenchPrefix = /^(?:rue|boul|boulevard|avenue|ave|chemin|ch|cote|montee|rang)$/

/** The name of the street apart from the direction around it and the suffix behind it. */
const streetOf = (
  words: string[],
): Pick<NormalAddress, 'street' | 'streetCode'> & { suffix: string | undefined; direction: string | undefined } => {
  let [start, end] = [0, words.length]
  let [suffix, direction]: (string | undefined)[] = []
  const more = (): boolean => end - start > 1
  while (more() && directions.has(words[end - 1] ?? '')) direction = directions.get(words[--end] ?? '')
  if (more() && streetSuffixes.has(words[end - 1] ?? '')) suffix = streetSuffixes.get(words[--end] ?? '')
  if (more() && directions.has(words[start] ?? '')) direction = directions.get(words[start++] ?? '')
  if (more() && frenchPrefix.test(words[start] ?? '')) start += 1
  const name = words.slice(start, end).map((word) => ordinal(directions.get(word) ?? word))
  const [first] = name
  if (first === undefined) return { suffix, direction }
  return { street: name.join(''), streetCode: soundCodes(first)[0] ?? first, suffix, direction }
}
