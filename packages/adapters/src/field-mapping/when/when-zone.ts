import { formatInstant, instantOfLocalTime, localTimeAt } from '../instant.ts'

/** The zone that somebody named beside an hour. */
export interface SaidZone {
  /** The text without it. */
  text: string
  /** IANA name, or an offset that `Intl` knows: `+05:00`. Absent where nobody can tell which zone was meant. */
  timeZone?: string
  /** Said of one half of the year: `EST` is winter's, `Eastern` either's. */
  season?: 'standard' | 'daylight'
}

/** North America's zones, by how their names begin. */
const zonesByName: readonly (readonly [RegExp, string])[] = [
  [/^e/, 'America/New_York'],
  [/^c/, 'America/Chicago'],
  [/^m/, 'America/Denver'],
  [/^p/, 'America/Los_Angeles'],
  [/^a[kl]/, 'America/Anchorage'],
  [/^ar/, 'America/Phoenix'],
  [/^a/, 'America/Halifax'],
  [/^h/, 'Pacific/Honolulu'],
  [/^n/, 'America/St_Johns'],
]
/** Where these names mean those zones; Eastern is another zone in Australia. */
const northAmerica: ReadonlySet<string> = new Set(['US', 'CA', 'PR', 'VI', 'GU', 'BM', 'BS', 'MX'])

const names = 'eastern|central|mountain|pacific|atlantic|newfoundland|alaskan?|hawaii(?:an)?|arizona'
const letters = '(?:e|c|m|p|ak|h|n)(?:[sd])?t|a[sd]t'
const offset = '(?:utc|gmt)(?: ?[+-] ?\\d{1,2}(?::?\\d\\d)?)?|zulu'
const region = '(?:america|us|canada|pacific|atlantic|europe|asia|africa|australia)/[a-z_]{2,30}(?:/[a-z_]{2,30})?'
/** What ends an hour or a part of the day. */
const hour = '\\d(?: ?[ap]m)?|noon|midnight|morning|afternoon|evening|night'
/** `10 Central Ave` is a street: after a name on its own come only words of time. */
const alone =
  "(?! (?!on|or|and|to|until|if|please|works?|today|tomorrow|this|next|the|is|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z])(?![\\w'/])"
const season = '(?:[ -]?(standard|daylight)(?: savings?)?)?'

const mention = new RegExp(
  `(${hour})[ ,]{0,2}\\(?(?:(${region})|(${offset})|(${letters})(?: time)?|at(?=[ )]*(?:$|[.,;]))|(?:${names})${season}(?: time)?${alone})(?![\\w'/])\\)?` +
    `|\\b(?:(?:${names})${season}|${letters}) time\\b|\\b(?:my|our) time\\b(?! is)`,
  'g',
)
/** Most texts name no zone. */
const mayMention = new RegExp(`(?<![a-z])(?:${letters}|utc|gmt|zulu|${names}|time)(?![a-z])|/|\\bat[ )]*(?:$|[.,;])`)

/**
 * Takes the name of a zone out of what was said of a time: `3pm eastern`, `9 to 11 PT`, `14:00 America/Denver`.
 *
 * @param plain - as written by `plainTime`
 * @param country - ISO 3166-1 alpha-2, of the business
 */
export const takeZone = (plain: string, country: string): SaidZone | undefined => {
  if (!mayMention.test(plain)) return undefined
  const said = new Map<string, Omit<SaidZone, 'text'>>()
  const text = plain.replace(mention, (whole: string, before = '') => {
    const zone = zoneOf(whole.slice(before.length).replace(/^[ ,(]+|\)$/g, ''), country)
    said.set(JSON.stringify(zone), zone)
    return before
  })
  const [zone, ...others] = said.values()
  return zone && { text, ...(others.length === 0 && zone) }
}

const zoneOf = (name: string, country: string): Omit<SaidZone, 'text'> => {
  if (name.includes('/')) return isZone(name) ? { timeZone: name } : {}
  if (/^(?:utc|gmt|zulu)/.test(name)) return fixed(name)
  // The caller's own clock, wherever that is.
  if (/^(?:my|our) /.test(name) || !northAmerica.has(country)) return {}
  const timeZone = zonesByName.find(([pattern]) => pattern.test(name))?.[1]
  const half = /standard|^(?:ak|[a-z])st\b/.test(name)
    ? 'standard'
    : /daylight|^(?:ak|[a-z])dt\b/.test(name)
      ? 'daylight'
      : undefined
  return { ...(timeZone !== undefined && { timeZone }), ...(half && { season: half }) }
}

const isZone = (name: string): boolean => {
  try {
    localTimeAt(0, name)
    return true
  } catch {
    return false
  }
}

const fixed = (name: string): { timeZone?: string } => {
  const [, sign = '+', hours = '0', minutes = '00'] = /([+-]) ?(\d{1,2}):?(\d\d)?$/.exec(name) ?? []
  return Number(hours) > 14 || Number(minutes) > 59 ? {} : { timeZone: `${sign}${hours.padStart(2, '0')}:${minutes}` }
}

/** A wall-clock time as another zone's clock shows it. */
export interface MovedTime {
  date: string
  time: string
  at: string
  /** `EST` was said of a day on which the zone keeps daylight time, or the clock skips that hour. */
  isDoubtful: boolean
}

/** Tells what the business's clock shows when that of the named zone shows a time. */
export const moveTime = (
  date: string,
  time: string,
  zone: SaidZone & { timeZone: string },
  to: string,
): MovedTime | undefined => {
  const ms = instantOfLocalTime({ date, time }, zone.timeZone)
  if (ms === undefined) return undefined
  const said = zone.season && instantIn(zone.season, date, time, zone.timeZone)
  // Where the clock is never changed, MST in July is no mistake.
  const isOwn = said !== undefined && said !== ms && isSameClock(said, date, time, to)
  const moment = isOwn ? said : ms
  return { ...localTimeAt(moment, to), at: formatInstant(moment), isDoubtful: said !== undefined && said !== moment }
}

const isSameClock = (ms: number, date: string, time: string, timeZone: string): boolean => {
  const [winter, summer] = offsetsOf(timeZone, date)
  const local = localTimeAt(ms, timeZone)
  return winter === summer && local.date === date && local.time === time
}

/** Milliseconds ahead of UTC in January and in July. */
const offsetsOf = (timeZone: string, date: string): readonly [number, number] => {
  const inMonth = (month: string): number => {
    const noon = Date.parse(`${date.slice(0, 4)}-${month}-15T12:00:00Z`)
    const local = localTimeAt(noon, timeZone)
    return Date.parse(`${local.date}T${local.time}:00Z`) - noon
  }
  return [inMonth('01'), inMonth('07')]
}

/** The instant by the zone's clock of winter or of summer, whatever the day. */
const instantIn = (season: 'standard' | 'daylight', date: string, time: string, timeZone: string): number => {
  const [winter, summer] = offsetsOf(timeZone, date)
  const standard = Math.min(winter, summer)
  return Date.parse(`${date}T${time}:00Z`) - (season === 'standard' ? standard : standard + 3_600_000)
}
