import { directions, fold, type Region, regions, streetSuffixes, unitWords, words } from './address-words.ts'
import type { PostalAddress } from './lead.ts'
import { plainAddress } from './spoken-address.ts'

/** No address is longer; the rest stays in `raw` alone. */
const maxCharacters = 500
const nowhere = /^(?:n\/?a|none|unknown|not (?:given|provided|available)|null|undefined|tbd|-+|\{\{.*\}\})$/i
/** Where the address is to be found or will come from, which is none. */
const elsewhere =
  /^(?:(?:it'?s |it is |the )?same(?: (?:address|place|house|one))?(?: (?:as|like) .*)?|(?:already |it'?s |it is )?(?:on|in) (?:the |your )?(?:file|record|system)|(?:(?:i|we|they|he|she|caller|customer)(?:'ll| will| would|'s going to)? )?(?:will )?(?:text|send|e-?mail|message|provide|give)(?: (?:it|to|you|me|us|them|the address|that|later|over))+)[.!]?$/i

/**
 * Splits an address in the United States or Canada as people write or say it.
 *
 * Callers rarely give all of it: what is missing stays absent, and what cannot be told apart stays in `line1`. `raw` always keeps
 * the whole text. Nothing is looked up, so a town that does not exist passes.
 *
 * @see USPS Publication 28, Canada Post Addressing Guidelines
 * @example
 * import { parseAddress } from '@leadbooks/core'
 *
 * const { raw, ...parts } = parseAddress('one twenty three Main St Apt 4, Austin, TX 78701')
 * parts // => { line1: '123 Main St', line2: 'Apt 4', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' }
 */
export const parseAddress = (input: string | null | undefined): PostalAddress => {
  const raw = typeof input === 'string' ? input.trim() : ''
  if (raw === '') return {}
  return ordinary(raw) ?? inAnyForm(raw)
}

/** Reads an address in every form, the ordinary one among them. */
export const inAnyForm = (raw: string): PostalAddress => {
  if (nowhere.test(raw) || elsewhere.test(raw)) return { raw }
  const country = takeCountry(plainAddress(raw.slice(0, maxCharacters)))
  const postal = takePostalCode(country.rest)
  const region = takeRegion(postal.rest, postal.code !== undefined)
  const { city, lines } = takeCity(region.rest, region.region !== undefined || postal.code !== undefined)
  const { line1, line2 } = takeUnit(lines)
  const nation = country.code ?? region.region?.country ?? postal.country
  return {
    ...(line1 === '' ? {} : { line1 }),
    ...(line2 === '' ? {} : { line2 }),
    ...(city === '' ? {} : { city }),
    ...(region.text === undefined ? {} : { region: region.text }),
    ...(postal.code === undefined ? {} : { postalCode: postal.code }),
    ...(nation === undefined ? {} : { country: nation }),
    raw,
  }
}

const written = /^(\d{1,6} (?:[a-z]+ )+([a-z]+)), ([a-z]{2,}(?: [a-z]+)*), ([a-z]{2})(?: (\d{5}(?:-\d{4})?))?$/i

/** `12 Oak St, Austin, TX 78701`, as most addresses are written, without the cost of reading all the other forms. */
const ordinary = (raw: string): PostalAddress | undefined => {
  if (raw.length > maxCharacters) return undefined
  const [, line1 = '', last = '', city = '', code = '', postalCode] = written.exec(raw) ?? []
  const country = regions.get(code.toLowerCase())?.country
  // A street ends in its suffix; what else it may end in, a flat for one, is for the reader of other forms.
  if (country === undefined || !streetSuffixes.has(last.toLowerCase()) || !isTown(city)) return undefined
  const address: PostalAddress = { line1, city, region: code }
  if (postalCode !== undefined) address.postalCode = postalCode
  address.country = country
  address.raw = raw
  return address
}

const countries: readonly (readonly [RegExp, string])[] = [
  [/^(?:u\.?s\.?a?\.?|united states(?: of america)?)$/i, 'US'],
  [/^canada$/i, 'CA'],
  [/^(?:uk|u\.k\.|united kingdom|great britain|england)$/i, 'GB'],
  [/^(?:mexico|méxico)$/i, 'MX'],
  [/^australia$/i, 'AU'],
]

const takeCountry = (text: string): { rest: string; code?: string } => {
  if (/\d$/.test(text)) return { rest: text }
  const [, rest = '', name = ''] =
    /^(.*\S),\s*([^,\d]+)$/.exec(text) ?? /^(.*\d) (usa?|u\.s\.a?\.?|canada)$/i.exec(text) ?? []
  const code = countries.find(([pattern]) => pattern.test(name))?.[1]
  if (code !== undefined) return { rest, code }
  const [, before = '', last = ''] = /^(.+) (\S+)$/.exec(text) ?? []
  const known = /^(?:usa|canada|uk)$/i.test(last) ? countries.find(([pattern]) => pattern.test(last))?.[1] : undefined
  return known === undefined ? { rest: text } : { rest: before, code: known }
}

const takePostalCode = (text: string): { rest: string; code?: string; country?: 'CA' } => {
  if (!/\d$/.test(text)) return { rest: text }
  const canadian = /[\s,]*\b([abceghj-nprstvxy]\d[a-z])[\s-]?(\d[a-z]\d)$/i.exec(text)
  if (canadian !== null) {
    const code = `${canadian[1]} ${canadian[2]}`.toUpperCase()
    return { rest: text.slice(0, canadian.index), code, country: 'CA' }
  }
  const american = /[\s,]*(?:\b(?:the )?zip(?: code)?(?: is)? )?(?<!#)\b(\d{5}(?:-\d{4})?)$/i.exec(text)
  return american === null ? { rest: text } : { rest: text.slice(0, american.index), code: american[1] ?? '' }
}

/** The last few words, the gap before them, and what stands before that. */
const lastWords = (text: string, count: number): { rest: string; gap: string; name: string } | undefined => {
  let at = text.length
  for (let taken = 0; taken < count; taken += 1) {
    if (at < 0) return undefined
    at = text.lastIndexOf(' ', at - 1)
    if (at === 0) return undefined
  }
  let [from, to] = [at + 1, at + 1]
  while (from > 0 && ' ,'.includes(text.charAt(from - 1))) from -= 1
  while (text.charAt(to) === ',') to += 1
  return { rest: text.slice(0, from), gap: text.slice(from, to), name: text.slice(to) }
}

/** A state stands after a comma or before a zip code, or in two capitals after a street: `Maple Ct` is a court, `Main St, CT` is not. */
const takeRegion = (text: string, beforeZip: boolean): { rest: string; text?: string; region?: Region } => {
  // Names of states have up to three words.
  for (const count of [3, 2, 1]) {
    const { rest, gap, name } = lastWords(text, count) ?? { rest: '', gap: '', name: '' }
    const region = regions.get(fold(name)) ?? regions.get(name.toLowerCase().replaceAll('.', ''))
    if (region === undefined || name.includes(',')) continue
    const apart = gap.includes(',') || beforeZip || rest === ''
    const code = isCode(name, rest)
    if (
      apart ||
      ((code || name.length > 2) &&
        (hasStreet(rest) || isTownAlone(rest.slice(rest.lastIndexOf(',') + 1).trim()) || (code && opens.test(rest))))
    )
      return { rest, text: name, region }
  }
  return { rest: text }
}

/** A state's letters: in capitals, or beyond a street and a town where nothing is in capitals. */
const isCode = (name: string, rest: string): boolean => {
  if (!/^[a-z]{2}$/i.test(name) || streetSuffixes.has(fold(name))) return false
  if (name === name.toUpperCase()) return true
  const all = words(rest)
  const end = streetEnd(all)
  return name === name.toLowerCase() && rest === rest.toLowerCase() && end > 0 && end < all.length
}

/** A house number and a name that is not all in capitals: two capitals at the end are then a state's, but for `NE`. */
const opens = /^\d+\w? (?=.*[a-z]{3})/

/** `Austin Texas`: neither a number nor a street's suffix stands before the state. */
const isTownAlone = (text: string): boolean =>
  isTown(text) && !words(text).some((word) => streetSuffixes.has(fold(word)))

/** A house number, a name and a suffix: whatever follows is no longer the street. */
const hasStreet = (text: string): boolean => streetEnd(words(text)) > 0

/** How many words the street takes, directions after it included; 0 where no suffix tells. */
const streetEnd = (all: string[]): number => {
  const folded = all.map(fold)
  // `Avenue B`, `Highway 290`.
  const isNamedLast = streetSuffixes.has(folded[1] ?? '') && /^(?:[a-z]|\d{1,4})$/.test(folded[2] ?? '')
  const isCountys =
    /^(?:county|state|us|old|farm)$/.test(folded[1] ?? '') &&
    streetSuffixes.has(folded[2] ?? '') &&
    /^(?:[a-z]{1,2}|\d{1,4})$/.test(folded[3] ?? '')
  let end = isNamedLast ? 3 : isCountys ? 4 : folded.findIndex((word, at) => at > 1 && streetSuffixes.has(word)) + 1
  if (end === 0) return 0
  // `Charles St St Charles`: before a name it is a saint.
  while (streetSuffixes.has(folded[end] ?? '') && !(folded[end] === 'st' && /^[a-z]{3}/.test(folded[end + 1] ?? '')))
    end += 1
  if (directions.has(folded[end] ?? '') && !directions.has(folded[end + 1] ?? '')) end += 1
  return end
}

const takeCity = (text: string, regionKnown: boolean): { city: string; lines: string[] } => {
  const segments = text.split(/\s*,\s*/).filter((segment) => segment !== '')
  const last = segments.at(-1) ?? ''
  const [before = ''] = segments.slice(-2)
  // A county between town and state is no town.
  if (segments.length > 2 && / county$/i.test(last) && isTown(before))
    return { city: before, lines: segments.slice(0, -2) }
  if (segments.length > 1 && isTown(last)) return { city: last, lines: segments.slice(0, -1) }
  const said = / in /i.test(last) ? /^(.*\d.*?) in ([^\d,]+)$/i.exec(last) : null
  if (said !== null) return { city: said[2] ?? '', lines: [...segments.slice(0, -1), said[1] ?? ''] }
  const all = words(last)
  const end = unitEnd(all, streetEnd(all))
  const rest = all.slice(end).join(' ')
  if (end > 0 && isTown(rest)) return { city: rest, lines: [...segments.slice(0, -1), all.slice(0, end).join(' ')] }
  return regionKnown && segments.length === 1 && isTown(last)
    ? { city: last, lines: [] }
    : { city: '', lines: segments }
}

const isTown = (text: string): boolean => {
  if (!/^[\p{L}][\p{L} .'’-]+$/u.test(text) || /\p{L}{4}\. /u.test(text)) return false
  const all = words(text)
  return all.length <= 4 && !unitWords.has(fold(all[0] ?? '')) && !all.some((word) => noTown.has(fold(word)))
}

/** What people add to an address, and parts of a building without a number. */
const noTown: ReadonlySet<string> = new Set(
  'call please knock ring door doorbell dog when behind beside across box rear basement bsmt upper lower front upstairs downstairs'.split(
    ' ',
  ),
)

/** Past the unit that follows a street, if one does. */
const unitEnd = (all: string[], from: number): number => {
  const word = fold(all[from] ?? '')
  if (from === 0) return 0
  if (/^#\w+$/.test(word)) return unitEnd(all, from + 1)
  return unitWords.has(word) || word === '#' ? unitEnd(all, Math.min(from + 2, all.length)) : from
}

const unit = new RegExp(
  `(?:^|[\\s,]+)((?:\\d+(?:st|nd|rd|th) fl(?:oor|r)?\\.?|(?:${[...unitWords.keys()].join('|')})\\.? ?#? ?(?:\\d+[a-z]?|[a-z]\\d*)(?:-\\w+)?|# ?[\\w-]+|rear|basement|bsmt|upper|lower|upstairs|downstairs))$`,
  'i',
)

/** The street on the first line, the part of a building and whatever stands before the street on the second. */
const takeUnit = (segments: string[]): { line1: string; line2: string } => {
  const street = Math.max(
    segments.findIndex((segment) => /^\d|^p\.? ?o\.? box/i.test(segment)),
    0,
  )
  const line = segments[street] ?? ''
  const match = unit.exec(line)
  const line1 = match === null || match.index === 0 ? line : line.slice(0, match.index)
  const own = match === null || match.index === 0 ? [] : [match[1] ?? '']
  const others = segments.filter((_, at) => at !== street)
  return { line1, line2: [...own, ...others].join(', ') }
}
