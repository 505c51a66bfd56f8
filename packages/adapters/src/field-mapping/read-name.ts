import { type LeadContact, type PersonName, parsePersonName } from '@leadbooks/core'
import type { Reading } from './reading.ts'
import { isSurnameFirst, readRegisteredName } from './registered-name.ts'
import { hasLookAlikes } from './scripts.ts'
import type { TextSource } from './sources.ts'
import { takenBack } from './taken-back.ts'

/** Longest line of a lead; first and last name together may be longer. */
const longestName = 500

type Names = Pick<LeadContact, 'name' | 'givenName' | 'familyName' | 'companyName'>

/**
 * Reads the caller's name from a whole name, from its parts, or from both.
 *
 * A first name that is a company's (`JC Plumbing`) becomes the company and nobody's first name. What caller ID shows
 * instead of a name is not one, and stays among the fields.
 */
export const readName = (reading: Reading): Names => {
  const company = reading.line('contact.companyName')
  const given = reading.sources.take('contact.givenName')
  const family = reading.sources.take('contact.familyName')
  const whole = reading.sources.take('contact.name')
  const spoken = given && family ? `${given.text} ${family.text}` : ((given ?? family)?.text ?? '')
  const inParts = spoken === '' ? {} : namesIn(spoken)
  const inWhole = whole === undefined ? {} : saidIn(whole) === spoken ? inParts : namesIn(saidIn(whole))
  keep(reading, 'contact.givenName', given, inParts)
  keep(reading, 'contact.familyName', family, inParts)
  keep(reading, 'contact.name', whole, inWhole)
  const name =
    (inWhole.junk || !whole ? undefined : saidIn(whole)) ?? (inParts.junk ? undefined : spoken.slice(0, longestName))
  const person = isPerson(inParts) ? asSpoken(inParts, given, family) : inWhole
  const familyName = person.familyName ?? inWhole.familyName
  const taken = inParts.companyName ?? inWhole.companyName
  if (company === undefined && taken !== undefined)
    reading.doubt('contact.companyName', 'company-as-name', 'a company’s name came where a person’s was expected')
  if (whole && takenBack(whole.text))
    reading.doubt('contact.name', 'corrected', 'another name was said first and taken back')
  if (whole && given?.path === whole.path && readRegisteredName(whole.text.trim())?.isSure === false)
    reading.doubt('contact.name', 'name-order', 'caller ID does not tell which of the two names is the surname')
  const companyName = company ?? taken
  if (hasLookAlikes(`${name ?? ''} ${companyName ?? ''}`))
    reading.doubt('contact.name', 'look-alikes', 'letters of two scripts stand in one word')
  const names: Names = {}
  if (name) names.name = name
  if (person.givenName) names.givenName = person.givenName
  if (familyName) names.familyName = familyName
  if (companyName) names.companyName = companyName
  return names
}

/** A display name of SIP stands in quotation marks. */
const saidIn = ({ text }: TextSource): string =>
  takenBack(text)?.after ?? /^["“]([^"“”]+)["”]$/.exec(text)?.[1]?.trim() ?? text

const roles =
  'home ?owner|owner|manager|maintenance|tenant|renter|landlord|resident|property manager|speaker|contact|lead|customer|client|caller|user'
/** Whom transcripts and forms name by what they are: `Homeowner`, `Speaker 1`, `New customer`, `Unit 4 tenant`. */
const role = new RegExp(
  `^(?:the )?(?:(?:new|existing|potential|prospective|current|(?:unit|apt|apartment|suite|room) \\w{1,5}) )?(?:${roles})(?: (?:\\d{1,2}|[a-z]))?$`,
  'i',
)
/** `Tenant at 1205 Main`. */
const roleAt = new RegExp(`^(?:the )?(?:${roles}) (?:at|of|in) \\d`, 'i')
/** `Hector, the homeowner`. */
const roleBehind = new RegExp(`(?:, | [-–—] )(?:the |an? |our )?(?:${roles}|owner|manager|wife|husband)$`, 'i')

/** `Sue, Bob's wife`. */
const relation = /, .{1,40}['’]s (?:wife|husband|spouse|partner|mother|mom|father|dad|son|daughter|assistant|tenant)$/i

/** What parts a person from the company: ` - `, a comma, a role; `c/o` and `attn` the company from the person. */
const personFirst = /^([^,|/–—]+?)(?: [-–—|/] |, (?:[\p{L} ]{3,30} (?:at|with|from|of|for) )?)([^,|]+)$/u
const companyFirst = /^(.+?),? (?:c\/o|attn:?|attention:?) (.+)$/i

/** Nobody is called `Tony's`; what he owns is a company, unless it is his wife. */
const possessive =
  /^(?!(?:the |my )?(?:it|that|he|she|who|name)['’]s )\p{L}+(?: \p{L}+)?['’]s (?!(?:ex-?)?(?:wife|husband|spouse|partner|(?:step|grand)?(?:mom|mother|dad|father|son|daughter)|sister|brother|aunt|uncle|friend|girlfriend|boyfriend|neighbou?r|assistant|secretary|tenant|roommate|caregiver|boss|house|home|place|phone|cell|office)\b)\p{L}+/iu

/** A number or an address that was written beside a name. */
const reachedAt = /[\s,:;(–—-]+(?:\+?[\d(][\d\s().-]{6,}|\S+@\S+)$/
/** `Bob Keller (Keller Roofing)`. */
const besides = /^([^()]+) \(([^()]+)\)$/

/** Reads a name; of `Carlos Mendez - Mendez Roofing LLC` both, the person and the company. */
const namesIn = (whole: string): PersonName => {
  const said = /[\d@]/.test(whole) && /\p{L}{2}/u.test(whole) ? whole.replace(reachedAt, '') : whole
  if (role.test(said) || roleAt.test(said)) return { junk: true }
  const plain = /[,–—-]/.test(said) ? said.replace(roleBehind, '').replace(relation, '') : said
  // `Bob/Sue Keller` are two; `c/o` is one word.
  const text = plain.includes('/') ? plain.replace(/(?<=\p{L}{2}) ?\/ ?(?=\p{L}{2})/gu, ' & ') : plain
  // Letters alone name nobody besides, but for `attn`.
  if (text.length > longestName || (/^[a-z ]+$/i.test(text) && !/ att(?:n|ention) /i.test(text)))
    return inOrder(parsePersonName(text), text)
  const [, first = '', second = ''] = besides.exec(text) ?? personFirst.exec(text) ?? []
  const [, company = second, person = first] = companyFirst.exec(text) ?? []
  const [names, owner] = [parsePersonName(person), parsePersonName(company)]
  // `Nguyen, Tran LLC` is one company; who is named in full or by a role is a person of it.
  const isWhole = names.familyName !== undefined || !text.includes(', ') || / (?:at|with|from|of|for) /i.test(text)
  if (isPerson(names) && names.companyName === undefined && owner.companyName !== undefined && isWhole)
    return { ...names, companyName: owner.companyName }
  // `Bob Keller c/o Sue Park`.
  if (isPerson(owner) && isPerson(names) && /^c\/o /i.test(text.slice(company.length).replace(/^,? /, ''))) return owner
  return possessive.test(text) ? { companyName: text } : parsePersonName(text)
}

/** `VOGT STEVE` has the surname first. */
const inOrder = (name: PersonName, text: string): PersonName => {
  if (name.companyName !== undefined || !isSurnameFirst(text)) return name
  const [familyName = '', givenName = '', initial] = text.split(' ')
  return initial === undefined ? { givenName, familyName } : { givenName, middleName: initial, familyName }
}

const keep = (reading: Reading, leadPath: string, source: TextSource | undefined, { junk }: PersonName): void => {
  if (source && junk) reading.refuse(source, 'not-a-name', 'a name')
  else if (source) reading.note(leadPath, source)
}

const isPerson = ({ givenName, familyName }: PersonName): boolean => givenName !== undefined || familyName !== undefined

/** Who gave both parts knows better than a parser where the one ends. */
const asSpoken = (parsed: PersonName, given: TextSource | undefined, family: TextSource | undefined): PersonName =>
  given && family ? { ...parsed, givenName: given.text, familyName: family.text } : parsed
