import type { JsonObject, JsonValue } from 'type-fest'
import { isJsonObject } from '../adapter/json.ts'

/** What templates and language models write where nothing was said. */
const sentinels: ReadonlySet<string> = new Set([
  ...['n/a', 'n.a', 'na', 'nil', 'none', 'null', 'undefined', 'nan', 'unknown', 'unspecified', 'undisclosed'],
  ...['unavailable', 'tbd', 'tba', 'blank', 'empty', 'nothing', 'no name', 'no answer', 'no response'],
  ...['anonymous', 'unknown caller', 'wireless caller'],
])

const nouns =
  'information|info|details?|data|value|(?:first |last |company )?name|e-?mail(?: address)?|(?:phone )?number|phone|address|company|budget|summary|message|notes?|preference|time|date'
const verbs =
  'provided?|given?|specif(?:y|ied)|stated?|mention(?:ed)?|available|applicable|known|disclosed?|collected|shared?|captured|supplied|asked|discussed|determined|set|recorded|obtained|identified|confirmed'

/** `Not provided`, `no email given by the caller`, `caller did not mention`; never `no heat available`. */
const notSaid = new RegExp(
  `^(?:(?:the )?(?:caller|customer|client|user|${nouns}) )?(?:did |was |is |has )?(?:not|none|nothing|no (?:${nouns}))` +
    `(?: (?:yet|explicitly|specifically|currently|clearly|been))?(?: (?:${verbs}))` +
    '(?: (?:by|in|during|on) (?:the )?(?:caller|customer|client|user|call|conversation))?$',
)
/** `Caller did not give a name`, `she declined to say`. */
const notTold = new RegExp(
  "^(?:(?=declined|refused|would)|(?:(?:the )?(?:caller|customer|client|user)|he|she|they) )(?:did not|didn['’]t|would not|wouldn['’]t|does not|doesn['’]t|declined to|refused to|never)(?: want to)? " +
    '(?:have|give|gave|provide|share|leave|state|specify|mention|say|tell|disclose|know)' +
    `(?: (?:us|me))?(?: (?:a|an|any|one|their|his|her|the|it))?(?: (?:${nouns}))?$`,
)
const longestSentinel = 80
/** Longer than any single word for nothing. */
const longestWord = 15

const words = /^[a-z]+(?: [a-z]+)*$/i

/** No word for nothing of several words is without one of these. */
const denial = /no|n['’]t|declin|refus|never/i

const isWordForNothing = (words: string): boolean =>
  (words.length <= longestWord && sentinels.has(words)) ||
  (denial.test(words) && (notSaid.test(words) || notTold.test(words)))

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a

const saysNothing = (text: string): boolean => {
  if (text.length > longestSentinel) return false
  if (words.test(text)) return isWordForNothing(text.toLowerCase())
  // No word for nothing has a figure in it, and most values have one.
  if (/\d/.test(text)) return false
  const lower = text.toLowerCase()
  // Nearly every value begins and ends with a letter or a digit, and then nothing has to be cut off.
  const end = lower.length - (/[.!?]/.test(lower.charAt(lower.length - 1)) ? 1 : 0)
  const isBare = isLetter(lower.charCodeAt(0)) && isLetter(lower.charCodeAt(end - 1))
  const bare = isBare ? lower.slice(0, end) : lower.replace(/^[\p{P}<>\s]+|[\p{P}<>\s]+$/gu, '')
  const plain = /[\t-\r_]|\s\s|[^ -~]/.test(bare) ? bare.replace(/[\s_]+/g, ' ') : bare
  return plain === '' || isWordForNothing(plain)
}

/** Control characters but for line breaks and tabs; among them those that nobody sees and that turn the order of letters round. */
const control = /[^\n\t -~\xa0-\u200a\u200c-\u2029\u202f-\u205f\u2061-\u2065\u206a-\ufefe\uff00-\uffff]/
const everyControl = new RegExp(control, 'g')

/** Printable and without a brace, from a letter or digit to a letter, a digit or a full stop: nothing has to be taken out of it. */
const ordinary = /^[a-z\d+$(](?:[ -z|}~\n]*[a-z\d.!?)])?$/i

/**
 * Takes out of a text what a template put there and nobody said.
 *
 * Unresolved `{{placeholders}}` and control characters are removed; a text that is then empty, punctuation or a word for
 * nothing (`N/A`, `unknown`, `not provided`) is no text at all. Line breaks and tabs stay.
 *
 * @example
 * import { cleanText } from '@leadbooks/adapters'
 *
 * cleanText('Mike {{last_name}}') // => 'Mike'
 * cleanText(' Not provided by caller. ') // => undefined
 */
export const cleanText = (text: string): string | undefined => {
  if (text.length <= longestSentinel && ordinary.test(text))
    return isSaid(text) || !saysNothing(text) ? text : undefined
  const filled = text.includes('{{') ? text.replace(/\{\{[^{}]{0,200}\}\}/g, ' ').replace(/ {2,}/g, ' ') : text
  const clean = (control.test(filled) ? filled.replace(everyControl, '') : filled).trim()
  return saysNothing(clean) ? undefined : clean
}

/** First letters of the words for nothing that deny nothing. */
const isSuspect: readonly boolean[] = Array.from({ length: 128 }, (_, code) => {
  const first = String.fromCharCode(code).toLowerCase()
  return !/[a-z\d]/.test(first) || [...sentinels].some((word) => word.startsWith(first))
})

/** Tells of most ordinary texts at a glance that they are no word for nothing; of others it says nothing. */
const isSaid = (text: string): boolean => {
  if (isSuspect[text.charCodeAt(0)] !== false && (text.length <= 2 * longestWord || /[^a-z]{4}/i.test(text)))
    return false
  return !denial.test(text)
}

/** Cleans every text inside a JSON value; what is left of an emptied object or array is nothing. */
export const cleanValue = (value: JsonValue | undefined): JsonValue | undefined => {
  if (typeof value === 'string') return cleanText(value)
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) {
    const items = value.map(cleanValue).filter((item) => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (!isJsonObject(value)) return value
  const members: JsonObject = {}
  let isEmpty = true
  for (const key of Object.keys(value)) {
    const clean = cleanValue(value[key])
    if (clean === undefined) continue
    members[key] = clean
    isEmpty = false
  }
  return isEmpty ? undefined : members
}
