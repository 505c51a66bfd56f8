import { emailKey, givenKey, phoneKey } from './blocking-keys.ts'
import type { Field, Scale } from './comparison.ts'
import type { NormalRecord } from './normal-record.ts'
import type { ScoredPair } from './score-pair.ts'
import { commonGivenShare, givenNameSmoothing, maxSharers } from './weights.ts'

/** A caller, a customer and how they compare. */
export interface Pair {
  query: NormalRecord
  customer: NormalRecord
  scored: ScoredPair
  scale: Scale
}

/** The level at which a field compares; none where a side lacks it. */
export const levelOf = ({ scored }: Pair, field: Field): string | undefined =>
  scored.comparisons.find((comparison) => comparison.field === field)?.level

/** Tells whether a field compares at one of some levels. */
export const has = (pair: Pair, field: Field, ...levels: string[]): boolean =>
  levels.includes(levelOf(pair, field) ?? '')
/** The customer is a person, not a company. */
export const isPersonal = (pair: Pair): boolean => !pair.customer.isCompany
/** The caller named the customer's company. */
export const companyNamed = (pair: Pair): boolean => has(pair, 'company', 'equal', 'sound', 'form', 'part')
/** The caller bears the name of a person on record, or of the owner in the company's. */
export const personNamed = (pair: Pair): boolean =>
  has(pair, 'company', 'owner') ||
  (has(pair, 'givenName', 'equal', 'nickname', 'full', 'short', 'sound', 'close') &&
    has(pair, 'familyName', 'equal', 'part', 'sound', 'close', 'similar'))

/** A company's house: whoever calls from there works for it, unless they name another. */
export const isPremises = (pair: Pair): boolean => !isPersonal(pair) && has(pair, 'address', 'house')

/** How many customers hold the numbers that agree, the least shared of them; 0 where none agrees. */
export const phoneSharers = ({ query, customer, scale }: Pair): number => {
  const shared = query.phones.filter((phone) => customer.phones.includes(phone))
  return shared.length === 0 ? 0 : Math.min(...shared.map((phone) => scale.holders(phoneKey(phone))))
}

/** The phone agrees, and few enough customers share it. */
export const phoneIdentifies = (pair: Pair): boolean => phoneSharers(pair) > 0 && phoneSharers(pair) <= maxSharers

/** The e-mail address agrees, and few enough customers share it. */
export const emailIdentifies = (pair: Pair): boolean => {
  const { query, customer, scale } = pair
  const shared = query.emails.flatMap((left) =>
    customer.emails
      .filter(({ key }) => key === left.key && scale.holders(emailKey(key)) <= maxSharers)
      .map((right) => ({ left, right })),
  )
  return shared.some(({ left, right }) => left.spelled === right.spelled || !isDoubted(pair))
}

/** Somebody of that name may have an address that differs by a dot: whoever also gives another number or house, or another name. */
const isDoubted = (pair: Pair): boolean =>
  has(pair, 'phone', 'differ') ||
  has(pair, 'address', 'differ') ||
  !has(pair, 'givenName', 'equal') ||
  !has(pair, 'familyName', 'equal')

/** The house agrees, or was misheard by a digit or a word while the whole name is the same, or its surname sounds so. */
const houseIdentifies = (pair: Pair): boolean =>
  has(pair, 'address', 'house') ||
  (has(pair, 'address', 'near') && has(pair, 'givenName', 'equal') && has(pair, 'familyName', 'equal', 'sound'))

/** How many of phone, e-mail and house name this customer. */
export const identifiers = (pair: Pair): number =>
  [phoneIdentifies(pair), emailIdentifies(pair), houseIdentifies(pair)].filter(Boolean).length

/** A given name on record is one that people often share by chance. */
export const isCommonGivenName = ({ customer, scale }: Pair): boolean =>
  customer.people.some(
    ({ given }) => given !== undefined && scale.nameShare(givenKey(given.text), givenNameSmoothing) >= commonGivenShare,
  )

/** Number or e-mail name this customer. */
export const contactIdentifies = (pair: Pair): boolean => phoneIdentifies(pair) || emailIdentifies(pair)

/** Another system's id settles who it is. */
export const hasExternalId = (pair: Pair): boolean => has(pair, 'externalId', 'equal')
