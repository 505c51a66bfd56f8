import { emailKey, phoneKey } from './blocking-keys.ts'
import type { Field, Scale } from './comparison.ts'
import type { NormalRecord } from './normal-record.ts'
import type { ScoredPair } from './score-pair.ts'
import { maxSharers } from './weights.ts'

/** A caller, a customer and how they compare. */
export interface Pair {
  query: NormalRecord
  customer: NormalRecord
  scored: ScoredPair
  scale: Scale
}

/** Why a customer must not be matched without a person's look, however much else agrees. */
export type PairVeto =
  | 'other-external-id'
  | 'generation'
  | 'given-name'
  | 'surname'
  | 'other-company'
  | 'company-not-named'
  | 'other-site'
  | 'no-identifier'
  | 'partial-name'
  | 'sibling'

const levelOf = ({ scored }: Pair, field: Field): string | undefined =>
  scored.comparisons.find((comparison) => comparison.field === field)?.level

const has = (pair: Pair, field: Field, ...levels: string[]): boolean => levels.includes(levelOf(pair, field) ?? '')
const agreeing = ['equal', 'nickname', 'part', 'short', 'sound', 'close'] as const
const isPersonal = (pair: Pair): boolean => !pair.customer.isCompany
const companyNamed = (pair: Pair): boolean => has(pair, 'company', 'equal', 'sound', 'part')
const personNamed = (pair: Pair): boolean =>
  has(pair, 'company', 'owner') ||
  (has(pair, 'givenName', 'equal', 'nickname', 'short', 'sound', 'close') &&
    has(pair, 'familyName', 'equal', 'part', 'sound', 'close', 'similar'))

/** How many customers hold the numbers that agree, the least shared of them; 0 where none agrees. */
const phoneSharers = ({ query, customer, scale }: Pair): number => {
  const shared = query.phones.filter((phone) => customer.phones.includes(phone))
  return shared.length === 0 ? 0 : Math.min(...shared.map((phone) => scale.holders(phoneKey(phone))))
}

/** The phone agrees, and few enough customers share it. */
const phoneIdentifies = (pair: Pair): boolean => phoneSharers(pair) > 0 && phoneSharers(pair) <= maxSharers

const emailIdentifies = ({ query, customer, scale }: Pair): boolean =>
  query.emails.some(
    ({ key }) => customer.emails.some((email) => email.key === key) && scale.holders(emailKey(key)) <= maxSharers,
  )

/** How many of phone, e-mail and house name this customer. */
export const identifiers = (pair: Pair): number =>
  [phoneIdentifies(pair), emailIdentifies(pair), has(pair, 'address', 'house')].filter(Boolean).length

/** Tells whether the caller's number, e-mail or household is on file for this customer: then a person looks before anybody counts as new. */
export const isOnFile = (pair: Pair): boolean => contactIdentifies(pair) || isHousehold(pair)

const contactIdentifies = (pair: Pair): boolean => phoneIdentifies(pair) || emailIdentifies(pair)

/** One surname in one house: whoever is not the customer is a relative. */
const isHousehold = (pair: Pair): boolean =>
  has(pair, 'address', 'house') && has(pair, 'familyName', 'equal', 'part', 'sound', 'close')

/**
 * In the order in which they are named to a person. What no threshold can tell, these do: a household shares phone, street
 * and surname, and an office number its whole floor.
 */
const rules: readonly (readonly [PairVeto, (pair: Pair) => boolean])[] = [
  ['other-external-id', (pair) => has(pair, 'externalId', 'differ')],
  ['generation', ({ scored }) => scored.generation !== 'same'],
  ['given-name', (pair) => !companyNamed(pair) && has(pair, 'givenName', 'differ')],
  [
    'surname',
    (pair) =>
      !companyNamed(pair) &&
      has(pair, 'familyName', 'differ') &&
      !(identifiers(pair) > 1 && has(pair, 'givenName', 'equal', 'nickname')),
  ],
  ['other-company', (pair) => has(pair, 'company', 'differ', 'word')],
  [
    'company-not-named',
    (pair) => !isPersonal(pair) && !companyNamed(pair) && !personNamed(pair) && identifiers(pair) < 2,
  ],
  [
    'other-site',
    (pair) =>
      !isPersonal(pair) && !personNamed(pair) && has(pair, 'address', 'differ', 'street', 'number', 'unit', 'near'),
  ],
  [
    'no-identifier',
    (pair) => identifiers(pair) === 0 && !(companyNamed(pair) && (personNamed(pair) || has(pair, 'email', 'domain'))),
  ],
  ['partial-name', (pair) => isPersonal(pair) && isPartial(pair) && !partSettles(pair)],
  [
    'sibling',
    (pair) =>
      !contactIdentifies(pair) && has(pair, 'givenName', 'short', 'sound', 'close', 'similar', 'initial', 'middle'),
  ],
]

/** Part of a name is enough with an e-mail or at a number that nobody shares, a first name also at its house. */
const partSettles = (pair: Pair): boolean => {
  if (emailIdentifies(pair)) return true
  if (has(pair, 'givenName', 'equal', 'nickname') && !phoneIdentifies(pair)) return has(pair, 'address', 'house')
  const agrees = has(pair, 'givenName', ...agreeing) || has(pair, 'familyName', ...agreeing)
  return agrees && phoneSharers(pair) === 1
}

/** Only one part of the name was said, or is on file. */
const isPartial = (pair: Pair): boolean =>
  levelOf(pair, 'givenName') === undefined || levelOf(pair, 'familyName') === undefined

/** Another system's id settles who it is. */
export const hasExternalId = (pair: Pair): boolean => has(pair, 'externalId', 'equal')

/** The first rule that forbids this match; none does once an external id agrees. */
export const vetoOf = (pair: Pair): PairVeto | undefined =>
  hasExternalId(pair) ? undefined : rules.find(([, holds]) => holds(pair))?.[0]
