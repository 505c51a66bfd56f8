import { isCompanyName } from './company-name.ts'
import { companyWords, credentials, generations, legalForms, noNames, placeWords, titles } from './name-words.ts'
import { isNobody } from './nobody.ts'
import { writeSpelledName } from './spelled-name.ts'
import { type PersonName, splitName } from './split-name.ts'

const maxCharacters = 500

/**
 * Splits a name as people say it and systems store it.
 *
 * Reads `Last, First`, titles, generations and degrees, surname particles, double surnames, couples and companies. Splitting is a
 * best effort: keep the whole name too. Case is never changed, since nobody knows whether `DESHAWN` is Deshawn or DeShawn.
 *
 * @example
 * import { parsePersonName } from '@leadbooks/core'
 *
 * parsePersonName('Dr. Maria de la Cruz, Jr.') // => { givenName: 'Maria', familyName: 'de la Cruz', suffix: 'Jr.' }
 * parsePersonName('Bob & Mary Jones') // => { givenName: 'Bob', givenNames: ['Bob', 'Mary'], familyName: 'Jones' }
 * parsePersonName('JC Plumbing LLC') // => { companyName: 'JC Plumbing LLC' }
 * parsePersonName('WIRELESS CALLER') // => { junk: true }
 */
export const parsePersonName = (raw: string | null | undefined): PersonName => {
  const whole = typeof raw === 'string' ? raw.slice(0, maxCharacters).trim() : ''
  if (whole === '') return {}
  return firstAndLast(whole) ?? inAnyForm(whole)
}

/** Reads a name in every form, the ordinary one among them. */
export const inAnyForm = (whole: string): PersonName => {
  if (isNobody(whole)) return { junk: true }
  const text = writeSpelledName(bare(whole))
  const labelled = inLabels(text)
  if (labelled !== undefined) return labelled
  const family = /^(?:the\s+)?(\S+)\s+(?:family|residence|household)$/i.exec(text)?.[1]
  if (family !== undefined) return { familyName: family }
  const [, person, company] = /^(\S+(?: \S+){0,3}?) (?:from|with|at) (\S.*)$/i.exec(text) ?? []
  if (person !== undefined && company !== undefined && !isCompanyName(person)) {
    return { ...splitName(person), companyName: company }
  }
  return isCompanyName(text) ? { companyName: text } : splitName(text.replace(/(?<=\p{Ll}{2})\.$/u, ''))
}

const labels =
  /^(?:(?:the |my )?(first|last|given|family)(?: name)?(?: is|:)?|sur ?name(?: is|:)?) (.+?)[ ,]+(?:and )?(?:(?:the |my )?(first|last|given|family)(?: name)?(?: is|:)?|sur ?name(?: is|:)?) (.+)$/i

/** `last name Keller, first name Bob`. */
const inLabels = (text: string): PersonName | undefined => {
  if (!/\b(?:first|last|given|family|sur ?name)\b/i.test(text)) return undefined
  const [, label, one = '', other, two = ''] =
    labels.exec(text) ?? /^()(.+?)[ ,]+(last)(?: name)(?: is|:)? (.+)$/i.exec(text) ?? []
  if (one === '' || two === '') return undefined
  const isFirst = (name: string | undefined): boolean => /^(?:first|given)$/i.test(name ?? '')
  return isFirst(label) || label === ''
    ? splitName(`${two}, ${one}`)
    : isFirst(other)
      ? splitName(`${one}, ${two}`)
      : undefined
}

/** Words that make of two words something else than a first and a last name. */
const telling: ReadonlySet<string> = new Set([
  ...[...titles, ...generations.keys(), ...credentials, ...legalForms, ...companyWords, ...placeWords],
  ...['first', 'last', 'surname', 'hi', 'hello', 'hey', 'yes', 'yeah', 'yep', 'ok', 'okay', 'um', 'uh', 'just', 'its'],
  ...['attn', 'speaking', 'calling', 'family', 'residence', 'household', 'the', 'and', 'y'],
])

/** The form most names have, without the cost of reading all the others. Two letters at the end may be a state. */
const firstAndLast = (text: string): PersonName | undefined => {
  const [, givenName, familyName] = /^([a-z]+) ([a-z]{3,})$/i.exec(text) ?? []
  if (givenName === undefined || familyName === undefined) return undefined
  const [given, family] = [givenName.toLowerCase(), familyName.toLowerCase()]
  const isOther = telling.has(given) || telling.has(family) || noNames.has(`${given} ${family}`)
  return isOther ? undefined : { givenName, familyName }
}

const leadIn =
  /^(?:(?:(?:hi|hello|hey|yes|yeah|yep|ok|okay|um+|uh+)(?=[ ,.])|(?:sure|oh|so|well)(?=,))[ ,.]*)*(?:(?:this is|(?:(?:my|the|his|her|their) )?name(?: is|['’]s|:)|i am|i['’]m|it is|it['’]?s|that is|that['’]s|(?:(?:you|they) can |please |just )*call me|just|attn\b:?|c\/o)\s+)?/i
/** Whom somebody calls for, and who belongs to them. */
const besides =
  /,? (?:(?:calling |here )?(?:on behalf of|for (?=(?:his|her|my|the|their|\p{Lu}))) ?.*|(?:and|&|with) (?:his|her|my|the|their)? ?(?:wife|husband|spouse|partner|family|kids|son|daughter|mother|father|mom|dad)|['’]s (?:wife|husband)|the \p{Ll}+|is fine)$/u
/** A part of a building behind a name. */
const unit =
  /[ ,-]+(?:(?:in|at|from) )?(?:unit|apt|apartment|suite|ste|room|rm|lot)\.?(?: ?#?\d[\da-z]{0,4}| #?[a-z])$/i

/** Without what people say around a name and write beside it. */
const bare = (text: string): string =>
  text
    .replace(/(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D)+/gu, ' ')
    .trim()
    .replace(leadIn, '')
    .replace(/ (?:speaking|calling|here|et al)[.!]?$/i, '')
    .replace(besides, '')
    .replace(unit, '')
    .replace(/^([^\s,.]+)[,.] (?=\1 |.+ \1\.?$)/i, '')
    .replace(/["“”(][^"“”()]*["“”)]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ ,;:-]+|[ ,;:!?-]+$/g, '')
