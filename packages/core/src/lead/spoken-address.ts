import { fold, unitWords, words } from './address-words.ts'
import { spokenDigits } from './spoken-digits.ts'

const leadIn =
  /^(?:(?:so|yeah|yes|ok|okay|um+|uh+|sure|well)[ ,]+)*(?:(?:(?:i|we) live|i'm|we're|i am|we are|it's|it is|that's|that is|located)(?: (?:at|on|in|off))?|(?:my|our|the|his|her)(?: \w+)? address(?: is|:)|address(?: is|:)|at|(?:the )?(?:corner|intersection) of)[ ,]+/i
const chatter = /^(?:(?:yeah|yes|ok|okay|um+|uh+)[ ,]+)+/i
/** How to come in is not where. */
const entry =
  /[\s,;]*\(?\b(?:the )?(?:(?:gate|door|lock ?box|key ?pad|entry|access|garage)(?: (?:code|combo|pin|number))?|(?<!(?:zip|postal|area) )code)(?: is|:| #)? ?#?\d[\d#*]*\)?/gi
/** `Building 4 apartment 12 at 900 Loop Road`. */
const unitsFirst = new RegExp(
  `^((?:(?:${[...unitWords.keys()].join('|')})\\.? ?#?\\w+[ ,]+)+)(?:at|on|in) (?=\\d)`,
  'i',
)

const numberWord =
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred'
const hyphens = new RegExp(`(?<=\\b(?:${numberWord}))-(?=(?:${numberWord})\\b)`, 'gi')
/** An address as it was said, on one line: without what people say around it, with numbers and codes in figures. */
export const plainAddress = (raw: string): string => {
  const unbroken = /[\r\n;]/.test(raw) ? raw.replace(/\s*[\r\n;]+\s*/g, ', ') : raw
  const line = (/[^\S ]|\s\s/.test(unbroken) ? unbroken.replace(/\s+/g, ' ') : unbroken)
    .replace(/’/g, "'")
    .replace(/ [-–—] /g, ', ')
    .replace(/,? (?=c\/o )/i, ', ')
    .replace(/,? (?:us|usa|united states),? (\d{5}(?:-\d{4})?)$/i, ' $1')
    .replace(hyphens, ' ')
    .replace(/\(([a-z]{2})\)/i, '$1')
    .replace(leadIn, '')
    .replace(chatter, '')
    .replace(entry, '')
    .replace(/[\s,.]+$/, '')
  // Most begin and end in figures already.
  if (/^\d/.test(line) && /\d\d$/.test(line)) return line.trim()
  const spoken = words(line)
  const head = /^\d/.test(line) ? { digits: '', words: 0 } : spokenDigits(spoken.map(fold))
  const number = head.words < spoken.length ? head : { digits: '', words: 0 }
  const rest = withUnits(withCode(spoken.slice(number.words)))
  return [number.digits, ...rest].join(' ').trim().replace(unitsFirst, '$1, ')
}

/** `seven eight seven oh one` and `k one p five n seven` at the end are zip and postal codes. */
const withCode = (all: string[]): string[] => {
  for (const length of [5, 4, 3]) {
    const zip = all.length > length ? spokenDigits(all.slice(-length).map(fold)) : undefined
    if (zip?.words === length && zip.digits.length === 5) return [...all.slice(0, -length), zip.digits]
  }
  const code = all
    .slice(-6)
    .map((word) => (/^[a-z]$/i.test(word) ? word : spokenDigits([fold(word)]).digits))
    .join('')
  return all.length >= 6 && /^(?:[a-z]\d){3}$/i.test(code) ? [...all.slice(0, -6), code] : all
}

/** What is named by a number behind it. */
const numbered: ReadonlySet<string> = new Set(['box', 'route', 'highway', 'hwy', 'interstate'])

/** `apartment two b` is `apartment 2b`. */
const withUnits = (all: string[]): string[] => {
  const written: string[] = []
  for (let at = 0; at < all.length; at += 1) {
    const word = all[at] ?? ''
    written.push(word)
    const announced = !word.endsWith(',') && (unitWords.has(fold(word)) || numbered.has(fold(word)))
    if (!announced) continue
    const said = numberAt(all, at + 1)
    // `OH` is Ohio.
    if (said.words === 0 || said.digits.startsWith('0')) continue
    at += said.words
    const letter = /^[a-z],?$/i.test(all[at + 1] ?? '') ? (all[at + 1] ?? '') : ''
    if (letter !== '') at += 1
    const stop = letter === '' && (all[at] ?? '').endsWith(',') ? ',' : ''
    written.push(said.digits + letter + stop)
  }
  return written
}

/** A number of a part of a building: one in figures, or words up to a comma. */
const numberAt = (all: string[], from: number): { digits: string; words: number } => {
  if (/^\d+,?$/.test(all[from] ?? '')) return { digits: fold(all[from] ?? ''), words: 1 }
  const rest = all.slice(from)
  const stop = rest.findIndex((word) => /[,\d]/.test(word))
  const end = stop < 0 ? rest.length : stop + (/\d/.test(rest[stop] ?? '') ? 0 : 1)
  return spokenDigits(rest.slice(0, end).map(fold))
}
