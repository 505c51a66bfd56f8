import { compareDecimals } from '@leadbooks/core'
import { amountsInFigures } from './spoken-amount.ts'
import { takenBack } from './taken-back.ts'

const amountPattern = /(\d[\d,]*(?:\.\d+)?)\s*(?:(k|hundred|thousand|grand|m|million)\b)?/gi

/** Words that may stand around amounts without changing what they are. */
const plainWords: ReadonlySet<string> = new Set(
  'about around approximately approx roughly say maybe probably perhaps possibly ideally hoping for somewhere like i we think guess can could spend give take so budget total is of range ranges ranging from between and or to up under below less than max maximum most at least over above more min minimum no not starting exactly even tops flexible if possible plus north dollars dollar bucks usd cad us ca'.split(
    ' ',
  ),
)

const zeros: ReadonlyMap<string, number> = new Map([
  ['hundred', 2],
  ...['k', 'thousand', 'grand'].map((unit) => [unit, 3] as const),
  ...['m', 'million'].map((unit) => [unit, 6] as const),
])

/**
 * Reads an amount or a range of amounts: `$15,000-$20,000`, `50-100k`, `under $5,000`, `at least 2 thousand`.
 *
 * Amounts may be said in words: `two to three thousand`, `twenty five hundred`. A single amount is both ends. A text with other words or a third number is not guessed at.
 *
 * @returns decimal strings
 */
export const parseMoneyRange = (text: string): { min?: string; max?: string } | undefined => {
  if (text.length > 100) return undefined
  const back = takenBack(text)
  if (back !== undefined) return parseMoneyRange(back.after)
  const [, low, high = low] = figures.exec(text) ?? []
  if (low === undefined || high === undefined) return rangeOf(amountsInFigures(text))
  const max = high.replaceAll(',', '')
  // In `$15-20,000` the thousands hold for both; in `$15 - $20,000` each has its own sign.
  const isInThousands =
    !/-\s*\$/.test(text) && /^\d{1,3},000$/.test(high) && low.length <= 3 && Number(low) * 1000 < Number(max)
  const min = isInThousands ? `${low}000` : low.replaceAll(',', '')
  return Number(min) <= Number(max) ? { min, max } : undefined
}

const figure = '\\$?([1-9]\\d{0,2}(?:,\\d{3}){1,3}|[1-9]\\d{0,11})'
/** The form most budgets have: `$500`, `5000 - 8000`. Whole numbers of at most twelve digits are compared exactly. */
const figures = new RegExp(`^${figure}(?: ?- ?${figure})?$`)

/** Said before an amount, it takes nothing from it. */
const hedge = /^(?:(?:i am|i'm|we are|we're) )?not (?:really |quite |entirely |100% )?sure(?: yet)?[,;.]*(?: but)? /i

/** `99 dollars and 50 cents`. */
const cents = /(\d) ?dollars? (?:and )?([1-9]\d)(?: ?cents?)/gi

const rangeOf = (said: string): { min?: string; max?: string } | undefined => {
  if (/^\s*[-–—−]/.test(said)) return undefined
  const text = said
    .replace(hedge, '')
    .replace(cents, '$1.$2')
    .replace(/(?<=[\dk])[ -]?ish\b/gi, '')
  const found = [...text.matchAll(amountPattern)]
  const rest = text.replace(amountPattern, ' ').toLowerCase()
  if (found.length === 0 || found.length > 2) return undefined
  if (!words(rest).every((word) => plainWords.has(word)) || /[^\w\s$€£.,+~≈–—-]/.test(rest)) return undefined
  const [first, second] = found
  // Two figures with only a comma or a space between them may as well be one, or none of a range.
  if (first && second && !/[-–—~]|\b(?:to|and|or)\b/i.test(text.slice(first.index + first[0].length, second.index)))
    return undefined
  const last = second ?? first
  const firstUnit = first?.[2] ?? (second && shorter(first?.[1], second[1]) ? second[2] : undefined)
  const low = scale(first?.[1], firstUnit)
  const high = scale(last?.[1], last?.[2])
  if (low === undefined || high === undefined) return undefined
  if (second) return compareDecimals(low, high) <= 0 ? { min: low, max: high } : undefined
  if (
    /\b(?:under|below|(?<!no |not )less than|or less|up to|at (?:the )?most|max|maximum|tops|(?:no|not) (?:more than|over|above))\b/.test(
      rest,
    )
  )
    return { max: high }
  if (
    /\b(?:over|above|more than|or more|(?:no|not) less than|at least|min|minimum|from|starting|plus|north of)\b/.test(
      rest,
    ) ||
    /\+\s*$/.test(text)
  )
    return { min: low }
  if (/\b(?:no|not)\b/.test(rest)) return undefined
  return { min: low, max: high }
}

const words = (text: string): string[] => text.match(/[a-z]+/g) ?? []

/** In `15-20k` the unit holds for both; in `900-2k` it does not. */
const shorter = (first: string | undefined, second: string | undefined): boolean =>
  first !== undefined && second !== undefined && !first.includes(',') && first.length <= second.length

const scale = (digits: string | undefined, unit: string | undefined): string | undefined => {
  if (digits === undefined || (digits.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits))) return undefined
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.')
  const shift = unit === undefined ? 0 : (zeros.get(unit.toLowerCase()) ?? 0)
  const scaledWhole = (whole + fraction.slice(0, shift).padEnd(shift, '0')).replace(/^0+(?=\d)/, '')
  const scaledFraction = fraction.slice(shift)
  if (scaledWhole.length > 12 || scaledFraction.length > 4) return undefined
  return scaledFraction === '' ? scaledWhole : `${scaledWhole}.${scaledFraction}`
}

const currencyByCountry: ReadonlyMap<string, string> = new Map([
  ...['US', 'PR'].map((country) => [country, 'USD'] as const),
  ...['IE', 'DE', 'FR', 'ES', 'IT', 'NL', 'AT', 'BE', 'PT', 'FI'].map((country) => [country, 'EUR'] as const),
  ['CA', 'CAD'],
  ['GB', 'GBP'],
  ['AU', 'AUD'],
  ['NZ', 'NZD'],
  ['MX', 'MXN'],
])

/** Names the currency an amount was said in: by its code or sign, else the country's own where we know it. */
export const currencyOf = (text: string, country: string): string | undefined => {
  const code = /\b(USD|CAD|GBP|EUR|AUD|NZD)\b/i.exec(text)?.[1]
  if (code !== undefined) return code.toUpperCase()
  if (text.includes('€')) return 'EUR'
  if (text.includes('£')) return 'GBP'
  return currencyByCountry.get(country)
}
